"""The dates of a case, and whether they can be true, each by itself and all together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.case.dates import MONTHS
from reportgen.case.model import Route
from reportgen.case.part import Part
from reportgen.case.values import Value
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Matter, Sitting, rule
from reportgen.law.written import quoted

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DAY = rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{'|'.join(MONTHS)}),?\s+(?P<year>[0-9]{{4}})\b"
DATED = (
    re.compile(rf"\b{_WEEKDAY}\s*,?\s+(?:the\s+)?{_DAY}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}(?:,\s*|\s*\(){_WEEKDAY}\b", re.IGNORECASE),
)
FIRST = date(1974, 4, 1)  # the first day of Part 3 of the Local Government Act 1974
FAR = 10  # years ahead, beyond which a day is more likely mistyped than planned


@rule(
    "MTG-10",
    "Dates and weekdays agree",
    Severity.ERROR,
    ["council practice"],
    mend="Mend the day or the weekday.",
)
def weekdays(matter: Matter) -> Iterator[Breach]:
    """A date that is written with its weekday has to fall on that day, and has to be a day that there is.

    The rule reads every text of the case; reportgen works out the weekday of the meeting by itself. A meeting at a
    weekend or on a bank holiday gets a warning, since councils seldom meet then and the date is more likely mistyped.
    """
    for fields in (matter.case.every_report, *matter.case.reports.values()):
        idle = calendar.why_not_working(fields.meeting) if fields.meeting else ""
        if fields.meeting and idle:
            yield Breach(
                f"the meeting on {calendar.words(fields.meeting)} is on {idle}",
                fields.where("meeting"),
                "mend the date, or keep it if the council meets on that day",
                severity=Severity.WARNING,
            )
    for text in matter.texts:
        for found in (found for pattern in DATED for found in pattern.finditer(text)) if "day" in text.lower() else ():
            message = "" if quoted(text, found.start()) else _misdated(found)
            if message:
                yield Breach(message, text.span_between(*found.span()))


def _misdated(found: re.Match[str]) -> str:
    """What is wrong with a date that is written with its weekday, if anything."""
    month = found["month"].capitalize()
    said, weekday = f"{int(found['day'])} {month} {found['year']}", found["weekday"].capitalize()
    try:
        day = date(int(found["year"]), MONTHS.index(month) + 1, int(found["day"]))
    except ValueError:
        return f"there is no {said}"
    return "" if WEEKDAYS[day.weekday()] == weekday else f"{said} was not a {weekday}, but a {WEEKDAYS[day.weekday()]}"


@rule(
    "MTG-11",
    "The meeting comes after what its report tells",
    Severity.ERROR,
    ["council practice"],
    mend="Mend the date of the meeting, or of what comes after it.",
)
def after_events(sitting: Sitting) -> Iterator[Breach]:
    """A report cannot tell a meeting of what had not happened yet.

    The Ombudsman's report or decision has to be dated and received before the meeting, a focus report has to be
    published, and a background paper has to exist. An event in the history of the complaint that is later than every
    meeting of the case gets a warning: history is added to when a meeting is over, but that is seldom the complaint's.
    Actions are left to ACT-03, for the same reason. Of a month, the first day is compared.
    """
    meeting, ombudsman = sitting.report.meeting, sitting.case.ombudsman
    if meeting is None:
        return
    dated = {"issued": ombudsman.issued, "received": ombudsman.received}
    if ombudsman.route is Route.FOCUS_REPORT:
        dated["published"] = ombudsman.published
    early = {field: when for field, when in dated.items() if when is not None and deadlines.earliest(when) > meeting}
    if early:
        field = max(early, key=lambda name: deadlines.earliest(early[name]))
        yield Breach(
            f"the meeting on {calendar.words(meeting)} is before the Ombudsman's paper was {field},"
            f" {deadlines.on(early[field])}",
            sitting.report.where("meeting"),
            f"mend `meeting:` or `ombudsman: {field}:`",
            because=f"that date stands at {ombudsman.where(field)}",
        )
    for paper in sitting.report.background_papers.papers:
        if paper.date is not None and deadlines.earliest(paper.date) > meeting:
            yield Breach(
                f"a background paper is dated {deadlines.in_words(paper.date)}, after the meeting of"
                f" {calendar.words(meeting)}",
                paper.where("date"),
                "mend the date, or leave the paper out",
            )
    yield from _late_history(sitting)


def _late_history(sitting: Sitting) -> Iterator[Breach]:
    """What the history of the complaint dates after the last meeting of the case."""
    last = max(deadlines.meetings(sitting.matter.sittings), default=None)
    for event in sitting.case.complaint.history:
        if last is not None and event.date is not None and deadlines.earliest(event.date) > last:
            yield Breach(
                f"this is dated {deadlines.in_words(event.date)}, after the last meeting, on {calendar.words(last)}",
                event.where("date"),
                "mend the date of the event or of the meeting",
                severity=Severity.WARNING,
            )


@rule(
    "MTG-12",
    "Issued, received, published",
    Severity.WARNING,
    ["LGSCO decisions"],
    mend="Compare the dates with the Ombudsman's paper, and mend the one that is wrong.",
)
def in_order(matter: Matter) -> Iterator[Breach]:
    """The Ombudsman's report or decision is issued, then received by the council, then published.

    All three can be one day. No provision says so; it is what the dates of published decisions show, and time limits
    run from the day of receipt, so that a slip there moves all of them. Of a month, only what is certain is compared.
    """
    ombudsman = matter.case.ombudsman
    pairs = (("issued", "received"), ("received", "published"), ("issued", "published"))
    told = False
    for first, then in pairs:
        before, after = getattr(ombudsman, first), getattr(ombudsman, then)
        if before is None or after is None or deadlines.earliest(before) <= deadlines.latest(after):
            continue
        if not told:
            yield Breach(
                f"the Ombudsman's paper was {then} {deadlines.on(after)}, before it was {first},"
                f" {deadlines.on(before)}",
                ombudsman.where(then),
                f"mend `{then}:` or `{first}:`",
                because=f"the other date stands at {ombudsman.where(first)}",
            )
        told = True


@rule(
    "MTG-14",
    "Dates are of the time of the case",
    Severity.WARNING,
    ["council practice"],
    mend="Mend the year.",
)
def of_its_time(matter: Matter) -> Iterator[Breach]:
    """A date from before there was an Ombudsman, or from far in the future, is probably mistyped.

    All days that are counted from it would be as wrong. The Ombudsman's office was set up by an Act of 1974. What
    happened before may stand in the history of a complaint, and a background paper may be older. More than ten years
    ahead, nothing is planned.
    """
    far, held = matter.today.year + FAR, matter.written
    for when in (*held.dates, *held.history):
        place = when.span if isinstance(when, Value) else None
        if deadlines.earliest(when).year > far:
            yield Breach(f"{deadlines.in_words(when)} is more than {FAR} years ahead", place)
    for when in held.dates:
        if deadlines.latest(when) < FIRST:
            place = when.span if isinstance(when, Value) else None
            yield Breach(f"{deadlines.in_words(when)} is before 1974, when there was no Ombudsman yet", place)


@rule(
    "MTG-15",
    "The Ombudsman's paper comes first",
    Severity.WARNING,
    ["council practice"],
    mend="Compare the date with your papers and with the date of the Ombudsman's, and mend the one that is wrong.",
)
def after_the_paper(matter: Matter) -> Iterator[Breach]:
    """What answers the Ombudsman's report or decision, or is asked for in it, cannot be dated before it.

    The rule looks at the answer, the evidence, the notice and its inspection, the monitoring officer's report, a longer
    time and the letter that agrees to it, and the days by which something is due. Actions are left out, since a council
    can put things right while the Ombudsman still investigates. It compares with the day of issue, or that of receipt
    where the case has no other. A letter that agrees to a longer time cannot be dated after today either.
    """
    ombudsman, longer = matter.case.ombudsman, matter.case.ombudsman.extension
    field = "issued" if ombudsman.issued is not None else "received"
    first = ombudsman.issued or ombudsman.received
    for what, part, name in _answers(matter):
        day = getattr(part, name)
        if first is not None and isinstance(day, date) and day < deadlines.earliest(first):
            yield Breach(
                f"{what} {calendar.words(day)}, before the Ombudsman's paper was {field}, {deadlines.on(first)}",
                part.where(name),
                f"mend this date, or `ombudsman: {field}:`",
                because=f"that date stands at {ombudsman.where(field)}",
            )
    if longer.letter is not None and longer.letter > matter.today:
        yield Breach(
            f"the Ombudsman's letter is dated {calendar.words(longer.letter)}, after today",
            longer.where("letter"),
            "mend the date, or take it out until the letter has come",
        )


def _answers(matter: Matter) -> Iterator[tuple[str, Part, str]]:
    """What cannot come before the Ombudsman's paper: in words that a date follows, and the field with its date."""
    case = matter.case
    yield "the Ombudsman was told on", case.publicity, "ombudsman_told"
    yield "the Ombudsman was sent evidence on", case.publicity, "ombudsman_sent_evidence"
    yield "the notice appeared on", case.publicity.notice, "published"
    yield "inspection began on", case.publicity.notice, "inspection_from"
    yield "the monitoring officer's report was sent on", case.monitoring_officer_report, "sent"
    yield "the answer is due on", case.ombudsman, "response_due"
    yield "the longer time ends on", case.ombudsman.extension, "until"
    yield "the letter that agrees to a longer time is dated", case.ombudsman.extension, "letter"
    for recommendation in case.recommendations:
        yield "the recommendation is due on", recommendation, "due"
