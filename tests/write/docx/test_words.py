"""Words arrive in Word exactly as officers typed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document.look import Look
from reportgen.document.nodes import (
    Break,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Paragraph,
    Reference,
    Target,
    Text,
)
from reportgen.write.docx import write
from tests.documents import NUMBERED, says, words
from tests.write.docx.reading import WordFile, link_id, prepared, report, text, value, w, written

PLAIN = prepared(Look())
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.just("\t"))


def paragraph(*content: Inline) -> str:
    """The XML of the one paragraph that the content makes."""
    file = written(report(Paragraph(content)))
    return file.parts["word/document.xml"].decode().split("</w:pPr>", 1)[1].split("</w:p>", 1)[0]


@given(ANY_TEXT.filter(bool))
def test_any_text_that_xml_allows_arrives_unchanged(typed: str) -> None:
    file = WordFile.opened(write(report(says(typed)), PLAIN))
    assert file.texts() == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        "R&D <b>]]></w:t> \"'",
        "  two  spaces  ",
        "שלום, עולם",
        "👩‍👩‍👧 family",
        "\ue000 private use",
        "a\u2028b",
        "%1 ${accent} {{x}}",
    ],
)
def test_awkward_text_arrives_unchanged(typed: str) -> None:
    assert written(report(says(typed))).texts() == [typed]


@pytest.mark.parametrize("forbidden", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_a_character_that_xml_forbids_is_left_out_rather_than_make_the_file_unreadable(forbidden: str) -> None:
    assert written(report(says(f"a{forbidden}b"))).texts() == ["ab"]


def test_spaces_are_kept_by_every_run() -> None:
    assert paragraph(Text("a "), Text("b")).count('xml:space="preserve"') == 2


def test_strong_and_emphasised_words_wear_character_styles() -> None:
    assert '<w:rStyle w:val="Strong"/></w:rPr>' in paragraph(Text("a", Mark.STRONG))
    assert '<w:rStyle w:val="Emphasis"/></w:rPr>' in paragraph(Text("a", Mark.EMPHASIS))
    assert '<w:rStyle w:val="Strong"/><w:i/><w:iCs/></w:rPr>' in paragraph(Text("a", Mark.STRONG | Mark.EMPHASIS))


def test_strong_words_of_a_heading_stay_bold_since_bold_upon_bold_would_be_light() -> None:
    file = written(report(Heading(1, (Text("All "), Text("bold", Mark.STRONG)))))
    assert not list(file.tree().iter(w("rStyle")))


def test_words_that_belong_together_get_no_break_spaces() -> None:
    assert written(report(says(Text("8 May 2019", together=True)))).texts() == ["8\u00a0May\u00a02019"]


def test_a_break_is_a_new_line_and_a_tab_a_tab() -> None:
    assert written(report(says("a", Break(), "b\tc"))).texts() == ["a\nb\tc"]


def test_a_gap_reads_in_brackets_and_wears_its_style_without_bold() -> None:
    written_gap = paragraph(Gap("meeting date: to be given"))
    assert '<w:rStyle w:val="Gap"/></w:rPr><w:t xml:space="preserve">[meeting date: to be given]</w:t>' in written_gap


def test_a_link_leads_out_by_a_relationship_of_its_part() -> None:
    file = written(report(says(Link("mailto:a@example.gov.uk", words("write to us")))))
    (link,) = file.tree().iter(w("hyperlink"))
    assert file.links()[link_id(link)] == ("hyperlink", "mailto:a@example.gov.uk")
    assert value(link.find(f".//{w('rStyle')}")) == "Hyperlink"


def test_one_address_makes_one_relationship() -> None:
    link = Link("https://example.gov.uk/", words("here"))
    kinds = [kind for kind, _ in written(report(says(link), says(link))).links().values()]
    assert kinds.count("hyperlink") == 1


def test_signs_that_no_address_may_hold_are_written_with_percent() -> None:
    file = written(report(says(Link('https://example.gov.uk/a b"<é>', words("x")))))
    assert ("hyperlink", "https://example.gov.uk/a%20b%22%3Cé%3E") in file.links().values()


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://[", "https://", "file:///etc/passwd", "//example.uk", ""]
)
def test_an_address_that_word_would_not_open_is_written_as_words(href: str) -> None:
    file = written(report(says(Link(href, words("here")))))
    assert file.texts() == ["here"]
    assert not list(file.tree().iter(w("hyperlink")))


def test_a_link_within_a_link_leads_where_the_outer_one_leads() -> None:
    inner = Link("https://b.example.gov.uk", (Text("b"), Gap("c"), Reference("x", "d"), Target("t", words("e"))))
    file = written(report(says(Link("https://a.example.gov.uk", (Text("a"), inner)))))
    assert file.texts() == ["ab[c]de"]
    assert len(list(file.tree().iter(w("hyperlink")))) == 1


def test_a_reference_to_words_is_a_field_that_reads_them() -> None:
    appendix = says(Target("report", words("Appendix 1")), ": the report")
    file = written(report(says("See ", Reference("report"), "."), appendix))
    assert file.texts() == ["See Appendix 1.", "Appendix 1: the report"]
    (bookmark,) = file.tree().iter(w("bookmarkStart"))
    (instruction,) = file.tree().iter(w("instrText"))
    assert instruction.text == rf" REF {value(bookmark, 'name')} \h "


def test_a_reference_to_a_numbered_paragraph_is_a_field_that_reads_its_number() -> None:
    look = Look(scheme=NUMBERED)
    blocks = (Heading(1, words("A")), says("b", anchor="Delay & loss"), says("see ", Reference("Delay & loss")))
    file = written(report(*blocks, look=look), look)
    assert file.texts()[-1] == "see 1.1"
    (instruction,) = file.tree().iter(w("instrText"))
    assert str(instruction.text).endswith(r" \r \h ")


def test_a_reference_that_word_would_read_otherwise_is_a_link_to_its_place() -> None:
    item = Item((says("one"),), anchor="one")
    file = written(report(List(ListKind.NUMBERED, (item,)), says("see (", Reference("one"), ")")))
    assert file.texts()[-1] == "see (i)"
    (link,) = file.tree().iter(w("hyperlink"))
    assert value(link, "anchor") == value(next(file.tree().iter(w("bookmarkStart"))), "name")


def test_a_place_that_nothing_refers_to_gets_no_bookmark() -> None:
    file = written(report(says("a", anchor="a"), says(Target("b", words("b")))))
    assert not list(file.tree().iter(w("bookmarkStart")))


def test_a_reference_that_leads_nowhere_is_plain_words() -> None:
    file = written(report(says(Reference("nowhere", "the Act"))))
    assert file.texts() == ["the Act"]
    assert not list(file.tree().iter(w("fldChar")))


@given(st.lists(st.text(min_size=1, max_size=60), min_size=2, max_size=6, unique=True))
def test_bookmark_names_fit_word_and_tell_places_apart(names: list[str]) -> None:
    from reportgen.write.docx.bookmarks import bookmark_name

    bookmarks = [bookmark_name(name) for name in names]
    assert len({bookmark.lower() for bookmark in bookmarks}) == len(names)
    assert all(len(bookmark) <= 40 and bookmark.replace("_", "a").isascii() for bookmark in bookmarks)


def test_a_place_named_twice_gets_one_bookmark() -> None:
    twice = says(Target("a", words("x")), Target("a", words("y")), Reference("a"))
    assert len(list(written(report(twice)).tree().iter(w("bookmarkStart")))) == 1


def test_the_text_of_a_paragraph_holds_no_field_instruction() -> None:
    file = written(report(says(Target("a", words("x"))), says(Reference("a"))))
    assert [text(p) for p in file.paragraphs()] == ["x", "x"]
