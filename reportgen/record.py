"""What reportgen wrote to a folder and what it was made from, kept across runs, killed ones included.

Knows names, sizes, times and digests; knows no case and no report. It loads next to nothing, so that a run with nothing
to do costs next to nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from reportgen.lock import hold

RECORD = ".reportgen.json"
JOURNAL = ".reportgen.journal"
VERSION = 2
_BETWEEN_TRIES = 0.05  # seconds
_JUST_NOW = 100_000_000  # nanoseconds: a file changed this shortly before the record may have changed unseen

Stamp = tuple[int, int, str]
"""A file's size in bytes, the time of its last change in nanoseconds, and its SHA-256."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one case: under which circumstances, from which files, and which files came of it.

    `counts` says how many problems of each severity were found, so that a run that skips the case can still say so.
    """

    circumstances: str
    sources: tuple[str, ...]
    files: tuple[str, ...]
    reports: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


class Record:
    """The record of one folder, as it stood when it was opened and as this run changes it."""

    def __init__(self, folder: Path) -> None:
        self.changed = False
        self._folder = folder
        self._files: dict[str, Stamp] = {}
        self._sources: dict[str, Stamp] = {}
        self._made: dict[str, Made] = {}
        self._begun: dict[str, set[str]] = {}  # what files may have become when a run was killed
        self._kept = 0  # when the record was kept, in nanoseconds
        self._same: dict[str, bool] = {}
        self._journal: BinaryIO | None = None
        self._read()

    def may_be(self, name: str) -> set[str]:
        """The digests that a file can have without anybody but reportgen having changed it."""
        known = self._files.get(name)
        return ({known[2]} if known else set()) | self._begun.get(name, set())

    def open(self, patience: float) -> bool:
        """Takes the folder for this run alone, and reads what another has kept meanwhile; False if it stays taken.

        `patience` is how many seconds to wait. Raises OSError where the folder cannot be written to.
        """
        if self._journal is not None:
            return True
        end = time.monotonic() + patience
        while (journal := self._taken()) is None:
            if time.monotonic() >= end:
                return False
            time.sleep(_BETWEEN_TRIES)
        self._journal = journal
        self._read()
        self._settle()
        return True

    def _taken(self) -> BinaryIO | None:
        """The journal, held by this run; None while another run holds it, or has just taken it away."""
        path = self._folder / JOURNAL
        journal = path.open("a+b", buffering=0)
        with suppress(FileNotFoundError):
            if hold(journal) and os.path.samestat(os.fstat(journal.fileno()), path.stat()):
                return journal
        journal.close()
        return None

    def _settle(self) -> None:
        """Files that a killed run had put in their places are as much ours as those that it noted."""
        for name, digests in self._begun.items():
            with suppress(OSError):
                if (digest := digest_of(self._folder / name)) in digests:
                    self.wrote(name, digest)

    def close(self) -> None:
        """Lets go of the folder, once its record has been kept."""
        if self._journal is not None:
            journal, self._journal = self._journal, None
            with suppress(PermissionError):  # Windows removes no file that is open
                (self._folder / JOURNAL).unlink(missing_ok=True)
            journal.close()
            with suppress(OSError):
                if os.name == "nt":
                    (self._folder / JOURNAL).unlink(missing_ok=True)

    def begin(self, name: str, digest: str) -> None:
        """Notes what a file is about to become, before it does, so that a killed run leaves no file unknown."""
        self._begun.setdefault(name, set()).add(digest)
        if self._journal is not None:
            # ASCII, since the name of a file may be no text in any encoding.
            self._journal.write(json.dumps([name, digest]).encode("ascii") + b"\n")

    def wrote(self, name: str, digest: str) -> None:
        """Notes that a file stands as it should. Raises OSError if it is gone again."""
        there = (self._folder / name).stat()
        stamp = (there.st_size, there.st_mtime_ns, digest)
        self.changed |= self._files.get(name) != stamp
        self._files[name] = stamp

    def forget(self, case: str) -> None:
        """Notes that a case has to be made again."""
        self.changed |= self._made.pop(case, None) is not None

    def note(self, case: str, made: Made) -> None:
        """Notes what was made of a case."""
        for source in made.sources:
            self._stamp(source)
        self.changed = True
        self._made[case] = made

    def unchanged(self, case: str, circumstances: str) -> Made | None:
        """What was made of a case, if nothing that it was made from and nothing that came of it has changed since."""
        made = self._made.get(case)
        if made is None or made.circumstances != circumstances:
            return None
        whole = all(self._as_stamped(source, self._sources.get(source)) for source in made.sources) and all(
            self._as_stamped(str(self._folder / name), self._files.get(name)) for name in made.files
        )
        return made if whole else None

    def made_of(self, case: str) -> Made | None:
        """What was made of a case when it was last made."""
        return self._made.get(case)

    def keep(self) -> bytes:
        """The record as it is to be kept."""
        paths = sorted({source for made in self._made.values() for source in made.sources} & self._sources.keys())
        place = {path: number for number, path in enumerate(paths)}
        kept = {
            "version": VERSION,
            "files": dict(sorted(self._files.items())),
            "sources": {path: self._sources[path] for path in paths},
            "made": {
                case: [
                    made.circumstances,
                    [place[source] for source in made.sources if source in place],
                    made.files,
                    made.reports,
                    made.counts,
                ]
                for case, made in sorted(self._made.items())
            },
        }
        return (json.dumps(kept, separators=(",", ":")) + "\n").encode("ascii")

    def _stamp(self, path: str) -> None:
        """Notes a source as it stands; one that cannot be read is never unchanged."""
        try:
            known, there = self._sources.get(path), os.stat(path)  # noqa: PTH116  thousands of them, and quickly
            if known is None or known[:2] != (there.st_size, there.st_mtime_ns):
                self._sources[path] = (there.st_size, there.st_mtime_ns, digest_of(path))
        except OSError:
            self._sources.pop(path, None)

    def _as_stamped(self, path: str, stamp: Stamp | None) -> bool:
        """Whether a file is as it was: by size and time, and by its bytes where the time may lie."""
        if path not in self._same:
            self._same[path] = stamp is not None and self._compare(path, stamp)
        return self._same[path]

    def _compare(self, path: str, stamp: Stamp) -> bool:
        try:
            there = os.stat(path)  # noqa: PTH116  as above
            if there.st_size != stamp[0]:
                return False
            if there.st_mtime_ns == stamp[1] and there.st_mtime_ns < self._kept - _JUST_NOW:
                return True
            return digest_of(path) == stamp[2]
        except OSError:
            return False

    def _read(self) -> None:
        """Reads what was kept; one that makes no sense counts as none. What a killed run began is read as well."""
        path = self._folder / RECORD
        try:
            kept = json.loads(path.read_bytes())
            files = kept["files"]
            if kept.get("version", 1) == 1:
                self._files = {str(name): (-1, -1, str(digest)) for name, digest in files.items()}
            else:
                self._take(kept)
                self._kept = path.stat().st_mtime_ns
        except (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
            self._files, self._sources, self._made = {}, {}, {}
        self._begun = _begun(self._folder / JOURNAL)

    def _take(self, kept: Mapping[str, Any]) -> None:
        self._files = {name: _stamped(stamp) for name, stamp in kept["files"].items()}
        self._sources = {path: _stamped(stamp) for path, stamp in kept["sources"].items()}
        paths = list(self._sources)
        for case, (circumstances, places, files, reports, counts) in kept["made"].items():
            sources = tuple(paths[place] for place in places)
            self._made[case] = Made(str(circumstances), sources, tuple(files), int(reports), dict(counts))


def _stamped(stamp: Iterable[object]) -> Stamp:
    size, changed, digest = stamp
    if not (isinstance(size, int) and isinstance(changed, int) and isinstance(digest, str)):
        raise TypeError("a stamp is a size, a time and a digest")
    return size, changed, digest


def _begun(journal: Path) -> dict[str, set[str]]:
    """What killed runs were about to write; a line that was cut off counts for nothing."""
    found: dict[str, set[str]] = {}
    try:
        lines = journal.read_bytes().splitlines()
    except OSError:
        return found
    for line in lines:
        try:
            name, digest = json.loads(line)
            found.setdefault(name, set()).add(digest)
        except (ValueError, TypeError):
            continue
    return found


def digest_of(path: str | Path) -> str:
    """The SHA-256 of what stands in a file. Raises OSError."""
    with open(path, "rb") as file:  # noqa: PTH123  a path as text, as there are thousands
        return hashlib.file_digest(file, "sha256").hexdigest()
