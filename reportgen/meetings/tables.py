"""A table of meetings as text: CSV with commas, semicolons or tabs, as Excel and committee systems save it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from reportgen.diagnostics import Checked
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order
from reportgen.meetings.days import EXAMPLES, day_in
from reportgen.meetings.entries import Page
from reportgen.meetings.states import is_off, titled
from reportgen.source.nodes import Lines

_DELIMITERS = ",;\t"
_ABOVE = 10  # lines in which the headings are looked for: a title may stand above them
_HEADS = {  # of several columns for one thing, the first of these that is there counts
    "body": (
        *("body", "committee", "committee name", "name of committee", "body name", "board", "panel", "meeting of"),
        *("meeting", "meeting name", "meeting title", "title", "summary", "subject", "name"),
    ),
    "day": (
        *("date", "meeting date", "date of meeting", "day", "when", "start date", "meeting day", "start", "dtstart"),
        *("date and time", "date/time", "date & time", "date time", "meeting date and time", "starts"),
    ),
    "cancelled": ("cancelled", "canceled", "is cancelled", "meeting cancelled", "cancellation"),
    "state": ("status", "state", "meeting status"),
    "council": ("council", "house style", "council name", "name of council"),
    "due": ("reports due", "report due", "report deadline", "reports deadline", "deadline", "final reports"),
    "agenda": ("agenda published", "agenda publication", "agenda publication date", "publication date"),
}
_FIX = "head one column Body (or Committee) and one Date, or list the meetings in meetings.yaml"
_DAY_FIX = f"write the day as {EXAMPLES}"


def from_table(text: str, name: str) -> Checked[CalendarOfMeetings]:
    """The meetings that a table lists, one a row."""
    text = text.removeprefix("\ufeff")
    page = Page(Lines(name, text))
    found = _headings(text)
    if found is None:
        page.refuse(1, f"the table has {_missing(text)}", fix=_FIX)
        return Checked(None, tuple(page.problems))
    delimiter, line, columns = found
    rest = text[page.lines.start_of(line) :]
    rows = csv.reader(io.StringIO(rest, newline=""), delimiter=delimiter, skipinitialspace=True)
    begins = line
    try:
        for number, row in enumerate(rows):
            if number:
                _take(page, begins, {what: row[place].strip() for what, place in columns.items() if place < len(row)})
            begins = line + rows.line_num
    except csv.Error:
        page.refuse(begins, "the table breaks off here", fix="look for a quotation mark that is not closed")
    return Checked(in_order(page.meetings, page.unread), tuple(page.problems))


def _headings(text: str) -> tuple[str, int, dict[str, int]] | None:
    """What parts the columns, the line with their headings, and the column of each thing; None without both needed."""
    for delimiter in _DELIMITERS:
        for line, cells in _first_rows(text, delimiter):
            columns = _columns(cells)
            if {"body", "day"} <= columns.keys():
                return delimiter, line, columns
    return None


def _first_rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The first rows of a table with the line on which each begins."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in rows:
            found.append((line, row))
            line = rows.line_num + 1
            if line > _ABOVE:
                break
    except csv.Error:
        pass  # what breaks off is said when the table is read
    return found


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """The column of each thing that a row of headings has."""
    heads = [_plain(cell) for cell in cells]
    return {
        what: heads.index(known) for what, names in _HEADS.items() for known in names[::-1] if known in heads
    }  # the first name of each comes last, and so counts


def _plain(head: str) -> str:
    """A heading without capitals, brackets and what they hold."""
    return " ".join(re.sub(r"\(.*?\)|[:*?]|\[.*?\]", " ", head.replace("_", " ")).casefold().split())


def _missing(text: str) -> str:
    """Which heading is not there, and which are."""
    tables = [(rows[0][1] if rows else []) for rows in (_first_rows(text, mark) for mark in _DELIMITERS)]
    cells = max(tables, key=len)
    there = _columns(cells)
    wanted = [f"no column headed {words}" for what, words in (("body", "Body"), ("day", "Date")) if what not in there]
    named = ", ".join(f"“{cell.strip()}”" for cell in cells if cell.strip())
    return f"{' and '.join(wanted)}; its first row is {named}" if named else f"{' and '.join(wanted)}: it is empty"


def _take(page: Page, line: int, row: dict[str, str]) -> None:
    """One row of a table: a meeting, or what keeps it from being one."""
    title, answer, state = (row.get(what, "") for what in ("body", "cancelled", "state"))
    body, off = titled(title)
    written = row.get("day", "")
    if not body and not written:
        return
    if not body:
        page.refuse(line, f"the row of “{written}” names no body", fix="write the body that meets")
        return
    day = day_in(written)
    if day is None:
        what = f"“{written}”, the day of “{body}”, cannot be read" if written else f"the row of “{body}” has no day"
        page.refuse(line, what, written, _DAY_FIX)
        return
    due, agenda = (_other(page, line, row.get(what, ""), body) for what in ("due", "agenda"))
    said = ((title, off), (answer, is_off(answer, asked=True)), (state, is_off(state)))
    cancelled = any(off for _, off in said)
    meeting = Meeting(body, day, cancelled, due, agenda, row.get("council", ""), page.at(line))
    page.take(meeting, page.at(line, row.get("due", "")), page.at(line, row.get("agenda", "")))
    for words in (words for words, off in said if off is None and not cancelled):
        page.doubt(words, meeting, page.at(line, words), in_title=words is title)


def _other(page: Page, line: int, written: str, body: str) -> date | None:
    """A day that a row may give beside that of the meeting."""
    day = day_in(written)
    if written and day is None:
        page.refuse(line, f"“{written}”, a day for “{body}”, cannot be read", written, _DAY_FIX)
    return day
