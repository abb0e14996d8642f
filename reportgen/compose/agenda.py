"""The papers of a committee cycle beside the reports: the index of an agenda, and a list of what a role has to clear.

Knows what stands in them, and in which order; what they say stands in their templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportgen.case.report import Purpose, Report
from reportgen.compose import prose
from reportgen.document.nodes import Document, Inline, Paragraph, Reference
from reportgen.document.walk import all_blocks, plain, references

AGENDA, CHASE_LIST = CYCLE = ("agenda.md.j2", "chase_list.md.j2")
_PURPOSES: tuple[str | None, ...] = (Purpose.DECISION, None, Purpose.DISCUSSION, Purpose.NOTING)
_APPENDIX = "the appendix"  # what a reference reads in a report that could not be made


@dataclass(frozen=True, slots=True)
class Item:
    """One report as a line of an agenda. `number` counts from 1; it is 0 before the agenda is in order.

    Only for the executive is there a `key` decision; None where the case does not say.

    `exempt` are the paragraphs of Schedule 12A where the report is `closed` to the public. `standing` says how far the
    report is; `papers` are the companions that go to the meeting with it.
    """

    case: str
    report: str
    title: str
    decisions: tuple[str, ...]
    key: bool | None
    executive: bool
    closed: bool
    exempt: tuple[int, ...]
    purpose: str | None
    report_of: tuple[str, ...]
    standing: str
    papers: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The index of the agenda of one meeting. `file` is the name of its files, `called` what they say that they are."""

    body: str
    day: date
    items: tuple[Item, ...]
    reports_due: date | None = None
    agenda_published: date | None = None
    template: str = AGENDA
    file: str = "00-agenda"

    @property
    def called(self) -> str:
        """What the finished file says that it is."""
        return f"Agenda index: {self.body}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clearance that is wanted: of which words, when it was asked for and by when it is needed, where that is known.

    `state` is a word such as Awaited or Not yet asked; `by` says on whose authority the day is set.
    """

    case: str
    report: str
    body: str
    meeting: date
    issue: str
    state: str
    asked: date | None
    needed: date | None
    by: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class ChaseList:
    """What one role still has to clear for the meetings of a cycle, most pressing first."""

    role: str
    wanted: tuple[Wanted, ...]
    meetings: tuple[tuple[str, date], ...]
    file: str
    template: str = CHASE_LIST

    @property
    def day(self) -> date:
        """The day that stands for the list: that of the first meeting."""
        return min(day for _, day in self.meetings)

    @property
    def called(self) -> str:
        """What the finished file says that it is."""
        return f"Clearances wanted: {self.role}"


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items as an agenda has them, with their numbers.

    What is open to the public comes before what is exempt, so that the public need leave only once; then key
    decisions, what is for decision, for discussion and for noting; then by the names of cases and reports.
    """
    ordered = sorted(items, key=_order)
    return tuple(replace(item, number=number) for number, item in enumerate(ordered, start=1))


def _order(item: Item) -> tuple[object, ...]:
    where = (item.closed, not item.key, _PURPOSES.index(item.purpose))
    return (*where, _natural(item.case), _natural(item.report))


def _natural(name: str) -> list[str | int]:
    """What a name is sorted by, so that case-10 comes after case-9."""
    parts = re.split(r"(\d+)", name.casefold(), flags=re.ASCII)
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def decisions(report: Report, document: Document | None) -> tuple[str, ...]:
    """What members are asked to decide, each in plain words on one line; references read as they do in the report."""
    places = {one.name: one.text for one in references(document) if one.resolved} if document is not None else {}
    found = []
    for words in report.recommendations:
        blocks = all_blocks(prose.read(words, None))
        lines = (plain(tuple(_read(block.content, places))) for block in blocks if isinstance(block, Paragraph))
        found.append(" ".join(" ".join(lines).split()))
    return tuple(found)


def _read(content: Iterable[Inline], places: dict[str, str]) -> Iterator[Inline]:
    for inline in content:
        if isinstance(inline, Reference):
            yield replace(inline, text=places.get(inline.name) or inline.text or _APPENDIX, resolved=True)
        else:
            yield inline
