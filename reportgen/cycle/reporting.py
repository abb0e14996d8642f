"""What the index of an agenda says of the reports of one case, worked out in whichever process. Writes nothing."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from reportgen import work
from reportgen.build import Composed, Workshop
from reportgen.case.report import OpenTo
from reportgen.compose import companions
from reportgen.compose.agenda import Item, decisions
from reportgen.compose.house import Decides
from reportgen.compose.todo import tally
from reportgen.cycle.gathering import Going
from reportgen.diagnostics import Diagnostic, Severity, has_errors
from reportgen.options import Options, Stage
from reportgen.printing import safe

_STOPPING = frozenset({Severity.ERROR, Severity.GAP})
_kept = threading.local()


class Sought(NamedTuple):
    """A case, and which of its reports and papers are made for one meeting."""

    path: Path
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says of itself; `stopping` is what keeps it from being final, in words. Without `made`, no more.

    `file` is the name of its files without their endings.
    """

    made: bool
    stopping: str
    file: str = ""
    title: str = ""
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """The reports of a case to one meeting, and the papers beside them: what each says, and what was found in them.

    `wrong`: there is an error in the case. `shown` is what those reports show themselves, since they could be made.
    """

    told: Mapping[str, Told] = field(default_factory=dict)
    wrong: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    shown: tuple[Diagnostic, ...] = ()


def keep(workshop: Workshop) -> None:
    """Has this process, and those that begin as copies of it, work with a workshop that is set up already."""
    work.loaded(replace(workshop.options, formats=()))
    _kept.workshop = workshop


def reported(options: Options, sought: Sought) -> Reported:
    """What is said of the reports of a case that go to one meeting."""
    workshop: Workshop | None = getattr(_kept, "workshop", None)
    if workshop is None or workshop.options != options:
        workshop = _kept.workshop = Workshop(options)
    composed = list(workshop.composed(sought.path, sought.names)) if sought.names else []
    made = [one for one in composed if one.document.value is not None]
    found = [problem for one in composed for problem in one.document.diagnostics]
    return Reported(
        {one.name: _told(one, sought.path, options.stage) for one in composed},
        has_errors(found),
        tuple(found),
        tuple(problem for one in made for problem in one.document.diagnostics),
    )


def lost(sought: Sought, problem: BaseException) -> Reported:
    """What is said of reports on which this program failed."""
    _kept.workshop = None  # who knows what state it is in
    return Reported(wrong=True, diagnostics=work.lost(sought.path, problem).diagnostics)


def _told(composed: Composed, path: Path, stage: Stage) -> Told:
    stopping = tally(one for one in composed.document.diagnostics if one.severity in _STOPPING)
    document = composed.document.value
    if document is None:
        return Told(made=False, stopping=stopping)
    return Told(
        made=True,
        stopping=stopping,
        file=composed.file_name(path, stage),
        title=document.properties.title,
        decisions=decisions(composed.spoken, document),
    )


def items(going: Sequence[Going], names: Sequence[str], said: Reported, stage: Stage) -> list[Item]:
    """A line of the index for each report of a case; the first names the papers beside them."""
    own = {one.name for one in going}
    papers = tuple(_paper(name, said, stage) for name in names if name not in own)
    return [_item(one, said, () if place else papers, stage) for place, one in enumerate(going)]


def _paper(name: str, said: Reported, stage: Stage) -> str:
    """What a paper beside a report is called, and what keeps it from being final."""
    called, told = companions.named(name).called, said.told.get(name)
    if told is None or not told.made:
        return f"{called} (not made)"
    held_back = "not made: " if stage is not Stage.DRAFT else ""
    return f"{called} ({held_back}{told.stopping})" if told.stopping else called


def _item(one: Going, said: Reported, papers: tuple[str, ...], stage: Stage) -> Item:
    report, told = one.report, said.told.get(one.name, Told(made=False, stopping=""))
    closed = report.class_ is OpenTo.EXEMPT
    hidden = closed and stage is Stage.PUBLIC
    title = told.title if told.made else str(report.title or "")
    asked = told.decisions if told.made else decisions(report, None)
    return Item(
        case=safe(one.path.stem),
        report=one.name,
        title="Exempt report" if hidden else title or "No title yet",
        decisions=() if hidden else asked,
        key=report.key_decision,
        executive=one.decides == Decides.EXECUTIVE,
        closed=closed,
        exempt=tuple(map(int, report.exempt_information.paragraphs)),
        purpose=str(report.purpose) if report.purpose else None,
        report_of=tuple(map(str, report.report_of or report.contributors)),
        standing=_standing(told, stage, wrong=said.wrong),
        papers=papers,
    )


def _standing(told: Told, stage: Stage, *, wrong: bool) -> str:
    """How far a report is: what it was made as, and what keeps it from being final."""
    if not told.made:
        return f"Not made: {told.stopping}" if told.stopping else "Not made"
    if stage is Stage.DRAFT:
        ready = "Draft" if wrong else "Draft, ready to be final"
        return f"Draft: {told.stopping}" if told.stopping else ready
    ready = "Not final: an error in its case" if wrong else "Final"
    return f"Not final: {told.stopping}" if told.stopping else ready
