"""Meetings: when notice, agenda and reports are open.

Local Government Act 1972, Part VA and Schedule 12, for the council and its committees; SI 2012/2089 for the executive.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.diagnostics import Severity
from reportgen.law import calendar, countdown
from reportgen.law.countdown import OPEN_DAYS, by_executive
from reportgen.law.deadlines import LastDay
from reportgen.law.rule import Breach, Sitting, rule


def unrecorded(sitting: Sitting, last: LastDay | None, given: date | None) -> bool:
    """Whether a last day before a meeting that is still to come has passed, and the case does not say it was kept."""
    meeting, today = sitting.report.meeting, sitting.matter.today
    return given is None and last is not None and meeting is not None and last.day < today <= meeting


def published_late(sitting: Sitting) -> bool:
    """Whether the case says that agenda and report were open too late."""
    report, last = sitting.report, countdown.agenda(sitting)
    if report.agenda_published is None or report.meeting is None or last is None:
        return False
    if report.convened_at_short_notice:
        return report.agenda_published > last.day
    return not calendar.leaves_clear_working_days(report.agenda_published, report.meeting, OPEN_DAYS)


@rule(
    "MTG-01",
    "Agenda and report are open five clear days before the meeting",
    Severity.ERROR,
    ["LGA 1972 s 100B(3)", "SI 2012/2089 reg 7(3)", "ex p Elitestone"],
    mend="Take the report to a later meeting, or record why the law allows it to be late.",
)
def agenda_open(sitting: Sitting) -> Iterator[Breach]:
    """The public can read agenda and report for at least five clear days before the meeting.

    Clear days are working days, and neither the day of publication nor that of the meeting counts. Where the meeting
    itself was convened at shorter notice, agenda and report have to be open when it is convened. A late report that the
    chair took as urgent is for MTG-02. An exempt report is not open, but its agenda is. From the last day to the
    meeting, a case that does not say when the agenda was published gets a warning. Section 100B was read in an older
    text, regulation 7 in its current form, and of the judgment, which is about section 100B, a summary only; that it
    holds for the Regulations too is the safe reading.
    """
    report, last = sitting.report, countdown.agenda(sitting)
    tried = report.late_because or report.chair_agreed_urgent
    if last is None:
        return
    if report.agenda_published is not None and published_late(sitting) and not tried:
        only = "nothing but a meeting convened at shorter notice excuses the executive (`convened at short notice:`)"
        urgent = "give `late because:` and `chair agreed urgent:` if the chair takes it as urgent"
        yield Breach(
            f"agenda and report were published on {calendar.words(report.agenda_published)}, after {last.words}, the"
            " last day",
            report.where("agenda_published"),
            f"take the report to a later meeting; {only if by_executive(sitting) else urgent}",
            because=last.counted,
        )
    elif unrecorded(sitting, last, report.agenda_published) and not tried:
        yield Breach(
            f"{last.words} was the last day to publish the agenda, and the case does not say that it was published",
            report.where("meeting"),
            "give the day in `agenda published:`",
            because=last.counted,
            severity=Severity.WARNING,
        )


@rule(
    "MTG-02",
    "A late report is taken only as the law allows",
    Severity.ERROR,
    ["LGA 1972 s 100B(4)", "SI 2012/2089 reg 6(2)"],
    mend="Record both the reason and the chair's agreement, or take the report to a later meeting.",
)
def late_report(sitting: Sitting) -> Iterator[Breach]:
    """A report that was open too late can be taken by the council or a committee as urgent; the executive cannot.

    The chair has to be of the opinion, by reason of special circumstances, that the item is urgent, and the minutes
    have to say what these circumstances are. A case therefore needs both the reason and the chair's agreement. The
    Regulations for the executive have no such exception: an item is considered only if it was open five clear days, or
    if the meeting itself was convened at shorter notice. Section 100B was read in an older text, regulation 6 in its
    current form.
    """
    report = sitting.report
    if not published_late(sitting):
        return
    if by_executive(sitting) and (report.late_because or report.chair_agreed_urgent):
        yield Breach(
            f"{sitting.body} cannot take a report that was open too late, even if it is urgent",
            report.where("late_because" if report.late_because else "chair_agreed_urgent"),
            "take the report to a later meeting, or say `convened at short notice: yes` if the whole meeting was",
            because="the exception for urgent items is for the council and its committees only",
        )
    elif report.late_because and not report.chair_agreed_urgent:
        yield Breach(
            "the case says why the report is late, and not that the chair agreed that it is urgent",
            report.where("late_because"),
            "ask the chair, and say `chair agreed urgent: yes`, or take the report to a later meeting",
        )
    elif report.chair_agreed_urgent and not report.late_because:
        yield Breach(
            "the chair agreed that the item is urgent, and the case does not say why",
            report.where("chair_agreed_urgent"),
            "give the special circumstances in `late because:`, for the report and for the minutes",
        )


@rule(
    "MTG-03",
    "Notice of the meeting is given five clear days before it",
    Severity.ERROR,
    ["LGA 1972 s 100A(6)", "LGA 1972 Sch 12 para 4", "SI 2012/2089 reg 6", "ex p Elitestone"],
    mend="Put the meeting off, or mend the days of the meeting and of its notice.",
)
def notice_of_meeting(sitting: Sitting) -> Iterator[Breach]:
    """Public notice of a meeting is given at least five clear days before it, or when it is convened.

    Clear days are counted as in MTG-01. A meeting that is convened at shorter notice needs its notice then, before it
    meets. The full council gets a warning there: its members are summoned at least five clear days before, and
    Schedule 12 is understood to know no shorter notice; that Schedule was not read. Section 100A was read in an older
    text, regulation 6 in its current form.
    """
    report, last = sitting.report, countdown.notice_of_meeting(sitting)
    given, meeting = report.meeting_notice, report.meeting
    if given is None or meeting is None:
        return
    if report.convened_at_short_notice:
        if given > meeting:
            yield Breach(
                f"notice of the meeting was given on {calendar.words(given)}, after the meeting",
                report.where("meeting_notice"),
                "mend `meeting notice:` or `meeting:`",
            )
        elif sitting.decides == "council" and not calendar.leaves_clear_working_days(given, meeting, OPEN_DAYS):
            yield Breach(
                "a meeting of the full council was convened with fewer than five clear days",
                report.where("meeting_notice"),
                "ask the monitoring officer whether the meeting can stand",
                because="members of a council are summoned at least five clear days before",
                severity=Severity.WARNING,
            )
    elif last is not None and not calendar.leaves_clear_working_days(given, meeting, OPEN_DAYS):
        yield Breach(
            f"notice of the meeting was given on {calendar.words(given)}, after {last.words}, the last day",
            report.where("meeting_notice"),
            "put the meeting off, or say `convened at short notice: yes` if it was",
            because=last.counted,
        )
