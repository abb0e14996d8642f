"""What helps an officer to begin: a new case file, the list of house styles, the meaning of a message."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from reportgen import manual, output, placing
from reportgen.again import ENDINGS
from reportgen.case import schema
from reportgen.case.form import blank
from reportgen.case.model import Case
from reportgen.compose.house import House, find, houses
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code, declared_codes, has_errors
from reportgen.law.judge import all_rules
from reportgen.options import Options
from reportgen.studio import Studio
from reportgen.suggest import did_you_mean

ALREADY_THERE = code(
    "NEW-01",
    "A file that is already there",
    "A new case file was asked for under a name that is taken. The file that is there has not been touched.",
    "Choose another name, or move the file that is there.",
)
NOT_KNOWN = code(
    "NEW-02",
    "A house style or report that is not known",
    "A new case file was asked for a house style or a report that does not exist.",
    "`reportgen houses` lists the house styles and their reports.",
)
CHOSEN = code(
    "NEW-03",
    "A house style that was chosen for you",
    "A new case file was asked for without a house style, and the first one in the alphabet was taken.",
    "Write your council's after `council:` in the file, or ask for it with --house.",
)
NO_NAME = code(
    "NEW-04",
    "A name that a case file cannot have",
    "A new case file was asked for under a name that does not end in .yaml, or has nothing before it.",
    "Give it a name such as cases/my-case.yaml.",
)
WIDTH = 80
DECLARING = (
    "source",
    "case.load",
    "compose.house",
    "compose.reader",
    "compose.checks",
    "compose.composer",
    "earlier",
    "output",
    "named",
    "batch",
    "build",
    "mistakes",
    "clearance",
    "clearing",
    "cycle.choosing",
    "cycle.gathering",
    "cycle.leftovers",
    "due",
    "meetings",
    "meetings.reading",
    "write.docx",
    "importing",
    "summary",
    "importers.against",
    "importers.unreadable",
)


def write_new(path: Path, name: str | None, reports: tuple[str, ...], options: Options) -> Checked[tuple[Path, ...]]:
    """Writes a new case file, and the schema beside it that its first line names; gives their paths."""
    place = Span(path.as_posix(), 1, 1)
    if path.suffix.lower() not in ENDINGS:
        what = "needs a name before it" if path.name.lower() in ENDINGS else "does not end in .yaml"
        return _refused(NO_NAME, f"{path.as_posix()} {what}", place, "give it a name such as cases/my-case.yaml")
    known = list(houses(options.roots))
    if name is not None and name not in known:
        near = did_you_mean(name, known)
        hint = f"did you mean `{near}`?" if near else f"choose one of: {', '.join(known)}"
        return _refused(NOT_KNOWN, f"there is no house style called `{name}`", None, hint)
    found = find(name or known[0], options.roots)
    if found.value is None:
        return Checked(None, found.diagnostics)
    makes = [str(report) for report in found.value.style.reports]
    for report in reports:
        if report not in makes:
            message = f"the house style `{found.value.name}` makes no report called `{report}`"
            return _refused(NOT_KNOWN, message, None, f"it makes: {', '.join(makes)}")
    subjects = [str(style.subject) for style in found.value.style.implications]
    text = blank(found.value.name, list(dict.fromkeys(reports)) or makes, subjects)
    written = _put(path, text)
    if written.value is None or name is not None or len(known) == 1:
        return written
    message = f"the new case is for the house style {found.value.name}, since none was named"
    fix = f"if it is another council's, write that after `council:`; there are: {', '.join(known)}"
    return Checked((path,), (Diagnostic(CHOSEN, Severity.NOTE, message, place, fix=fix),))


def _put(path: Path, text: str) -> Checked[tuple[Path, ...]]:
    """Writes a new file, and beside it the schema that its first line names; never replaces one."""
    place = Span(path.as_posix(), 1, 1)
    try:
        if path.exists():
            return _refused(ALREADY_THERE, f"{path.as_posix()} is already there", place, "choose another name")
        path.parent.mkdir(parents=True, exist_ok=True)
        placing.create(path, text.encode())
        beside = path.parent / schema.FILE
        if not beside.exists():
            placing.create(beside, schema.schema().encode())
    except OSError as problem:
        message = f"{path.as_posix()} was not written: {placing.reason(problem)}"
        return _refused(output.CANNOT_WRITE, message, place, "choose another name or folder")
    return Checked((path,))


def _refused(what: object, message: str, span: Span | None, fix: str) -> Checked[tuple[Path, ...]]:
    return Checked(None, (Diagnostic(what, Severity.ERROR, message, span, fix=fix),))  # type: ignore[arg-type]


def listed_houses(options: Options) -> str:
    """The house styles: each with the council, what it was made from, its folder, and the reports that it makes."""
    return "\n\n".join("\n".join(_described(name, folder, options)) for name, folder in houses(options.roots).items())


def _described(name: str, folder: Path, options: Options) -> Iterator[str]:
    yield name
    found = find(name, options.roots)
    if found.value is None:
        yield f"  cannot be read; `reportgen houses --check` says why ({folder.as_posix()})"
        return
    house: House = found.value
    yield f"  council   {house.style.council}"
    if house.style.origin:
        yield f"  made from {house.style.origin}"
    yield f"  folder    {folder.as_posix()}"
    if house.own_file:
        yield f"  Word file {house.own_file.name}"
    for report, style in house.style.reports.items():
        yield f"  report    {report}: {style.body} ({style.template})"


def checked_houses(options: Options) -> tuple[Diagnostic, ...]:
    """What is wrong in the house styles: their settings, their templates and their Word files."""
    found: list[Diagnostic] = []
    for name in houses(options.roots):
        house = find(name, options.roots)
        found += house.diagnostics
        if house.value is None:
            continue
        studio = Studio(house.value)
        found += _trial(studio) if not has_errors(broken := studio.composer.templates()) else broken
        found += studio.inspected()
    return tuple(found)


def _trial(studio: Studio) -> Iterator[Diagnostic]:
    """What is wrong with the house's templates when they write the reports of a case that says nothing yet."""
    reports: dict[str, dict[str, str]] = {str(report): {} for report in studio.house.style.reports}
    case = Case.model_validate({"schema_version": "1", "council": studio.house.name, "reports": reports})
    for report in reports:
        yield from (
            found for found in studio.composer.compose(case, report).diagnostics if found.severity is not Severity.GAP
        )


def explained(name: str | None) -> str | None:
    """The page of one code, or the list of all; None for a code that there is not. A rule's page is the manual's."""
    for module in DECLARING:
        importlib.import_module(f"reportgen.{module}")
    all_rules()
    codes = declared_codes()
    if name is None:
        width = max(map(len, codes))
        return "\n".join(f"{code_name:<{width}}  {found.title}" for code_name, found in codes.items())
    found = codes.get(name.upper())
    if found is None:
        return None
    if (rule := manual.find(found.name)) is not None:
        return manual.page(rule)
    parts = (f"{found.name}: {found.title}", found.meaning, f"What to do: {found.mend}")
    return "\n\n".join(fill(part, WIDTH) for part in parts)
