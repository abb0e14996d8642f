"""A case from its file. The only place that makes a `Case`; every problem of a file is found in one run."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AbstractMapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from reportgen import source
from reportgen.case.misfits import locate, misfits
from reportgen.case.model import Case
from reportgen.case.part import Part
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.source import Source

VERSION = code(
    "CASE-04",
    "A version of the form that is not known",
    "The file says that it follows a version of the form that this reportgen does not know.",
    "Write `schema_version: 1`, or install the reportgen that the file was written for.",
)
TWICE = code(
    "CASE-05",
    "Two things with one name",
    "Two findings, recommendations or appendices of the case have the same `id`, so that a reference to it could mean"
    " either.",
    "Give each its own `id`.",
)

P = TypeVar("P", bound=Part)
VERSION_NOW = 1


def load_case(path: Path, name: str | None = None) -> Checked[Case]:
    """The case in a file, or everything that keeps it from being one."""
    read = source.read(path, name)
    if read.value is None or read.value.root is None or read.failed:
        return Checked(None, read.diagnostics)
    made = make(read.value)
    return Checked(made.value, read.diagnostics + made.diagnostics)


def make(read: Source) -> Checked[Case]:
    """The case that a source holds."""
    checked = part(Case, read)
    if checked.value is None:
        return checked
    found = [*_version(checked.value, read), *_twins(checked.value)]
    return Checked(checked.value, (*checked.diagnostics, *found))


def part(kind: type[P], read: Source) -> Checked[P]:
    """A source as a part of the given kind; its errors at their lines."""
    root = read.root if read.root is not None else {}
    try:
        return Checked(kind.model_validate(root))
    except ValidationError as problem:
        return Checked(None, tuple(misfits(problem, kind, read)))


def _version(case: Case, read: Source) -> Iterable[Diagnostic]:
    if case.schema_version != VERSION_NOW:
        yield Diagnostic(
            VERSION,
            Severity.ERROR,
            f"the file follows version {case.schema_version} of the form; only version {VERSION_NOW} is known here",
            locate(read, ["schema_version"]),
            fix=f"write `schema_version: {VERSION_NOW}`",
        )


def _twins(case: Case) -> Iterable[Diagnostic]:
    """Names given twice among things that one report can refer to."""
    names: dict[str, Span | None] = {}
    yield from _taken({"finding": case.findings, "recommendation": case.recommendations}, names)
    for fields in (case.every_report, *case.reports.values()):
        yield from _taken({"appendix": fields.appendices}, dict(names))


def _taken(groups: AbstractMapping[str, Iterable[Any]], names: dict[str, Span | None]) -> Iterable[Diagnostic]:
    """The names that are taken already; the others join `names`."""
    for what, items in groups.items():
        for item in items:
            if item.id and item.id in names:
                yield Diagnostic(
                    TWICE,
                    Severity.ERROR,
                    f"the {what} `{item.id}` has a name that is already taken",
                    item.id.span,
                    fix="give it a name of its own",
                    because=f"the first stands at {names[item.id]}",
                )
            elif item.id:
                names[item.id] = item.id.span
