"""A report that asks for the next meeting gets its day; one to a meeting that will not be is told."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.case.load import make
from reportgen.case.model import Case
from reportgen.diagnostics import Checked
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order
from reportgen.meetings.matching import placed
from reportgen.source import parse

TODAY = date(2026, 11, 22)
BODIES = {"full-council": "Full Council", "cabinet": "Cabinet"}
CALENDAR = in_order(
    [
        Meeting("Full Council", date(2026, 12, 10), reports_due=date(2026, 11, 27)),
        Meeting("Cabinet", date(2026, 12, 3), agenda_published=date(2026, 11, 20)),
        Meeting("Cabinet", date(2026, 12, 17), cancelled=True),
        Meeting("Cabinet", date(2027, 1, 14)),
    ]
)


def matched(reports: str, calendar: CalendarOfMeetings = CALENDAR) -> Checked[Case]:
    source = parse(f"schema_version: 1\ncouncil: lancashire\n{reports}", "cases/x.yaml").value
    assert source is not None
    case = make(source)
    assert case.value is not None, case.diagnostics
    return placed(case.value, BODIES, calendar, TODAY)


def day_of(found: Checked[Case], report: str) -> date | None:
    assert found.value is not None
    return found.value.reports[report].over(found.value.every_report).meeting  # type: ignore[index]  # as a Text is found


def test_next_is_the_day_of_the_first_meeting_that_can_be_reached() -> None:
    found = matched("reports:\n  full-council: {meeting: next}\n  cabinet:\n    meeting: Next\n")
    assert day_of(found, "full-council") == date(2026, 12, 10)
    assert day_of(found, "cabinet") == date(2027, 1, 14)  # one agenda has gone, one meeting is cancelled
    assert [problem.code.name for problem in found.diagnostics] == ["MEET-07"]


def test_a_coming_meeting_that_next_passes_over_is_said_with_what_to_write_for_it() -> None:
    calendar = in_order(
        [
            Meeting("Full Council", date(2026, 11, 26), agenda_published=date(2026, 11, 18)),
            Meeting("Full Council", date(2026, 12, 10)),
        ]
    )
    found = matched("reports:\n  full-council: {meeting: next}\n", calendar)
    assert day_of(found, "full-council") == date(2026, 12, 10)
    (problem,) = found.diagnostics
    assert problem.code.name == "MEET-07"
    assert problem.message == (
        "`next` is the meeting of Full Council on 10 December 2026; that on 26 November 2026 is passed over,"
        " since its agenda was published on 18 November 2026"
    )
    assert problem.fix == "if the report is on the agenda of 26 November 2026, write `meeting: 2026-11-26`"


def test_where_only_a_closed_meeting_is_to_come_the_message_says_how_to_name_it() -> None:
    calendar = in_order([Meeting("Full Council", date(2026, 11, 26), reports_due=date(2026, 11, 13))])
    (problem,) = matched("reports:\n  full-council: {meeting: next}\n", calendar).diagnostics
    assert problem.code.name == "MEET-04"
    assert "that on 26 November 2026 is closed, since reports had to be in by 13 November 2026" in problem.message
    assert problem.fix.startswith("if the report is on that agenda, write `meeting: 2026-11-26`; otherwise add the")


def test_a_meeting_that_is_cancelled_or_has_been_is_passed_over_without_a_word() -> None:
    calendar = in_order(
        [
            Meeting("Full Council", date(2026, 11, 19), agenda_published=date(2026, 11, 11)),
            Meeting("Full Council", date(2026, 11, 26), cancelled=True, agenda_published=date(2026, 11, 18)),
            Meeting("Full Council", date(2026, 12, 10)),
        ]
    )
    assert matched("reports:\n  full-council: {meeting: next}\n", calendar).diagnostics == ()


@pytest.mark.parametrize("unread", ["could not be read", "could not be read in full"])
def test_a_calendar_that_could_not_be_read_is_not_said_to_have_no_meeting(unread: str) -> None:
    (problem,) = matched("reports:\n  cabinet: {meeting: next}\n", CalendarOfMeetings(unread=unread)).diagnostics
    assert problem.message == f"the next meeting of Cabinet is not known, since the calendar of meetings {unread}"
    assert problem.fix.startswith("mend the calendar")


def test_without_a_later_meeting_it_is_said_whom_to_ask() -> None:
    calendar = in_order([Meeting("Cabinet", date(2026, 12, 3), cancelled=True)])
    (problem,) = matched("reports:\n  cabinet: {meeting: 2026-12-03}\n", calendar).diagnostics
    assert problem.fix.startswith("ask democratic services when it meets instead, add that meeting to the calendar")


def test_a_report_whose_agenda_is_out_may_be_on_it() -> None:
    (problem,) = matched("reports:\n  cabinet: {meeting: 2026-12-03}\n").diagnostics
    assert problem.fix == (
        "if the report is on that agenda, leave the day as it is; otherwise the next meeting is on 14 January 2027"
    )


def test_what_all_reports_say_of_the_next_meeting_holds_for_each() -> None:
    found = matched("every report: {meeting: next}\nreports:\n  full-council: {}\n  cabinet: {meeting: 2027-01-14}\n")
    assert day_of(found, "full-council") == date(2026, 12, 10)
    assert day_of(found, "cabinet") == date(2027, 1, 14)


def test_a_body_without_a_meeting_leaves_a_gap_and_says_so() -> None:
    found = matched("reports:\n  cabinet: {meeting: next}\n", CalendarOfMeetings())
    assert day_of(found, "cabinet") is None
    assert [(problem.code.name, str(problem.span)) for problem in found.diagnostics] == [
        ("MEET-04", "cases/x.yaml:4:13")
    ]


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        ("2026-12-17", "MEET-02", "is cancelled"),
        ("2026-12-18", "MEET-03", "no meeting of Cabinet on 2026-12-18"),
        ("2026-12-03", "MEET-05", "closed to reports: its agenda was published on 20 November 2026"),
    ],
)
def test_a_meeting_that_the_calendar_speaks_against_is_told(day: str, code: str, words: str) -> None:
    (problem,) = matched(f"reports:\n  cabinet: {{meeting: {day}}}\n").diagnostics
    assert problem.code.name == code
    assert words in problem.message
    assert str(problem.span) == "cases/x.yaml:4:13"


@pytest.mark.parametrize("day", ["2027-01-14", "2026-06-01"])
def test_a_meeting_in_the_calendar_or_in_the_past_is_no_matter(day: str) -> None:
    assert matched(f"reports:\n  cabinet: {{meeting: {day}}}\n").diagnostics == ()


def test_a_day_after_all_that_the_calendar_has_is_no_matter() -> None:
    assert matched("reports:\n  cabinet: {meeting: 2027-02-15}\n").diagnostics == ()


def test_a_coming_day_before_the_first_meeting_of_its_body_is_one_that_the_calendar_does_not_have() -> None:
    (found,) = matched("reports:\n  cabinet: {meeting: 2026-12-02}\n").diagnostics  # it was moved to the 3rd perhaps
    assert found.code.name == "MEET-03"
    assert "its nearest is on 2026-12-03" in found.fix
