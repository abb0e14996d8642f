"""The register as a table for the terminal, and as its last line: what is ready, what is late, who is waited for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from reportgen.printing import WIDTH, number_of, safe
from reportgen.register import Entry, Register, Stage, in_order, in_short
from reportgen.register.fitting import broken, columns_of, left, right

HEADS = ("CASE", "REPORT", "MEETING", "STAGE", "GAPS", "ERRORS", "WAITING FOR")
PAST = "Meetings that have been:"
_NUMBERS = frozenset({"GAPS", "ERRORS"})
_LEAST = {"CASE": 12, "REPORT": 8, "WAITING FOR": 12}  # columns for the words that can be broken into lines
_WEIGHT = {"REPORT": 1.5}  # how dear a column is, where columns share the room
_NARROWEST = 73
_MOST_LATE = 2  # deadlines that are named below a report
_MOST_ROLES = 4  # roles that the last line names
_RED, _YELLOW, _GREEN, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"
_STAGES = {Stage.READY: _GREEN, Stage.DRAFT: _YELLOW, Stage.NOT_MADE: _RED}


def as_table(register: Register, *, colour: bool = False, width: int = WIDTH) -> str:
    """The entries in columns with what is late below them, meetings that have been at the end, and the last line."""
    width, today = max(width, _NARROWEST), register.today
    entries = in_order(register.entries, today)
    rows = [_cells(entry) for entry in entries]
    widths = _widths([HEADS, *rows], width)
    lines = [*_laid_out(HEADS, widths)] if entries else []
    told: set[tuple[str, str, str]] = set()
    for place, (entry, row) in enumerate(zip(entries, rows, strict=True)):
        if entry.over(today) and not (place and entries[place - 1].over(today)):
            lines += ["", PAST]
        lines += _laid_out(row, widths, _STAGES[entry.stage] if colour else "")
        below = [*_why_not(entry), *_late(entry, today, told)]
        lines += [
            f"  {_RED}{line}{_PLAIN}" if colour else f"  {line}" for each in below for line in broken(each, width - 2)
        ]
    return "\n".join([*lines, *([""] if entries else []), *broken(verdict(register), width, anywhere=False)])


def verdict(register: Register) -> str:
    """What is ready, what is late and who is waited for; of reports, those whose meeting has not been."""
    coming = [entry for entry in register.entries if entry.report and not entry.over(register.today)]
    return " ".join(filter(None, (_ready(coming), _unread(register), _all_late(register), _waited_for(coming))))


def _ready(coming: Sequence[Entry]) -> str:
    ready, every = sum(entry.stage is Stage.READY for entry in coming), len(coming)
    if not every:
        return "No report is waiting for a meeting to come."
    if every == 1:
        return f"The only report is {'' if ready else 'not '}ready for final."
    return f"{ready or 'None'} of {every:,} reports {'are' if ready > 1 else 'is'} ready for final."


def _unread(register: Register) -> str:
    cases = sum(not entry.report for entry in register.entries)
    return f"{number_of(cases, 'case')} {'makes' if cases == 1 else 'make'} no report." if cases else ""


def _all_late(register: Register) -> str:
    late = {(entry.file, one.report, one.duty.key) for entry in register.entries for one in entry.late(register.today)}
    if not late:
        return "Nothing is late."
    cases = len({file for file, _, _ in late})
    return f"Late: {number_of(len(late), 'deadline')} in {number_of(cases, 'case')}, which `reportgen due` lists."


def _waited_for(coming: Sequence[Entry]) -> str:
    """The roles that are waited for, those with most reports first."""
    roles = Counter(role for entry in coming for role in entry.waiting_for)
    if not roles:
        return ""
    most = sorted(roles.items(), key=lambda role: (-role[1], role[0]))
    first, *others = [(safe(role), reports) for role, reports in most[:_MOST_ROLES]]
    named = [f"{first[0]} ({number_of(first[1], 'report')})", *(f"{role} ({reports})" for role, reports in others)]
    more = [f"and {len(most) - _MOST_ROLES} more"] if len(most) > _MOST_ROLES else []
    return f"Waiting for: {', '.join((*named, *more))}."


def _cells(entry: Entry) -> tuple[str, ...]:
    """What stands in each column."""
    counts = entry.counts
    meeting = in_short(entry.meeting) if entry.meeting else "-"
    waiting = ", ".join(entry.waiting_for) or "-"
    words = (entry.case, entry.report or "-", meeting, str(entry.stage), str(counts.gaps), str(counts.errors), waiting)
    return tuple(map(safe, words))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as its longest words where there is room, and else a share of the room that there is."""
    wanted = [max(map(columns_of, column)) for column in zip(*rows, strict=True)]
    given = [min(want, _LEAST.get(head, want)) for head, want in zip(HEADS, wanted, strict=True)]
    for _ in range(width - sum(given) - 2 * (len(HEADS) - 1)):
        place = max(range(len(HEADS)), key=lambda place: _wish(place, wanted, given))
        given[place] += wanted[place] > given[place]
    return given


def _wish(place: int, wanted: Sequence[int], given: Sequence[int]) -> tuple[bool, float]:
    """Which column is the next to become wider: the narrowest that has too little."""
    return wanted[place] > given[place], -given[place] * _WEIGHT.get(HEADS[place], 1)


def _laid_out(cells: Sequence[str], widths: Sequence[int], paint: str = "") -> Iterator[str]:
    """One row as the lines that its longest cell takes; the word for the stage in its colour."""
    columns = [list(broken(cell, room)) for cell, room in zip(cells, widths, strict=True)]
    for number, line in enumerate(zip_longest(*columns, fillvalue="")):
        shown = []
        for head, words, room in zip(HEADS, line, widths, strict=True):
            placed = right(words, room) if head in _NUMBERS else left(words, room)
            painted = paint and head == "STAGE" and not number
            shown.append(placed.replace(words, f"{paint}{words}{_PLAIN}", 1) if painted else placed)
        yield "  ".join(shown).rstrip()


def _why_not(entry: Entry) -> Iterator[str]:
    """Why there is no report."""
    if entry.problem:
        yield f"{entry.stage}: {safe(entry.problem)}"


def _late(entry: Entry, today: date, told: set[tuple[str, str, str]]) -> Iterator[str]:
    """What is late in a report, and what is late in its case where no report above has it."""
    late = [one for one in entry.late(today) if (entry.file, one.report, one.duty.key) not in told]
    told |= {(entry.file, one.report, one.duty.key) for one in late}
    for one in late[:_MOST_LATE]:
        days = (today - one.day).days
        yield f"{days:,} {'day' if days == 1 else 'days'} late: {safe(one.duty.what)}"
    if len(late) > _MOST_LATE:
        yield f"and {len(late) - _MOST_LATE} more late"
