"""The last days that the law and the Ombudsman set in a case, and how each is counted. Judges nothing.

Each function gives None where the case does not say what the day depends on.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.case.dates import MONTHS, Month, Period, Unit
from reportgen.case.model import Route
from reportgen.case.response import Recommendation
from reportgen.diagnostics import Span
from reportgen.law import calendar
from reportgen.law.rule import Matter, Sitting


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day for something, how it was counted in words, and where the case has what it is counted from."""

    day: date
    counted: str
    span: Span | None

    @property
    def words(self) -> str:
        """The day in words."""
        return calendar.words(self.day)


def earliest(when: date | Month) -> date:
    """The day, or the first day that a month can mean."""
    return date(when.year, when.month, 1) if isinstance(when, Month) else when


def latest(when: date | Month) -> date:
    """The day, or the last day that a month can mean."""
    return date(when.year, when.month, monthrange(when.year, when.month)[1]) if isinstance(when, Month) else when


def in_words(when: date | Month) -> str:
    """The day or the month, as it is read out: 8 May 2019, June 2019."""
    return str(when) if isinstance(when, Month) else calendar.words(when)


def on(when: date | Month) -> str:
    """On the day or in the month: on 8 May 2019, in June 2019."""
    return f"{'in' if isinstance(when, Month) else 'on'} {in_words(when)}"


def meetings(sittings: Iterable[Sitting], decides: str | None = None) -> list[date]:
    """The days of meetings in order; those of the council, the executive or committees alone, if `decides` says so."""
    wanted = (sitting.report.meeting for sitting in sittings if decides is None or sitting.decides == decides)
    return sorted(day for day in wanted if day is not None)


def considering(matter: Matter) -> list[date]:
    """The days on which the council or its executive has the report before it; where neither has, those of committees.

    A meeting before the report was received considers nothing.
    """
    days = [*meetings(matter.sittings, "council"), *meetings(matter.sittings, "executive")]
    since = matter.case.ombudsman.received or date.min
    return sorted(day for day in days or meetings(matter.sittings, "committee") if since <= day)


def after_paper(matter: Matter, day: date | None) -> date | None:
    """A day on which the Ombudsman was answered; None where it is before there was anything to answer (MTG-15)."""
    first = matter.case.ombudsman.issued or matter.case.ombudsman.received
    return None if day is None or (first is not None and day < earliest(first)) else day


def answer(matter: Matter) -> LastDay | None:
    """The last day to tell the Ombudsman what was done or is proposed (Local Government Act 1974, s 31(2)).

    A later day counts only where the case has the date of the letter that agrees to it, since it has to be in writing.
    """
    ombudsman = matter.case.ombudsman
    if not matter.is_report:
        return None
    first = None
    if ombudsman.received is not None:
        counted = f"the report was received on {calendar.words(ombudsman.received)}, and the three months begin with it"
        first = _months(ombudsman.received, 3, counted, ombudsman.where("received"))
    longer = ombudsman.extension
    if longer.until is None or longer.letter is None or (first is not None and longer.until <= first.day):
        return first
    counted = f"the Ombudsman agreed to that day in a letter of {calendar.words(longer.letter)}"
    return LastDay(longer.until, counted, longer.where("until"))


def asked(matter: Matter) -> LastDay | None:
    """The day by which the Ombudsman asked for the final answer, where that is before the day of the statute."""
    day, statute = matter.case.ombudsman.response_due, answer(matter)
    if day is None or (statute is not None and statute.day <= day):
        return None
    return LastDay(day, "the Ombudsman asked for the answer by that day", matter.case.ombudsman.where("response_due"))


def confirmation(matter: Matter) -> LastDay | None:
    """The last day for the Ombudsman to have confirmation that the action was taken (s 31(2A)(c)).

    The second three months are counted from the end of the first, and that day counts, which is the safe reading.
    """
    first = answer(matter)
    if first is None:
        return None
    counted = f"three months beginning with {first.words}, the last day for telling the Ombudsman what is proposed"
    return _months(first.day, 3, counted, first.span)


def notice(matter: Matter) -> LastDay | None:
    """The last day for the public notice of a report (s 30(5)); None where the Ombudsman wants none."""
    received = matter.case.ombudsman.received
    if not matter.is_report or received is None or matter.case.publicity.not_required:
        return None
    counted = f"the report was received on {calendar.words(received)}, and two weeks later is the last day"
    return LastDay(calendar.within_weeks_after(received, 2), counted, matter.case.ombudsman.where("received"))


def agreement(matter: Matter) -> LastDay | None:
    """The last day to agree the form of a statement with the Ombudsman (s 31(2G)), counting the day of the notice."""
    statement = matter.case.statement
    if matter.case.ombudsman.route is not Route.STATEMENT or statement.required is None:
        return None
    counted = f"the notice was received on {calendar.words(statement.required)}, and the month begins with that day"
    return _months(statement.required, 1, counted, statement.where("required"))


def _months(start: date, months: int, counted: str, span: Span | None) -> LastDay:
    """The last day of months that begin with a day; says so where the last month lacks the corresponding date."""
    day, end = calendar.months_beginning_with(start, months), calendar.months_after(start, months)
    if end.day < start.day:
        lacking = f"{start.day} {MONTHS[end.month - 1]} {end.year}"
        counted += f"; there is no {lacking}, so that {calendar.words(day)} is the safe day"
    return LastDay(day, counted, span)


def uncounted(matter: Matter) -> Iterator[tuple[str, str, Span | None]]:
    """The days that no day is given to count from: what is not known, what the case lacks, and where it would stand."""
    ombudsman, statement = matter.case.ombudsman, matter.case.statement
    if matter.is_report and ombudsman.received is None:
        yield "the notice, the inspection and the answer to the Ombudsman", "ombudsman: received", ombudsman.span
    if ombudsman.route is Route.STATEMENT and statement.required is None:
        yield "agreeing the statement with the Ombudsman", "statement: required", statement.span or ombudsman.span
    if isinstance(ombudsman.issued, date):
        return
    timed = [item for item in matter.case.recommendations if _is_time(item.due)]
    if timed:
        yield "what the Ombudsman recommended", "ombudsman: issued", timed[0].where("due")


def action(matter: Matter, recommendation: Recommendation) -> LastDay | None:
    """The day by which a recommendation is to be carried out: a date, or a time from the Ombudsman's decision."""
    due, issued = recommendation.due, matter.case.ombudsman.issued
    return None if due is None else _due(due, issued, recommendation.where("due"))


def _is_time(due: date | Period | None) -> bool:
    return isinstance(due, Period)


def _due(due: date | Period, issued: date | Month | None, place: Span | None) -> LastDay | None:
    if isinstance(due, date):
        return LastDay(due, "the recommendation gives that date", place)
    if not isinstance(issued, date):
        return None
    working = due.unit is Unit.WORKING_DAYS
    day = calendar.working_days_after(issued, due.number) if working else due.after(issued) or date.max
    return LastDay(day, f"{due} from the decision of {calendar.words(issued)}", place)
