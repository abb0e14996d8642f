"""Each part of a report wears the styles that make it look as it should."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from reportgen.document.nodes import (
    Block,
    Break,
    Division,
    DivisionKind,
    Document,
    Entries,
    Entry,
    Heading,
    Item,
    List,
    ListKind,
    Page,
    Paragraph,
    Properties,
    Quote,
    Title,
)
from reportgen.write.docx import write
from tests.documents import CLARET, NAVY, bold, items, says, words
from tests.strategies import BLOCKS
from tests.write.docx.reading import BASE, NAMES, WordFile, one, prepared, report, style, value, w

CLARET_HOUSE = prepared(CLARET)
NAVY_HOUSE = prepared(NAVY)


def styled(*blocks: Block, numbered: bool = False) -> list[tuple[str, str]]:
    return opened(*blocks, numbered=numbered).styled()


def opened(*blocks: Block, numbered: bool = False) -> WordFile:
    house = NAVY_HOUSE if numbered else CLARET_HOUSE
    return WordFile.opened(write(report(*blocks, look=house.house.look), house))


def kept(file: WordFile) -> list[bool]:
    return [paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None for paragraph in file.paragraphs()]


def divided(kind: DivisionKind, *blocks: Block) -> Division:
    return Division(kind, blocks)


def front(*blocks: Block, note: str = "") -> Division:
    return divided(DivisionKind.FRONT, Entries((Entry(words("Ward:"), blocks, words(note) if note else ()),)))


def test_a_title_is_a_paragraph_and_no_heading() -> None:
    assert styled(Title(words("On delay"))) == [("Title", "On delay")]


def test_a_title_with_a_label_hangs_beside_it() -> None:
    file = opened(Title(words("On delay"), words("Report title:")))
    assert file.styled() == [("ReportTitle", "Report title:\tOn delay")]
    assert value(next(file.tree().iter(w("rStyle")))) == "TitleLabel"


def test_a_meeting_is_its_body_and_then_when_it_meets() -> None:
    meeting = divided(DivisionKind.MEETING, says("Full Council"), says("18 July 2019"), says("Noon"))
    assert [name for name, _ in styled(meeting)] == ["MeetingBody", "MeetingDate", "MeetingDate"]


def test_a_front_line_has_a_bold_label_a_tab_and_its_text() -> None:
    file = opened(front(says("All wards")))
    assert file.styled() == [("FrontLine", "Ward:\tAll wards")]
    assert value(next(file.tree().iter(w("rStyle")))) == "Strong"


def test_paragraphs_and_bullets_of_a_front_line_are_further_lines_of_it() -> None:
    assert styled(front(says("A"), says("B"), items("C", "D"), note="(E)")) == [("FrontLine", "Ward:\tA\nB\nC\nD\n(E)")]


def test_a_front_line_keeps_the_numbers_of_a_list_under_it() -> None:
    file = opened(front(items("a", "b", kind=ListKind.NUMBERED)))
    assert [name for name, _ in file.styled()] == ["FrontLine", "ListNumber", "ListNumber"]
    assert kept(file)[0]


def test_the_label_stands_as_far_from_the_text_as_the_look_says() -> None:
    styles = opened().tree("word/styles.xml")
    assert value(one(styles, "w:style[@w:styleId='FrontLine']/w:pPr/w:ind"), "left") == "3231"


def test_notes_and_contacts_wear_their_own_styles() -> None:
    contacts = divided(DivisionKind.CONTACTS, says("Contacts:"), says("Manager", Break(), "Tel: 1"), says("Director"))
    note = divided(DivisionKind.NOTE, says("(Appendix refers)"))
    assert [name for name, _ in styled(note, contacts)] == ["FrontNote", "ContactLabel", "ContactLine", "ContactLine"]


def test_who_signs_stands_on_the_page_of_the_words_above_with_room_to_sign() -> None:
    signed = divided(DivisionKind.SIGNATURE, says("Yours faithfully,"), says("Chief Executive"))
    file = opened(says("a"), divided(DivisionKind.UNNUMBERED, says("b")), signed, numbered=True)
    assert [name for name, _ in file.styled()] == ["BodyText", "BodyText", "SignOff", "Signatory"]
    assert kept(file)[:2] == [False, True]
    styles = file.tree("word/styles.xml")
    assert styles.find("w:style[@w:styleId='SignOff']/w:pPr/w:keepNext", NAMES) is not None
    assert int(value(one(styles, "w:style[@w:styleId='Signatory']/w:pPr/w:spacing"), "before")) > 3 * 240


def test_headings_of_an_unnumbered_house_have_two_levels() -> None:
    assert styled(Heading(1, words("A")), Heading(2, words("B")), Heading(3, words("C")), says("d")) == [
        ("Heading1", "A"),
        ("Heading2", "B"),
        ("Heading2", "C"),
        ("BodyText", "d"),
    ]


def test_words_before_the_first_heading_of_a_numbered_house_have_no_number() -> None:
    assert styled(says("a"), Heading(1, words("B")), says("c"), numbered=True) == [
        ("BodyText", "a"),
        ("Heading1", "B"),
        ("ReportParagraph", "c"),
    ]


@pytest.mark.parametrize("numbered", [True, False])
def test_an_unnumbered_stretch_has_plain_headings_and_text_in_every_house(*, numbered: bool) -> None:
    stretch = divided(DivisionKind.UNNUMBERED, Heading(1, words("A")), Heading(2, words("B")), says("c"), items("d"))
    assert [name for name, _ in styled(stretch, numbered=numbered)] == [
        *("Heading1Plain", "Heading2Plain", "BodyText", "ListBullet")
    ]


@pytest.mark.parametrize("kind", [DivisionKind.SHEET, DivisionKind.TODO])
def test_a_sheet_begins_a_page_and_so_does_what_is_to_be_done_where_it_follows_text(kind: DivisionKind) -> None:
    opening, rest = says("Clearance") if kind is DivisionKind.TODO else Heading(1, words("Clearance")), says("a")
    file = opened(says("before"), divided(kind, opening, rest), says("after"))
    breaks = [paragraph.find("w:pPr/w:pageBreakBefore", NAMES) is not None for paragraph in file.paragraphs()]
    assert breaks == [False, True, False, False]
    assert b"pageBreakBefore" not in opened(divided(kind, opening, rest)).parts["word/document.xml"]


def test_a_box_has_a_heading_text_and_items_in_one_frame() -> None:
    box = divided(
        DivisionKind.BOX,
        Heading(1, words("Outline")),
        says("The Mayor is recommended:"),
        items("to note", "to agree", kind=ListKind.NUMBERED),
        items("a bullet"),
    )
    file = opened(box, says("after"))
    assert [name for name, _ in file.styled()] == [*("BoxHeading", "BoxText", *["BoxItem"] * 3, "BodyText")]
    styles = file.tree("word/styles.xml")
    borders = {
        name: [sorted(edge.attrib.items()) for edge in one(styles, f"w:style[@w:styleId='{name}']/w:pPr/w:pBdr")]
        for name in ("BoxHeading", "BoxText", "BoxItem")
    }
    assert borders["BoxHeading"] == borders["BoxText"] == borders["BoxItem"]


def test_the_end_of_a_frame_stands_clear_of_what_follows() -> None:
    file = opened(divided(DivisionKind.BOX, says("a"), says("b")), says("after"))
    spaces = [paragraph.find(f"{w('pPr')}/{w('spacing')}") for paragraph in file.paragraphs()]
    assert [space is not None for space in spaces] == [False, True, False]


def test_recommendations_stay_on_one_page_with_the_words_that_lead_to_them() -> None:
    recommendations = divided(
        DivisionKind.RECOMMENDATIONS, says("That Full Council:"), items("a", "b", "c", kind=ListKind.NUMBERED)
    )
    file = opened(recommendations)
    assert [name for name, _ in file.styled()] == ["RecommendationLead", *["RecommendationItem"] * 3]
    assert kept(file) == [True, True, True, False]


def test_recommendations_of_a_numbered_house_are_subparagraphs() -> None:
    recommendations = divided(
        DivisionKind.RECOMMENDATIONS, says("That Cabinet:"), items("a", "b", kind=ListKind.NUMBERED)
    )
    assert [name for name, _ in styled(Heading(1, words("R")), recommendations, numbered=True)] == [
        *("Heading1", "ReportParagraph", "ReportSubparagraph", "ReportSubparagraph")
    ]


def test_a_response_is_a_bold_point_and_the_action_under_it() -> None:
    item = Item((says(bold("Apologise")), says("Done, and:"), items("by letter", "in person"), says("In June.")))
    file = opened(divided(DivisionKind.RESPONSES, says("Each point:"), List(ListKind.BULLET, (item,))))
    assert [name for name, _ in file.styled()] == [
        *("BodyText", "OmbudsmanPoint", "ActionTakenLead", "ListBullet2", "ListBullet2", "ActionTaken")
    ]
    assert not list(file.tree().iter(w("rStyle")))


def test_a_run_in_label_wears_its_own_style() -> None:
    file = opened(divided(DivisionKind.RUN_IN, says(bold("Legal."), " None."), says("No label")))
    assert [value(element) for element in file.tree().iter(w("rStyle"))] == ["RunInLabel"]
    assert file.texts() == ["Legal. None.", "No label"]


def test_what_is_still_to_be_done_has_boxes_to_tick() -> None:
    todo = divided(DivisionKind.TODO, says("To be done:"), items("date", "number"), Heading(1, words("H")))
    file = opened(todo)
    assert [name for name, _ in file.styled()] == ["DraftBoxTitle", "DraftTodo", "DraftTodo", "DraftBoxTitle"]
    linked = one(file.tree("word/numbering.xml"), ".//w:pStyle[@w:val='DraftTodo']/..")
    assert value(linked.find(w("lvlText"))) == "\u2610"


def test_a_quotation_is_set_apart() -> None:
    assert styled(Quote((says("a"), says("b")))) == [("Quote", "a"), ("Quote", "b")]


def test_bullets_go_three_styles_deep() -> None:
    third = Item((says("3"), items("4")))
    nested = List(
        ListKind.BULLET,
        (Item((says("1"), List(ListKind.BULLET, (Item((says("2"), List(ListKind.BULLET, (third,)))),)))),),
    )
    assert [name for name, _ in styled(nested)] == [*("ListBullet", "ListBullet2", "ListBullet3", "ListBullet3")]


def test_a_second_paragraph_of_an_item_stands_under_the_first() -> None:
    file = opened(List(ListKind.BULLET, (Item((says("a"), says("b"))),)))
    assert [style(paragraph) for paragraph in file.paragraphs()] == ["ListBullet", "ListContinue"]
    assert value(file.paragraphs()[1].find(f"{w('pPr')}/{w('ind')}"), "left") == "425"


def test_words_that_lead_to_a_list_are_not_parted_from_it() -> None:
    assert kept(opened(says("These:"), items("a"), says("end"))) == [True, False, False]


def test_only_an_unnumbered_house_gives_the_last_item_of_a_list_space_of_its_own() -> None:
    blocks = (Heading(1, words("A")), items("a", "b"), says("end"))
    spaced = {
        numbered: [paragraph.find(f"{w('pPr')}/{w('spacing')}") is not None for paragraph in file.paragraphs()]
        for numbered, file in ((numbered, opened(*blocks, numbered=numbered)) for numbered in (True, False))
    }
    assert spaced == {True: [False] * 4, False: [False, False, True, False]}


def test_a_paragraph_without_words_leaves_no_empty_line() -> None:
    assert styled(says("a"), Paragraph(()), says(""), says("b")) == [("BodyText", "a"), ("BodyText", "b")]


def test_an_item_that_begins_with_a_table_or_nothing_does_not_stop_a_report() -> None:
    odd = List(ListKind.NUMBERED, (Item((Quote((says("q"),)),)), Item(())))
    assert styled(odd) == [("Quote", "q")]


@pytest.mark.parametrize("kind", DivisionKind)
@pytest.mark.parametrize("inner", DivisionKind)
def test_any_division_may_stand_in_any_other(kind: DivisionKind, inner: DivisionKind) -> None:
    blocks = (says("x"), items("y", kind=ListKind.NUMBERED), Entries((Entry(words("l"), (says("z"),)),)), *_TABLE)
    file = opened(Division(kind, (Division(inner, blocks), *blocks)), numbered=True)
    assert file.texts().count("x") == 2


_TABLE = (Title(words("t")),)


@settings(max_examples=25, deadline=None)
@given(blocks=BLOCKS)
def test_any_document_is_well_formed_and_names_only_styles_that_exist(blocks: tuple[Block, ...]) -> None:
    for house in (CLARET_HOUSE, NAVY_HOUSE):
        file = WordFile.opened(write(Document(blocks, Page(), Properties("Any")), house))
        known = {value(element, "styleId") for element in file.tree("word/styles.xml").iter(w("style"))}
        for tag in ("pStyle", "rStyle", "tblStyle"):
            assert {value(element) for element in file.tree().iter(w(tag))} <= known
        for cell in file.tree().iter(w("tc")):
            assert cell[-1].tag == w("p")
        tags = [child.tag for child in file.tree()[0]]
        assert all(after == w("p") for tag, after in pairwise(tags) if tag == w("tbl"))


def test_every_style_that_the_writer_names_is_in_the_base() -> None:
    from reportgen.write.docx.styles import Style

    text = (BASE / "styles.xml").read_text(encoding="utf-8")
    assert [role for role in Style if f'w:styleId="{role}"' not in text] == []
