"""Dates as statutes count them: one function for each phrase. Knows England's bank holidays; knows no duty."""

from __future__ import annotations

from datetime import date

from reportgen.case.dates import MONTHS, clipped


def months_beginning_with(start: date, months: int) -> date:
    """The last day of a period of months *beginning with* a day, which counts.

    The day before the corresponding date; where the last month has no such date, the day before its last day, which is
    the safe reading of an arguable point.
    """
    raise NotImplementedError


def words(day: date) -> str:
    """8 May 2019."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
