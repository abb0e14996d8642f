"""Dates and periods, as officers write them: 2019-05-08, 2019-06, 4 weeks. Knows the calendar; knows no law."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from reportgen.case.values import Text, Value, place_of, unfit, words_in

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY_FIX = "write year-month-day, for example 2019-05-08 for 8 May 2019"


def clipped(start: date, months: int) -> date:
    """The corresponding date some months later, or that month's last day where it has no such date.

    *Dodds v Walker* [1981] 1 WLR 1027. A date past the end of the calendar is the calendar's last day.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def moved(start: date, days: int) -> date:
    """The day some days later, or earlier where they are negative; never past either end of the calendar."""
    number = min(max(start.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


class Day(Value, date):
    """A calendar day, written 2019-05-08."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "string", "format": "date"}

    @classmethod
    def read(cls, value: object) -> Day:
        """The day; refuses a day that the calendar does not have."""
        scalar = words_in(value, "a date", DAY_FIX)
        found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", scalar.strip(), re.ASCII)
        if not found:
            raise unfit(f"`{scalar}` is not a date that can be read", DAY_FIX + _guess(scalar))
        year, month, number = map(int, found.groups())
        return cls._make(year, month, number, scalar)

    @classmethod
    def _make(cls, year: int, month: int, number: int, scalar: str) -> Day:
        if year < 1:
            raise unfit(f"there is no year 0, as in `{scalar}`", DAY_FIX)
        if not 1 <= month <= len(MONTHS):
            raise unfit(f"there is no month {month} in `{scalar}`", DAY_FIX)
        last = monthrange(year, month)[1]
        if not 1 <= number <= last:
            raise unfit(f"there is no {number} {MONTHS[month - 1]} {year}: that month has {last} days", DAY_FIX)
        day = cls(year, month, number)
        day.source = place_of(scalar)
        return day


def _guess(scalar: str) -> str:
    """A British date is understood well enough to say how to write it."""
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[/. -](\d{1,2}|[A-Za-z]+),?[/. -](\d{4})", scalar.strip(), re.ASCII)
    if not found:
        return ""
    number, year = int(found[1]), int(found[3])
    named = [place for place, name in enumerate(MONTHS, 1) if found[2].capitalize() in {name, name[:3]}]
    month = int(found[2]) if found[2].isdigit() else next(iter(named), 0)
    if year >= 1 and 1 <= month <= len(MONTHS) and 1 <= number <= monthrange(year, month)[1]:
        return f"; if you mean {number} {MONTHS[month - 1]} {year}, write {year:04}-{month:02}-{number:02}"
    return ""


class Month(Text):
    """A month whose day is not known, written 2019-06."""

    year: int
    month: int


class When(Day):
    """A day or a month: reads as `Day` or as `Month`."""

    json_schema: ClassVar[dict[str, Any]] = {
        "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "pattern": r"^\d{4}-\d{1,2}$"}]
    }

    @classmethod
    def read(cls, value: object) -> Day | Month:  # type: ignore[override]  # the one value with two readings
        """The day, or the month where only that is known."""
        scalar = words_in(value, "a date", DAY_FIX)
        found = re.fullmatch(r"(\d{4})-(\d{1,2})", scalar.strip(), re.ASCII)
        if not found:
            return Day.read(value)
        year, number = map(int, found.groups())
        Day._make(year, number, 1, scalar)
        month = Month(f"{MONTHS[number - 1]} {year}")
        month.year, month.month, month.source = year, number, place_of(scalar)
        return month


class Unit(StrEnum):
    """What a period counts."""

    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


class Period(Text):
    """A length of time from a starting day, as the Ombudsman writes it: 4 weeks, three months."""

    number: int
    unit: Unit
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    pattern = re.compile(r"(\d{1,3}|[a-z]+) +(working days?|days?|weeks?|months?)", re.IGNORECASE | re.ASCII)

    def after(self, start: date) -> date | None:
        """The last day of the period from `start`, or None where that takes a calendar of working days (or of aeons).

        Weeks are counted as seven days; a month ends on the corresponding date, or on the month's last day where that
        month has no such date (*Dodds v Walker* [1981] 1 WLR 1027).
        """
        if self.unit is Unit.WORKING_DAYS:
            return None
        if self.unit is Unit.MONTHS:
            months = start.year * 12 + start.month - 1 + self.number
            return clipped(start, self.number) if months // 12 <= date.max.year else None
        days = self.number * (7 if self.unit is Unit.WEEKS else 1)
        return moved(start, days) if start.toordinal() + days <= date.max.toordinal() else None


class Due(Day):
    """When something is due: a day, or a period from the Ombudsman's decision."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "string", "examples": ["2024-09-30", "4 weeks", "3 months"]}

    @classmethod
    def read(cls, value: object) -> Day | Period:  # type: ignore[override]  # a value with two readings
        """The day, or the period."""
        fix = "write a date (2024-09-30) or a time from the decision (4 weeks, 3 months)"
        scalar = words_in(value, "a date or a period", fix)
        found = Period.pattern.fullmatch(scalar.strip())
        if not found:
            if re.match(r"\d{4}-", scalar):
                return Day.read(value)
            raise unfit(f"`{scalar}` is neither a date nor a time such as 4 weeks", fix)
        number, unit = found.group(1).lower(), found.group(2).lower()
        if not number.isdigit() and number not in Period.words:
            raise unfit(f"`{scalar}` is neither a date nor a time such as 4 weeks", fix)
        period = Period(scalar)
        period.source = place_of(scalar)
        period.number = int(number) if number.isdigit() else Period.words.index(number) + 1
        period.unit = Unit(unit.removesuffix("s") + "s")
        return period
