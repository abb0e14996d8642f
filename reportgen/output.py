"""Files are written whole or not at all, and nobody's edits are lost. Knows bytes and a folder; knows no report.

A file goes to a temporary name beside its place and is then renamed. What was written is noted by its SHA-256 in the
folder's record, so that a report which somebody has changed since (in Word, say) is left alone and reported.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from reportgen.diagnostics import Code, Diagnostic, Severity, Span, code
from reportgen.earlier import Earlier, alike
from reportgen.edited import last_change
from reportgen.journal import Journal
from reportgen.options import Edits
from reportgen.placing import LEFT_BEHIND, exchange, reason, remedy, remove, replace, set_aside, true_place
from reportgen.record import Made, Record
from reportgen.stamps import RECORD, Stamp, digest_of

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
    "The file was changed after reportgen wrote it, or was not written by reportgen. No edit is lost: it is left"
    " exactly as it is, or with --force it is kept under a numbered name before the new file takes its place.",
    "Save it under another name or in another folder and build again; or build with --keep, to leave edited files as"
    " they are, or with --force, to set them aside.",
)
BUSY = code(
    "OUT-04",
    "A folder that another run is writing to",
    "Two runs of reportgen at once would write over each other's files. The second waits for the first, and gives up"
    " after a minute.",
    "Wait until the other run has ended, then build again.",
)
OUT_OF_DATE = code(
    "OUT-05",
    "A report that is out of date",
    "What stands in the folder is not what a build would write now: the case, its house style, the options, the day or"
    " reportgen itself have changed since, or the file is not there. Nothing was written, since only that was asked.",
    "Build again without --check.",
)

PATIENCE = 60.0  # seconds
_WRITABLE = 0o222


Claims = dict[str, tuple[Path, str]]
"""Whose each file is that a run writes to a folder, by what its name has in common with names alike."""


class Folder:
    """The folder that a build writes to. Use it as a context: the record of what was written is kept at the end.

    `dry` writes nothing and only says what is out of date. Several that write to one folder in a run share `claims`.
    """

    def __init__(
        self,
        path: Path,
        edits: Edits = Edits.REFUSE,
        *,
        dry: bool = False,
        patience: float = PATIENCE,
        claims: Claims | None = None,
    ) -> None:
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self.record = Record(path)
        self.left: set[str] = set()
        """The files that somebody has edited and that were left as they are."""
        self.same: set[str] = set()
        """The files that stood already as they were to be."""
        self._edits = edits
        self.dry = dry
        self._patience = patience
        self._busy = self._changed = False
        self._journal = Journal(path)
        self._again: tuple[str, ...] = ()
        self._claims: Claims = {} if claims is None else claims
        self.earlier = Earlier(path, self.record)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is not None and self._journal.open:
                self._tidy()
            self._settle()
            if self._changed:
                self.record.again = self._again
                self.record.prune()
                replace(self.path / RECORD, self.record.kept().encode("ascii"))
            self._journal.close(done=True)
        except OSError as problem:  # what was written stands in the journal until the next run
            self._report(CANNOT_WRITE, RECORD, reason(problem), "make the folder writable, then build again")
        finally:
            self._journal.close(done=False)

    @property
    def refused(self) -> bool:
        """Whether an edited file was left that was to be made anew."""
        return bool(self.left) and self._edits is not Edits.KEEP and not self.dry

    def put(self, name: str, content: bytes, source: Path) -> bool:
        """Writes one file, unless that would lose something; True if nothing is amiss with it."""
        try:
            known = self._journal.open
            if not self.claim((name,), source) or not (self.dry or self._taken()):
                return False
            if not (known or self.claim((name,), source)):  # by the record as another run has just left it
                return False
            return (self._compare if self.dry else self._place)(name, content)
        except OSError as problem:
            fix = f"{remedy(problem)}, or choose another folder with --output"
            self._report(CANNOT_WRITE, name, reason(problem), fix)
            return False

    def claim(self, names: Iterable[str], source: Path) -> bool:
        """Files that belong to a case, so that no other is written in their place; False where one is another's."""
        free = True
        for name in names:
            first, taken = self._claims.setdefault(alike(name), (source, name))
            owner = self.earlier.owner(name, source)
            if (first, taken) == (source, name) and owner is None:
                continue
            free, message = False, f"many disks take it for the same file as {taken}"
            if first != source or owner is not None:
                other = owner or first.as_posix()
                message = f"it would hold a report of {source.as_posix()}, and holds one of {other}"
            self._report(CLASH, name, message, "rename one of the two, or build them into different folders")
        return free

    def note(self, case: str, made: Made) -> None:
        """Notes what was made of a case, so that it need not be made again as long as nothing changes."""
        with suppress(OSError):  # then it will be made again
            if not self.dry and self._taken():
                self._journal.add(self.record.note(case, made))
                self._changed = True

    def own(self, source: Path, digest: str, names: Collection[str]) -> None:
        """Notes which files are a case's, whether or not all went well with it; `digest` is that of the case."""
        with suppress(OSError):
            if names and not self.dry and self._taken():
                self._journal.add(self.record.own(self.earlier.way_to(source), digest, names))
                self._changed = True
                self.earlier.add(source, names)

    def forget(self, case: str) -> None:
        """Notes that a case has to be made again, whatever is done to it meanwhile."""
        with suppress(OSError):
            if not self.dry and case in self.record.made and self._taken():
                self._journal.add(self.record.forget(case))
                self._changed = True

    def remember(self, again: tuple[str, ...]) -> None:
        """Keeps which command this was, where it has written anything and has left nothing to do: see `again`."""
        self._again = again

    def _taken(self) -> bool:
        """Whether the folder is this run's alone; said where another run keeps it. Raises OSError."""
        if self._journal.open:
            return True
        self.path.mkdir(parents=True, exist_ok=True)
        if not self._busy and self._journal.take(self._patience):
            self.record = Record(self.path)  # as the run before this one has left it
            self.earlier = Earlier(self.path, self.record)
            self._changed |= self._journal.begin(self.record.head())
            if self.record.begun:
                self._tidy()
                self._settle()
            return True
        if not self._busy:
            self._busy = True
            fix = "wait until it has ended, or build into another folder with --output"
            self._report(BUSY, ".", "another run of reportgen is writing to the folder", fix)
        return False

    def _settle(self) -> None:
        """Sees what became of files that a run had begun to write when it was stopped: they are as much ours as any."""
        for name, digests in list(self.record.begun.items()) if self._journal.open else ():
            with suppress(OSError):  # there is none, or something else stands in its place
                there = (self.path / name).stat()
                if (digest := digest_of(self.path / name)) in digests:
                    self._wrote(name, (there.st_size, there.st_mtime_ns, digest))
            self.record.begun.pop(name, None)

    def _tidy(self) -> None:
        """Takes away what a killed run has left half written, and keeps what somebody had edited in its last moment."""
        known = {stamp[2] for stamp in self.record.files.values()}.union(*self.record.begun.values())
        for entry in list(os.scandir(self.path)):
            left, file = LEFT_BEHIND.fullmatch(entry.name), Path(entry)
            if left and left["kind"] == "held":
                with suppress(OSError):
                    self._see_to(file, self.path / f"{left['stem']}{left['ending'] or ''}", known)
            elif left:
                remove(file)

    def _place(self, name: str, content: bytes) -> bool:
        """Puts a file where it belongs. Raises OSError."""
        target, digest = self.path / name, hashlib.sha256(content).hexdigest()
        there = _digest(target)
        if there == digest:
            known = target.stat()
            self.same.add(name)
            self._wrote(name, (known.st_size, known.st_mtime_ns, digest))
            return True
        if there is not None and not target.stat().st_mode & _WRITABLE:
            self._report(
                CANNOT_WRITE, name, "it is marked read-only", "take that mark away, and run the same command again"
            )
            return False
        if there is not None and there not in self.record.may_be(name) and not self._may_replace(name):
            return self._edits is Edits.KEEP
        ours = self.record.may_be(name) | {digest}
        self._journal.add(self.record.begin(name, digest))
        size, changed, stood = exchange(target, content)
        if stood is not None:
            self._see_to(stood, target, ours)
        self._wrote(name, (size, changed, digest))
        return True

    def _see_to(self, stood: Path, target: Path, ours: Collection[str]) -> None:
        """Removes what stood in a file's place, or keeps it where somebody has edited it, if only just now."""
        if not stood.exists() or digest_of(stood) in ours:
            remove(stood)
            return
        changed = last_change(stood)
        aside = set_aside(stood, true_place(target))
        kept = aside.name if aside.parent == target.parent else aside.as_posix()
        message = f"{target.as_posix()} is new: what was changed{changed} is kept as {kept}"
        fix = "take over what is still wanted from it"
        self.diagnostics.append(Diagnostic(EDITED, Severity.NOTE, message, Span(target.as_posix(), 1, 1), fix=fix))

    def _wrote(self, name: str, stamp: Stamp) -> None:
        if self.record.files.get(name) != stamp:
            self._changed = True  # first, since Ctrl+C may come between the two
            self._journal.add(self.record.wrote(name, stamp))

    def _may_replace(self, name: str) -> bool:
        """Whether a file that somebody has edited is to be set aside; one that is not is left, and that is said."""
        if self._edits is not Edits.SET_ASIDE or self.dry:
            self._leave(name)
            return False
        return True

    def _leave(self, name: str) -> None:
        """Leaves a file as somebody has edited it, and says so."""
        self.left.add(name)
        message = f"it was changed{last_change(self.path / name)}, after it was written, and is left as it is"
        if not self.record.may_be(name):
            message = "the file of that name is not one that reportgen made, and is left alone"
        fix = (
            "save it under another name or in another folder and run the same command again; or add --keep to leave it"
            " so, or --force to have a numbered copy of it kept and the new file in its place"
        )
        weight = Severity.NOTE if self._edits is Edits.KEEP else Severity.ERROR
        self._report(EDITED, name, message, "" if self._edits is Edits.KEEP else fix, weight)

    def _compare(self, name: str, content: bytes) -> bool:
        """Says whether a file is out of date, and touches nothing. Raises OSError."""
        there, digest = _digest(self.path / name), hashlib.sha256(content).hexdigest()
        if there == digest:
            return True
        if there is not None and there not in self.record.may_be(name):
            self._leave(name)
            return self._edits is Edits.KEEP
        what = "is not there" if there is None else "is out of date"
        place = (self.path / name).as_posix()
        fix = "build it again without --check"
        self.diagnostics.append(Diagnostic(OUT_OF_DATE, Severity.ERROR, f"{place} {what}", Span(place, 1, 1), fix=fix))
        return False

    def _report(self, what: Code, name: str, message: str, fix: str, weight: Severity = Severity.ERROR) -> None:
        place = (self.path / name).as_posix()
        message = f"{place} was not written: {message}"
        self.diagnostics.append(Diagnostic(what, weight, message, Span(place, 1, 1), fix=fix))


def _digest(file: Path) -> str | None:
    """The SHA-256 of what stands in a file; None where there is none. Raises OSError."""
    return digest_of(file) if file.exists() else None
