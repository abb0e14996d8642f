from __future__ import annotations

import hashlib
import re
import time
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from lxml import etree

from reportgen.document.look import Look
from reportgen.document.nodes import (
    Block,
    Column,
    Division,
    DivisionKind,
    Document,
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
    Reference,
    Table,
    Target,
    Text,
    Title,
)
from reportgen.document.numbering import number
from reportgen.write.html import write
from tests.documents import CLARET, NAVY, bold, cells, document, items, sample, says, spoken, words
from tests.strategies import BLOCKS
from tests.write import goldens

PREFIX = "{http://www.w3.org/1999/xhtml}"


def parsed(html: str) -> etree._Element:
    """The page as a strict parser of XML reads it, which forgives nothing."""
    root = etree.fromstring(html.encode(), etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(PREFIX)
    return root


def text_content(element: etree._Element) -> str:
    """The words that a reader gets: a new line parts words, what is hidden is not read."""
    for new_line in element.iter("br"):
        new_line.text = " "
    for hidden in [*element.iterfind(".//*[@hidden]"), *element.iter("caption")]:
        hidden.text = ""
    return "".join(map(str, element.itertext()))


def page_of(*blocks: Block, look: Look = CLARET) -> etree._Element:
    return parsed(write(document(*blocks), look))


def main_of(*blocks: Block) -> str:
    """What stands in the `main` of the page, on one line."""
    page = write(document(*blocks), CLARET)
    return page.split("<main>\n")[1].split("</main>")[0].replace("\n", "")


def line(*content: Inline | str) -> str:
    return main_of(says(*content)).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(("name", "look"), [("numbered", NAVY), ("unnumbered", CLARET)])
def test_the_sample_report_is_as_reviewed(name: str, look: Look) -> None:
    goldens.check(f"{name}.html", write(number(sample(), look.scheme), look))


@settings(max_examples=60, deadline=None)
@given(BLOCKS)
def test_every_word_comes_through_once_on_a_sound_page_whatever_officers_typed(blocks: tuple[Block, ...]) -> None:
    page = page_of(*blocks)
    main = page.find("body/main")
    assert main is not None
    assert text_content(main).split() == spoken(blocks).split()
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert len(list(page.iter("h1"))) == 1


# ------------------------------------------------------------------------------------------------- the page


def test_the_page_loads_nothing_and_its_policy_allows_nothing_but_its_own_style_sheet() -> None:
    html = write(number(sample(), NAVY.scheme), NAVY)
    page = parsed(html)
    style = page.findtext("head/style")
    assert style is not None
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not page.xpath("//script | //link | //img | //iframe | //@src | //@style | //@*[starts-with(name(), 'on')]")
    assert not re.search(r"url\(|@import|expression", style)


def test_the_page_says_its_language_title_author_and_subject() -> None:
    properties = replace(document().properties, title="R&D <b>", author="Head of Complaints", subject='The "report"')
    page = parsed(write(Document((), Page(), properties), CLARET))
    assert page.get("lang") == "en-GB"
    assert page.findtext("head/title") == "R&D <b>"
    assert page.xpath("string(//meta[@name='author']/@content)") == "Head of Complaints"
    assert page.xpath("string(//meta[@name='description']/@content)") == 'The "report"'


def test_a_report_without_a_title_block_has_its_title_as_a_heading_for_the_ear() -> None:
    page = page_of(says("None."))
    assert [heading.text for heading in page.iter("h1")] == ["Ombudsman’s public report on Children’s Social Care"]


def test_html_parsers_see_every_element_closed() -> None:
    class Balanced(HTMLParser):
        open: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

        def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            assert tag in {"br", "meta"}

    parser = Balanced()
    parser.open = []
    parser.feed(write(number(sample(), NAVY.scheme), NAVY))
    assert parser.open == []


def test_the_style_sheet_has_the_measures_of_the_look_and_nothing_that_could_break_out_of_it() -> None:
    look = replace(NAVY, font='Gill"; } </style><script>', accent="1B365D;}")
    style = parsed(write(document(), look)).findtext("head/style")
    assert style is not None
    assert "--accent: #1BC365D".replace("C", "") in style
    assert '"Gill  stylescript"' in style
    assert "text-transform: uppercase" in style
    assert "--label: 4.3cm" in style


def test_the_pages_marking_masthead_feedback_and_footer_stand_outside_the_report() -> None:
    page = Page(
        masthead=PageLine(words("Example Borough Council"), words("Part 1")),
        header=PageLine(words("Short title")),
        footer=PageLine(words("Class: Part 1")),
        feedback=words("Easy to read?"),
        marking=PageLine(words("DRAFT")),
    )
    body = parsed(write(document(Title(words("Findings")), page=page), CLARET)).find("body")
    assert body is not None
    assert [(part.tag, text_content(part).split()) for part in body] == [
        ("header", ["DRAFT", "Example", "Borough", "Council", "Part", "1"]),
        ("main", ["Findings"]),
        ("footer", ["Easy", "to", "read?", "Class:", "Part", "1"]),
    ]


# ------------------------------------------------------------------------------------------------- the words


def test_words_are_escaped() -> None:
    assert line("R&D <b> \"x\" 'y' &amp;") == "R&amp;D &lt;b&gt; \"x\" 'y' &amp;amp;"


def test_marks_gaps_and_new_lines_are_elements() -> None:
    assert line(Text("both", Mark.STRONG | Mark.EMPHASIS), Text("a", Mark.EMPHASIS), bold("b")) == (
        "<strong><em>both</em></strong><em>a</em><strong>b</strong>"
    )
    assert line(Gap("date: to be given", 'no "date"'), Gap("x")) == (
        '<mark class="gap" title="no &quot;date&quot;">[date: to be given]</mark><mark class="gap">[x]</mark>'
    )


def test_words_that_stay_together_are_joined_by_no_break_spaces() -> None:
    assert line("on ", Text("8 May 2019", together=True)) == "on 8\u00a0May\u00a02019"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b", " http://a"]
)
def test_an_address_that_is_not_web_or_mail_is_shown_as_words_only(href: str) -> None:
    assert line(Link(href, words("our policy"))) == "our policy"


