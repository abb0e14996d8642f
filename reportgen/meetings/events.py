"""Meetings from the events of an iCalendar file, as Outlook and committee systems export it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from reportgen.diagnostics import Checked, Span
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order
from reportgen.meetings.days import local_day
from reportgen.meetings.entries import Page
from reportgen.meetings.recurring import RULES, RuleError, days_of
from reportgen.meetings.states import is_off, titled
from reportgen.source.nodes import Lines

if TYPE_CHECKING:
    from icalendar.cal import Component

_EXPORT = "export the calendar again, as iCalendar (.ics), or list the meetings in meetings.yaml"
_MEND = "mend the event where the calendar is kept and export it again, or list the meetings in meetings.yaml"
_FAILURES = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError)  # of the library's reader
_LINE = re.compile(r"([A-Za-z0-9-]+)(;(?:\"[^\"]*\"|[^\":])*)?:(.*)", re.DOTALL)


@dataclass(slots=True)
class _Block:
    """One event as it stands in the file: its lines, each whole and with its number."""

    begins: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    ended: bool = False

    def first(self, name: str) -> tuple[int, str]:
        """The line on which a property of the event stands, and its words; the event's first where it has none."""
        depth = 0
        for number, text in self.lines:
            found = _LINE.fullmatch(text)
            key, words = (found[1].upper(), found[3]) if found else ("", "")
            depth += (key == "BEGIN") - (key == "END")
            if key == name and not depth:
                return number, words
        return self.begins, ""


@dataclass(slots=True)
class _Event:
    """An event that could be read: when and whose it is, and which version of which."""

    block: _Block
    body: str
    said: dict[str, bool | None]  # whether it is off, by the property that says so
    recalled: bool
    start: date
    day: date
    read: Component
    span: Span

    @property
    def uid(self) -> str:
        return str(_one(self.read, "uid") or f"line {self.block.begins}")

    @property
    def off(self) -> bool:
        """Whether its meeting does not take place, by its calendar, its title or its status."""
        return self.recalled or True in self.said.values()

    @property
    def version(self) -> tuple[int, bool]:
        """How often it was changed, and whether it was then called off, by which the later of two versions is known."""
        sequence = _one(self.read, "sequence")
        return int(sequence) if isinstance(sequence, int) else 0, self.recalled

    @property
    def of_series(self) -> date | None:
        """The meeting of a series in place of which it stands."""
        found = getattr(_one(self.read, "recurrence-id"), "dt", None)
        return found if isinstance(found, date) else None


def from_icalendar(text: str, name: str) -> Checked[CalendarOfMeetings]:
    """The meetings that the events of one or several calendars in a file stand for."""
    page = Page(Lines(name, text.removeprefix("\ufeff")))
    lines = list(_unfolded(page.lines))
    if not any(words.strip().upper() == "BEGIN:VCALENDAR" for _, words in lines):
        page.refuse(1, "this is no iCalendar file: it has no line BEGIN:VCALENDAR", fix=_EXPORT)
        return Checked(None, tuple(page.problems))
    zones = [_whole("VTIMEZONE", block) for block in _blocks(lines, "VTIMEZONE") if block.ended]
    recalled = _recalled(lines)
    read = [_event(page, block, zones, recalled=block.begins in recalled) for block in _blocks(lines, "VEVENT")]
    series: dict[str, list[_Event]] = {}
    for event in read:
        if event is not None:
            series.setdefault(event.uid, []).append(event)
    for events in series.values():
        _take(page, events)
    return Checked(in_order(page.meetings, page.unread), tuple(page.problems))


def _unfolded(lines: Lines) -> Iterator[tuple[int, str]]:
    """The lines of a file; one that is folded is whole, under the number of its first part."""
    begun: tuple[int, str] | None = None
    for number in range(1, len(lines) + 1):
        words = lines.content(number)
        if begun is not None and words[:1] in {" ", "\t"}:
            begun = (begun[0], begun[1] + words[1:])
            continue
        if begun is not None:
            yield begun
        begun = (number, words)
    if begun is not None:
        yield begun


def _blocks(lines: Sequence[tuple[int, str]], kind: str) -> list[_Block]:
    """What stands between BEGIN and END of a kind; a block that is not ended stops where the next begins."""
    found: list[_Block] = []
    for number, words in lines:
        plain = words.strip().upper()
        block = found[-1] if found and not found[-1].ended else None
        if plain == f"BEGIN:{kind}":
            found.append(_Block(number))
            continue
        if block is None:
            continue
        if plain == f"END:{kind}":
            block.ended = True
        else:
            block.lines.append((number, words))
    return found


def _recalled(lines: Sequence[tuple[int, str]]) -> set[int]:
    """The lines of calendars that were sent to call their events off."""
    calendars = (one for one in _blocks(lines, "VCALENDAR") if one.first("METHOD")[1].strip().upper() == "CANCEL")
    return {number for calendar in calendars for number, _ in calendar.lines}


