"""Which meetings were asked for, and what is said where there is no such meeting."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cycle.choosing import Sat, asked, chosen, meetings
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order

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
        (
            "cabinet:2026-12-17",
            (
                "MEET-02 the meeting of Cabinet on 17 December 2026 is cancelled:"
                " the next is on 3 December 2026; write cabinet:2026-12-03"
            ),
        ),
        ("cabinett", "no meeting of “cabinett” is known, and there is no file or folder of that name: did you mean"),
        ("2026-12-11", "no meeting is known for 2026-12-11: the nearest is Full Council on 10 December 2026"),
        ("cabinet:2027-03", "the nearest is Cabinet on 17 December 2026"),
    ],
)
def test_a_meeting_that_there_is_not_is_told_with_what_there_is(typed: str, words: str) -> None:
    assert words in told(typed)


def test_where_no_meeting_is_known_at_all_that_is_said() -> None:
    _, (problem,) = chosen([], (), TODAY)
    assert problem.message == "no meeting is to come"
    assert "meetings.yaml" in problem.fix


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17/12/2026", "write 2026-12-17 for 17 December 2026"),
        ("full-council:17/12/2026", "write 2026-12-17 for 17 December 2026"),
        ("17 December 2026", "write 2026-12-17 for 17 December 2026"),
        ("12/2026", "write 2026-12"),
        ("cabinet:", "nothing stands after the colon of “cabinet:”; write, for example, full-council:2026-12 or"),
    ],
)
def test_a_day_that_is_written_in_another_way_is_answered_with_the_right_one(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match=re.escape(meant)):
        asked(typed)


@pytest.mark.parametrize("typed", ["2026-13", "2026-02-30", "cabinet:soon", ":2026-12", "cabinet:", ":next"])
def test_what_names_no_meeting_is_refused_in_words(typed: str) -> None:
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
    assert said == typed or "; write" in said or "in the calendar" in said


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("childrens-services-scrutiny", "Children's Services Scrutiny"),
        ("childrens-services-scrutiny", "Children’s Services Scrutiny"),
        ("adults-health-scrutiny", "Adults/Health Scrutiny"),
        ("audit-standards", "Audit & Standards"),
    ],
)
def test_a_body_is_found_without_the_signs_in_its_name(typed: str, body: str) -> None:
    known = meetings([("lancashire", in_order([Meeting(body, date(2026, 12, 10))]))], ())
    found, problems = chosen([asked(typed)], known, TODAY)
    assert ([sat.body for sat in found], problems) == ([body], [])


def only(*listed: Meeting, typed: str = "full-council") -> str:
    _, (problem,) = chosen([asked(typed)], meetings([("lancashire", in_order(listed))], ()), TODAY)
    return f"{problem.code.name} {problem.message}: {problem.fix}"


def test_a_coming_meeting_whose_agenda_is_out_is_named_with_how_to_make_its_papers() -> None:
    assert only(Meeting("Full Council", date(2026, 11, 26), agenda_published=date(2026, 11, 18))) == (
        "CYCLE-01 the agenda of the meeting of Full Council on 26 November 2026 is out, and no other is to come:"
        " write full-council:2026-11-26 to make its papers, or add the body's next meeting to the calendar"
    )


def test_where_the_only_coming_meeting_is_cancelled_that_is_said() -> None:
    said = only(Meeting("Full Council", date(2026, 11, 26), cancelled=True))
    assert said.startswith(
        "CYCLE-01 the meeting of Full Council on 26 November 2026 is cancelled, and no other is to come: ask democratic"
    )


def test_a_name_that_is_nearly_a_bodys_is_asked_about_in_one_sentence() -> None:
    assert "did you mean Cabinet? If not, add it to meetings.yaml" in told("cabinett")


def test_a_calendar_that_could_not_be_read_is_not_said_to_have_no_meeting() -> None:
    known = meetings([("lancashire", CalendarOfMeetings(unread="could not be read"))], ())
    _, (problem,) = chosen([asked("full-council")], known, TODAY)
    assert problem.message == "no meeting is found for “full-council”, and the calendar of meetings could not be read"
    assert problem.fix.startswith("mend the calendar")


def test_of_two_entries_for_one_meeting_the_one_that_takes_place_counts() -> None:
    off, on = (Meeting("Cabinet", date(2026, 12, 3), cancelled=cancelled) for cancelled in (True, False))
    for listed in ([off, on], [on, off]):
        (sat,) = meetings([("lancashire", in_order(listed))], ())
        assert not sat.cancelled