def test_links_are_escaped_and_hold_no_links() -> None:
    inner = (Text("see "), Link("https://b.example", words("b")), Reference("a", "1", resolved=True))
    assert line(Link('https://a.example/?x=1&y="2"', inner)) == (
        '<a href="https://a.example/?x=1&amp;y=&quot;2&quot;">see b1</a>'
    )


def test_references_lead_to_their_places_and_unresolved_ones_nowhere() -> None:
    target = Target("Appendix A", words("Appendix A"))
    assert line(target, Reference("Appendix A", "Appendix A", resolved=True), Reference("b", "the Act")) == (
        '<span id="Appendix_20_A">Appendix A</span><a href="#Appendix_20_A">Appendix A</a>the Act'
    )


def test_every_in_page_link_of_the_sample_leads_to_an_element() -> None:
    page = parsed(write(number(sample(), NAVY.scheme), NAVY))
    links = [link for element in page.iter("a") if (link := str(element.get("href"))).startswith("#")]
    assert len(links) == 5
    assert {link.removeprefix("#") for link in links} <= {element.get("id") for element in page.iter()}


# ------------------------------------------------------------------------------------------------ the blocks


def test_numbers_are_words_of_headings_paragraphs_and_items() -> None:
    assert main_of(Heading(1, words("Summary"), "s", "3.")) == (
        '<h2 id="s" class="numbered"><span class="number">3.</span> Summary</h2>'
    )
    assert main_of(Paragraph(words("Fault."), number="3.1.")) == (
        '<p class="numbered"><span class="number">3.1.</span> Fault.</p>'
    )
    assert main_of(List(ListKind.NUMBERED, (Item((says("note"),), "n", "(i)"),))) == (
        '<ol role="list"><li id="n"><p><span class="number">(i)</span> note</p></li></ol>'
    )


