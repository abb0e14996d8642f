"""What lies in the folders of a cycle and was not made by this run. Names it, deletes nothing, looks into no file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reportgen.cycle.papers import CHASE_LIST
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.earlier import alike
from reportgen.record import Record
from reportgen.stamps import RECORD, digest_of

LEFT_OVER = code(
    "CYCLE-03",
    "A file among a meeting's papers that does not go to it",
    "The folder of the meeting holds a report that was not made for it now: one that goes to another meeting since, or"
    " that somebody put there.",
    "If it no longer belongs there, move it away or delete it. It is not in the index of the agenda.",
)
EARLIER_LIST = code(
    "CYCLE-04",
    "A chase list of an earlier run",
    "The folder holds a list of clearances that was not made now. It may ask for what is cleared since, or be of other"
    " meetings than those of this run.",
    "Delete it, or make it anew with the meetings and formats that it was made for.",
)
_PAPERS = frozenset({".docx", ".md", ".html"})
_MEETING = re.compile(r"(\d{4}-\d\d-\d\d) ")
_AS_MANY = 12  # files that are named; more are counted
_EDITED = 3  # the same for those that somebody has edited


def files(folder: Path, ours: Iterable[str], formats: Iterable[str], *, public: bool) -> Iterator[Diagnostic]:
    """The papers in a folder that were not made by this run; `ours` are names without their endings.

    In a folder that is to be made `public` each is an error: it may be exempt by now.
    """
    known, kinds = {alike(name) for name in ours}, {f".{kind}" for kind in formats}
    strays = [(file, alike(file.stem) in known) for file in _papers_in(folder)]
    strays = [(file, ours) for file, ours in strays if not ours or file.suffix.lower() not in kinds]
    fix = "if it goes to another meeting now, move it away or delete it"
    if public:
        fix = "do not publish it: it may be exempt now, or go to another meeting; move it away or delete it"
    weight = Severity.ERROR if public else Severity.WARNING
    for file, earlier in strays[:_AS_MANY]:
        place, stale = file.as_posix(), "it may be a draft, or say something else: make it anew, or delete it"
        message = f"{place} was not made for this meeting now, and is not in the index of its agenda"
        if earlier:
            message = f"{place} is of an earlier run, and was not made anew: {file.suffix[1:]} was not asked for"
        yield Diagnostic(LEFT_OVER, weight, message, Span(place, 1, 1), fix=stale if earlier else fix)
    if len(strays) > _AS_MANY:
        place, more = folder.as_posix(), len(strays) - _AS_MANY
        message = f"{place} holds {more:,} more files that were not made for this meeting now"
        yield Diagnostic(LEFT_OVER, weight, message, Span(place, 1, 1), fix=fix)


def lists(folder: Path, ours: Iterable[str], formats: Iterable[str]) -> Iterator[Diagnostic]:
    """The chase lists in a folder that were not made by this run; `ours` are names without their endings."""
    made = {f"{alike(name)}.{kind}" for name in ours for kind in formats}
    for file in _papers_in(folder):
        name = alike(file.name)
        if name.startswith(f"{CHASE_LIST}-") and name not in made and " (" not in name:  # none that --force set aside
            place = file.as_posix()
            message = f"{place} is of an earlier run, and may ask for what is cleared since"
            fix = "delete it, or make it anew with the meetings and formats that it was made for"
            yield Diagnostic(EARLIER_LIST, Severity.WARNING, message, Span(place, 1, 1), fix=fix)


def without_reports(output_folder: Path, expected: Iterable[str], today: date) -> Iterator[Diagnostic]:
    """Folders of meetings to come for which papers were made earlier, and to which nothing goes any more."""
    known = {alike(name) for name in expected}
    for folder in sorted(_folders_in(output_folder)):
        day = _MEETING.match(folder.name)
        if day is None or day[1] < today.isoformat() or alike(folder.name) in known:
            continue
        if next(_papers_in(folder), None) is None or not (folder / RECORD).exists():
            continue
        record = Record(folder)
        place = folder.as_posix()
        message = f"{place} holds papers of a meeting to which none of these cases goes now"
        fix = "if the meeting is cancelled or its reports go to another, move the folder away or delete it"
        edited = [file.name for file in _papers_in(folder) if _is_edited(file, record)]
        if edited:
            message += f", and somebody has edited {' and '.join(edited[:_EDITED])}"
            fix = "take over what was changed there; then move the folder away, rather than delete it"
        yield Diagnostic(LEFT_OVER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)


def _is_edited(file: Path, record: Record) -> bool:
    """Whether a file is not as reportgen wrote it."""
    try:
        return digest_of(file) not in record.may_be(file.name)
    except OSError:  # nobody can tell
        return False


def _folders_in(folder: Path) -> list[Path]:
    try:
        return [inner for inner in folder.iterdir() if inner.is_dir()]
    except OSError:  # there is none
        return []


def _papers_in(folder: Path) -> Iterator[Path]:
    """The papers in a folder, in the order of their names; what an open Word file leaves beside itself is none."""
    try:
        there = sorted(folder.iterdir())
    except OSError:  # there is no folder, since nothing goes to the meeting
        return
    yield from (file for file in there if file.suffix.lower() in _PAPERS and not file.name.startswith((".", "~$")))
