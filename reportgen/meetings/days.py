"""Days as committee systems, tables and people write them. Knows the calendar alone."""

from __future__ import annotations

import re
from datetime import date

from reportgen.case.dates import MONTHS

EXAMPLES = "2026-12-17, 17/12/2026, 17 December 2026 or Thursday 17th December 2026"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_CLOCK = r"\d{1,2}(?:(?:[:.]\d\d)+(?:\.\d+)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
_TIME = rf"(?:[T,\s]+(?:at\s+)?{_CLOCK}\s*(?:Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}}){_TIME}", re.ASCII | re.IGNORECASE)
_NUMBERS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}|\d\d){_TIME}", re.ASCII | re.IGNORECASE)
_NAMED = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{{4}}|\d\d){_TIME}",
    re.ASCII | re.IGNORECASE,
)


def in_words(day: date) -> str:
    """A day as reports print it: 26 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in(written: str) -> date | None:
    """A day as tables give it: 2026-12-10, 10/12/2026, Thursday 10th December 2026, each with a time or without."""
    words = " ".join(written.split())
    if found := _YEAR_FIRST.fullmatch(words):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.fullmatch(words):
        return _day(found[4], int(found[3]), found[1])
    if found := _NAMED.fullmatch(words):
        return _day(found[3], _month(found[2]), found[1])
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
