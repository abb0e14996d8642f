"""Which meetings were asked for, and what is said where there is no such meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cycle.choosing import Asked, Sat, asked, chosen, meetings
from reportgen.meetings import Meeting, in_order

TODAY = date(2026, 11, 23)
CALENDAR = in_order(
    [
        Meeting("Full Council", date(2026, 12, 10), agenda_published=date(2026, 12, 2)),
        Meeting("Full Council", date(2027, 1, 21)),
        Meeting("Cabinet", date(2026, 11, 26), agenda_published=date(2026, 11, 18)),
        Meeting("Cabinet", date(2026, 12, 3)),
        Meeting("Cabinet", date(2026, 12, 17), cancelled=True),
    ]
)
KNOWN = meetings([("lancashire", CALENDAR)], [Sat("lancashire", "Scrutiny", date(2026, 12, 8))])


def days(*typed: str, today: date = TODAY) -> list[str]:
    found, _ = chosen([asked(one) for one in typed], KNOWN, today)
    return [f"{sat.body} {sat.day:%m-%d}" for sat in found]


def told(*typed: str) -> str:
    _, problems = chosen([asked(one) for one in typed], KNOWN, TODAY)
    return " | ".join(f"{problem.code.name} {problem.message}: {problem.fix}" for problem in problems)


def test_without_words_it_is_the_next_meeting_of_each_body_whose_agenda_is_not_out() -> None:
    assert days() == ["Cabinet 12-03", "Scrutiny 12-08", "Full Council 12-10"]


def test_a_month_has_all_its_meetings_that_take_place_in_order() -> None:
    assert days("2026-12") == ["Cabinet 12-03", "Scrutiny 12-08", "Full Council 12-10"]
    assert days("2026-11") == ["Cabinet 11-26"]


@pytest.mark.parametrize(
    ("typed", "meeting"),
    [
        ("2026-12-10", "Full Council 12-10"),
        ("full-council:2026-12-10", "Full Council 12-10"),
        ("Full Council:2027-1", "Full Council 01-21"),
        ("cabinet", "Cabinet 12-03"),
        ("full-council:next", "Full Council 12-10"),
    ],
)
def test_a_meeting_can_be_named_by_its_day_its_body_or_both(typed: str, meeting: str) -> None:
    assert days(typed) == [meeting]


def test_several_can_be_named_and_each_is_taken_once() -> None:
    assert days("full-council", "2026-12-10", "cabinet") == ["Cabinet 12-03", "Full Council 12-10"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cabinet:2026-12-17", "MEET-02 the meeting of Cabinet on 2026-12-17 is cancelled: the next is on 2026-12-03"),
        ("cabinett", "no meeting of “cabinett” is known, and there is no file or folder of that name: did you mean"),
        ("2026-12-11", "no meeting is known for 2026-12-11: the nearest is Full Council on 2026-12-10"),
        ("cabinet:2027-03", "the nearest is Cabinet on 2026-12-17"),
    ],
)
def test_a_meeting_that_there_is_not_is_told_with_what_there_is(typed: str, words: str) -> None:
    assert words in told(typed)


def test_where_no_meeting_is_known_at_all_that_is_said() -> None:
    _, (problem,) = chosen([], (), TODAY)
    assert problem.message == "no meeting is to come"
    assert "meetings.yaml" in problem.fix


@pytest.mark.parametrize("typed", ["2026-13", "2026-02-30", "cabinet:soon", ":2026-12", "cabinet:", "12/2026", ":next"])
def test_what_names_no_meeting_is_refused_in_words(typed: str) -> None:
    if typed == "12/2026":  # a body of that name there may be
        assert asked(typed) == Asked(typed, typed)
        return
    with pytest.raises(ValueError, match=r"write, for example|there is no"):
        asked(typed)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    try:
        found = asked(typed)
    except ValueError as problem:
        said = str(problem)
    else:
        said = found.typed
    assert said == typed or "write, for example" in said or "in the calendar" in said
