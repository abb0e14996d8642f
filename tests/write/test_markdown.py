from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportgen.document.look import Scheme
from reportgen.document.nodes import (
    Block,
    Break,
    Cell,
    Column,
    Division,
    DivisionKind,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Page,
    PageLine,
    Paragraph,
    Quote,
    Table,
    Text,
    Title,
)
from reportgen.document.numbering import number
from reportgen.write.markdown import write
from tests.documents import NUMBERED, UNNUMBERED, bold, cells, document, items, sample, says, spoken, words
from tests.strategies import BLOCKS
from tests.write import goldens

GFM = MarkdownIt("gfm-like").disable("linkify")
TAGS = {"br": " ", "ul": " ", "li": " ", "strong": "", "em": ""}


def text_content(markdown: str) -> str:
    """The words that a reader sees, as the blocks of a parser of Markdown have them."""
    return "\n".join(
        _inline(token.children or []).removeprefix("[ ] " if token.content.startswith("[ ] ") else "")
        for token in GFM.parse(markdown)
        if token.type == "inline"
    )


def _inline(tokens: Iterable[Token]) -> str:
    out = []
    for token in tokens:
        assert token.type not in {"image", "code_inline", "s_open"}, token
        if token.type == "html_inline":
            out.append(TAGS[token.content.strip("</>")])
        else:
            out.append(" " if token.type in {"hardbreak", "softbreak"} else token.content)
    return "".join(out)


def markdown(*blocks: Block) -> str:
    return write(document(*blocks))


def line(*content: Inline | str) -> str:
    return markdown(says(*content)).rstrip("\n")


@pytest.mark.parametrize(("name", "scheme"), [("numbered", NUMBERED), ("unnumbered", UNNUMBERED)])
def test_the_sample_report_reads_as_reviewed(name: str, scheme: Scheme) -> None:
    goldens.check(f"{name}.md", write(number(sample(), scheme)))


@settings(max_examples=100, deadline=None)
@given(BLOCKS)
def test_every_word_comes_through_whatever_officers_typed(blocks: tuple[Block, ...]) -> None:
    assert text_content(markdown(*blocks)).split() == spoken(blocks).split()


@settings(max_examples=40, deadline=None)
@given(BLOCKS)
def test_lines_end_in_lf_only_and_never_in_a_space(blocks: tuple[Block, ...]) -> None:
    text = markdown(*blocks)
    assert text.splitlines() == text.split("\n")[:-1]
    assert all(line == line.rstrip() for line in text.splitlines())


# ------------------------------------------------------------------------------------------------- the words


@pytest.mark.parametrize(
    "prose",
    [
        "The Council paid £300 * 2 & apologised; 5 < 6 > 4.",
        "It is a | b, R&D, snake_case_name and C:\\temp [sic] #3 – really!",
        "See www.example.gov.uk/a_b and https://example.gov.uk/?a=1&b=2 or first_last@example.gov.uk.",
        "3.1. That + this = 100% ~ £5, (a) “quoted”, ‘A’ – $5",
    ],
)
def test_ordinary_prose_is_written_as_it_was_typed(prose: str) -> None:
    assert line(prose) == prose


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("15. Ms X said", "15\\. Ms X said"),
        ("15) Ms X said", "15\\) Ms X said"),
        ("1974\\. Act", "1974\\\\. Act"),
        ("*Ms X*", "\\*Ms X\\*"),
        ("# 3 Elm Close", "\\# 3 Elm Close"),
        ("- 12 days late", "\\- 12 days late"),
        ("+ 12 days late", "\\+ 12 days late"),
        ("> 12 days late", "\\> 12 days late"),
        ("---", "\\---"),
        ("<b>", "\\<b>"),
        ("&amp;", "\\&amp;"),
        ("[x]: y", "\\[x\\]: y"),
        ("~~struck~~", "\\~\\~struck\\~\\~"),
        ("the `code`", "the \\`code\\`"),
        ("https://example.gov.uk/~x", "https\\://example.gov.uk/\\~x"),
        ("https://a.uk/www.b.uk/_", "https\\://a.uk/www\\.b.uk/\\_"),
        ("www.example.gov.uk\u00a0*", "www\\.example.gov.uk\u00a0\\*"),
        ("1 *_ 1", "1 \\*\\_ 1"),
        ("C:\\temp\\ ", "C:\\temp\\\\"),
    ],
)
def test_what_gfm_would_take_for_markup_is_escaped(typed: str, written: str) -> None:
    assert line(typed) == written


