"""Dates as the Ombudsman writes them, always the day before the month."""

from __future__ import annotations

import re
from datetime import date

from dateutil import parser

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WRITTEN = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ \-](?:of )?(?P<month>{_MONTH})\.?,?[ \-](?P<year>\d{{4}})(?!\d)"
    rf"|\b(?P<month_first>{_MONTH})\.? (?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_last>\d{{4}})(?!\d)"
    r"|(?<![\d/.-])(?P<figures>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))(?![\d/])"
    r"|(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|dated?|on)\b", re.IGNORECASE)
_EARLIEST = 1974
_LATEST = 2099


def dates_in(words: str) -> tuple[tuple[str, date], ...]:
    """Every whole date in the words, with the words that say it."""
    found = ((match[0], _day(match)) for match in _WRITTEN.finditer(words))
    return tuple((said, day) for said, day in found if day)


def only_date(words: str) -> date | None:
    """The date that the words are, with nothing else but a weekday and punctuation beside it."""
    found = dates_in(words)
    if len(found) != 1:
        return None
    rest = _BESIDE.sub("", words.replace(found[0][0], ""))
    return None if rest.strip(" .,:;()") else found[0][1]


def _day(match: re.Match[str]) -> date | None:
    """The date of the match; nothing where the calendar has none such, or none that a decision can have."""
    if match["iso"]:
        return _sane(_or_nothing(match["iso"]))
    try:
        day = parser.parse(match[0].lower().replace(" of ", " "), dayfirst=True).date()
    except (ValueError, OverflowError):
        return None
    turned = match["figures"] and not match[0].startswith((f"{day:%d}", f"{day.day}"))
    return None if turned else _sane(day)


def _or_nothing(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _sane(day: date | None) -> date | None:
    return day if day and _EARLIEST <= day.year <= _LATEST else None
