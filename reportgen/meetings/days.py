"""Days as committee systems, tables and people write them, in this country's time. Knows the calendar alone."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from reportgen.case.dates import MONTHS

EXAMPLES = "2026-12-17, 17/12/2026, 17 December 2026 or Thursday 17th December 2026"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_HALF = r"\s*(?:(?P<half>[ap])\.?m\.?)"
_CLOCK = rf"(?=\d{{1,2}}(?:[:.]|\s*[ap]))(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d)(?:[:.]\d\d)*(?:\.\d+)?)?{_HALF}?"
_TIME = rf"(?:[T,\s]+(?:at\s+)?{_CLOCK}\s*(?:(?P<utc>Z)|(?P<zone>[+-]\d\d:?\d\d))?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}", re.ASCII | re.IGNORECASE)
_NUMBERS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d\d){_TIME}", re.ASCII | re.IGNORECASE)
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{{4}}|\d\d){_TIME}",
    re.ASCII | re.IGNORECASE,
)


def in_words(day: date) -> str:
    """A day as reports print it: 26 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@cache
def here() -> ZoneInfo:
    """The clock of this country."""
    return ZoneInfo("Europe/London")


def local_day(start: date) -> date | None:
    """The day here on which a time falls; a time of no zone is as it stands. None beyond the end of the calendar."""
    if not isinstance(start, datetime):
        return start
    try:
        return (start if start.tzinfo is None else start.astimezone(here())).date()
    except OverflowError:
        return None


def day_in(written: str) -> date | None:
    """A day as tables give it: 2026-12-10, 10/12/2026, Thursday 10th December 2026, each with a time or without.

    Of a time with a zone it is the day here.
    """
    words = " ".join(written.split())
    if found := _YEAR_FIRST.fullmatch(words):
        return _here(found, _day(found[1], int(found[2]), found[3]))
    if found := _NUMBERS.fullmatch(words):
        return _here(found, _day(found[4], int(found[3]), found[1]))
    if found := _NAMED.fullmatch(words):
        return _here(found, _day(found[3], _month(found[2]), found[1]))
    return None


def _here(found: re.Match[str], day: date | None) -> date | None:
    """The day here of a day and the time that stands with it; None for a time with a zone that no clock has."""
    if day is None or not (found["utc"] or found["zone"]):
        return day
    hour, minute, ahead = int(found["hour"]), int(found["minute"] or 0), found["zone"] or "+0000"
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    try:
        offset = timedelta(hours=int(ahead[1:3]), minutes=int(ahead[-2:])) * (-1 if ahead[0] == "-" else 1)
        return local_day(datetime.combine(day, time(hour, minute), timezone(offset)))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month by its name, or the beginning of it; 0 for another word."""
    known = (place for place, name in enumerate(MONTHS, 1) if len(word) > 2 and name.lower().startswith(word.lower()))  # noqa: PLR2004  Jan is the shortest
    return next(known, 0)


def _day(year: str, month: int, day: str) -> date | None:
    """The day of those numbers, if the calendar has it; 26 is the year 2026."""
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))  # noqa: PLR2004  two digits of a year
    except ValueError:
        return None
