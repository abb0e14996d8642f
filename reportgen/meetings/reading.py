"""A calendar of meetings from its file: YAML as officers write it, iCalendar or CSV as committee systems give it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportgen.diagnostics import Checked, Diagnostic, Severity, Span
from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.codes import TWO_CALENDARS
from reportgen.meetings.events import from_icalendar
from reportgen.meetings.listing import from_yaml, of_calendar
from reportgen.meetings.tables import from_table
from reportgen.source.codes import NOT_UTF8
from reportgen.source.reading import decode, read_text

NAMES = ("meetings.yaml", "meetings.yml", "meetings.ics", "meetings.csv")
_SPELLINGS = tuple(
    stem + ending
    for name in map(Path, NAMES)
    for stem in (name.stem, name.stem.capitalize(), name.stem.upper())
    for ending in (name.suffix, name.suffix.upper())
)
_PARTED = re.compile(rb"([\xC2-\xF4][\x80-\xBF]{0,2})((?:(?:\r\n?|\n)[ \t])+)([\x80-\xBF])")
_FORMS = {".ics": from_icalendar, ".csv": from_table}
_TABLES = (".csv", ".xlsx", ".xls")
_SAVE = {
    **dict.fromkeys(_TABLES, "open it in Excel, choose File, Save As, and the kind CSV UTF-8 (Comma delimited)"),
    ".ics": "export the calendar as iCalendar (.ics), or list the meetings in meetings.yaml",
}
_OTHERWISE = "give a calendar of meetings: plain text (.yaml), an iCalendar file (.ics) or a table (.csv)"
_WORKBOOK = {
    "a Word document (or another kind of ZIP file)": "an Excel workbook (or another kind of ZIP file)",
    "a document of an older version of Word": "a workbook of an older version of Excel",
}


def find(folders: Iterable[Path]) -> Path | None:
    """The calendar in the first of the folders that has one, whatever capitals its name is written with."""
    return next((path for folder in folders for path in _calendars(folder)), None)


def possible(folder: Path) -> tuple[Path, ...]:
    """Where the calendar of a folder is, or could come to be: what is there, and the usual spellings of its name."""
    return tuple(dict.fromkeys((*_calendars(folder), *(folder / name for name in _SPELLINGS))))


def _calendars(folder: Path) -> list[Path]:
    """The calendars in a folder, of which the first is the one that is read."""
    try:
        there = [name for name in os.listdir(folder) if name.casefold() in NAMES]  # noqa: PTH208  many, and quickly
    except OSError:  # a folder whose files may be read may be one that nobody may list
        there = list(NAMES)
    there.sort(key=lambda name: (NAMES.index(name.casefold()), name not in NAMES, name))
    return [path for name in there if (path := folder / name).is_file()]


def others(used: Path) -> Iterable[Diagnostic]:
    """Says which calendars beside the one that was found are not read."""
    for other in _calendars(used.parent):
        if other.name != used.name:
            message = f"{other.as_posix()} is not read, since {used.name} stands in the same folder"
            fix = "keep one of the two, or name the one to use with `--meetings`"
            yield Diagnostic(TWO_CALENDARS, Severity.NOTE, message, Span(other.as_posix(), 1, 1), fix=fix)


def read(path: Path) -> Checked[CalendarOfMeetings]:
    """The calendar in a file, with what is wrong with it; what could be read is there even so."""
    name, kind = path.as_posix(), path.suffix.lower()
    text = _refolded(path, read_text(path, name)) if kind == ".ics" else read_text(path, name)
    if text.value is None:
        return Checked(None, tuple(_refused(problem, kind) for problem in text.diagnostics))
    found = _FORMS.get(kind, from_yaml)(text.value, name)
    if found.value is None:
        return found
    return Checked(found.value, (*found.diagnostics, *found.value.clashes()))


def _refolded(path: Path, text: Checked[str]) -> Checked[str]:
    """The text of an iCalendar file; of one that is no UTF-8, with its folded lines parted between characters.

    RFC 5545 parts a line after so many bytes (section 3.1), and so perhaps in the midst of a character. The end of such
    a line is moved behind the character, and no line gets another number.
    """
    if text.value is not None or text.diagnostics[0].code is not NOT_UTF8:
        return text
    try:
        data = path.read_bytes()
    except OSError:
        return text
    moved = -1
    while moved:  # once more for a character that is parted in several places
        data, moved = _PARTED.subn(rb"\1\3\2", data)
    return decode(data, path.as_posix())


def _refused(problem: Diagnostic, kind: str) -> Diagnostic:
    """Why a file could not be read, in words about a calendar."""
    told = of_calendar(problem, _SAVE.get(kind, _OTHERWISE))
    if kind not in _TABLES:
        return told
    message = told.message
    for words, ours in _WORKBOOK.items():
        message = message.replace(words, ours)
    return replace(told, message=message.replace(", not a calendar of meetings", ", not a table of plain text"))
