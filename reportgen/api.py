"""reportgen for programs: load a case, check it, compose a report, write it, or do it all for files and folders.

A case can be begun with what the Ombudsman's decision says, which is read from a PDF, a web page, a Word file or text.

    from datetime import date
    from pathlib import Path
    from reportgen import api

    case = api.load_case(Path("cases/lancashire-2019-complaint-consent.yaml")).value
    document = api.compose(case, "full-council").value
    word = api.write(document, "docx", house="lancashire").value

    facts = api.read_decision(Path("decision.pdf")).value  # what the Ombudsman's own document says
    text = api.case_text(Path("decision.pdf"), house="lancashire").value  # the YAML of a case file

    papers = api.cycle(["2026-12"], [Path("cases")], api.Options(output=Path("december")), today=date(2026, 11, 23))
    rows = api.register_as(api.register([Path("cases")], api.Options(), today=date(2026, 11, 23)), "csv")

Nothing here raises on bad input: what a function gives is a `Checked` (a value, and diagnostics that say where and what
to do) or a `Result`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reportgen import cycle as cycles
from reportgen import importing
from reportgen.batch import build
from reportgen.build import Workshop, check
from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.compose.todo import finished
from reportgen.cycle import Cycle
from reportgen.cycle.choosing import asked
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span
from reportgen.document.nodes import Document
from reportgen.importers.facts import Facts
from reportgen.options import Edits, Options, Outcome, Result, Stage
from reportgen.register import Register, columns
from reportgen.register.gathering import gathered
from reportgen.write import FORMATS

__all__ = [
    "FORMATS",
    "Case",
    "Checked",
    "Cycle",
    "Diagnostic",
    "Document",
    "Edits",
    "Facts",
    "Options",
    "Outcome",
    "Register",
    "Result",
    "Severity",
    "Span",
    "Stage",
    "build",
    "case_text",
    "check",
    "compose",
    "cycle",
    "load_case",
    "read_decision",
    "register",
    "register_as",
    "write",
]


def compose(case: Case, report: str, options: Options | None = None) -> Checked[Document]:
    """One report of a case as a document, in the case's house style or the one that the options name.

    KeyError if the case has no report of that name.
    """
    options = options or Options()
    studio = Workshop(options).studio_of(case)
    if studio.value is None:
        return Checked(None, studio.diagnostics)
    return finished(studio.value.composer.compose(case, report, options.stage), options.stage)


def write(document: Document, kind: str, house: str, options: Options | None = None) -> Checked[bytes]:
    """A document as the bytes of a file: `kind` is one of `FORMATS`, `house` the style that it was composed in."""
    if kind not in FORMATS:
        raise ValueError(f"{kind} is not a format; it can be {', '.join(FORMATS)}")
    studio = Workshop(options or Options()).studio(house, None)
    if studio.value is None:
        return Checked(None, studio.diagnostics)
    return studio.value.written(document, kind)


def read_decision(document: Path) -> Checked[Facts]:
    """What one of the Ombudsman's documents says, each fact with where it stood and what is doubtful about it."""
    found = importing.read(document)
    return Checked(found.value.facts if found.value is not None else None, found.diagnostics)


def case_text(document: Path, house: str | None = None, options: Options | None = None) -> Checked[str]:
    """The text of a case file with all that one of the Ombudsman's documents says.

    It is made for the house style of that name; without one, for that of the council which the document is about.
    """
    houses = importing.Houses(house, (options or Options()).templates)
    if houses.problems:
        return Checked(None, houses.problems)
    found = importing.case_of(document, houses)
    return Checked(found.value.text if found.value is not None else None, found.diagnostics)


def cycle(
    meetings: Iterable[str], cases: Iterable[Path], options: Options, today: date, *, jobs: int | None = 1
) -> Cycle:
    """Builds what goes to the meetings that are named as `reportgen cycle` has them; without any, to each body's next.

    `jobs` is how many processes work on cases; None for as many as are worth while. ValueError for a name that is none.
    """
    return cycles.run([asked(name) for name in meetings], cases, options, today, jobs=jobs)


def register(cases: Iterable[Path], options: Options, today: date) -> Register:
    """How far every report of the cases is on a day, what is open and who has to see to it."""
    return gathered(cases, options, today)


def register_as(register: Register, kind: str) -> bytes:
    """The register as the bytes of a file; `kind` is xlsx, csv, md or json. ValueError for any other."""
    return columns.as_bytes(register, kind)
