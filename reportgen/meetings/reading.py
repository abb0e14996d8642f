"""A calendar of meetings from its file: YAML as officers write it, iCalendar or CSV as committee systems give it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from reportgen.case import meetings as form
from reportgen.case.load import part
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order
from reportgen.source import parse
from reportgen.source.reading import read_text

NAMES = ("meetings.yaml", "meetings.yml", "meetings.ics", "meetings.csv")
UNREADABLE = code(
    "MEET-06",
    "A calendar of meetings that cannot be read",
    "The file is no iCalendar file or table of meetings, or an entry of it has no body or no day.",
    "A table needs a column headed Body (or Committee) and one headed Date; a calendar, an event with a title and a"
    " day for each meeting. What could be read was used.",
)
_BODY = frozenset({"body", "committee", "meeting", "title", "summary"})
_DAY = frozenset({"date", "day", "meeting date", "start date", "start", "dtstart"})
_STATE = frozenset({"cancelled", "canceled", "status", "state"})
_DUE = frozenset({"reports due", "report deadline", "deadline", "final reports"})
_AGENDA = frozenset({"agenda published", "agenda", "agenda publication", "publication date"})


def find(folders: Iterable[Path]) -> Path | None:
    """The calendar in the first of the folders that has one."""
    return next((path for folder in folders for name in NAMES if (path := folder / name).is_file()), None)


def read(path: Path) -> Checked[CalendarOfMeetings]:
    """The calendar in a file, with what is wrong with it; what could be read is there even so."""
    name = path.as_posix()
    text = read_text(path, name)
    if text.value is None:
        return Checked(None, text.diagnostics)
    kind = path.suffix.lower()
    found = {".ics": _from_icalendar, ".csv": _from_table}.get(kind, _from_yaml)(text.value, name)
    if found.value is None:
        return found
    return Checked(found.value, (*found.diagnostics, *found.value.clashes()))


def _from_yaml(text: str, name: str) -> Checked[CalendarOfMeetings]:
    source = parse(text, name)
    if source.value is None or source.value.root is None or source.failed:
        return Checked(None, source.diagnostics)
    made = part(form.Meetings, source.value)
    if made.value is None:
        return Checked(None, (*source.diagnostics, *made.diagnostics))
    listed = (
        Meeting(
            str(entry.body),
            entry.date,
            bool(entry.cancelled),
            entry.reports_due,
            entry.agenda_published,
            str(entry.council or ""),
            entry.span,
        )
        for entry in made.value.meetings
    )
    return Checked(in_order(listed), (*source.diagnostics, *made.diagnostics))


def _from_icalendar(text: str, name: str) -> Checked[CalendarOfMeetings]:
    from icalendar import Calendar  # noqa: PLC0415  only a calendar needs it

    try:
        events = list(Calendar.from_ical(text).walk("VEVENT"))
    except (ValueError, IndexError, KeyError) as problem:
        return Checked(None, (_unreadable(name, 1, f"it is no iCalendar file ({problem})"),))
    found: list[Meeting] = []
    problems: list[Diagnostic] = []
    for event in events:
        start, title = event.get("dtstart"), str(event.get("summary", "")).strip()
        day = getattr(start, "dt", None)
        if day is None or not title:
            problems.append(_unreadable(name, 1, f"an event has no {'day' if title else 'title'}"))
            continue
        body = re.sub(r"(?i)\s*[-:(,]*\s*\bcancell?ed\b\s*[-:),]*\s*", " ", title).strip()
        cancelled = body != title or str(event.get("status", "")).upper() == "CANCELLED"
        found.append(Meeting(body, day.date() if isinstance(day, datetime) else day, cancelled))
    return Checked(in_order(found), tuple(problems))


def _from_table(text: str, name: str) -> Checked[CalendarOfMeetings]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), skipinitialspace=True)
    heads = {head: (head or "").strip().casefold() for head in rows.fieldnames or ()}
    if not _BODY & set(heads.values()) or not _DAY & set(heads.values()):
        return Checked(None, (_unreadable(name, 1, "it has no column headed Body or none headed Date"),))
    found: list[Meeting] = []
    problems: list[Diagnostic] = []
    try:
        for row in rows:
            _take(
                name,
                rows.line_num,
                {heads[key]: value or "" for key, value in row.items() if key in heads},
                found,
                problems,
            )
    except csv.Error as problem:
        problems.append(_unreadable(name, rows.line_num, f"the table breaks off ({problem})"))
    return Checked(in_order(found), tuple(problems))


def _take(name: str, line: int, row: dict[str, str], found: list[Meeting], problems: list[Diagnostic]) -> None:
    """One row of a table: a meeting, or what keeps it from being one."""
    body, written = next(_under(row, _BODY), ""), next(_under(row, _DAY), "")
    day = _day(written)
    if not body or day is None:
        if any(value.strip() for value in row.values()):
            what = "names no body" if not body else f"has no day that can be read (“{written}”)"
            problems.append(_unreadable(name, line, f"the row {what}"))
        return
    state = next(_under(row, _STATE), "").casefold()
    cancelled = state.startswith("cancel") or state in {"yes", "true", "y"}
    due, agenda = _day(next(_under(row, _DUE), "")), _day(next(_under(row, _AGENDA), ""))
    found.append(Meeting(body, day, cancelled, due, agenda, span=Span(name, line, 1)))


def _under(row: dict[str, str], heads: frozenset[str]) -> Iterator[str]:
    """What stands under any of the heads, where something does."""
    yield from (value.strip() for head, value in row.items() if head in heads and value.strip())


def _day(written: str) -> date | None:
    """A day as tables give it: 2026-12-10, 10/12/2026, 10 December 2026, each with a time or without."""
    for form_ in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%A, %d %B %Y"):
        for words in (written, re.split(r"[T ]\d{1,2}[:.]\d\d", written)[0]):
            try:
                return datetime.strptime(words.strip(), form_).date()  # noqa: DTZ007  a day has no time zone
            except ValueError:
                continue
    return None


def _unreadable(name: str, line: int, message: str) -> Diagnostic:
    fix = "mend it, or list the meetings in meetings.yaml"
    return Diagnostic(UNREADABLE, Severity.WARNING, f"{name}: {message}", Span(name, line, 1), fix=fix)
