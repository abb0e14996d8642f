"""reportgen for programs: load a case, check it, compose a report, write it, or do it all for files and folders.

    from pathlib import Path
    from reportgen import api

    case = api.load_case(Path("cases/lancashire-2019-complaint-consent.yaml")).value
    document = api.compose(case, "full-council").value
    word = api.write(document, "docx", house="lancashire").value

Nothing here raises on bad input: what a function gives is a `Checked` (a value, and diagnostics that say where and what
to do) or a `Result`.
"""

from __future__ import annotations

from reportgen.batch import build
from reportgen.build import Workshop, check
from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.compose.todo import finished
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span
from reportgen.document.nodes import Document
from reportgen.options import Edits, Options, Outcome, Result, Stage
from reportgen.write import FORMATS

__all__ = [
    "FORMATS",
    "Case",
    "Checked",
    "Diagnostic",
    "Document",
    "Edits",
    "Options",
    "Outcome",
    "Result",
    "Severity",
    "Span",
    "Stage",
    "build",
    "check",
    "compose",
    "load_case",
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
