"""The register as sheets, and as JSON: the same facts in the same order, each under the officers' word for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from reportgen import output
from reportgen.case.dates import Month
from reportgen.law.standing import Deadline
from reportgen.options import Edits
from reportgen.register import CaseFacts, Entry, Register, Stage, in_order, in_short
from reportgen.write.sheets import Column, Kind, Sheet, Tone, Value
from reportgen.write.sheets.plain import as_csv, as_markdown

TITLE = "Register of Ombudsman cases"
FORMATS = ("xlsx", "csv", "md", "json")
LATE, IN_TIME = "late", "no"
MOST_LATE = 2  # deadlines that a cell names
_STAGES = {Stage.READY: Tone.GOOD, Stage.DRAFT: Tone.WAITING, Stage.NOT_MADE: Tone.BAD}
_BAD = Tone.BAD
_WORDS = Kind.WORDS


class _Fact(NamedTuple):
    """A column of the register, and what stands in it."""

    column: Column
    of: Callable[[Entry, date], Value]


def as_bytes(register: Register, kind: str) -> bytes:
    """The register in one of `FORMATS`. ValueError for any other kind."""
    if kind == "json":
        return f"{as_json(register)}\n".encode()
    if kind == "xlsx":
        from reportgen.write.sheets.xlsx import as_xlsx  # noqa: PLC0415  its library is slow to load

        return as_xlsx((reports_sheet(register), cases_sheet(register)), TITLE)
    written = {"csv": as_csv, "md": as_markdown}.get(kind)
    if written is None:
        raise ValueError(f"{kind} is no form of the register; it can be {', '.join(FORMATS)}")
    return written(replace(reports_sheet(register), title=TITLE))


def write(register: Register, kind: str, file: Path, edits: Edits = Edits.REFUSE) -> output.Folder:
    """Writes the register to a file, whole or not at all, and loses nothing that somebody has written into it.

    The folder that it gives says what was found, and whether an edited register was left as it is.
    """
    with output.Folder(file.parent, edits) as folder:
        folder.put(file.name, as_bytes(register, kind), file)
    return folder


def reports_sheet(register: Register) -> Sheet:
    """A row for each report, with what its case says in every row of the case."""
    facts = (*_CASE, *_REPORT, *_OPEN, *_SUMS, *_FILE)
    return _sheet("Reports", facts, in_order(register.entries, register.today), register.today)


def cases_sheet(register: Register) -> Sheet:
    """A row for each case, so that sums can be added up without counting any twice."""
    firsts: dict[str, Entry] = {}
    for entry in sorted(register.entries, key=lambda entry: (entry.case, entry.file)):
        firsts.setdefault(entry.file, entry)
    return _sheet("Cases", (*_CASE, *_SUMS, *_FILE), firsts.values(), register.today)


def _sheet(title: str, facts: tuple[_Fact, ...], entries: Iterable[Entry], today: date) -> Sheet:
    rows = tuple(tuple(fact.of(entry, today) for fact in facts) for entry in entries)
    return Sheet(title, tuple(fact.column for fact in facts), rows)


def _of_case(column: Column, of: Callable[[CaseFacts], Value]) -> _Fact:
    """A fact that a case which cannot be read does not have."""
    return _Fact(column, lambda entry, _today: None if entry.facts is None else of(entry.facts))


def _of_report(column: Column, of: Callable[[Entry], Value]) -> _Fact:
    return _Fact(column, lambda entry, _today: of(entry))


def _found(head: str, of: Callable[[Entry], int], tone: Tone | None = None) -> _Fact:
    return _of_report(Column(head, Kind.NUMBER, 11, over_nothing=tone), of)


def _decided(facts: CaseFacts) -> Value:
    return str(facts.decided) if isinstance(facts.decided, Month) else facts.decided


def _late(entry: Entry, today: date) -> Value:
    return LATE if entry.late(today) else IN_TIME


def _what_is_late(entry: Entry, today: date) -> Value:
    late = entry.late(today)
    named = [f"{in_short(one.day)}: {one.duty.what.removesuffix('.')}" for one in late[:MOST_LATE]]
    more = [f"and {len(late) - MOST_LATE} more"] if len(late) > MOST_LATE else []
    return "; ".join((*named, *more)) or None


def _next_day(entry: Entry, today: date) -> Value:
    coming = entry.next(today)
    return coming.day if coming else None


def _next_what(entry: Entry, today: date) -> Value:
    coming = entry.next(today)
    return coming.duty.what if coming else None


_CASE = (
    _of_report(Column("Case", _WORDS, 22), lambda entry: entry.case),
    _of_case(Column("Ombudsman’s reference", _WORDS, 15), lambda facts: ", ".join(facts.references) or None),
    _of_case(Column("Council", _WORDS, 11), lambda facts: facts.council),
    _of_case(Column("Service", _WORDS, 18), lambda facts: facts.service or None),
    _of_case(Column("Route", _WORDS, 12), lambda facts: facts.route or None),
    _of_case(Column("Outcome", _WORDS, 14), lambda facts: facts.outcome or None),
    _of_case(Column("Decided", Kind.DAY, 14), _decided),
)
_REPORT = (
    _of_report(Column("Report", _WORDS, 15), lambda entry: entry.report or None),
    _of_report(Column("Body", _WORDS, 17), lambda entry: entry.body or None),
    _of_report(Column("Meeting", Kind.DAY, 12), lambda entry: entry.meeting),
    _of_report(
        Column("Stage", _WORDS, 10, tones={str(stage): tone for stage, tone in _STAGES.items()}),
        lambda entry: str(entry.stage),
    ),
)
_OPEN = (
    _found("Errors", lambda entry: entry.counts.errors, _BAD),
    _found("Gaps", lambda entry: entry.counts.gaps, Tone.WAITING),
    _found("Warnings", lambda entry: entry.counts.warnings),
    _found("Clearances wanting", lambda entry: entry.counts.clearances, Tone.WAITING),
    _of_report(
        Column("Clearances wanting of", _WORDS, 24),
        lambda entry: "; ".join(f"{one.issue}: {one.role}" for one in entry.wanting) or None,
    ),
    _of_report(Column("Waiting for", _WORDS, 20), lambda entry: ", ".join(entry.waiting_for) or None),
    _of_report(Column("What is wrong", _WORDS, 24), lambda entry: entry.problem or None),
    _Fact(Column("Late", _WORDS, 8, tones={LATE: _BAD}), _late),
    _Fact(Column("What is late", _WORDS, 40), _what_is_late),
    _Fact(Column("Next deadline", Kind.DAY, 15), _next_day),
    _Fact(Column("What is next", _WORDS, 24), _next_what),
)
_SUMS = (
    _of_case(Column("Recommendations", Kind.NUMBER, 18), lambda facts: facts.recommendations),
    _of_case(Column("Complete", Kind.NUMBER, 11), lambda facts: facts.complete),
    _of_case(Column("Sum recommended", Kind.POUNDS, 14), lambda facts: facts.recommended),
    _of_case(Column("Sum paid", Kind.POUNDS, 12), lambda facts: facts.paid),
)
_FILE = (_of_report(Column("Case file", _WORDS, 24), lambda entry: entry.file),)


def as_json(register: Register) -> str:
    """The register as an array of objects that all have the same keys; what is missing is null."""
    entries = in_order(register.entries, register.today)
    # ASCII, since a terminal or a pipe in another encoding must not lose or refuse a character.
    return json.dumps([_as_object(entry, register.today) for entry in entries], indent=2)


def _as_object(entry: Entry, today: date) -> dict[str, object]:
    facts, coming = entry.facts, entry.next(today)
    return {
        "case": entry.case,
        "file": entry.file,
        "references": list(facts.references) if facts else [],
        "council": facts.council if facts else None,
        "service": (facts.service or None) if facts else None,
        "route": (facts.route or None) if facts else None,
        "outcome": (facts.outcome or None) if facts else None,
        "decided": _iso(facts.decided) if facts else None,
        "report": entry.report or None,
        "body": entry.body or None,
        "meeting": _iso(entry.meeting),
        "past": entry.over(today),
        "stage": str(entry.stage),
        "errors": entry.counts.errors,
        "gaps": entry.counts.gaps,
        "warnings": entry.counts.warnings,
        "clearances": [{"of": one.issue, "from": one.role} for one in entry.wanting],
        "waiting for": list(entry.waiting_for),
        "problem": entry.problem or None,
        "late": [_deadline(one, today) for one in entry.late(today)],
        "next": _deadline(coming, today) if coming else None,
        "recommendations": facts.recommendations if facts else None,
        "complete": facts.complete if facts else None,
        "recommended": _pounds(facts.recommended) if facts else None,
        "paid": _pounds(facts.paid) if facts else None,
    }


def _deadline(deadline: Deadline, today: date) -> dict[str, object]:
    return {
        "what": deadline.duty.what,
        "day": deadline.day.isoformat(),
        "days": (deadline.day - today).days,
        "authority": deadline.duty.authority,
    }


def _iso(when: date | Month | None) -> str | None:
    """2019-06-05, or 2019-06 where only the month is known."""
    if isinstance(when, Month):
        return f"{when.year:04}-{when.month:02}"
    return when.isoformat() if when is not None else None


def _pounds(sum_: Decimal) -> int | float:
    return int(sum_) if sum_ == sum_.to_integral_value() else float(sum_)
