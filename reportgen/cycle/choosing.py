"""Which meetings a cycle is about: what was asked for, and the meetings that there are. Reads no file and no clock."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.diagnostics import Diagnostic, Severity, code
from reportgen.meetings import CANCELLED, CalendarOfMeetings, Meeting, alike
from reportgen.suggest import did_you_mean

NO_MEETING = code(
    "CYCLE-01",
    "No such meeting",
    "Neither the calendar of meetings nor a case has a meeting of the body, or in the time, that was asked for.",
    "Look the day up in the calendar of meetings, or add the meeting to it. `reportgen cycle` without a meeting takes"
    " the next one of each body.",
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_NEXT = "next"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the meetings of a body, or of all, between two days; without days the next one."""

    typed: str
    body: str = ""
    first: date | None = None
    last: date | None = None

    def takes(self, body: str) -> bool:
        """Whether it asks for meetings of a body, however its name is written."""
        return not self.body or alike(self.body) == alike(body)


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting of a council's body, which the calendar knows, or only a case."""

    house: str
    body: str
    day: date
    listed: Meeting | None = None

    @property
    def key(self) -> tuple[date, str, str]:
        """What tells it from other meetings, and the order in which meetings are taken."""
        return (self.day, alike(self.body), self.house)

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says that it will not take place."""
        return self.listed is not None and self.listed.cancelled

    def to_come(self, today: date) -> bool:
        """Whether its agenda is not out yet, as far as the calendar knows."""
        out = self.listed.agenda_published if self.listed is not None else None
        return min(out or self.day, self.day) >= today


def asked(typed: str) -> Asked:
    """What `2026-12`, `2026-12-10`, `full-council`, or `full-council:` and one of those asks for.

    ValueError, in an officer's words, for anything else.
    """
    body, colon, when = typed.strip().rpartition(":")
    if not colon:
        body, when = ("", when) if _DAY.fullmatch(when) else (when, _NEXT)
    if colon and not body.strip():
        raise ValueError(f"“{typed}” names no body before the colon; write, for example, full-council:2026-12-10")
    if when.strip().casefold() == _NEXT:
        if not alike(body):
            raise ValueError(f"“{typed}” names no body; write, for example, full-council")
        return Asked(typed, body)
    found = _DAY.fullmatch(when.strip())
    if not found:
        raise ValueError(f"“{when}” is neither a month nor a day; write, for example, 2026-12 or 2026-12-10")
    year, month = int(found[1]), int(found[2])
    try:
        first = date(year, month, int(found[3] or 1))
    except ValueError:
        raise ValueError(f"there is no {'day' if found[3] else 'month'} {when} in the calendar") from None
    last = first if found[3] else date(year, month, calendar.monthrange(year, month)[1])
    return Asked(typed, body, first, last)


def meetings(houses: Iterable[tuple[str, CalendarOfMeetings]], named: Iterable[Sat]) -> tuple[Sat, ...]:
    """Every meeting that a calendar or a case names, in order, each once."""
    found: dict[tuple[date, str, str], Sat] = {}
    for house, calendar_ in houses:
        for meeting in calendar_.meetings:
            sat = Sat(house, meeting.body, meeting.day, calendar_.on(meeting.body, meeting.day))
            found.setdefault(sat.key, sat)
    for sat in named:
        found.setdefault(sat.key, sat)
    return tuple(found[key] for key in sorted(found))


def chosen(wanted: Sequence[Asked], known: Sequence[Sat], today: date) -> tuple[list[Sat], list[Diagnostic]]:
    """The meetings that were asked for, in order, and what is wrong with what was; without any, each body's next."""
    problems: list[Diagnostic] = []
    found: dict[tuple[date, str, str], Sat] = {}
    for one in wanted or (Asked(""),):
        taken = list(_taken(one, known, today))
        held = [sat for sat in taken if not sat.cancelled]
        found |= {sat.key: sat for sat in held}
        if not held:
            problems.append(_cancelled(taken[0], known, today) if taken else _none(one, known))
    return [found[key] for key in sorted(found)], problems


def _taken(one: Asked, known: Sequence[Sat], today: date) -> Iterator[Sat]:
    ours = [sat for sat in known if one.takes(sat.body)]
    if one.first is not None and one.last is not None:
        yield from (sat for sat in ours if one.first <= sat.day <= one.last)
        return
    seen: set[tuple[str, str]] = set()
    for sat in ours:
        body = (sat.house, alike(sat.body))
        if body not in seen and not sat.cancelled and sat.to_come(today):
            seen.add(body)
            yield sat


def _cancelled(sat: Sat, known: Sequence[Sat], today: date) -> Diagnostic:
    message = f"the meeting of {sat.body} on {sat.day.isoformat()} is cancelled"
    after = next((later for later in _taken(Asked("", sat.body), known, today) if later.house == sat.house), None)
    fix = f"the next is on {after.day.isoformat()}" if after else "the calendar has no later meeting of it"
    span = sat.listed.span if sat.listed else None
    return Diagnostic(CANCELLED, Severity.ERROR, message, span, fix=fix)


def _none(one: Asked, known: Sequence[Sat]) -> Diagnostic:
    """There is no such meeting: says what there is instead."""
    bodies = sorted({sat.body for sat in known})
    ours = [sat for sat in known if one.takes(sat.body)]
    near = did_you_mean(one.body, bodies) if one.body else None
    if one.body and not ours:
        message = f"no meeting of “{one.body}” is known, and there is no file or folder of that name"
        fix = f"did you mean {near}?" if near else f"there are: {', '.join(bodies)}" if bodies else ""
    elif one.first is None:
        message = f"no meeting {f'of {one.body} ' if one.body else ''}is to come"
        fix = f"the last that is known is on {ours[-1].day.isoformat()}" if ours else ""
    else:
        message = f"no meeting is known for {one.typed}"
        first = one.first
        closest = min(ours, key=lambda sat: abs(sat.day - first), default=None)
        fix = f"the nearest is {closest.body} on {closest.day.isoformat()}" if closest else ""
    help_ = "add it to meetings.yaml beside the cases, or give its day in a case"
    return Diagnostic(NO_MEETING, Severity.ERROR, message, fix="; ".join(filter(None, (fix, help_))))
