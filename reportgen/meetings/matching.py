"""Which meetings of the calendar the reports of a case go to. Knows cases and the calendar; knows no house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportgen.case.dates import Day
from reportgen.case.model import Case
from reportgen.case.report import Report
from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.meetings import CANCELLED, NO_NEXT, NOT_LISTED, TOO_LATE, CalendarOfMeetings


def placed(case: Case, bodies: Mapping[str, str], calendar: CalendarOfMeetings, today: date) -> Checked[Case]:
    """The case with a day for each report that asks for its body's next meeting; what the calendar says of the others.

    `bodies` gives the body that each report goes to, by the report's name; a report without one stays as it is.
    """
    found: list[Diagnostic] = []
    reports = dict(case.reports)
    for name, own in case.reports.items():
        body = bodies.get(str(name))
        if body is None:
            continue
        said = own.over(case.every_report)
        if said.meeting is not None:
            found += _against(said, body, calendar, today)
        elif said.next_meeting:
            meeting = calendar.next(body, today)
            if meeting is None:
                found.append(_none(said, body, calendar))
            else:
                day = Day(meeting.day.year, meeting.day.month, meeting.day.day)
                reports[name] = own.model_copy(update={"meeting": day})
    return Checked(case.model_copy(update={"reports": reports}), tuple(found))


def _none(report: Report, body: str, calendar: CalendarOfMeetings) -> Diagnostic:
    known = bool(calendar.of(body))
    message = (
        f"the calendar has no meeting of {body} that a report can still reach"
        if known
        else f"the calendar of meetings has none of {body}"
    )
    fix = "add the meeting to meetings.yaml beside the cases, or write its day here"
    return Diagnostic(NO_NEXT, Severity.WARNING, message, report.where("meeting"), fix=fix)


def _against(report: Report, body: str, calendar: CalendarOfMeetings, today: date) -> Iterator[Diagnostic]:
    """What the calendar says against a meeting that is to come.

    Nothing where the day is before the body's first meeting in it or after its last: nobody has entered those.
    """
    meetings, day = calendar.of(body), report.meeting
    if not meetings or day is None or day < today or not meetings[0].day <= day <= meetings[-1].day:
        return
    meeting, where = calendar.on(body, day), report.where("meeting")
    if meeting is None:
        near = min(meetings, key=lambda other: abs(other.day - day))
        fix = f"its nearest is on {near.day:%Y-%m-%d}; mend the day, or add the meeting to the calendar"
        message = f"the calendar has no meeting of {body} on {day:%Y-%m-%d}"
        yield Diagnostic(NOT_LISTED, Severity.WARNING, message, where, fix=fix)
    elif meeting.cancelled or meeting.closes < today:
        what, message = CANCELLED, f"the meeting of {body} on {day:%Y-%m-%d} is cancelled"
        if not meeting.cancelled:
            what, message = TOO_LATE, f"reports to {body} on {day:%Y-%m-%d} had to be in by {meeting.closes:%Y-%m-%d}"
        after = calendar.next(body, today)
        fix = f"the next meeting is on {after.day:%Y-%m-%d}" if after else "the calendar has no later meeting of it"
        because = f"the calendar says so at {meeting.span}" if meeting.span else ""
        yield Diagnostic(what, Severity.WARNING, message, where, fix=fix, because=because)
