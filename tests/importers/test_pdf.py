"""PDFs: what belongs together on a page, over pages and in the margin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from reportgen.diagnostics import Severity
from reportgen.importers import unreadable
from reportgen.importers.reading import read_document
from reportgen.importers.transcript import Block, Transcript
from tests.importers.pages import drawn, pdf


def read(*sheets: str) -> Transcript:
    transcript = read_document("decision.pdf", pdf(sheets)).value
    assert transcript is not None
    return transcript


def column(*lines: str, top: float = 700, lead: float = 14, left: float = 128) -> str:
    """Lines of one paragraph below one another."""
    return "".join(drawn(line, left, top - lead * row) for row, line in enumerate(lines))


def texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    page = column("The Council was at fault when it lost the form and", "said nothing about it to Ms K.")
    page += column("It has apologised since, and that is a good thing to", "have done.", top=666)
    assert texts(read(page).blocks) == [
        "The Council was at fault when it lost the form and said nothing about it to Ms K.",
        "It has apologised since, and that is a good thing to have done.",
    ]


def test_a_paragraph_goes_on_over_the_foot_of_a_page() -> None:
    first = drawn("4.", 105, 80, 7) + column("The Council decided in May that it had no duty to", top=80)
    second = drawn("Final decision", 128, 32, 10) + drawn("2", 491, 32, 10)
    second += (
        column("Ms K, and told her so in June.", top=785) + drawn("5.", 105, 760, 7) + column("It erred.", top=760)
    )

    found = read(first, second)

    assert [(block.marker, block.text, block.page) for block in found.blocks] == [
        ("4.", "The Council decided in May that it had no duty to Ms K, and told her so in June.", 1),
        ("5.", "It erred.", 2),
    ]
    assert found.furniture == ("Final decision",)


def test_a_new_number_at_the_top_of_a_page_begins_a_new_paragraph() -> None:
    first = drawn("4.", 105, 80, 7) + column("The Council decided in May that it had no duty to", top=80)
    second = drawn("5.", 105, 785, 7) + column("It erred.", top=785)
    assert [block.marker for block in read(first, second).blocks] == ["4.", "5."]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    page = column(
        "There was a clear lack of a co-",
        "ordinated approach in the year 2015–",
        "2016 to the repairs of his/",
        "her home.",
    )
    assert texts(read(page).blocks) == [
        "There was a clear lack of a co-ordinated approach in the year 2015–2016 to the repairs of his/her home."
    ]


def test_a_hyphen_that_only_breaks_a_word_goes_where_the_document_writes_it_whole() -> None:
    page = column("We recommended that it pay and it said that the recom-", "mended sum was too high.")
    assert texts(read(page).blocks) == ["We recommended that it pay and it said that the recommended sum was too high."]


def test_a_hyphen_before_and_keeps_its_space() -> None:
    page = column("The Council should look at its short-", "and long-term plans.")
    assert texts(read(page).blocks) == ["The Council should look at its short- and long-term plans."]


def test_a_number_at_the_beginning_of_a_broken_line_is_no_marker() -> None:
    page = drawn("3.", 105, 700, 7) + column(
        "Ms K told the Council of it in a letter dated 17 May", "12. She had no reply to it."
    )
    (block,) = read(page).blocks
    assert (block.marker, block.text[-40:]) == ("3.", "dated 17 May 12. She had no reply to it.")


def test_bold_words_inside_a_paragraph_make_no_heading() -> None:
    page = column(
        "We cannot question a decision that was made without", "any fault, whether or not somebody disagrees with it."
    )
    page += drawn("Local Government Act 1974, section 34(3)", 128, 672, bold=True)
    page += drawn("Analysis", 128, 638, bold=True) + column(
        "The Council was at fault here and must say so to Ms K.", top=620
    )
    assert [block.level for block in read(page).blocks] == [0, 1, 0]


def test_items_of_two_lists_get_their_depth_from_their_indents() -> None:
    page = ""
    for row, (marker, left) in enumerate([("1.", 105), ("•", 120), ("i.", 140), ("ii.", 140), ("•", 120), ("2.", 105)]):
        page += drawn(marker, left, 700 - 20 * row, 7) + drawn("It said so.", left + 20, 700 - 20 * row)
    assert [block.depth for block in read(page).blocks] == [1, 2, 3, 3, 2, 1]


def test_the_contents_of_a_report_stay_apart() -> None:
    page = column("Report summary ........................ 1", "Introduction .......................... 2", lead=14)
    assert len(read(page).blocks) == 2


def test_the_words_beside_the_column_come_in_their_place() -> None:
    page = drawn("Complaint reference:", 14, 790, 7.5, bold=True) + drawn("23 901 447", 14, 779, 7.5)
    page += column("The Council was at fault when it lost the form and", "said nothing.")
    assert texts(read(page).blocks)[:2] == ["Complaint reference:", "23 901 447"]


def test_running_heads_without_numbers_are_taken_out() -> None:
    body = "The Council was at fault for the {} time when it lost"
    sheets = [
        drawn("Wexcombe Borough Council (23 901 447)", 128, 815, 8) + column(body.format(word), "the form.", top=600)
        for word in ("first", "second", "third")
    ]
    found = read(*sheets)
    assert found.furniture == ("Wexcombe Borough Council (23 901 447)",)
    assert len(found.blocks) == 3


def test_a_page_that_is_a_picture_is_warned_of() -> None:
    found = read_document("decision.pdf", pdf([column("The Council was at fault."), "0.5 g 10 10 500 700 re f"]))
    (warning,) = found.diagnostics
    assert (warning.code, warning.severity) == (unreadable.PICTURES, Severity.WARNING)
    assert warning.message == "Of decision.pdf, nothing was read on page 2: it is a picture"


@pytest.mark.parametrize("marker", ["•", "–", "a)", "(a)", "12.", "iv.", "o"])
def test_the_marker_stands_apart_from_its_text(marker: str) -> None:
    (block,) = read(drawn(marker, 105, 700, 9) + drawn("apologise to Ms K.", 128, 700)).blocks
    assert (block.marker, block.text) == (marker, "apologise to Ms K.")


def test_a_raised_letter_stays_in_its_line() -> None:
    page = drawn("on the 17", 128, 700) + drawn("th", 193, 705, 7) + drawn("of May the Council erred.", 208, 700)
    assert texts(read(page).blocks) == ["on the 17th of May the Council erred."]


def test_lines_that_were_drawn_in_another_order_are_read_from_the_top() -> None:
    page = column("Ms K complained of it.", top=600) + column("The complaint", top=700)
    assert texts(read(page).blocks) == ["The complaint", "Ms K complained of it."]


def test_a_paragraph_of_a_list_inside_a_list_begins_though_no_room_shows_it() -> None:
    page = drawn("1.", 105, 700) + column("The Council failed to do any of these three things for Ms K:", top=700)
    page += drawn("•", 145, 686) + column(
        "decide her application within the time that it has for this", top=686, left=160
    )
    page += drawn("•", 145, 672) + column("tell her.", top=672, left=160)
    assert [(block.marker, block.depth) for block in read(page).blocks] == [("1.", 1), ("•", 2), ("•", 2)]


def test_numbers_that_a_browser_prints_close_to_their_text_are_markers() -> None:
    (block,) = read(drawn("10.Within one month the Council will pay.", 128, 700)).blocks
    assert (block.marker, block.text) == ("10.", "Within one month the Council will pay.")
