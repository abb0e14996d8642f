"""The case files that a user names, and the names of reports that files can bear. Knows folders; makes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import output
from reportgen.case.model import Case
from reportgen.diagnostics import Diagnostic, Severity, Span, code

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

CASE_FILES = frozenset({".yaml", ".yml"})
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


def case_files(paths: Iterable[Path], problems: list[Diagnostic]) -> Iterator[Path]:
    """The case files that were named, and those in the folders that were named, in order and each once."""
    seen: set[str] = set()
    for path in paths:
        for file in _in_folder(path, problems):
            if (place := _place(file)) not in seen:
                seen.add(place)
                yield file


def _place(file: Path) -> str:
    """Where a file truly is, whatever way led there."""
    try:
        return os.path.realpath(file)
    except (OSError, ValueError):  # a name that no file can have, or a folder that is gone
        return str(file)


def _in_folder(path: Path, problems: list[Diagnostic]) -> list[Path]:
    """The case files of a folder, or the file itself. Files that begin with a full stop are some program's own."""
    try:
        if not path.is_dir():
            return [path]
        named = (file for file in path.iterdir() if file.suffix.lower() in CASE_FILES and not file.name.startswith("."))
        found = sorted(file for file in named if file.is_file())
        message, fix = "holds no case file", "case files end in .yaml; `reportgen new` writes one"
    except OSError as problem:
        if path.suffix.lower() in CASE_FILES:  # reading it says why, as with any other file
            return [path]
        found, message = [], f"cannot be read: {output.reason(problem)}"
        fix = "check its name, and ask whoever looks after it to let you read it"
    if not found:
        called = "the folder that you are in" if path == Path() else f"the folder {path.as_posix()}"
        message = f"{called} {message}"
        problems.append(Diagnostic(NO_CASES, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix))
    return found
