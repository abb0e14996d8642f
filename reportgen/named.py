"""The case files that a user names, and the names of reports that files can bear. Knows folders; makes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import output, placing
from reportgen.again import ENDINGS, may_be_case
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.earlier import alike

if TYPE_CHECKING:
    from reportgen.case.model import Case

UNUSABLE = code(
    "CASE-07",
    "A report name that cannot be part of a file name",
    "A report's name becomes part of the names of its files. A name with other signs than these would lead to another"
    " folder, or to a file that some computers cannot keep.",
    "Use small letters from a to z, digits and hyphens, for example `full-council`; say which of the house's reports it"
    " is with `kind:` if its name does not.",
)
NO_CASES = code(
    "CASE-08",
    "A folder without cases",
    "The folder that was named holds no case file; case files end in .yaml.",
    "Name the folder in which your case files are, or write a first one with `reportgen new`.",
)

LONGEST_NAME = 60  # characters, so that the case's own name has room beside it
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def unusable(case: Case) -> Iterator[Diagnostic]:
    """Names of reports that must not become part of a file's name."""
    for name, report in case.reports.items():
        if len(name) > LONGEST_NAME:
            message, fix = f"the report name `{name[:20]}…` is too long", f"use at most {LONGEST_NAME} characters"
        elif not _NAME.fullmatch(name):
            near = "-".join(re.findall("[a-z0-9]+", name.lower()))
            message = f"`{name}` cannot be the name of a report, since it becomes part of a file's name"
            fix = f"use small letters, digits and hyphens, for example `{near or 'full-council'}`"
        else:
            continue
        yield Diagnostic(UNUSABLE, Severity.ERROR, message, report.span, fix=fix)


def apart(names: Mapping[str, str], path: Path) -> Checked[dict[str, str]]:
    """The reports of a case with the names of their files, and a problem for each whose name another has already."""
    kept: dict[str, str] = {}
    taken: dict[str, str] = {}
    found: list[Diagnostic] = []
    for report, file in names.items():
        first = taken.setdefault(alike(file), report)
        if first == report:
            kept[report] = file
            continue
        message = f"the report {report} was not written: its files would be called {file}, as those of {first} are"
        fix = "put {report} into the pattern `files:` of the house style"
        found.append(Diagnostic(output.CLASH, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix))
    return Checked(kept, tuple(found))


def case_files(paths: Iterable[Path], problems: list[Diagnostic]) -> Iterator[Path]:
    """The case files that were named, and those in the folders that were named, in order and each once."""
    seen: set[str] = set()
    for path in paths:
        for file, place in _in_folder(path, problems):
            if place not in seen:
                seen.add(place)
                yield file


def _truly(file: str | Path) -> str:
    """Where a file truly is, whatever way led there."""
    try:
        return os.path.realpath(file)
    except (OSError, ValueError):  # a name that no file can have, or a folder that is gone
        return str(file)


def _place(folder: str, entry: os.DirEntry[str]) -> str:
    """Where a file of a folder truly is. Only a link can be elsewhere: thousands are not looked for one by one."""
    return _truly(entry.path) if entry.is_symlink() else f"{folder}{os.sep}{entry.name}"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether a name is that of a folder. A link that leads nowhere is none: reading it says what is wrong."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _in_folder(path: Path, problems: list[Diagnostic]) -> list[tuple[Path, str]]:
    """The case files of a folder, or the file itself, each with where it is."""
    found: list[tuple[Path, str]] = []
    try:
        if not path.is_dir():
            return [(path, _truly(path))]
        place = _truly(path)
        with os.scandir(path) as entries:
            there = sorted((entry for entry in entries if may_be_case(entry.name)), key=lambda entry: entry.name)
        found = [(path / entry.name, _place(place, entry)) for entry in there if not _is_folder(entry)]
        if not found:
            problems.append(no_cases(path))
    except OSError as problem:
        if path.suffix.lower() in ENDINGS:  # reading it says why, as with any other file
            return [(path, _truly(path))]
        fix = "check its name, and ask whoever looks after it to let you read it"
        problems.append(no_cases(path, f"cannot be read: {placing.reason(problem)}", fix))
    return found


def no_cases(
    folder: Path,
    message: str = "holds no case file",
    fix: str = "case files end in .yaml; `reportgen new` writes one",
) -> Diagnostic:
    """What is said of a folder in which there is nothing to do."""
    called = "the folder that you are in" if folder == Path() else f"the folder {folder.as_posix()}"
    return Diagnostic(NO_CASES, Severity.ERROR, f"{called} {message}", Span(folder.as_posix(), 1, 1), fix=fix)
