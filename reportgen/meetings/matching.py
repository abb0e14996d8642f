"""Which meetings of the calendar the reports of a case go to. Knows cases and the calendar; knows no house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from reportgen.case.dates import Day
from reportgen.case.model import Case
from reportgen.case.report import Report
from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.meetings import CalendarOfMeetings, Meeting
from reportgen.meetings.codes import CANCELLED, NO_NEXT, NOT_LISTED, PASSED_OVER, TOO_LATE
from reportgen.meetings.days import in_words

_MOVED = timedelta(days=31)  # so far may a calendar's first meeting have been moved


def placed(case: Case, bodies: Mapping[str, str], calendar: CalendarOfMeetings, today: date) -> Checked[Case]:
    """The case with a day for each report that asks for its body's next meeting; what the calendar says of the others.

    A report to a cancelled meeting has no day. `bodies` gives the body that each report goes to, by the name of the
    report; one without a body stays as it is.
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
            meeting = calendar.on(body, said.meeting)
            if meeting is not None and meeting.cancelled:  # nothing is due for it, and it considers nothing
                reports[name] = own.model_copy(update={"meeting": None})
        elif said.next_meeting:
            meeting = calendar.next(body, today)
            if meeting is None:
                found.append(_none(said, body, calendar, today))
            else:
                found += _passed(said, body, calendar, meeting, today)
                day = Day(meeting.day.year, meeting.day.month, meeting.day.day)
                reports[name] = own.model_copy(update={"meeting": day})
    return Checked(case.model_copy(update={"reports": reports}), tuple(found))


def _passed(
    report: Report, body: str, calendar: CalendarOfMeetings, taken: Meeting, today: date
) -> Iterator[Diagnostic]:
    """Says which coming meetings `next` passes over, since the report may stand on their agendas already."""
    for meeting in calendar.passed_over(body, today):
        message = (
            f"`next` is the meeting of {body} on {in_words(taken.day)}; that on {in_words(meeting.day)} is passed over,"
            f" since {meeting.closed(today)}"
        )
        fix = f"if the report is on the agenda of {in_words(meeting.day)}, write `meeting: {meeting.day.isoformat()}`"
        because = f"the calendar has it at {meeting.span}" if meeting.span else ""
        yield Diagnostic(PASSED_OVER, Severity.WARNING, message, report.where("meeting"), fix=fix, because=because)


def _none(report: Report, body: str, calendar: CalendarOfMeetings, today: date) -> Diagnostic:
    """There is no next meeting: says what is known of it."""
    message = f"the calendar of meetings has none of {body}"
    fix = "add the meeting to meetings.yaml beside the cases, or write its day here"
    if calendar.unread:
        message = f"the next meeting of {body} is not known, since the calendar of meetings {calendar.unread}"
        fix = "mend the calendar, or write the day of the meeting here"
    elif calendar.of(body):
        message = f"the calendar has no meeting of {body} that a report can still reach"
    for closed in calendar.passed_over(body, today):
        message += f"; that on {in_words(closed.day)} is closed, since {closed.closed(today)}"
        fix = f"if the report is on that agenda, write `meeting: {closed.day.isoformat()}`; otherwise {fix}"
    return Diagnostic(NO_NEXT, Severity.WARNING, message, report.where("meeting"), fix=fix)


def _against(report: Report, body: str, calendar: CalendarOfMeetings, today: date) -> Iterator[Diagnostic]:
    """What the calendar says against a meeting: that it is cancelled, also once its day is past, or has none to come.

    Nothing where the day is after the last meeting in it, or long before the first: nobody has entered those.
    """
    meetings, day = calendar.of(body), report.meeting
    if not meetings or day is None:
        return
    meeting, where = calendar.on(body, day), report.where("meeting")
    begins, ends = calendar.meetings[0].day - _MOVED, calendar.meetings[-1].day
    if (meeting is None or not meeting.cancelled) and not max(today, begins) <= day <= ends:
        return
    if meeting is None:
        held = [other for other in meetings if not other.cancelled] or meetings
        near = min(held, key=lambda other: abs(other.day - day))
        fix = f"its nearest is on {near.day:%Y-%m-%d}; mend the day, or add the meeting to the calendar"
        message = f"the calendar has no meeting of {body} on {day:%Y-%m-%d}"
        if calendar.unread:
            fix = f"the calendar {calendar.unread}; mend it first. {fix[0].upper()}{fix[1:]}"
        yield Diagnostic(NOT_LISTED, Severity.WARNING, message, where, fix=fix)
        return
    because = f"the calendar says so at {meeting.span}" if meeting.span else ""
    after = calendar.next(body, today)
    if meeting.cancelled:
        message = f"the meeting of {body} on {day:%Y-%m-%d} is cancelled"
        fix = "ask democratic services when it meets instead, add that meeting to the calendar, and write its day here"
        if after:
            fix = f"the next meeting is on {after.day:%Y-%m-%d}; write that day here"
        yield Diagnostic(CANCELLED, Severity.ERROR, message, where, fix=fix, because=because)
    elif meeting.closes < today:
        message = f"the meeting of {body} on {in_words(day)} is closed to reports: {meeting.closed(today)}"
        fix = "ask democratic services for the one after it, and add that to the calendar"
        if after:
            fix = f"the next meeting is on {in_words(after.day)}"
        fix = f"if the report is on that agenda, leave the day as it is; otherwise {fix}"
        yield Diagnostic(TOO_LATE, Severity.WARNING, message, where, fix=fix, because=because)
