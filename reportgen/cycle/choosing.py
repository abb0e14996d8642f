"""Which meetings a cycle is about: what was asked for, and the meetings that there are. Reads no file and no clock."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.diagnostics import Diagnostic, Severity, code
from reportgen.meetings import CalendarOfMeetings, Meeting, alike
from reportgen.meetings.codes import CANCELLED
from reportgen.meetings.days import day_in, in_words
from reportgen.suggest import did_you_mean

NO_MEETING = code(
    "CYCLE-01",
    "No such meeting",
    "Neither the calendar of meetings nor a case has a meeting of the body, or in the time, that was asked for.",
    "Look the day up in the calendar of meetings, or add the meeting to it. `reportgen cycle` without a meeting takes"
    " the next one of each body.",
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_NEXT = "next"
_EXAMPLE = "for example, full-council:2026-12 or full-council:2026-12-10"


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
    def typed(self) -> str:
        """How it is asked for on the command line."""
        return f"{alike(self.body).replace(' ', '-')}:{self.day.isoformat()}"

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
        body, when = ("", when) if _DAY.fullmatch(when) or otherwise(when) else (when, _NEXT)
    when = when.strip()
    if colon and not body.strip():
        raise ValueError(f"“{typed}” names no body before the colon; write, {_EXAMPLE}")
    if not when:
        raise ValueError(f"nothing stands after the colon of “{typed}”; write, {_EXAMPLE}, or leave the colon out")
    if when.casefold() == _NEXT:
        if not alike(body):
            raise ValueError(f"“{typed}” names no body; write, for example, full-council")
        return Asked(typed, body)
    found = _DAY.fullmatch(when)
    if not found:
        if meant := otherwise(when):
            raise ValueError(f"“{when}” is not how days and months are written here; write {meant}")
        raise ValueError(f"“{when}” is neither a month nor a day; write, for example, 2026-12 or 2026-12-10")
    return Asked(typed, body, *_between(when, int(found[1]), int(found[2]), found[3]))


def _between(when: str, year: int, month: int, day: str | None) -> tuple[date, date]:
    """The first and last day of what was asked for."""
    try:
        first = date(year, month, int(day or 1))
    except ValueError:
        raise ValueError(f"there is no {'day' if day else 'month'} {when} in the calendar") from None
    return first, first if day else date(year, month, calendar.monthrange(year, month)[1])


def otherwise(when: str) -> str:
    """How a day or month is written that was typed in another way, 17/12/2026 or 12/2026; empty for other words."""
    day, month = day_in(when), _MONTH.fullmatch(when.strip())
    if day is not None:
        return f"{day.isoformat()} for {in_words(day)}"
    return f"{month[2]}-{int(month[1]):02}" if month and 1 <= int(month[1]) <= 12 else ""  # noqa: PLR2004  December


class Known(tuple[Sat, ...]):  # noqa: SLOT001  a tuple with something beside it has no slots
    """All the meetings that are known, in order; `unread` says how far a calendar of them could not be read."""

    unread = ""


def meetings(houses: Iterable[tuple[str, CalendarOfMeetings]], named: Iterable[Sat]) -> Known:
    """Every meeting that a calendar or a case names, in order, each once."""
    found: dict[tuple[date, str, str], Sat] = {}
    unread = ""
    for house, calendar_ in houses:
        unread = calendar_.unread or unread
        for meeting in calendar_.meetings:
            sat = Sat(house, meeting.body, meeting.day, meeting)
            if found.setdefault(sat.key, sat).cancelled:
                found[sat.key] = sat
    for sat in named:
        found.setdefault(sat.key, sat)
    known = Known(found[key] for key in sorted(found))
    known.unread = unread
    return known


def chosen(wanted: Sequence[Asked], known: Sequence[Sat], today: date) -> tuple[list[Sat], list[Diagnostic]]:
    """The meetings that were asked for, in order, and what is wrong with what was; without any, each body's next."""
    problems: list[Diagnostic] = []
    found: dict[tuple[date, str, str], Sat] = {}
    for one in wanted or (Asked(""),):
        taken = list(_taken(one, known, today))
        held = [sat for sat in taken if not sat.cancelled]
        found |= {sat.key: sat for sat in held}
        if not held:
            problems.append(_cancelled(taken[0], known, today) if taken else _none(one, known, today))
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
    message = f"the meeting of {sat.body} on {in_words(sat.day)} is cancelled"
    after = next((later for later in _taken(Asked("", sat.body), known, today) if later.house == sat.house), None)
    fix = "ask democratic services when it meets instead, and add that meeting to the calendar"
    if after:
        fix = f"the next is on {in_words(after.day)}; write {after.typed}"
    span = sat.listed.span if sat.listed else None
    return Diagnostic(CANCELLED, Severity.ERROR, message, span, fix=fix)


def _none(one: Asked, known: Sequence[Sat], today: date) -> Diagnostic:
    """There is no such meeting: says what there is instead."""
    ours = [sat for sat in known if one.takes(sat.body)]
    coming = [sat for sat in ours if sat.day >= today] if one.first is None else []
    if coming:
        return _closed(coming[0], coming)
    message, fix = _missing(one, known, ours)
    if isinstance(known, Known) and known.unread:
        message = f"no meeting is found{f' for “{one.typed}”' if one.typed else ''}"
        message += f", and the calendar of meetings {known.unread}"
        fix = "; ".join(filter(None, ("mend the calendar first", fix)))
        return Diagnostic(NO_MEETING, Severity.ERROR, message, fix=fix)
    help_ = "add it to meetings.yaml beside the cases, or give its day in a case"
    if fix.endswith("?"):
        fix, help_ = "", f"{fix} If not, {help_}"
    return Diagnostic(NO_MEETING, Severity.ERROR, message, fix="; ".join(filter(None, (fix, help_))))


def _closed(first: Sat, coming: Sequence[Sat]) -> Diagnostic:
    """A body meets, but what is to come is cancelled, or its agenda is out."""
    out = next((sat for sat in coming if not sat.cancelled), None)
    span = (out or first).listed.span if (out or first).listed else None
    if out is None:
        message = f"the meeting of {first.body} on {in_words(first.day)} is cancelled, and no other is to come"
        fix = "ask democratic services when it meets instead, and add that meeting to the calendar"
    else:
        message = f"the agenda of the meeting of {out.body} on {in_words(out.day)} is out, and no other is to come"
        fix = f"write {out.typed} to make its papers, or add the body's next meeting to the calendar"
    return Diagnostic(NO_MEETING, Severity.ERROR, message, span, fix=fix)


def _missing(one: Asked, known: Sequence[Sat], ours: Sequence[Sat]) -> tuple[str, str]:
    """That no such meeting is known, and the nearest to it that is."""
    bodies = sorted({sat.body for sat in known})
    if one.body and not ours:
        near = did_you_mean(one.body, bodies)
        message = f"no meeting of “{one.body}” is known, and there is no file or folder of that name"
        return message, f"did you mean {near}?" if near else f"there are: {', '.join(bodies)}" if bodies else ""
    if one.first is None:
        message = f"no meeting {f'of {one.body} ' if one.body else ''}is to come"
        return message, f"the last that is known was on {in_words(ours[-1].day)}" if ours else ""
    first = one.first
    closest = min(ours, key=lambda sat: abs(sat.day - first), default=None)
    return f"no meeting is known for {one.typed}", (
        f"the nearest is {closest.body} on {in_words(closest.day)}" if closest else ""
    )
