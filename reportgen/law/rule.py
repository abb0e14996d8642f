"""What a rule is, what it may look at, and the register of all of them. Knows no particular law.

A rule is one small function that yields breaches. Rules on a case look at a `Matter`; rules on one report look at a
`Sitting`; rules on finished text look at a `Reading`. `today` is given: no rule reads a clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from reportgen.case.implications import Subject
from reportgen.case.model import Case, Route
from reportgen.case.practice import Practice
from reportgen.case.report import Report
from reportgen.case.values import Text
from reportgen.diagnostics import Code, Placed, Severity, Span
from reportgen.diagnostics import code as declare
from reportgen.law.citations import Citation, cite
from reportgen.law.written import Written, quoted, written


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong, where, why, and what to do. `fix` and `severity` are the rule's own, unless the breach has one."""

    message: str
    span: Span | None
    fix: str = ""
    because: str = ""
    severity: Severity | None = None


class Laid(NamedTuple):
    """A report and the body that it is laid before; `report` has what all share, `decides` is as in `Sitting`."""

    name: str
    report: Report
    body: str
    decides: str


@dataclass(frozen=True)
class Matter:
    """A case as the law sees it, with every report that is made of it, whichever of them is asked for.

    `clears` has the role that the council wants to clear what a report says on a subject.
    """

    case: Case
    practice: Practice
    today: date
    laid: tuple[Laid, ...] = ()
    clears: Mapping[Subject, str] = field(default_factory=dict)

    @cached_property
    def written(self) -> Written:
        """Every text and every date of the case that a report may print."""
        return written(self.case)

    @property
    def texts(self) -> list[Text]:
        """Every text of the case that a report may print."""
        return self.written.texts

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """Its reports to their meetings."""
        return tuple(Sitting(self, *laid) for laid in self.laid)

    @property
    def is_report(self) -> bool:
        """Whether the duties of a public report hang on it (Local Government Act 1974, s 30(1) and s 31)."""
        return self.case.ombudsman.route in {Route.PUBLIC_REPORT, Route.FURTHER_REPORT}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One report to one meeting: `report` holds what the case shares; `decides` is council, executive or committee."""

    matter: Matter
    name: str
    report: Report
    body: str
    decides: str

    @property
    def case(self) -> Case:
        """The case that the report is about."""
        return self.matter.case

    @property
    def practice(self) -> Practice:
        """The council's local practice."""
        return self.matter.practice


@dataclass(slots=True)  # not frozen: a report has hundreds, and freezing one takes longer than making it
class Passage:
    """Words of the finished report that stand together: a paragraph, a cell, a heading.

    `pieces` are its words in order, each with what knows the place in a file that it came from; `text` is all of them
    run together. `contact` is True in the contact block, `heading` in a heading, `quoted` where the words are somebody
    else's. `number` is the one printed before it ("3.1."), empty where none is.
    """

    pieces: tuple[tuple[str, Placed | None], ...]
    contact: bool = False
    heading: bool = False
    number: str = ""
    quoted: bool = False
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.text = "".join([words for words, _ in self.pieces])

    def span_at(self, offset: int) -> Span | None:
        """The place in a file of the value, or of the template, whose words stand at an offset of the text."""
        _, _, place = self._piece(offset)
        return place.span if place is not None else None

    def span_of(self, start: int, end: int) -> Span | None:
        """The place in a file of the words between two offsets, or of as many of them as are of one piece."""
        words, inside, place = self._piece(start)
        return place.span_of(words[inside : inside + end - start], words[:inside]) if place is not None else None

    def own(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where a pattern is in the council's own words; somebody else's are printed as they are, slips and all."""
        text = "" if self.quoted else self.text
        return [found for found in pattern.finditer(text) if not quoted(text, found.start())]

    def _piece(self, offset: int) -> tuple[str, int, Placed | None]:
        """The piece at an offset, how far into it that is, and what knows its place."""
        for words, place in self.pieces:
            if offset < len(words):
                return words, offset, place
            offset -= len(words)
        return "", 0, None


@dataclass(frozen=True)
class FinishedText:
    """A report's finished words."""

    sitting: Sitting
    passages: tuple[Passage, ...]

    @cached_property
    def _small(self) -> tuple[str, ...]:
        """The words of each passage in small letters."""
        return tuple([passage.text.lower() for passage in self.passages])

    def holding(self, *signs: str) -> list[Passage]:
        """The passages that hold one of the signs, given in small letters: a rule that needs one searches no other."""
        found = {place for sign in signs for place, words in enumerate(self._small) if sign in words}
        return [self.passages[place] for place in sorted(found)]


View = TypeVar("View", Matter, Sitting, FinishedText)
Check = Callable[[View], Iterator[Breach]]


@dataclass(frozen=True)
class Rule:
    """A rule of law or practice: its code, how much a breach weighs, what it cites, since when it holds, its manual.

    `mend` says in a sentence what to do about a breach; `kind` is the kind of diagnostic that a breach becomes.
    """

    code: str
    title: str
    severity: Severity
    citations: tuple[Citation, ...]
    since: date | None
    until: date | None
    check: Callable[..., Iterator[Breach]]
    looks_at: type
    mend: str
    kind: Code

    @cached_property
    def law(self) -> str:
        """All that it cites, in full."""
        return "; ".join(citation.full for citation in self.citations)

    @property
    def fix(self) -> str:
        """What to do, as a message has it: without its capital and its full stop."""
        return self.mend[:1].lower() + self.mend[1:].removesuffix(".")

    @property
    def manual(self) -> str:
        """Its page: what the rule asks, why, and how it counts."""
        return self.check.__doc__ or ""

    def holds_on(self, day: date) -> bool:
        """Whether the rule is law on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


RULES: dict[str, Rule] = {}


def rule(  # noqa: PLR0913  a rule is declared whole, in one place
    code: str,
    title: str,
    severity: Severity,
    cites: Iterable[str],
    *,
    mend: str,
    since: date | None = None,
    until: date | None = None,
) -> Callable[[Check[View]], Check[View]]:
    """Registers a function as a rule. KeyError for a citation not in the table, ValueError for a code used twice."""
    citations = tuple(cite(key) for key in cites)

    def register(check: Check[View]) -> Check[View]:
        if code in RULES:
            raise ValueError(f"the rule {code} is declared twice")
        kind = declare(code, title, " ".join((check.__doc__ or "").split()), mend)
        looks_at = {"Matter": Matter, "Sitting": Sitting, "FinishedText": FinishedText}[_view_of(check)]
        RULES[code] = Rule(code, title, severity, citations, since, until, check, looks_at, mend, kind)
        return check

    return register


def _view_of(check: Callable[..., object]) -> str:
    annotations = [value for name, value in check.__annotations__.items() if name != "return"]
    return str(annotations[0]).rpartition(".")[2]
