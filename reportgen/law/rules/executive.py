"""SI 2012/2089: key decisions of the executive, its private meetings, and call-in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.case.implications import NONE_WORDS
from reportgen.case.practice import CountedIn
from reportgen.case.report import Purpose
from reportgen.diagnostics import Severity, Span
from reportgen.law import calendar, countdown
from reportgen.law.countdown import NOTICE_DAYS, OPEN_DAYS, by_executive
from reportgen.law.deadlines import LastDay
from reportgen.law.rule import Breach, Sitting, rule
from reportgen.law.rules.meetings import unrecorded

IN_FORCE = date(2012, 9, 10)  # SI 2012/2089, reg 1
NOT_CALLED_IN = re.compile(r"\b(?:not?|cannot|never|exempt|only)\b", re.IGNORECASE)


@rule(
    "MTG-04",
    "Key decisions are the executive's",
    Severity.ERROR,
    ["SI 2012/2089 reg 8"],
    mend="Mend `key decision:`, or say with `purpose: noting` that this body does not decide.",
    since=IN_FORCE,
)
def key_decisions(sitting: Sitting) -> Iterator[Breach]:
    """Only a decision of the executive can be a key decision; one of the council or of a committee never is.

    A key decision is one that is likely to mean spending or saving that is significant against the budget of the
    service, or to have significant effects in two or more wards or divisions. What is significant, each council says
    for itself. Where the house style names a sum (`key decision from`), a report to the executive that says `key
    decision: no` and is about payments of that sum or more gets a warning. The regulation was read in its current form.
    """
    report, threshold = sitting.report, sitting.practice.key_decision_from
    if report.key_decision and not by_executive(sitting):
        yield Breach(
            f"a decision of {sitting.body} is not a key decision",
            report.where("key_decision"),
            "say `key decision: no` in this report, and keep the other for the report to the executive",
            because="only decisions of the executive are",
        )
    over = threshold is not None and sitting.case.total >= threshold > 0
    if over and by_executive(sitting) and report.key_decision is False and report.purpose is not Purpose.NOTING:
        yield Breach(
            f"the payments come to £{sitting.case.total:,.0f}, which makes a key decision in this council",
            report.where("key_decision"),
            "say `key decision: yes`, or `purpose: noting` if the executive does not decide on the payments",
            because=f"the house style sets the sum at £{threshold:,.0f}",
            severity=Severity.WARNING,
        )


@rule(
    "MTG-05",
    "Key decisions are announced 28 clear days before",
    Severity.ERROR,
    ["SI 2012/2089 reg 9"],
    mend="Decide at a later meeting, or use the general exception or special urgency.",
    since=IN_FORCE,
)
def key_decision_notice(sitting: Sitting) -> Iterator[Breach]:
    """A key decision is announced in a document that is published at least 28 clear days before.

    It names who decides, what about, when, and which documents are put before them. The Regulations do not say what a
    clear day is. Each house style chooses calendar or working days (`key decision days`); where calendar days are
    counted and working days would have been too few, the rule notes it. Without the document there are only the general
    exception (MTG-06) and special urgency (MTG-07). From the last day to the meeting, a case that gives none of the
    three gets a warning. The regulation was read in its current form.
    """
    report, last = sitting.report, countdown.key_decision_notice(sitting)
    given = report.key_decision_notice.published
    if last is not None and unrecorded(sitting, last, given):
        yield Breach(
            f"{last.words} was the last day to announce this key decision, and the case does not say that it was",
            report.where("key_decision"),
            "give the day in `key decision notice: published:`, or what stands in for it",
            because=last.counted,
            severity=Severity.WARNING,
        )
    if last is not None and given is not None:
        yield from _announced(sitting, given, last)


def _announced(sitting: Sitting, given: date, last: LastDay) -> Iterator[Breach]:
    """Whether the day on which a key decision was announced was early enough, and in which days."""
    meeting, where = sitting.report.meeting, sitting.report.key_decision_notice.where("published")
    if not _in_time(sitting, given, last, NOTICE_DAYS):
        yield Breach(
            f"the key decision was announced on {calendar.words(given)}, after {last.words}, the last day",
            where,
            "decide at a later meeting, or use the general exception (`key decision notice: general exception:`)",
            because=last.counted,
        )
    elif meeting is not None and not calendar.leaves_clear_working_days(given, meeting, NOTICE_DAYS):
        enough = calendar.clear_working_days_before(meeting, NOTICE_DAYS)
        yield Breach(
            f"the notice is in time in calendar days; in working days, {calendar.words(enough)} would have been the"
            " last day",
            where,
            "nothing, if the council counts calendar days; else set `key decision days` in the house style",
            because="the Regulations do not say which days count",
            severity=Severity.NOTE,
        )


@rule(
    "MTG-06",
    "The general exception is used as the law asks",
    Severity.ERROR,
    ["SI 2012/2089 reg 10"],
    mend="Decide at a later meeting, or ask the chair of scrutiny whether it is urgent.",
    since=IN_FORCE,
)
def general_exception(sitting: Sitting) -> Iterator[Breach]:
    """A key decision that could not be announced in time needs notice to scrutiny, and five clear days after it.

    The chair of the overview and scrutiny committee (or, if there is none, each of its members) is told in writing, and
    the notice is published. Five clear days have to pass before the decision; they are counted as working days, as a
    court did for the Act of 1972. A further notice says why it could not be announced in time; a case that does not say
    that it was published gets a warning. The regulation was read in its current form.
    """
    report, last = sitting.report, countdown.general_exception_notice(sitting)
    notice = report.key_decision_notice
    if last is None or report.meeting is None or notice.general_exception is None or notice.special_urgency is not None:
        return
    if not calendar.leaves_clear_working_days(notice.general_exception, report.meeting, OPEN_DAYS):
        yield Breach(
            f"scrutiny was told on {calendar.words(notice.general_exception)}, after {last.words}, the last day",
            notice.where("general_exception"),
            "decide at a later meeting, or ask the chair of scrutiny whether it is urgent"
            " (`key decision notice: special urgency:`)",
            because=last.counted,
        )
    if not notice.reasons_published:
        yield _reasons(notice.where("general_exception"))


@rule(
    "MTG-07",
    "Special urgency is agreed before the decision",
    Severity.ERROR,
    ["SI 2012/2089 reg 11"],
    mend="Have the chair agree before the decision is taken, and publish the notice of the reasons.",
    since=IN_FORCE,
)
def special_urgency(sitting: Sitting) -> Iterator[Breach]:
    """A key decision that cannot wait for five clear days needs the agreement of the chair of scrutiny first.

    Where there is no such chair, or the chair cannot act, the chairman of the council agrees, and failing that the
    vice-chairman. A notice of the reasons is published as soon as is reasonably practicable; a case that does not say
    so gets a warning. The leader reports such decisions to the council at least once a year (regulation 19). The
    regulation was read in its current form.
    """
    report, notice = sitting.report, sitting.report.key_decision_notice
    if not report.key_decision or not by_executive(sitting) or notice.special_urgency is None:
        return
    if report.meeting is not None and notice.special_urgency > report.meeting:
        yield Breach(
            f"the chair agreed on {calendar.words(notice.special_urgency)}, after the meeting",
            notice.where("special_urgency"),
            "mend the date; without agreement before it, the decision could not be taken",
            because=f"the meeting is on {calendar.words(report.meeting)}",
        )
    if not notice.reasons_published:
        yield _reasons(notice.where("special_urgency"))


def _reasons(where: Span | None) -> Breach:
    """The notice that says why a key decision was not announced in time."""
    return Breach(
        "the case does not say that the notice of the reasons was published",
        where,
        "publish it, and say `key decision notice: reasons published: yes`",
        severity=Severity.WARNING,
    )


@rule(
    "MTG-08",
    "A private meeting of the executive has two notices",
    Severity.ERROR,
    ["SI 2012/2089 reg 5", "SI 2012/2089 reg 5(6)"],
    mend="Take the report to a later meeting, or have the chair of scrutiny agree that it is urgent.",
    since=IN_FORCE,
)
def private_meeting(sitting: Sitting) -> Iterator[Breach]:
    """Before the executive takes an exempt report in private, two notices are published.

    The first, at least 28 clear days before, says that the meeting is to be private and why. The second, at least five
    clear days before, gives the reasons again, what was said against them, and the answer. Neither is needed where the
    chair of scrutiny, or failing that the chairman or vice-chairman of the council, agreed that the meeting is urgent;
    then a notice says so. The 28 days are counted as the house style has it, the five as working days. Once a last day
    has passed, and until the meeting, a notice of which the case says nothing gets a warning. The regulation was read
    in its current form.
    """
    last_days, notices = countdown.private_notices(sitting), sitting.report.private_notices
    if last_days is None:
        return
    each = (("first", notices.first, NOTICE_DAYS), ("second", notices.second, OPEN_DAYS))
    for (name, given, days), last in zip(each, last_days, strict=True):
        if given is not None and not _in_time(sitting, given, last, days):
            yield Breach(
                f"the {name} notice of the private meeting was given on {calendar.words(given)}, after {last.words},"
                " the last day",
                notices.where(name),
                "take the report to a later meeting, or say `private notices: agreed urgent: yes` if it was agreed",
                because=last.counted,
            )
        elif unrecorded(sitting, last, given):
            yield Breach(
                f"{last.words} was the last day for the {name} notice of the private meeting, and the case does not say"
                " that it was given",
                sitting.report.where("class_"),
                f"give the day in `private notices: {name}:`",
                because=last.counted,
                severity=Severity.WARNING,
            )


@rule(
    "MTG-09",
    "Only executive decisions are called in",
    Severity.WARNING,
    ["council practice"],
    mend="Give `call in:` only in the report to the executive.",
)
def call_in(sitting: Sitting) -> Iterator[Breach]:
    """A report to the council or to a committee should not say that its decision can be called in.

    Scrutiny calls in decisions of the executive; how, and within what time, each council's constitution says. A text
    that says that there is no call-in is in order.
    """
    text = (sitting.report.call_in or "").strip()
    if not text or by_executive(sitting) or text.rstrip(".").lower() in NONE_WORDS or NOT_CALLED_IN.search(text):
        return
    yield Breach(
        f"the report speaks of call-in, and a decision of {sitting.body} is not called in",
        sitting.report.where("call_in"),
    )


def _in_time(sitting: Sitting, given: date, last: LastDay, days: int) -> bool:
    """Whether a notice leaves its clear days: the 28 counted as the house style has it, the five as working days."""
    working = days == OPEN_DAYS or sitting.practice.key_decision_days is CountedIn.WORKING
    if working and sitting.report.meeting is not None:
        return calendar.leaves_clear_working_days(given, sitting.report.meeting, days)
    return given <= last.day
