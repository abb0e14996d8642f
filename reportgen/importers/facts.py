"""What was found in a decision, each fact with where it stood. What the document does not hold is None or empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from reportgen.case.response import Kind
from reportgen.importers.decision import Status
from reportgen.importers.transcript import Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stood: the words, exactly; the paragraph's own number; the page of a PDF; the line of the text."""

    words: str
    paragraph: str = ""
    page: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, where it stood and, if a person has to look at it, the reason in a sentence."""

    value: T
    evidence: Evidence
    doubt: str = ""


class Outcome(StrEnum):
    """How a decision ended, as its own last words say."""

    FAULT_AND_INJUSTICE = "fault_injustice"
    FAULT_WITHOUT_INJUSTICE = "fault_no_injustice"
    FAULT_REMEDIED = "fault_remedied"
    NO_FAULT = "no_fault"
    NOT_INVESTIGATED = "not_investigated"
    EARLY_RESOLUTION = "upheld_early_resolution"
    ALREADY_REMEDIED = "upheld_already_remedied"


class Person(StrEnum):
    """Who a pseudonym stands for."""

    COMPLAINANT = "complainant"
    CHILD = "child"
    OFFICER = "officer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A name that the Ombudsman used, and whom it stands for in the document's words, such as `his two children`."""

    name: str
    person: Person
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit: `within` so many `unit` (days, working days, weeks, months, years) `of` something; its words."""

    within: int
    unit: str
    of: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum to pay, in pounds: for each of so many, to whom and what for, as far as the words say.

    `number` is None where it is for each of something and the words do not say how many there are.
    """

    amount: Decimal
    to: str = ""
    for_: str = ""
    per: str = ""
    number: int | None = 1

    @property
    def total(self) -> Decimal | None:
        """The amount times the number; None where the number is not known."""
        return None if self.number is None else self.amount * self.number


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that the Ombudsman recommended: its words, kinds (the first is the main one), sums and deadline.

    `due` is the day by which it is to be done, where the document gives a day and no time. `stated_total` is a total
    that the words themselves give. `done` is true where the document says that the council has done it already.
    """

    text: Fact[str]
    kinds: tuple[Kind, ...] = ()
    sums: tuple[Sum, ...] = ()
    stated_total: Decimal | None = None
    deadline: Fact[Deadline] | None = None
    due: Fact[date] | None = None
    by: str = ""
    done: bool = False

    @property
    def total(self) -> Decimal | None:
        """All its sums together, in pounds; None where it names none, or does not say how many times one is paid."""
        known = [part.total for part in self.sums if part.total is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(self.sums) else None


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: the words that find fault (or none), and those that say what injustice it caused (or that none)."""

    text: Fact[str]
    injustice: Fact[str] | None = None
    caused_injustice: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was found in one decision."""

    name: str
    form: Form
    status: Fact[Status] | None
    references: tuple[Fact[str], ...] = ()
    body: Fact[str] | None = None
    category: Fact[str] | None = None
    subcategory: Fact[str] | None = None
    decision: Fact[str] | None = None
    decision_date: Fact[date] | None = None
    satisfied_on: Fact[date] | None = None
    outcome: Fact[Outcome] | None = None
    pseudonyms: tuple[Fact[Pseudonym], ...] = ()
    summary: Fact[str] | None = None
    complaint: tuple[Fact[str], ...] = field(default=())
    faults: tuple[Fault, ...] = ()
    remedies: tuple[Remedy, ...] = ()
