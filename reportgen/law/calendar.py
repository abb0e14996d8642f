"""Dates as statutes count them: one function for each phrase. Knows England's bank holidays; knows no duty.

A time that ends on a day that is no working day ends on it all the same: no Act here puts it off. A day past either
end of the calendar is the calendar's first or last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from reportgen.case.dates import MONTHS, clipped, moved

_FRIDAY = 4
_WEEKDAYS = ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")
_IN_LIEU = " (observed)"  # as the library marks a bank holiday that is kept on another day
_FEASTS = frozenset({"Good Friday", "Easter Monday", "Christmas Day", "Boxing Day", "New Year's Day", "Whit Monday"})


def months_beginning_with(start: date, months: int) -> date:
    """The last day of a period of months *beginning with* a day, which counts (Local Government Act 1974, s 31(2)).

    The day before the corresponding date; where the last month has no such date, the day before its last day, which is
    the safe reading of an arguable point.
    """
    return moved(clipped(start, months), -1)


def months_after(start: date, months: int) -> date:
    """The last day *within* some months of a day, which does not count: the corresponding date, or the month's last.

    *Dodds v Walker* [1981] 1 WLR 1027.
    """
    return clipped(start, months)


def weeks_after(start: date, weeks: int) -> date:
    """The last day *within* some weeks of a day, which does not count; so the Ombudsman counts agreed actions."""
    return moved(start, 7 * weeks)


def within_weeks_after(start: date, weeks: int) -> date:
    """The last day *not later than* some weeks after a day, which does not count (1974 Act, s 30(5))."""
    return weeks_after(start, weeks)


def days_after(start: date, days: int) -> date:
    """The last day *not more than* some days after a day (Local Government and Housing Act 1989, ss 5(5) and 5A(6))."""
    return moved(start, days)


def inspection_ends(first: date) -> date:
    """The last of the three weeks in which a report can be read, its first day included (1974 Act, s 30(4))."""
    return moved(weeks_after(first, 3), -1)


def second_edition_by(first: date) -> date:
    """The last day of the fortnight that begins with the day of one edition (1974 Act, s 31(2F)), the safe reading."""
    return moved(weeks_after(first, 2), -1)


def clear_days_before(day: date, days: int) -> date:
    """The last day that leaves some clear days before another, neither of the two being counted.

    *R v Herefordshire Justices* (1820) 3 B & Ald 581.
    """
    return moved(day, -days - 1)


def clear_working_days_before(day: date, days: int) -> date:
    """The last working day that leaves some clear working days before another day, neither of the two being counted.

    *R v Swansea City Council, ex p Elitestone* (1993) 66 P & CR 422, on the Local Government Act 1972, s 100B.
    """
    return working_days_before(day, days + 1)


def leaves_clear_working_days(published: date, day: date, days: int) -> bool:
    """Whether some clear working days lie between two days, also where the first is no working day itself."""
    return published < working_days_before(day, days)


def working_days_before(day: date, days: int) -> date:
    """The working day that is some working days before a day, which does not count."""
    year, before = day.year, bisect_left(_working_days(day.year), day.toordinal())
    while days > before:
        if year == date.min.year:
            return date.min
        days, year = days - before, year - 1
        before = len(_working_days(year))
    return date.fromordinal(_working_days(year)[before - days]) if days > 0 else day


def working_days_after(day: date, days: int) -> date:
    """The working day that is some working days after a day, which does not count."""
    year, until = day.year, bisect_right(_working_days(day.year), day.toordinal())
    while days > len(_working_days(year)) - until:
        if year == date.max.year:
            return date.max
        days, year, until = days - len(_working_days(year)) + until, year + 1, 0
    return date.fromordinal(_working_days(year)[until + days - 1]) if days > 0 else day


def next_working_day(day: date) -> date:
    """The first working day after a day (Local Government and Housing Act 1989, s 5(6) and (8))."""
    return working_days_after(day, 1)


def is_working_day(day: date) -> bool:
    """Whether a day is neither at a weekend nor a bank holiday in England."""
    return day.weekday() <= _FRIDAY and day not in bank_holidays(day.year)


def why_not_working(day: date) -> str:
    """What makes a day no working day: a Saturday, Good Friday; empty for a working day."""
    if day.weekday() > _FRIDAY:
        return _WEEKDAYS[day.weekday()]
    name = bank_holidays(day.year).get(day, "")
    if not name or name in _FEASTS:
        return name
    if name.endswith(_IN_LIEU):
        return f"the bank holiday in lieu of {name.removesuffix(_IN_LIEU)}"
    return f"a bank holiday ({name})"


@cache
def bank_holidays(year: int) -> Mapping[date, str]:
    """England's bank holidays of a year, Good Friday and Christmas Day among them, and their names.

    Empty for years that the library does not know: those before 1872 and after 2100.
    """
    found = _united_kingdom()(subdiv="ENG", years=year, expand=False, language="en_GB")
    return {day: name.partition("; ")[0] for day, name in found.items()}  # a day with two names needs only one


@cache
def _united_kingdom() -> Callable[..., Mapping[date, str]]:
    """The library's calendar of the United Kingdom, loaded by itself: its package loads every country of the world."""
    import holidays  # noqa: PLC0415  a case without dates needs none

    file = Path(holidays.__file__).parent / "countries" / "united_kingdom.py"
    spec = spec_from_file_location(f"{__name__}_of_the_united_kingdom", file)
    if spec is None or spec.loader is None or not file.is_file():
        return partial(holidays.country_holidays, "GB")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return partial(module.UnitedKingdom)


def knows_bank_holidays(year: int) -> bool:
    """Whether the bank holidays of a year are known, save those that are yet to be proclaimed."""
    return bool(bank_holidays(year))


def words(day: date) -> str:
    """8 May 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """Wednesday 8 May 2019."""
    return f"{_WEEKDAYS[day.weekday()].removeprefix('a ')} {words(day)}"


@cache
def _working_days(year: int) -> tuple[int, ...]:
    """The working days of a year, as ordinals."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(number for number in range(first, last + 1) if is_working_day(date.fromordinal(number)))
