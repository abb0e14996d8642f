"""Deadlines of case files, as an officer reads them in a terminal, as JSON, and as a calendar. Counts no day itself.

Reads no clock: the day that is today is always given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from reportgen.build import Workshop
from reportgen.case.dates import MONTHS, Month, moved
from reportgen.case.model import Case
from reportgen.compose.house import House, report_style
from reportgen.diagnostics import Diagnostic, Severity, Span, code, has_errors
from reportgen.law.deadlines import in_words, uncounted
from reportgen.law.rule import Matter
from reportgen.law.standing import Deadline, Standing
from reportgen.law.timetable import timetable
from reportgen.matters import matter_of
from reportgen.meetings import CalendarOfMeetings
from reportgen.named import case_files
from reportgen.options import Options
from reportgen.printing import safe
from reportgen.schedule import with_meetings

if TYPE_CHECKING:
    from icalendar import Event

UNCOUNTED = code(
    "DUE-01",
    "Deadlines that cannot be counted",
    "The case does not give its route, or the day from which the law or the Ombudsman counts, so that the list lacks"
    " some deadlines.",
    "Give what the message names. Until then, keep a note of these deadlines elsewhere.",
)
SOON = 7  # days in which a date is coloured as near
_ROOMY = 100  # columns from which each deadline has a single line
_CASE = 18  # columns for the name of a case
_LEAST, _WIDE = 24, 72  # columns for what is to be done, however narrow or wide the terminal
_RED, _YELLOW, _GREEN, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"
_SPAN = re.compile(r"(\d{1,4}) ?(d|days?|w|weeks?)", re.IGNORECASE | re.ASCII)


@dataclass(slots=True)
class Gathered:
    """The deadlines of several cases, and what kept some from being read."""

    deadlines: list[Deadline] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def gathered(paths: Iterable[Path], options: Options, today: date) -> Gathered:
    """The deadlines of the cases at paths, as they stand on a day; a case that cannot be read stops no other."""
    workshop, found = Workshop(options), Gathered()
    for path in case_files(paths, found.diagnostics):
        opened = workshop.opened(path)
        case, studio = opened.case.value, opened.studio.value
        if case is None or studio is None:
            found.diagnostics += opened.studio.diagnostics if case else opened.case.diagnostics
            continue
        found.diagnostics += (*opened.meetings, *_not_made(case, studio.house))
        matter = matter_of(case, studio.house.style, today)
        found.diagnostics += _uncounted(matter, path)
        calendar = workshop.schedule.of(path, studio.house).value or CalendarOfMeetings()
        found.deadlines += [deadline.of(path.stem) for deadline in with_meetings(timetable(matter), matter, calendar)]
    found.diagnostics = list(dict.fromkeys(found.diagnostics))
    return found


def _uncounted(matter: Matter, path: Path) -> Iterator[Diagnostic]:
    """The deadlines of a case that are not in the list, since no route or no day is given to count them from."""
    ombudsman = matter.case.ombudsman
    if ombudsman.route is None:
        message = "the last days that the law sets are not known, since the case has no `route:`"
        there = ombudsman.where("route") or Span(path.as_posix(), 1, 1)
        yield Diagnostic(UNCOUNTED, Severity.WARNING, message, there, "give `route:` under `ombudsman:`")
    for what, lacking, place in uncounted(matter):
        message = f"the last days for {what} are not known"
        fix = f"give the day in `{lacking}:`; they are counted from it"
        yield Diagnostic(UNCOUNTED, Severity.WARNING, message, place or Span(path.as_posix(), 1, 1), fix)


def _not_made(case: Case, house: House) -> Iterator[Diagnostic]:
    """The reports of a case that its house does not make, so that their dates are not known."""
    for name, report in case.reports.items():
        yield from report_style(house, str(report.kind or name), report.where("kind")).diagnostics


def pressing(found: Gathered, today: date, days: int | None) -> bool:
    """Whether a case could not be read, or something is late or has to be done within so many days."""
    near = within(outstanding(found.deadlines), today, days) if days is not None else []
    return has_errors(found.diagnostics) or bool(near)


def days_in(span: str) -> int:
    """The days in a span such as 30d or 6w. ValueError, in an officer's words, for anything else."""
    found = _SPAN.fullmatch(span.strip())
    if not found:
        raise ValueError(f"“{span}” is not a length of time; write days or weeks, for example 30d or 6w")
    return int(found[1]) * (7 if found[2].lower().startswith("w") else 1)


def within(deadlines: Iterable[Deadline], today: date, days: int) -> list[Deadline]:
    """Those whose day is not more than so many days away; what is late is among them."""
    end = moved(today, days)
    return [deadline for deadline in deadlines if deadline.day <= end]


