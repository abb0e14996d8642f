"""A case from its file. The only place that makes a `Case`; every problem of a file is found in one run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from reportgen import source
from reportgen.case.misfits import misfits
from reportgen.case.model import Case
from reportgen.case.part import Part
from reportgen.case.values import not_given
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.mistakes import own_mistake
from reportgen.source import Mapping, Node, Scalar, Source

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

UNCHECKED = code(
    "CASE-13",
    "Marks of things to check",
    "`reportgen import` marks with `# check:` what it could not be sure of. While such a mark is left, no report of the"
    " case can be final.",
    "Hold each against the Ombudsman's document, mend what is wrong, and delete the mark.",
)

_MARK = re.compile(r"(?:^|[ \t])#[ \t]*check:", re.MULTILINE)
P = TypeVar("P", bound=Part)
VERSION_NOW = 1


def load_case(path: Path, name: str | None = None) -> Checked[Case]:
    """The case in a file, or everything that keeps it from being one: a mistake of this program too, in its words."""
    try:
        return _loaded(path, name)
    except Exception as problem:  # noqa: BLE001  whatever it is, the other cases are to be seen to
        return Checked(None, (own_mistake(path, problem),))


def _loaded(path: Path, name: str | None) -> Checked[Case]:
    read = source.read(path, name)
    if read.value is None or read.value.root is None:
        return Checked(None, read.diagnostics)
    made = make(read.value)
    told = {found.span.line for found in read.diagnostics if found.span and found.severity is Severity.ERROR}
    more = (found for found in made.diagnostics if not (found.span and found.span.line in told))
    return Checked(None if read.failed else made.value, (*read.diagnostics, *more, *_unchecked(read.value)))


def _unchecked(read: Source) -> Iterable[Diagnostic]:
    """One for all the marks of an import that nobody has seen to, at the first of them."""
    marks = list(_MARK.finditer(read.text))
    if marks:
        many = len(marks)
        message = "one `# check:` is left" if many == 1 else f"{many} marks `# check:` are left, the first of them here"
        span = Span(read.name, read.text.count("\n", 0, marks[0].end()) + 1, 1)
        yield Diagnostic(UNCHECKED, Severity.WARNING, message, span, "see to each, and delete its mark")


def make(read: Source) -> Checked[Case]:
    """The case that a source holds."""
    checked = part(Case, read)
    twins = tuple(_twins(read.root)) if read.root is not None else ()
    return Checked(checked.value, checked.diagnostics + twins)


def part(kind: type[P], read: Source) -> Checked[P]:
    """A source as a part of the given kind; its errors at their lines."""
    root = read.root if read.root is not None else {}
    version = tuple(_version(read))
    try:
        return Checked(kind.model_validate(root), version)
    except ValidationError as problem:
        return Checked(None, (*version, *misfits(problem, kind, read)))


def _version(read: Source) -> Iterable[Diagnostic]:
    written = read.root.get("schema_version") if read.root is not None else None
    if isinstance(written, Scalar) and written.strip().isdecimal() and int(written) != VERSION_NOW:
        yield Diagnostic(
            VERSION,
            Severity.ERROR,
            f"the file follows version {written} of the form; only version {VERSION_NOW} is known here",
            written.span,
            fix=f"write `schema_version: {VERSION_NOW}`",
        )


def _twins(root: Mapping) -> Iterable[Diagnostic]:
    """Names given twice among things that one report can refer to."""
    names: dict[str, Scalar] = {}
    yield from _taken("finding", root.get("findings"), names)
    yield from _taken("recommendation", root.get("recommendations"), names)
    reports = root.get("reports")
    for report in (root.get("every report"), *(reports.values() if isinstance(reports, Mapping) else ())):
        if isinstance(report, Mapping):
            yield from _taken("appendix", report.get("appendices"), dict(names))


def _taken(what: str, items: Node | None, names: dict[str, Scalar]) -> Iterable[Diagnostic]:
    """The names that are taken already; the others join `names`."""
    for item in items if isinstance(items, list) else [items]:
        name = item.get("id") if isinstance(item, Mapping) else None
        if not isinstance(name, Scalar) or not_given(name):
            continue
        if name in names:
            yield Diagnostic(
                TWICE,
                Severity.ERROR,
                f"the {what} `{name}` has a name that is already taken",
                name.span,
                fix="give it a name of its own",
                because=f"the first stands at {names[name].span}",
            )
        else:
            names[name] = name
