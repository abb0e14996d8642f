"""What every page carries: masthead, header, footer, feedback box and marking."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document.nodes import Link, Page, PageLine, Text
from tests.documents import CLARET, FORM, bold, says, words
from tests.write.docx.reading import WordFile, link_id, report, text, value, w, written

PAGE = Page(
    masthead=PageLine(words("Lancaster Moor"), words("Part A")),
    header=PageLine(words("Short title"), words("18 July 2019")),
    footer=PageLine(words("Published with Appendix A")),
)
FEEDBACK = (bold("Easy to understand?"), Text(" Tell us: "), FORM)
MARKING = PageLine(words("DRAFT 2"), words("Not for publication"))


def opened(page: Page) -> WordFile:
    return written(report(says("x"), page=page), CLARET)


def stories(file: WordFile) -> dict[str, str]:
    """The part of each header and footer by its kind and place."""
    links = file.links()
    section = next(file.tree().iter(w("sectPr")))
    found = {}
    for reference in section.iter(w("headerReference"), w("footerReference")):
        kind = reference.tag.rpartition("}")[2].removesuffix("Reference")
        found[f"{kind} {value(reference, 'type')}"] = "word/" + links[link_id(reference)][1]
    return found


def margins(page: Page) -> dict[str, int]:
    element = next(opened(page).tree().iter(w("pgMar")))
    return {str(key).rpartition("}")[2]: int(str(found)) for key, found in element.attrib.items()}


def test_the_first_page_has_the_masthead_and_the_others_the_header() -> None:
    file = opened(PAGE)
    parts = stories(file)
    assert file.styled(parts["header first"]) == [("Masthead", "Lancaster Moor\tPart A")]
    assert file.styled(parts["header default"]) == [("RunningHeader", "Short title\t18 July 2019")]
    assert next(file.tree().iter(w("titlePg"))) is not None


def test_every_footer_counts_the_pages() -> None:
    file = opened(PAGE)
    for place in ("footer first", "footer default"):
        assert file.styled(stories(file)[place]) == [("RunningFooter", "Published with Appendix A\tPage 1 of 1")]
        codes = [str(element.text).strip() for element in file.tree(stories(file)[place]).iter(w("instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


def test_a_page_without_words_in_its_header_has_none() -> None:
    assert sorted(stories(opened(Page()))) == ["footer default", "footer first"]


def test_a_feedback_box_stands_above_the_footer_and_makes_room_for_itself() -> None:
    page = replace(PAGE, feedback=FEEDBACK)
    file = opened(page)
    part = stories(file)["footer default"]
    assert [name for name, _ in file.styled(part)] == ["FeedbackBox", "FooterPlain"]
    assert (margins(page)["bottom"] - margins(PAGE)["bottom"], margins(page)["footer"]) == (907, 510)


def test_a_link_in_a_footer_is_a_relationship_of_that_footer() -> None:
    file = opened(replace(PAGE, feedback=FEEDBACK))
    part = stories(file)["footer default"]
    (link,) = file.tree(part).iter(w("hyperlink"))
    links = file.links(part.replace("word/", "word/_rels/") + ".rels")
    assert links[link_id(link)] == ("hyperlink", FORM.href)


def test_a_marking_stands_above_everything_on_every_page_and_makes_room_for_itself() -> None:
    page = replace(PAGE, marking=MARKING)
    file = opened(page)
    for place in ("header first", "header default"):
        assert file.styled(stories(file)[place])[0] == ("DraftBanner", "DRAFT 2\tNot for publication")
    assert margins(page)["top"] - margins(PAGE)["top"] == 510


def test_a_marking_needs_no_header_to_stand_on() -> None:
    file = opened(Page(marking=MARKING))
    assert len(file.styled(stories(file)["header default"])) == 1


def test_the_page_is_a4_with_the_margins_of_the_look() -> None:
    file = opened(PAGE)
    size = next(file.tree().iter(w("pgSz")))
    assert (value(size, "w"), value(size, "h")) == ("11906", "16838")
    assert [margins(PAGE)[side] for side in ("top", "right", "bottom", "left")] == [1474, 1304, 1247, 1304]


def test_a_house_may_do_without_the_rule_under_its_masthead() -> None:
    styles = {
        rule: written(report(), replace(CLARET, masthead_rule=rule)).tree("word/styles.xml") for rule in (True, False)
    }
    path = f"{w('style')}[@{w('styleId')}='Masthead']/{w('pPr')}/{w('pBdr')}"
    assert [styles[rule].find(path) is not None for rule in (True, False)] == [True, False]


def test_emphasis_and_links_of_a_marking_are_plain_enough_for_its_style() -> None:
    marking = PageLine((bold("DRAFT"), Link("https://example.gov.uk", words(" x"))))
    file = opened(replace(PAGE, marking=marking))
    part = stories(file)["header first"]
    assert text(file.paragraphs(part)[0]) == "DRAFT x"
