"""The days of an event that recurs, in this country's time. Knows iCalendar's rules; reads no file and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from reportgen.meetings.days import here, local_day

if TYPE_CHECKING:
    from icalendar.cal import Component

YEARS = 20
MOST = 1100  # meetings of one series: one a week for those years
RULES = ("RRULE", "RDATE", "EXDATE")
_STEPS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class RuleError(Exception):
    """A rule that cannot be read: the name of the property that holds it."""


def moment(day: date, start: date) -> datetime:
    """A day or time as the clock shows it where an event begins that starts then: here, where its start has no zone."""
    if not isinstance(day, datetime):
        return datetime.combine(day, time.min)
    zone = start.tzinfo if isinstance(start, datetime) else None
    try:
        return (day.astimezone(zone or here()) if day.tzinfo is not None else day).replace(tzinfo=None)
    except OverflowError:
        return day.replace(tzinfo=None)


def days_of(event: Component, start: date, moved: Iterable[date]) -> list[date]:
    """The days on which an event takes place, for twenty years at most; RuleError where its rule cannot be read.

    In place of those that are `moved` others stand. Days are reckoned by the clock where the event begins, so that a
    meeting at seven stays at seven when the clocks change.
    """
    first = moment(start, start)
    found = {first, *_of_rules(event, start, first), *(moment(day, start) for day in _dates(event, "RDATE"))}
    for day in (*_dates(event, "EXDATE"), *moved):
        gone = moment(day, start)
        timed = isinstance(day, datetime) and isinstance(start, datetime)
        found = {one for one in found if (one != gone if timed else one.date() != gone.date())}
    zone = start.tzinfo if isinstance(start, datetime) else None
    days = {local_day(one.replace(tzinfo=zone)) for one in found}
    return sorted(day for day in days if day is not None)


def _of_rules(event: Component, start: date, first: datetime) -> Iterator[datetime]:
    """The times that the rules of an event give."""
    held = event.get("RRULE")
    for rule in held if isinstance(held, list) else [held] if held is not None else []:
        yield from _of_rule(rule, start, first)


def _of_rule(rule: Any, start: date, first: datetime) -> list[datetime]:  # noqa: ANN401  the library's rule
    from dateutil.rrule import rrulestr  # noqa: PLC0415  only an event that recurs needs it

    steps, every = rule.get("FREQ", []), rule.get("INTERVAL", [1])
    if len(steps) != 1 or str(steps[0]).upper() not in _STEPS or not every or every[0] < 1:
        raise RuleError("RRULE")
    words = rule.to_ical().decode()
    kept = ";".join(part for part in words.split(";") if not part.upper().startswith("UNTIL="))
    last = min([_end(first), *(_until(day, start) for day in rule.get("UNTIL", []))])
    try:
        times = rrulestr(kept, dtstart=first)
        return list(islice(takewhile(lambda one: one <= last, times), MOST))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as problem:
        raise RuleError("RRULE") from problem


def _until(day: Any, start: date) -> datetime:  # noqa: ANN401  the library's date, if it is one
    if not isinstance(day, date):
        raise RuleError("RRULE")
    last = moment(day, start)
    return last if isinstance(day, datetime) else datetime.combine(last, time.max)


def _end(first: datetime) -> datetime:
    try:
        return first + timedelta(days=YEARS * 366)
    except OverflowError:
        return datetime.max  # noqa: DTZ901  by the clock of the event


def _dates(event: Component, name: str) -> Iterable[date]:
    """The days that a list of an event's holds."""
    held = event.get(name)
    for listed in held if isinstance(held, list) else [held] if held is not None else []:
        for one in getattr(listed, "dts", ()):
            day = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if not isinstance(day, date):
                raise RuleError(name)
            yield day
