"""Files are written whole or not at all, and nobody's edits are lost. Knows bytes and a folder; knows no report.

A file goes to a temporary name beside its place and is then renamed. What was written is noted by its SHA-256 in a
small file in the folder, so that a report which somebody has changed since (in Word, say) is left alone and reported.
"""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from pathlib import Path
from types import TracebackType
from typing import Self

from reportgen.diagnostics import Code, Diagnostic, Severity, Span, code
from reportgen.record import RECORD, Record, digest_of

CLASH = code(
    "OUT-01",
    "Two reports that would be one file",
    "Two cases, or two reports of a case, have names that lead to the same file; the second would replace the first.",
    "Rename one of the case files or reports, or build them into different folders with --output.",
)
CANNOT_WRITE = code(
    "OUT-02",
    "A file that cannot be written",
    "The folder does not allow it, the disk is full, or the file is open in another program. Word locks the file that"
    " it shows. What stood there before is unchanged.",
    "Close the file in Word, make room, or choose another folder with --output; then build again.",
)
EDITED = code(
    "OUT-03",
    "A report that somebody has edited",
    "The file was changed after reportgen wrote it, or was not written by reportgen. It is left exactly as it is, so"
    " that no edit is lost.",
    "Save it under another name or in another folder, then build again.",
)


BUSY = code(
    "OUT-04",
    "A folder that another run is writing to",
    "Two runs of reportgen at once would write over each other's files. The second waits for the first, and gives up"
    " after a minute.",
    "Wait until the other run has ended, then build again.",
)
PATIENCE = 60.0  # seconds


class Folder:
    """The folder that a build writes to. Use it as a context: the record of what was written is kept at the end."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._patience = patience
        self.diagnostics: list[Diagnostic] = []
        self.record = Record(path)
        self._busy = False
        self._from: dict[str, tuple[Path, str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self.record.changed:
                replace(self.path / RECORD, self.record.keep())
            self.record.close()
        except OSError as problem:  # what was written stands in the journal until the next run
            self._report(CANNOT_WRITE, RECORD, reason(problem), "make the folder writable, then build again")

    def _taken(self) -> bool:
        """Whether the folder is this run's alone; said where another run keeps it."""
        self.path.mkdir(parents=True, exist_ok=True)
        if self.record.open(self._patience):
            return True
        if not self._busy:
            self._busy = True
            fix = "wait until it has ended, or build into another folder with --output"
            self._report(BUSY, ".", "another run of reportgen is writing to the folder", fix)
        return False

    def put(self, name: str, content: bytes, source: Path) -> bool:
        """Writes one file, unless that would lose something; True if the file is there as it should be."""
        target = self.path / name
        first, taken = self._from.setdefault(alike(name), (source, name))
        if (first, taken) != (source, name):
            message = (
                f"it would hold a report of {source.as_posix()}, and holds one of {first.as_posix()}"
                if first != source
                else f"many disks take it for the same file as {taken}"
            )
            self._report(CLASH, name, message, "rename one of the two, or build them into different folders")
            return False
        digest = hashlib.sha256(content).hexdigest()
        try:
            if not self._taken():
                return False
            there = _digest(target)
            if there is not None and there not in {digest, *self.record.may_be(name)}:
                fix = "save it under another name or in another folder, then build again"
                self._report(EDITED, name, "it was changed after it was written, and is left as it is", fix)
                return False
            if there != digest:
                self.record.begin(name, digest)
                replace(target, content)
            self.record.wrote(name, digest)
        except OSError as problem:
            fix = "close it if it is open in Word, or choose another folder with --output"
            self._report(CANNOT_WRITE, name, reason(problem), fix)
            return False
        return True

    def _report(self, what: Code, name: str, message: str, fix: str) -> None:
        place = (self.path / name).as_posix()
        message = f"{place} was not written: {message}"
        self.diagnostics.append(Diagnostic(what, Severity.ERROR, message, Span(place, 1, 1), fix=fix))


def alike(name: str) -> str:
    """What names have in common that some disk takes for the same: capitals and accents may be stored either way."""
    return unicodedata.normalize("NFC", name.casefold())


def _digest(file: Path) -> str | None:
    """The SHA-256 of what stands in a file; None where there is none."""
    return digest_of(file) if file.exists() else None


def replace(target: Path, content: bytes) -> None:
    """Puts a whole file in its place at once. Raises OSError, and then the place is as it was.

    The temporary name is chosen before there is a file of that name, so that nothing is left whenever Ctrl+C comes.
    """
    temporary = target.with_name(f".{target.stem[:40]}-{os.urandom(8).hex()}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
        temporary.replace(target)
    except BaseException:
        _remove(temporary)
        raise


def _remove(temporary: Path) -> None:
    """Takes a temporary file away, even where Ctrl+C is pressed once more meanwhile."""
    try:
        temporary.unlink(missing_ok=True)
    except KeyboardInterrupt:
        temporary.unlink(missing_ok=True)
        raise
    except OSError:  # what is told is why the file was not written
        pass


def reason(problem: OSError) -> str:
    """Why a file could not be written, in an officer's words."""
    if problem.errno == errno.ENOSPC:
        return "the disk is full"
    if problem.errno == errno.ENAMETOOLONG:
        return "its name is too long for this disk"
    if isinstance(problem, PermissionError):
        return "it is open in another program, or the folder does not allow it"
    if isinstance(problem, IsADirectoryError):
        return "a folder of that name stands in its place"
    if isinstance(problem, NotADirectoryError | FileExistsError):
        return "a file stands where a folder is needed"
    return f"the computer says: {problem.strerror or problem}"
