"""Local Government and Housing Act 1989, sections 5 and 5A: members consider what the monitoring officer reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.case.duties import Limb
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Sitting, rule
from reportgen.law.rules.monitoring_officer import is_individual

CONSIDERED_BY = {Limb.COUNCIL: "council", Limb.EXECUTIVE: "executive"}


def _considers(sitting: Sitting) -> bool:
    """Whether the meeting is of the body that has to consider the monitoring officer's report."""
    report = sitting.case.monitoring_officer_report
    return report.section is not None and sitting.decides == CONSIDERED_BY[report.section]


def _meetings(sitting: Sitting) -> list[date]:
    """The days on which the same kind of body has a report of the case before it, in order."""
    return deadlines.meetings(sitting.matter.sittings, sitting.decides)


def _is_first(sitting: Sitting) -> bool:
    """Whether this is the first meeting of the body that considers the report since copies of it were sent."""
    sent = sitting.case.monitoring_officer_report.sent or date.min
    first = next((day for day in _meetings(sitting) if day >= sent), None)
    return _considers(sitting) and first is not None and sitting.report.meeting == first


@rule(
    "MO-03",
    "The monitoring officer's report is considered within 21 days",
    Severity.ERROR,
    ["LGHA 1989 s 5(5)", "LGHA 1989 s 5A(6)"],
    mend="Bring it to an earlier meeting, or call a special one.",
)
def considered_in_time(sitting: Sitting) -> Iterator[Breach]:
    """The monitoring officer's report has to be considered not more than 21 days after copies were first sent out.

    A report under section 5 is for a meeting of the full council, one under section 5A for a meeting of the executive.
    The day of sending does not count: of copies sent on 10 June, 1 July is the last day. It is enough that one meeting
    of that body comes within the 21 days. Other bodies' meetings are left alone. A meeting before the copies were sent
    has considered nothing; where the case has no later one, it gets a warning.
    """
    report, meeting = sitting.case.monitoring_officer_report, sitting.report.meeting
    if meeting is None or report.sent is None or not is_individual(report) or not _considers(sitting):
        return
    days, last = _meetings(sitting), calendar.days_after(report.sent, 21)
    counted = f"copies were first sent on {calendar.words(report.sent)}, and 21 days later is the last day"
    if meeting > last and not any(report.sent <= day <= last for day in days):
        yield Breach(
            f"the monitoring officer's report has to be considered by {calendar.words(last)}",
            sitting.report.where("meeting"),
            because=counted,
        )
    elif meeting < report.sent and meeting == days[-1]:
        yield Breach(
            f"the meeting is before the monitoring officer's report, which has to be considered by"
            f" {calendar.words(last)}, and the case has no other",
            sitting.report.where("meeting"),
            "add the report to the meeting that considers it, or mend the dates",
            because=counted,
            severity=Severity.WARNING,
        )


@rule(
    "MO-04",
    "A report under section 5 goes to the full council",
    Severity.ERROR,
    ["LGHA 1989 s 5(5)", "LGA 1972 s 101"],
    mend="Take the monitoring officer's report to the full council.",
)
def full_council(sitting: Sitting) -> Iterator[Breach]:
    """Only the full council can consider a monitoring officer's report under section 5.

    The power to leave a function to a committee or an officer does not extend to this one. Other bodies may have a
    report on the matter as well, as long as one of the case goes to the full council.
    """
    report = sitting.case.monitoring_officer_report
    if report.section is not Limb.COUNCIL or not is_individual(report):
        return
    if not any(one.decides == "council" for one in sitting.matter.sittings):
        yield Breach(
            f"{sitting.body} cannot consider a monitoring officer's report under section 5 for the council",
            sitting.report.span,
            because=f"the section is given at {report.where('section')}, and no report of the case goes to the council",
        )


@rule(
    "MO-07",
    "The executive answers with a report of its own",
    Severity.WARNING,
    ["LGHA 1989 s 5A(8)", "LGHA 1989 s 5A(9)"],
    mend="Prepare and send it, and give the day in `executive report sent:`.",
)
def executive_report(sitting: Sitting) -> Iterator[Breach]:
    """After it has considered a report under section 5A, the executive prepares a report of its own.

    It says what the executive has done, what it will do and when, and gives its reasons, also for doing nothing. It
    goes to every member of the council and to the monitoring officer as soon as practicable. Of several meetings of the
    executive, the first after copies were sent counts.
    """
    report, meeting = sitting.case.monitoring_officer_report, sitting.report.meeting
    due = report.section is Limb.EXECUTIVE and is_individual(report) and _is_first(sitting)
    if due and meeting is not None and meeting < sitting.matter.today and report.executive_report_sent is None:
        yield Breach(
            "the case does not say that the executive's own report went to every member and the monitoring officer",
            report.where("executive_report_sent"),
            because=f"the executive met on {calendar.words(meeting)}",
        )


@rule(
    "MO-08",
    "Nothing is carried out before members have considered the report",
    Severity.WARNING,
    ["LGHA 1989 s 5(6)", "LGHA 1989 s 5A(7)", "LGHA 1989 s 5(8)"],
    mend="Put the step off, or take the monitoring officer's advice at once if it was taken.",
)
def suspended(sitting: Sitting) -> Iterator[Breach]:
    """A proposal or decision that the monitoring officer reports on rests until members have considered the report.

    It must not be carried out until the end of the first business day after the day on which they finish. Saturdays,
    Sundays, Christmas Day, Good Friday and bank holidays are not business days. The rule applies where the case says
    `pending decision: yes`; of several meetings of the body that considers it, the first after copies were sent counts.
    """
    report, meeting = sitting.case.monitoring_officer_report, sitting.report.meeting
    if not report.pending_decision or not _is_first(sitting) or meeting is None or report.carried_out is None:
        return
    last = calendar.next_working_day(meeting)
    sent = report.sent or report.carried_out
    if sent <= report.carried_out <= last:
        yield Breach(
            f"the decision was carried out on {calendar.words(report.carried_out)}, and had to rest until"
            f" {calendar.words(last)} was over",
            report.where("carried_out"),
            because=f"members consider the monitoring officer's report on {calendar.words(meeting)}",
        )
