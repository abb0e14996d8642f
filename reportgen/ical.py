"""Whole days as events of an iCalendar file (RFC 5545), which calendars import. Knows no deadline.

Written here, since the libraries for it take several times as long as reading the cases whose days they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_FOLD = 74  # octets of a line; the space before those after the first makes 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\r": "\\n", "\n": "\\n"})
_BACKSLASH = 0x5C


class Event(NamedTuple):
    """A whole day that keeps nobody from accepting a meeting; by its `uid` a calendar knows it when its day moves."""

    uid: str
    day: date
    summary: str
    description: str


def written(name: str, product: str, events: Iterable[Event]) -> bytes:
    """A calendar of that name with the events: the same bytes whenever it is made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _lines(event)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _lines(event: Event) -> Iterator[str]:
    day = _day(event.day)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DTSTART;VALUE=DATE:{day}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(1))}"
    yield f"DTSTAMP:{day}T000000Z"
    yield f"UID:{_text(event.uid)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(words: str) -> str:
    return words.replace("\r\n", "\n").translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A line with its end; a long one goes on in others that begin with a space, and no character is parted."""
    data, pieces = line.encode(), list[bytes]()
    while len(data) > _FOLD:
        end = _FOLD
        while data[end] & 0xC0 == 0x80:  # noqa: PLR2004  within a character
            end -= 1
        end -= data[end - 1] == _BACKSLASH  # some calendars do not put \, together again
        pieces.append(data[:end])
        data = data[end:]
    return b"\r\n ".join((*pieces, data)) + b"\r\n"