def _event(page: Page, block: _Block, zones: Sequence[str], *, recalled: bool) -> _Event | None:
    """An event of the file, or None and what keeps it from being one."""
    line, written = block.first("SUMMARY")
    called = f"the event “{' '.join(written.replace(chr(92) + 'n', ' ').split())}”" if written else "an event"
    if not block.ended:
        page.refuse(block.begins, f"{called} is not complete: the file breaks off in it", fix=_EXPORT)
        return None
    read = _parsed(block, zones)
    if read is None:
        page.refuse(block.begins, f"{called} cannot be read", fix=_MEND)
        return None
    title = " ".join(str(_one(read, "summary") or "").split())
    if not title:
        page.refuse(block.begins, "an event has no title, which would be the body that meets", fix=_MEND)
        return None
    line, written = block.first("DTSTART")
    start = None if "DTSTART" in _broken(read) else getattr(_one(read, "dtstart"), "dt", None)
    day = local_day(start) if isinstance(start, date) else None
    if day is None or not isinstance(start, date):
        there = line != block.begins and written.strip()
        what = f"the day of the event “{title}” cannot be read: “{written}”" if there else ""
        page.refuse(line, what or f"the event “{title}” has no day", written.strip(), _MEND)
        return None
    body, off = titled(title)
    status = str(_one(read, "status") or "")
    said = {"SUMMARY": off, "STATUS": is_off(status)}
    return _Event(block, body, said, recalled, start, day, read, page.at(line))


def _parsed(block: _Block, zones: Sequence[str]) -> Component | None:
    """The event as the library reads it, with the time zones of the file where it names one."""
    from icalendar import Calendar  # noqa: PLC0415  only a calendar needs it

    event = _whole("VEVENT", block)
    own = zones if ";TZID=" in event.upper() else ()
    text = "\r\n".join(("BEGIN:VCALENDAR", *own, event, "END:VCALENDAR", ""))
    try:
        return next(iter(Calendar.from_ical(text).walk("VEVENT")), None)
    except _FAILURES:
        return None


def _whole(kind: str, block: _Block) -> str:
    """A block as text, with what it begins and ends with."""
    return "\r\n".join((f"BEGIN:{kind}", *(words for _, words in block.lines if words), f"END:{kind}"))


def _broken(read: Component) -> set[str]:
    """The names of an event's properties that the library cannot read."""
    return {str(name).upper() for name, _ in read.errors if name}


def _one(read: Component, name: str) -> Any:  # noqa: ANN401  whatever the property holds
    """A property of an event; the first, where it stands there more than once; None for one that is broken."""
    if name.upper() in _broken(read):
        return None
    held = read.get(name)
    return held[0] if isinstance(held, list) and held else held


def _take(page: Page, events: Sequence[_Event]) -> None:
    """The meetings of all events with one identity: of two versions the later one counts."""
    changes: dict[date, _Event] = {}
    plain = [event for event in events if event.of_series is None]
    latest = max((event.version for event in plain), default=None)
    for event in events:
        replaced = event.of_series
        if replaced is not None:
            changes[replaced] = max(event, changes.get(replaced, event), key=lambda one: one.version)
            if "RANGE=THISANDFUTURE" in _written(event, "RECURRENCE-ID"):
                message = f"a change of “{event.body}” and all later meetings of its series is used for this one alone"
                page.refuse(event.block.begins, message, fix="list those meetings in meetings.yaml")
    if latest is not None and any(event.recalled for event in plain if event.version == latest):
        changes = {day: event for day, event in changes.items() if event.version > latest}
    for event in plain:
        if event.version == latest:
            _meets(page, event, _days(page, event, changes))
    for event in changes.values():
        _meets(page, event, [event.day])


def _meets(page: Page, event: _Event, days: Sequence[date]) -> None:
    """The meetings of an event; words of it that do not say whether they take place are named once."""
    for day in days:
        page.take(Meeting(event.body, day, event.off, span=event.span))
    for name in (name for name, off in event.said.items() if off is None and days and not event.off):
        line, written = event.block.first(name)
        page.doubt(written, Meeting(event.body, days[0]), page.at(line, written.strip()), in_title=name == "SUMMARY")


def _written(event: _Event, name: str) -> str:
    """The whole line of a property as it is written, in capitals."""
    number, _ = event.block.first(name)
    return next((text.upper() for line, text in event.block.lines if line == number), "")


def _days(page: Page, event: _Event, changes: dict[date, _Event]) -> list[date]:
    """The days of an event; where its rule cannot be read, its first day, and that is said."""
    wrong = next((name for name in RULES if name in _broken(event.read)), "")
    if not wrong:
        try:
            return days_of(event.read, event.start, changes)
        except RuleError as problem:
            wrong = str(problem)
    line, written = event.block.first(wrong)
    message = f"how “{event.body}” recurs cannot be read: “{written.strip()}”; only its first meeting is used"
    page.refuse(line, message, written.strip(), "list its other meetings in meetings.yaml, or mend the event")
    return [event.day]