def outstanding(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Those that somebody still has to see to."""
    return [deadline for deadline in deadlines if deadline.outstanding]


def in_order(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """What is late first, then the others, each by their days."""
    return sorted(deadlines, key=_order)


def as_table(deadlines: Sequence[Deadline], today: date, *, colour: bool = False, width: int = 120) -> str:
    """Deadlines in order, in columns; in a narrow terminal case and authority stand below."""
    if not deadlines:
        return "Nothing is due."
    ordered = in_order(deadlines)
    whens = [_when(deadline, today) for deadline in ordered]
    days = [_short(deadline.day) for deadline in ordered]
    first, second = max(map(len, whens)), max(map(len, days))
    margin = " " * (first + second + 4)
    columns = _columns(ordered, width - len(margin), one_line=width >= _ROOMY)
    lines: list[str] = []
    for deadline, when, day, (head, *more) in zip(ordered, whens, days, columns, strict=True):
        paint = _colour(deadline, today) if colour else ""
        lines.append(f"{paint}{when:>{first}}{_PLAIN if paint else ''}  {day:>{second}}  {head}".rstrip())
        lines += [margin + line for line in more]
    return "\n".join(lines)


def as_json(deadlines: Iterable[Deadline], today: date) -> str:
    """Deadlines in order, as an array of objects that all have the same keys; what is missing is null."""
    # ASCII, since a terminal or a pipe in another encoding must not lose or refuse a character.
    return json.dumps([_as_object(deadline, today) for deadline in in_order(deadlines)], indent=2)


def as_ics(deadlines: Iterable[Deadline]) -> bytes:
    """Deadlines as all-day events of an iCalendar file (RFC 5545): the same bytes whenever it is made.

    An event keeps its UID when its day moves, so that a second import moves it and does not double it.
    """
    from icalendar import Calendar  # noqa: PLC0415  only a calendar needs it

    calendar = Calendar()
    calendar.add("prodid", "-//reportgen//deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Ombudsman deadlines")
    for deadline in in_order(deadlines):
        calendar.add_component(_event(deadline))
    return bytes(calendar.to_ical())


def _order(deadline: Deadline) -> tuple[bool, date, str, str]:
    late = deadline.outstanding and deadline.standing is Standing.MISSED
    return (not late, deadline.day, deadline.case, deadline.report)


def _when(deadline: Deadline, today: date) -> str:
    """How far away a day is, or how it was met."""
    if deadline.standing is Standing.NOT_RECORDED:
        return "not recorded"
    if deadline.done is not None:
        return "done" if deadline.standing is Standing.MET else "done late"
    away = (deadline.day - today).days
    if away < 0:
        return f"{-away:,} {'day' if away == -1 else 'days'} late"
    return {0: "today", 1: "tomorrow"}.get(away, f"in {away:,} days")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _colour(deadline: Deadline, today: date) -> str:
    if deadline.standing is Standing.MISSED:
        return _RED
    if deadline.outstanding:
        return _YELLOW if (deadline.day - today).days <= SOON else ""
    return _GREEN if deadline.standing is Standing.MET else ""


def _columns(deadlines: Sequence[Deadline], width: int, *, one_line: bool) -> Iterator[list[str]]:
    """What is to be done, for which case, and on whose authority: each deadline's lines."""
    last = max(len(deadline.duty.authority) for deadline in deadlines)
    room = max(min(width - _CASE - last - 4, _WIDE), _LEAST) if one_line else max(width, _LEAST)
    for deadline in deadlines:
        case, authority = safe(deadline.case), deadline.duty.authority
        what, *more = wrap(safe(_what(deadline)), room) or [""]
        if one_line:
            case = case if len(case) <= _CASE else case[: _CASE - 1] + "…"
            yield [f"{what:<{room}}  {case:<{_CASE}}  {authority}", *more]
        else:
            yield [what, *more, *wrap(", ".join(part for part in (case, authority) if part), room)]


def _what(deadline: Deadline) -> str:
    return f"{deadline.report}: {deadline.duty.what}" if deadline.report else deadline.duty.what


def _as_object(deadline: Deadline, today: date) -> dict[str, str | int | None]:
    citation = deadline.citation
    return {
        "case": deadline.case or None,
        "report": deadline.report or None,
        "duty": deadline.duty.key,
        "what": deadline.duty.what,
        "day": deadline.day.isoformat(),
        "days": (deadline.day - today).days,
        "standing": deadline.standing.value,
        "done": _iso(deadline.done),
        "counted": deadline.counted,
        "authority": deadline.duty.authority,
        "law": citation.full if citation else None,
        "address": citation.address if citation else None,
    }


def _iso(when: date | Month | None) -> str | None:
    """2019-06-05, or 2019-06 where only the month is known."""
    if isinstance(when, Month):
        return f"{when.year:04}-{when.month:02}"
    return when.isoformat() if when is not None else None


def _event(deadline: Deadline) -> Event:
    """A deadline as an event of a whole day that keeps nobody from accepting a meeting."""
    from icalendar import Event  # noqa: PLC0415  only a calendar needs it

    event = Event()
    name = json.dumps([deadline.case, deadline.report, deadline.duty.key])
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'reportgen:{name}')}@reportgen")
    event.add("dtstamp", datetime.combine(deadline.day, time(), UTC))
    event.add("dtstart", deadline.day)
    if deadline.day < date.max:
        event.add("dtend", moved(deadline.day, 1))
    event.add("summary", safe(": ".join(part for part in (deadline.case, _what(deadline)) if part)))
    event.add("description", safe(_described(deadline)))
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _described(deadline: Deadline) -> str:
    """The authority in full, how the day was counted, and whether it was met."""
    law = deadline.citation.full if deadline.citation else deadline.duty.authority
    done = f" Done: {in_words(deadline.done)}." if deadline.done is not None else ""
    return f"{law[0].upper()}{law[1:]}. Counted: {deadline.counted}.{done}"
