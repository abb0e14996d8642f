"""The register: for every case and report how far it is, what is open and who has to see to it. Knows no format.

Nothing is judged or counted here a second time: what stands in an entry was found by `check`, `due` and clearances.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from reportgen.case.dates import MONTHS, Month
from reportgen.diagnostics import Diagnostic
from reportgen.law.standing import Deadline


class Stage(StrEnum):
    """How far a report has come: nothing keeps it from being final, or it is a draft, or there is no report."""

    READY = "ready"
    DRAFT = "draft"
    NOT_MADE = "not made"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a case says of itself. `decided` is the day or month of the decision; sums are in pounds.

    `outcome` has the Ombudsman's own words where the case gives them, and else says what was found.
    """

    council: str
    references: tuple[str, ...]
    service: str
    route: str
    outcome: str
    decided: date | Month | None
    recommendations: int
    complete: int
    recommended: Decimal
    paid: Decimal


@dataclass(frozen=True, slots=True)
class Wanting:
    """A clearance that is wanted and does not stand: what it is of, and from whom it is wanted."""

    issue: str
    role: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things of each kind were found, as the box at the head of a draft counts them."""

    errors: int = 0
    gaps: int = 0
    clearances: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of a case; or, without a name of a report, a case of which no report can be made.

    `facts` are None where the case cannot be read, and `problem` is then the first reason. `waiting_for` are the roles
    that have to see to what keeps the report from being final. `deadlines` are those that somebody still has to meet,
    of this report and of the case as a whole, in order of their days.
    """

    case: str
    file: str
    stage: Stage
    facts: CaseFacts | None = None
    report: str = ""
    body: str = ""
    meeting: date | None = None
    counts: Counts = Counts()
    wanting: tuple[Wanting, ...] = ()
    waiting_for: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    problem: str = ""

    def late(self, today: date) -> tuple[Deadline, ...]:
        """The deadlines whose day has passed."""
        return tuple(deadline for deadline in self.deadlines if deadline.day < today)

    def next(self, today: date) -> Deadline | None:
        """The first deadline that can still be met."""
        return next((deadline for deadline in self.deadlines if deadline.day >= today), None)

    def over(self, today: date) -> bool:
        """Whether the meeting has been."""
        return self.meeting is not None and self.meeting < today


@dataclass(slots=True)
class Register:
    """The entries of all cases as they stand on a day, and what kept reports from being made."""

    today: date
    entries: list[Entry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def in_short(day: date) -> str:
    """A day in as few words as everybody reads alike: 3 Dec 2026."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def in_order(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Entries by their meetings: those to come, then those without a day, then those that have been, latest first."""
    return sorted(entries, key=lambda entry: (*_place(entry, today), entry.case, entry.file))


def _place(entry: Entry, today: date) -> tuple[int, int]:
    if entry.meeting is None:
        return (1, 0)
    day = entry.meeting.toordinal()
    return (2, -day) if entry.over(today) else (0, day)
