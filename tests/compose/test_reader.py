"""Templates are Markdown with divisions: each is understood, and what is not is an error at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.fill import Filler
from reportgen.compose.holes import Rendering
from reportgen.compose.reader import Reader, parsed
from reportgen.document.nodes import (
    Align,
    Block,
    Division,
    DivisionKind,
    Entries,
    Gap,
    Heading,
    Item,
    Link,
    List,
    ListKind,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
    Title,
)
from tests.compose.houses import Folder, words, words_of

TEMPLATE = "lancashire/cabinet.md.j2"
TABLE = "| Paper | Date |\n| --- | ---: |\n| {{ 'Letter' }} | May |\n"


def blocks(folder: Folder, template: str) -> tuple[Block, ...]:
    return folder.document(template).blocks


def errors(folder: Folder, template: str) -> list[tuple[str, str]]:
    """The line and the message of everything wrong with a template."""
    found = folder.problems(template)
    assert {code for code, _, _ in found} <= {"TPL-03"}
    return [(place.removeprefix(f"{TEMPLATE}:"), message) for _, place, message in found]


# ------------------------------------------------------------------------------------------------- divisions


@pytest.mark.parametrize("kind", DivisionKind)
def test_each_division(folder: Folder, kind: DivisionKind) -> None:
    (division, after) = blocks(folder, f"::: {kind}\nWords.\n:::\n\nAfter.\n")
    assert isinstance(division, Division)
    assert division.kind is kind
    assert words_of(division.blocks) == "Words."
    assert words_of([after]) == "After."


def test_divisions_within_divisions_and_without_blank_lines(folder: Folder) -> None:
    (outer,) = blocks(folder, "::: box\nBefore.\n:::note\nWithin.\n:::\nAfter.\n:::")
    assert isinstance(outer, Division)
    assert [type(block) for block in outer.blocks] == [Paragraph, Division, Paragraph]


@pytest.mark.parametrize(
    ("template", "line", "what"),
    [
        ("a\n\n::: box\nb\n", "3", "the division `box`, which is never closed"),
        ("a\n\n:::\n", "3", "`:::` where no division is open"),
        ("a\n\n::: nonsense\nb\n:::\n", "3", "a division called `nonsense`"),
        ('a\n\n::: box caption="x"\nb\n:::\n', "3", "`caption=` on the division `box`"),
        ('a\n\n::: table colour="x"\n' + TABLE + ":::\n", "3", "`colour=` on the division `table`"),
        ("a\n\n::: table\nb\n:::\n", "3", "something other than a table in the division `table`"),
        (
            "a\n\n::: table caption=\"{{ 'x' }}\"\n" + TABLE + ":::\n",
            "3",
            "a value in a setting of the division `table`",
        ),
        ('a\n\n::: table widths="3"\n' + TABLE + ":::\n", "3", "`widths=` that are not one number for each column"),
        ('a\n\n::: table widths="3 x"\n' + TABLE + ":::\n", "3", "`widths=` that are not one number for each column"),
        ('a\n\n::: table total="true"\n' + TABLE + ":::\n", "3", "`total=` that is neither yes nor no"),
        ('a\n\n::: table row-headers="1"\n' + TABLE + ":::\n", "3", "`row-headers=` that is neither yes nor no"),
        ("a\n\n::: header\nb\n\nc\n:::\n", "3", "more than one line in the division `header`"),
        ("a\n\n::: header\n- b\n:::\n", "3", "more than one line in the division `header`"),
        ("a\n\n::: header\nb\n:   c\n\nd\n:   e\n:::\n", "3", "more than one line in the division `header`"),
        ("a\n\n::: header\nb\n:   - c\n:::\n", "3", "more than one line in the division `header`"),
        ("::: footer\nb\n:::\n\n::: footer\nc\n:::\n", "5", "more than one line in the division `footer`"),
    ],
)
def test_a_division_that_is_not_understood(folder: Folder, template: str, line: str, what: str) -> None:
    assert errors(folder, template) == [(line, f"the template holds {what}")]


@pytest.mark.parametrize(
    "fence", ["::: Box", "::: table caption='x'", "::: table caption=x", "::: box {.x}", "::::", "  :::"]
)
def test_a_fence_that_is_not_understood_is_no_words(folder: Folder, fence: str) -> None:
    said = f'the template holds `{fence.strip()}`, which opens no division: write ::: name setting="value"'
    for before in ("words\n", "words\n\n"):
        found = errors(folder, f"{before}{fence}\nb\n")
        assert found == [(str(before.count("\n") + 1), said)]


@given(st.text(':: -abc="\\tA{}é', max_size=20))
def test_a_line_with_colons_opens_a_division_or_is_an_error(rest: str) -> None:
    found = Reader(Rendering(), [], Filler(())).read(f":::{rest}")
    assert not words_of(found.blocks)
    assert found.diagnostics


# ---------------------------------------------------------------------------------------------------- tables


def test_a_table_with_its_settings(folder: Folder) -> None:
    settings = 'caption="Papers" description="One row a paper" widths="3.5 4" row-headers="yes" total="no"'
    (table,) = blocks(folder, f"::: table {settings}\n{TABLE}:::\n")
    assert isinstance(table, Table)
    assert (table.caption, table.description, table.row_headers, table.total) == (
        "Papers",
        "One row a paper",
        True,
        False,
    )
    assert [(column.width, column.align) for column in table.columns] == [(3.5, Align.LEFT), (4, Align.RIGHT)]
    assert [words_of(cell.blocks) for cell in table.header] == ["Paper", "Date"]
    assert [[words_of(cell.blocks) for cell in row] for row in table.rows] == [["Letter", "May"]]


def test_a_table_without_settings(folder: Folder) -> None:
    (table,) = blocks(folder, TABLE)
    assert isinstance(table, Table)
    assert (table.caption, table.row_headers, [column.width for column in table.columns]) == ("", False, [0, 0])


def test_prose_in_a_cell_may_be_a_list(folder: Folder) -> None:
    template = "| Answer |\n| --- |\n| {{ report.response }} |\n"
    case = 'reports: {cabinet: {response: "Both:\\n\\n- early\\n- late"}}\n'
    (table,) = folder.document(template, case).blocks
    assert isinstance(table, Table)
    assert [type(block) for block in table.rows[0][0].blocks] == [Paragraph, List]


# ----------------------------------------------------------------------------------------------------- pages


def test_what_every_page_carries(folder: Folder) -> None:
    page = folder.document(
        "::: masthead\nCouncil\n:   Part A\n:::\n::: header\nTitle\n:::\n::: feedback\n**Clear?** Say so\n:::\n"
    ).page
    assert (words(page.masthead.left), words(page.masthead.right)) == ("Council", "Part A")
    assert (words(page.header.left), page.header.right) == ("Title", ())
    assert words(page.feedback) == "Clear? Say so"
    assert (page.footer.left, page.marking) == ((), None)


def test_a_page_line_may_be_left_empty(folder: Folder) -> None:
    assert folder.document("::: header\n:::\n\na").page.header.left == ()
    assert words(folder.document("::: header\na\n:   {{ '' }}\n:::\n").page.header.left) == "a"


# --------------------------------------------------------------------------------------------------- entries


def test_entries_that_blank_lines_part_become_one(folder: Folder) -> None:
    (entries,) = blocks(folder, "Date:\n:   May\n\nWards:\n(by name)\n:   All\n\n    of them\n")
    assert isinstance(entries, Entries)
    assert [(words(entry.label), words_of(entry.blocks), words(entry.note)) for entry in entries.entries] == [
        ("Date:", "May", ""),
        ("Wards:", "Allof them", "(by name)"),
    ]


def test_a_title_that_an_entry_labels_stands_by_itself(folder: Folder) -> None:
    before, title, after = blocks(folder, "Body:\n:   Cabinet\n\nTitle:\n:   # The report\n\nDate:\n:   May\n")
    assert isinstance(before, Entries)
    assert isinstance(after, Entries)
    assert isinstance(title, Title)
    assert (words(title.label), words(title.content)) == ("Title:", "The report")


def test_a_title_in_a_front_sheet_stays_in_its_row(folder: Folder) -> None:
    (sheet,) = blocks(folder, "::: front-sheet\nTitle:\n:   # The report\n\nDate:\n:   May\n:::\n")
    assert isinstance(sheet, Division)
    (entries,) = sheet.blocks
    assert isinstance(entries, Entries)
    assert isinstance(entries.entries[0].blocks[0], Title)


def test_two_texts_under_one_label_are_an_error(folder: Folder) -> None:
    assert errors(folder, "a\n\nDate:\n:   May\n:   June\n") == [
        ("3", "the template holds a second text under one label")
    ]


# ----------------------------------------------------------------------------------------------------- lists


def test_lists_that_blank_lines_part_become_one(folder: Folder) -> None:
    template = "{% for word in ['a', 'b'] %}\n1. {{ word }}\n\n    - {{ word }}{{ word }}\n\n{% endfor %}\n- c\n"
    numbered, bullets = blocks(folder, template)
    assert isinstance(numbered, List)
    assert isinstance(bullets, List)
    assert (numbered.kind, bullets.kind) == (ListKind.NUMBERED, ListKind.BULLET)
    assert [words_of(item.blocks) for item in numbered.items] == ["aaa", "bbb"]


def test_an_item_can_be_a_place_to_refer_to(folder: Folder) -> None:
    (found, paragraph) = blocks(
        folder, "1. {{ anchor('x') }}{{ 'a' }}\n1. {{ 'b' }}\n1. {{ '' }}\n\nSee {{ refer('x') }}.\n"
    )
    assert isinstance(found, List)
    assert [item.anchor for item in found.items] == ["x", "", ""]
    assert found.items[2] == Item((Paragraph(()),), number="(iii)")
    assert isinstance(paragraph, Paragraph)
    assert words(paragraph.content) == "See i."


# -------------------------------------------------------------------------------------- headings and the rest


def test_headings_titles_quotations_emphasis_and_links(folder: Folder) -> None:
    template = (
        "# {{ 'T' }}\n\n## {{ anchor('s') }}{{ 'S' }}\n\n### U\n\n> {{ 'Q' }}\n\n"
        "**{{ 'B' }}** *{{ 'E' }}* [{{ 'L' }}](https://a.uk)\n[x](#s)\n"
    )
    title, section, below, quote, paragraph = blocks(folder, template)
    assert isinstance(title, Title)
    assert isinstance(section, Heading)
    assert (section.level, section.anchor, words(section.content)) == (1, "s", "S")
    assert isinstance(below, Heading)
    assert below.level == 2
    assert isinstance(quote, Quote)
    assert isinstance(paragraph, Paragraph)
    link = next(inline for inline in paragraph.content if isinstance(inline, Link))
    assert (link.href, words(link.content)) == ("https://a.uk", "L")
    assert isinstance(paragraph.content[-1], Reference)
    assert paragraph.content[-1].text == "S"


def test_html_and_entities_are_words(folder: Folder) -> None:
    assert folder.said("<b>not bold</b> &amp; <p>") == "<b>not bold</b> &amp; <p>"


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("`code`", "words between backticks"),
        ("![x](y.png)", "a picture"),
        ("---", "a line across the page"),
        ("#### Deep", "a Markdown element (h4)"),
        ("[x](javascript:y)", "a link to `javascript:y`, which is neither a web page nor an e-mail address"),
        ("[x](data:text/html,y)", "a link to `data:text/html,y`, which is neither a web page nor an e-mail address"),
        ("[x](../y.md)", "a link to `../y.md`, which is neither a web page nor an e-mail address"),
        ("[x](https://a.uk/{{ 'y' }})", "a value in the address of a link: use the filter `web`"),
        ("[x](#{{ 'y' }})", "a value in the name of a reference: use the function `refer`"),
        ("{{ true }}", "a value that has no words (bool)"),
        ("{{ none }}", "a value that has no words (NoneType)"),
        ("{{ 1.5 }}", "a value that has no words (float)"),
        ("{{ ['a'] }}", "a value that has no words (list)"),
        ("{{ case }}", "a value that has no words (Case)"),
    ],
)
def test_what_reports_do_not_have_is_an_error_at_its_line(folder: Folder, markdown: str, what: str) -> None:
    assert errors(folder, f"a\n\n{markdown}\n\nb") == [("3", f"the template holds {what}")]
    assert errors(folder, f"{{% if true %}}\n{markdown}\n{{% endif %}}") == [("2", f"the template holds {what}")]


def test_a_paragraph_that_begins_with_four_spaces_is_an_error(folder: Folder) -> None:
    assert errors(folder, "{% if true %}\n    four\n{% endif %}") == [
        ("2", "the template holds a paragraph that begins with four spaces")
    ]


def test_every_mistake_of_a_template_is_found_in_one_run(folder: Folder) -> None:
    assert [line for line, _ in errors(folder, "`a`\n\n---\n\n::: box\n\n{{ none }}\n\n:::\n\n:::")] == [
        "1",
        "3",
        "7",
        "11",
    ]


# ---------------------------------------------------------------------------------------------------- places


def test_a_paragraph_knows_the_line_of_the_template_that_it_came_from(folder: Folder) -> None:
    template = "First.\n\n{% if true %}\n{{ 'Second' }}.\n{% endif %}\n{% include 'base/part.md.j2' %}\n"
    found = folder.document(template, files={"base/part.md.j2": "\n\nThird {{ 1 }}.\n"}).blocks
    spans = [
        block.origin.span for block in found if isinstance(block, Paragraph) and block.origin and block.origin.span
    ]
    assert [(span.file.rpartition("/")[2], span.line) for span in spans] == [
        ("cabinet.md.j2", 1),
        ("cabinet.md.j2", 4),
        ("part.md.j2", 3),
    ]


def test_text_without_marks_has_no_place() -> None:
    read = Reader(Rendering(), [], Filler(())).read("`code`")
    assert [found.span for found in read.diagnostics] == [None]


def test_a_section_of_the_same_shape_is_parsed_once(folder: Folder) -> None:
    template = "{% for word in words %}\n- {{ word }} of *them*\n\n{% endfor %}".replace(
        "words", "case.complaint.points"
    )
    parsed.cache_clear()
    folder.said(template, "complaint: {points: [one, two, three]}\n")
    once = parsed.cache_info()
    assert (once.misses, once.hits) == (1, 2)
    folder.said(template, 'complaint: {points: ["# four", "**five**", "<b>", "| x |"]}\n')
    assert parsed.cache_info().misses == 1


def test_gaps_show_where_the_value_would_stand(folder: Folder) -> None:
    (paragraph,) = folder.document("**{{ case.complaint.about }}** is *{{ report.wards }}*.").blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(inline) for inline in paragraph.content] == [Gap, Text, Gap, Text]
    assert (
        words(paragraph.content)
        == "[what the complaint was about: to be given] is [wards or divisions affected: to be given]."
    )