def test_an_item_that_begins_with_something_else_than_a_paragraph_keeps_its_number() -> None:
    odd = List(ListKind.NUMBERED, (Item((Quote((says("fault"),)),), number="(i)"),))
    assert '<li><span class="number">(i)</span> <blockquote><p>fault</p></blockquote></li>' in main_of(odd)


def test_the_first_title_is_the_main_heading() -> None:
    assert main_of(Title(words("Findings"), words("Report title:")), Title(words("Again"))) == (
        '<p class="title-label">Report title:</p><h1>Findings</h1><p class="title">Again</p>'
    )


def test_labels_and_what_they_label_are_a_description_list() -> None:
    front = Entries((Entry(words("Legal:"), (says("None"),), words("(Solicitor)")),))
    assert main_of(Division(DivisionKind.FRONT_SHEET, (front,))) == (
        '<div class="front-sheet"><dl><div><dt>Legal: <span class="note">(Solicitor)</span></dt>'
        "<dd><p>None</p></dd></div></dl></div>"
    )


def test_boxes_and_lists_of_what_is_to_be_done_are_named_parts_of_the_page() -> None:
    assert main_of(Division(DivisionKind.BOX, (Heading(1, words("Out & in")),))) == (
        '<section class="box" aria-label="Out &amp; in"><h2>Out &amp; in</h2></section>'
    )
    assert main_of(Division(DivisionKind.TODO, (says("To do"), items("date")))) == (
        '<aside class="todo" aria-label="To do"><p>To do</p><ul><li><p>date</p></li></ul></aside>'
    )


def test_quotations_are_quotations() -> None:
    assert main_of(Quote((says("fault"),))) == "<blockquote><p>fault</p></blockquote>"


def table(**details: bool | str) -> Table:
    columns = (Column(), Column(3.0))
    rows = (cells("Distress", "£300"), cells("Total", "£300"))
    return replace(Table(columns, cells("What for", "Sum"), rows, "Payments"), **details)  # type: ignore[arg-type]


def test_a_table_has_a_caption_and_header_cells_that_say_what_they_head() -> None:
    frame = page_of(table(row_headers=True, total=True, description="What was paid.")).find("body/main/div")
    assert frame is not None
    assert frame.xpath("string(table/caption)") == "Payments"
    assert frame.get("aria-labelledby") == frame.xpath("string(table/caption/@id)")
    assert frame.xpath("string(p[@hidden])") == "What was paid."
    assert frame.xpath("table/@aria-describedby") == frame.xpath("p/@id")
    assert frame.xpath("count(table/thead/tr/th[@scope='col'])") == 2
    assert frame.xpath("string(table/tbody/tr/th[@scope='row'])") == "Distress"
    assert frame.xpath("string(table/tfoot/tr)").split() == ["Total", "£300"]  # type: ignore[union-attr]


def test_a_caption_is_for_the_ear_only() -> None:
    assert 'class="unseen">Payments</caption>' in main_of(Heading(1, words("Costs")), table())


def test_a_report_of_ordinary_length_is_written_in_milliseconds() -> None:
    report = number(sample(), NAVY.scheme)
    write(report, NAVY)
    start = time.process_time()
    for _ in range(20):
        write(report, NAVY)
    assert (time.process_time() - start) / 20 < 0.02  # about 0.001 on a desk computer


def test_a_live_page_differs_in_nothing_but_that_a_browser_reads_it_anew() -> None:
    page, live = write(sample(), NAVY), write(sample(), NAVY, live=True)
    (line,) = set(live.splitlines()) - set(page.splitlines())
    assert line == '<meta http-equiv="refresh" content="2" />'
    assert live.replace(line + "\n", "") == page