def test_characters_that_some_programs_take_for_a_line_end_become_spaces() -> None:
    assert line("one\u2028two\x85three\x0bfour\x0cfive") == "one two three four five"


def test_words_that_stay_together_have_ordinary_spaces() -> None:
    assert line("on ", Text("8 May 2019", together=True)) == "on 8 May 2019"


def test_a_gap_is_bold_in_its_brackets() -> None:
    assert line("held on ", Gap("meeting date: to be given")) == "held on **[meeting date: to be given]**"


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((bold("Legal. "), Text("None.")), "**Legal.** None."),
        ((bold("Miss "), bold("X")), "**Miss X**"),
        ((Text("un"), Text("fair", Mark.EMPHASIS), Text("ly")), "un*fair*ly"),
        ((Text("both", Mark.STRONG | Mark.EMPHASIS),), "***both***"),
        ((bold("Date:"), Text("14 July")), "<strong>Date:</strong>14 July"),
        ((bold("a"), Text("b", Mark.EMPHASIS)), "<strong>a</strong><em>b</em>"),
        ((bold("  "), Text("b")), "b"),
    ],
)
def test_marks_are_asterisks_wherever_gfm_reads_them_as_marks(content: tuple[Inline, ...], written: str) -> None:
    assert line(*content) == written


@pytest.mark.parametrize(
    ("href", "typed", "written"),
    [
        ("https://example.gov.uk/a_b", "our policy", "[our policy](https://example.gov.uk/a_b)"),
        ("https://example.gov.uk/a_b", "https://example.gov.uk/a_b", "<https://example.gov.uk/a_b>"),
        ("mailto:first_last@example.gov.uk", "first_last@example.gov.uk", "<first_last@example.gov.uk>"),
        ("https://example.gov.uk/(a|b)", "the [plan]", "[the \\[plan\\]](https://example.gov.uk/%28a%7Cb%29)"),
        ("javascript:alert(1)", "our policy", "our policy"),
    ],
)
def test_links_show_their_words_and_lead_to_safe_addresses_only(href: str, typed: str, written: str) -> None:
    assert line(Link(href, words(typed))) == written


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    assert line("Look!", Link("https://example.gov.uk", words("here"))) == "Look\\![here](https://example.gov.uk)"


def test_a_new_line_is_a_backslash_in_running_text_and_a_tag_elsewhere() -> None:
    content = (Text("Head of Service "), Break(), Text("- acting"))
    cell = Cell((Paragraph(content),))
    assert markdown(Paragraph(content)) == "Head of Service\\\n\\- acting\n"
    assert markdown(Heading(1, content)) == "## Head of Service<br>- acting\n"
    assert "| Head of Service<br>- acting |\n" in markdown(Table((Column(),), (cell,), ((cell,),), "Roles"))


def test_a_caret_in_a_gap_makes_no_footnote() -> None:
    assert line(Gap("^1")) == "**\\[^1\\]**"


# ------------------------------------------------------------------------------------------------ the blocks


def test_a_number_is_part_of_the_words_and_never_starts_a_list() -> None:
    assert markdown(Heading(1, words("Summary"), number="3.")) == "## 3. Summary\n"
    assert markdown(Paragraph(words("Fault."), number="3.1.")) == "3.1. Fault.\n"
    assert markdown(Paragraph(words("Fault."), number="3.")) == "3\\. Fault.\n"


def test_number_signs_at_the_end_of_a_heading_are_kept() -> None:
    assert markdown(Heading(2, words("Case C ##"))) == "### Case C \\##\n"


def test_a_title_follows_its_label() -> None:
    assert markdown(Title(words("Findings"), words("Report title:"))) == "**Report title:**\n\n# Findings\n"


