"""The last days that a meeting sets for what comes before it, and how each is counted. Judges nothing.

Each function gives None where the report has no meeting date, or where the duty does not hang on it. What all days are
counted from is the meeting date, so that none of them says where the case has that.
"""

from __future__ import annotations

from datetime import date

from reportgen.case.practice import CountedIn
from reportgen.case.report import OpenTo
from reportgen.law import calendar
from reportgen.law.deadlines import LastDay
from reportgen.law.rule import Sitting

OPEN_DAYS = 5
NOTICE_DAYS = 28


def by_executive(sitting: Sitting) -> bool:
    """Whether the executive meets, so that SI 2012/2089 and not the Local Government Act 1972 says what is open."""
    return sitting.decides == "executive"


def agenda(sitting: Sitting) -> LastDay | None:
    """The last day for agenda and report to be open (1972 Act, s 100B(3); SI 2012/2089, reg 7(3)).

    A meeting convened at short notice opens them when it is convened; without that day there is none.
    """
    convened = sitting.report.meeting_notice
    if sitting.report.convened_at_short_notice:
        counted = "the meeting was convened on that day, at short notice"
        return LastDay(convened, counted, None) if convened else None
    return _clear_working_days(sitting, OPEN_DAYS)


def notice_of_meeting(sitting: Sitting) -> LastDay | None:
    """The last day for notice of the meeting (1972 Act, s 100A(6); SI 2012/2089, reg 6); none at short notice."""
    return None if sitting.report.convened_at_short_notice else _clear_working_days(sitting, OPEN_DAYS)


def key_decision_notice(sitting: Sitting) -> LastDay | None:
    """The last day for the notice of a key decision of the executive (SI 2012/2089, reg 9).

    None where the general exception or special urgency stands in for it (regs 10 and 11).
    """
    report, notice = sitting.report, sitting.report.key_decision_notice
    if not report.key_decision or not by_executive(sitting) or notice.general_exception or notice.special_urgency:
        return None
    return _twenty_eight_days(sitting)


def general_exception_notice(sitting: Sitting) -> LastDay | None:
    """The last day for the notice under the general exception, where a key decision relies on it (reg 10)."""
    report, notice = sitting.report, sitting.report.key_decision_notice
    if not report.key_decision or not by_executive(sitting) or not notice.general_exception:
        return None
    return _clear_working_days(sitting, OPEN_DAYS)


def private_notices(sitting: Sitting) -> tuple[LastDay, LastDay] | None:
    """The last days for the two notices of a private meeting of the executive (reg 5), unless agreed to be urgent."""
    report = sitting.report
    private = by_executive(sitting) and report.class_ is OpenTo.EXEMPT and not report.private_notices.agreed_urgent
    first, second = _twenty_eight_days(sitting), _clear_working_days(sitting, OPEN_DAYS)
    return (first, second) if private and first and second else None


def clearance(sitting: Sitting) -> LastDay | None:
    """The day by which the council's practice has legal and finance clear their paragraphs."""
    return _working_days(sitting, sitting.practice.clearance_before)


def final_report(sitting: Sitting) -> LastDay | None:
    """The day by which the council's practice has the final report with democratic services."""
    return _working_days(sitting, sitting.practice.final_before)


def call_in(sitting: Sitting) -> LastDay | None:
    """The last day to call in what the executive decides at the meeting; the council's constitution says how long."""
    meeting, days = sitting.report.meeting, sitting.practice.call_in
    if meeting is None or not by_executive(sitting) or not days:
        return None
    counted = (
        f"{days} working days after the meeting on {calendar.words(meeting)}; later by as many days as the decision is"
        " published after it"
    )
    day = calendar.working_days_after(meeting, days)
    if day == date.max:  # the calendar ends before the days are counted
        return None
    return LastDay(day, counted + _unknown_holidays(meeting, day), None)


def _twenty_eight_days(sitting: Sitting) -> LastDay | None:
    if sitting.practice.key_decision_days is CountedIn.WORKING:
        return _clear_working_days(sitting, NOTICE_DAYS)
    meeting = sitting.report.meeting
    if meeting is None:
        return None
    counted = f"{NOTICE_DAYS} clear days before {calendar.words(meeting)}, weekends and bank holidays counted"
    return LastDay(calendar.clear_days_before(meeting, NOTICE_DAYS), counted, None)


def _clear_working_days(sitting: Sitting, days: int) -> LastDay | None:
    meeting = sitting.report.meeting
    if meeting is None:
        return None
    day = calendar.clear_working_days_before(meeting, days)
    counted = f"{days} clear working days have to lie between that day and the meeting on {calendar.words(meeting)}"
    return LastDay(day, counted + _unknown_holidays(day, meeting), None)


def _working_days(sitting: Sitting, days: int | None) -> LastDay | None:
    meeting = sitting.report.meeting
    if meeting is None or not days:
        return None
    day = calendar.working_days_before(meeting, days)
    counted = f"{days} working days before {calendar.words(meeting)}, as the council’s own practice has it"
    return LastDay(day, counted + _unknown_holidays(day, meeting), None)


def _unknown_holidays(first: date, last: date) -> str:
    """A warning where working days were counted in a year whose bank holidays nobody knows."""
    years = [str(year) for year in sorted({first.year, last.year}) if not calendar.knows_bank_holidays(year)]
    return f"; the bank holidays of {' and '.join(years)} are not known" if years else ""
