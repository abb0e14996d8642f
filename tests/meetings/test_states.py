"""What titles and the words under Status and Cancelled say of a meeting, as people and committee systems write them."""

from __future__ import annotations

import pytest

from reportgen.meetings.states import is_off, titled


@pytest.mark.parametrize(
    "words",
    [
        *("Cancelled", "CANCELLED", "canceled.", "Cancel", "Postponed", "Postponed to 10/12/2026", "Called off"),
        *("Abandoned", "Withdrawn", "Deferred", "Meeting cancelled", "The meeting has been cancelled", "(cancelled)"),
        *(
            "Cancelled due to snow",
            "Cancelled by notice from the chair",
            "No quorum; cancelled",
            "Not taking place",
            "no longer going ahead",
        ),
        "Cancelled - previously postponed",
    ],
)
def test_words_that_say_a_meeting_is_off_do_so_under_either_heading(words: str) -> None:
    assert is_off(words) is True
    assert is_off(words, asked=True) is True


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "-", "\N{EN DASH}", "n/a", "Confirmed", "CONFIRMED", "Scheduled", "Provisional", "TENTATIVE"),
        *("Held", "TBC", "To be confirmed", "Published", "Agenda published", "Going ahead"),
        *("Not cancelled", "Not yet cancelled", "No longer postponed", "Formerly deferred", "previously postponed"),
        *("Confirmed - previously postponed", "Confirmed (originally cancelled)", "Held, not postponed"),
    ],
)
def test_words_that_say_a_meeting_takes_place_do_so_under_either_heading(words: str) -> None:
    assert is_off(words) is False
    assert is_off(words, asked=True) is False


@pytest.mark.parametrize(
    "words",
    [
        *("Rescheduled", "Re-arranged", "Rescheduled to 10 December", "Postponed from 3 December", "Adjourned", "?"),
        *("Cancelled?", "To be cancelled", "May be cancelled", "Cancelled - now reinstated", "Confirmed, room unknown"),
        *("Not published", "Confirmed: cancelled", "Uncancelled"),
    ],
)
def test_words_that_may_mean_either_are_left_open(words: str) -> None:
    assert is_off(words) is None
    assert is_off(words, asked=True) is None


@pytest.mark.parametrize(
    "mark", ["1", "x", "X", "T", "TRUE", "y", "Yes", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}\ufe0f"]
)
def test_a_tick_under_cancelled_is_a_yes_and_under_status_it_answers_nothing(mark: str) -> None:
    assert is_off(mark, asked=True) is True
    assert is_off(mark) is None


@pytest.mark.parametrize("mark", ["0", "F", "false", "n", "No"])
def test_a_no_under_cancelled_is_a_no_and_under_status_it_answers_nothing(mark: str) -> None:
    assert is_off(mark, asked=True) is False
    assert is_off(mark) is None


@pytest.mark.parametrize(
    ("title", "body", "off"),
    [
        ("Cabinet - cancelled", "Cabinet", True),
        ("CANCELLED: Cabinet", "Cabinet", True),
        ("Cabinet *CANCELLED*", "Cabinet", True),
        ("Cabinet (postponed to 10 December)", "Cabinet", True),
        ("Cabinet: called off", "Cabinet", True),
        ("ABANDONED - Cabinet", "Cabinet", True),
        ("Full Council, deferred", "Full Council", True),
        ("Cabinet - not cancelled", "Cabinet", False),
        ("Cabinet (previously postponed)", "Cabinet", False),
        ("Cabinet (rescheduled from 3 December)", "Cabinet", None),
        ("Cabinet (postponed from 3 December)", "Cabinet", None),
        ("Deferred Items Sub-Committee", "Deferred Items Sub-Committee", False),
        ("Panel on Withdrawn Cases", "Panel on Withdrawn Cases", False),
        ("Planning - Deferred Items", "Planning - Deferred Items", False),
    ],
)
def test_a_title_says_who_meets_and_whether(title: str, body: str, *, off: bool | None) -> None:
    assert titled(title) == (body, off)