def test_short_bullets_stand_close_together_and_longer_items_apart() -> None:
    assert markdown(items("note", "endorse")) == "- note\n- endorse\n"
    longer = List(ListKind.BULLET, (Item((says("note"), says("by vote"))), Item((says("endorse"),))))
    assert markdown(longer) == "- note\n\n  by vote\n\n- endorse\n"


def test_two_lists_side_by_side_stay_two_lists() -> None:
    parsed = GFM.parse(markdown(items("note"), items("endorse")))
    assert sum(token.type == "bullet_list_open" for token in parsed) == 2


def test_numbered_items_are_paragraphs_that_begin_with_their_number() -> None:
    numbered = number(document(items("note", "endorse", kind=ListKind.NUMBERED)), UNNUMBERED)
    assert write(numbered) == "(i) note\n\n(ii) endorse\n"


def test_an_item_that_begins_with_something_else_than_a_paragraph_keeps_its_number() -> None:
    odd = List(ListKind.NUMBERED, (Item((Quote((says("fault"),)),), number="(i)"),))
    assert markdown(odd) == "(i)\n\n> fault\n"
    assert "| (i)<br>fault |" in markdown(Table((Column(),), (Cell((odd,)),), (), "Findings"))


def test_labels_of_the_front_are_bold_and_print_as_they_are_given() -> None:
    front = Entries((Entry(words("Date:"), (says("14 July 2021"),)), Entry(words("Wards"), (items("All"),))))
    assert markdown(Division(DivisionKind.FRONT, (front,))) == "**Date:** 14 July 2021\n\n**Wards**\n\n- All\n"


def test_a_front_sheet_is_a_table_whose_header_is_the_first_entry() -> None:
    sheet = Entries(
        (
            Entry(words("Report To:"), (says("Executive Cabinet"),)),
            Entry(words("Legal:"), (says("None | yet"), says("See below")), words("(Borough Solicitor)")),
        )
    )
    assert markdown(Division(DivisionKind.FRONT_SHEET, (sheet,))) == (
        "| Report To: | Executive Cabinet |\n"
        "| --- | --- |\n"
        "| **Legal:**<br>(Borough Solicitor) | None \\| yet<br>See below |\n"
    )


def test_a_caption_is_for_the_ear_and_is_not_written() -> None:
    table = Table((Column(),), cells("Date"), (cells("August 2018"),), "Timeline")
    assert markdown(Heading(1, words("Steps")), table).startswith("## Steps\n\n| Date |")


def test_boxes_and_quotations_are_set_apart() -> None:
    box = Division(DivisionKind.BOX, (Heading(1, words("Outline")), says("Fault.")))
    assert markdown(box) == "> ## Outline\n>\n> Fault.\n"
    assert markdown(Quote((says("We found", Break(), "fault."),))) == "> We found\\\n> fault.\n"


def test_responses_are_bold_bullets_with_the_answer_below() -> None:
    answer = List(ListKind.BULLET, (Item((says("Apologise"), says("Done on 5 June."))),))
    assert markdown(Division(DivisionKind.RESPONSES, (answer,))) == "- **Apologise**\n\n  Done on 5 June.\n"


def test_what_is_still_to_be_done_has_boxes_to_tick() -> None:
    assert markdown(Division(DivisionKind.TODO, (says("To do"), items("date")))) == "> **To do**\n>\n> - [ ] date\n"


def test_marking_and_masthead_come_first_and_feedback_last() -> None:
    page = Page(
        masthead=PageLine(words("Example Borough Council"), words("Part 1")),
        header=PageLine(words("Short title")),
        footer=PageLine(words("Class: Part 1")),
        feedback=words("Easy to read?"),
        marking=PageLine(words("DRAFT")),
    )
    assert write(document(says("Body."), page=page)) == (
        "**DRAFT**\n\n**Example Borough Council · Part 1**\n\nBody.\n\n---\n\nEasy to read?\n"
    )


def test_a_report_of_ordinary_length_is_written_in_milliseconds() -> None:
    report = number(sample(), NUMBERED)
    write(report)
    start = time.process_time()
    for _ in range(20):
        write(report)
    assert (time.process_time() - start) / 20 < 0.02  # about 0.001 on a desk computer
