"""What earlier runs made in a folder: of which case each file is, and which of them say what is not so now.

Knows the folder's record; writes nothing.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.record import Record

EARLIER = code(
    "OUT-06",
    "A report of an earlier run",
    "The folder still has a file that an earlier run made, and that was not made anew: its report was refused now, or"
    " its case has changed since, has that report no more, or is not there any more. It may be a draft, or hold words"
    " that are not to be published.",
    "Do not publish it. Make it anew, or move or delete it.",
)


class Earlier:
    """The files of a folder that its record knows."""

    def __init__(self, folder: Path, record: Record) -> None:
        self._folder = folder
        self._record = record
        self._owners: dict[str, str] | None = None

    def way_to(self, case: Path) -> str:
        """The way from the folder to a case: the same in a copy of a whole project, and for any way of typing it."""
        try:
            return os.path.relpath(case, self._folder)
        except ValueError:  # it is on another drive
            return os.path.abspath(case)  # noqa: PTH100  as above

    def add(self, source: Path, names: Iterable[str]) -> None:
        """Notes which files this run has made of a case."""
        if self._owners is not None:
            self._owners |= dict.fromkeys(map(alike, names), self.way_to(source))

    def owner(self, name: str, source: Path) -> str | None:
        """Another case, still there, of which an earlier run made the file of this name; as it was typed then."""
        if self._owners is None:
            self._owners = {alike(file): case for case, files in self._record.owned.items() for file in files}
        way = self._owners.get(alike(name))
        if way is None or way == self.way_to(source):
            return None
        case = self._at(way)
        try:
            if source.samefile(case):
                return None
        except OSError:  # one of the two is there no more
            return None
        return next((typed for typed, made in self._record.made.items() if made.case == case), case)

    def _at(self, way: str) -> str:
        """Where the case is to which a way leads."""
        return os.path.normpath(os.path.join(os.path.abspath(self._folder), way))  # noqa: PTH100, PTH118  paths as text

    def refused(self, source: Path, but: Collection[str]) -> Iterator[Diagnostic]:
        """Names the files of a case that is refused now, save those of this run: they say what it does not say."""
        for place, _ in self._standing(self.way_to(source), but):
            message = f"{place} is of an earlier run and not what was asked for now, which is refused"
            fix = "do not publish it; make it anew when the case is mended, or delete it"
            yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)

    def not_made(self, source: Path, circumstances: str, digest: str, but: Collection[str]) -> Iterator[Diagnostic]:
        """Names the files of a case that were not made anew: by a run of this kind, or since the case has changed.

        `digest` is that of the case as it reads now; `but` are the files of this run.
        """
        made = self._record.of(source.as_posix(), circumstances)
        of_this_kind = {name for name, _ in made.files} if made is not None else set()
        for place, (name, told) in self._standing(self.way_to(source), but):
            if name in of_this_kind:
                message = f"{place} is of a report that {source.as_posix()} does not make any more"
                yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix="move it away or delete it")
            elif told != digest:
                message = f"{place} is of an earlier run, and {source.as_posix()} has changed since"
                fix = "make it anew, as it was made then, or delete it"
                yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)

    def without_case(self, folders: Iterable[Path]) -> Iterator[Diagnostic]:
        """Names the files of cases that were in one of some folders, and are not there any more."""
        places = set(map(os.path.abspath, folders))
        for way in self._record.owned:
            case = Path(self._at(way))
            if str(case.parent) in places and not os.path.lexists(case):
                for place, _ in self._standing(way):
                    message = f"{place} is of the case {case.name}, which is not there any more"
                    fix = "if the case has another name now, or is done with, move the file away or delete it"
                    yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)

    def _standing(self, way: str, but: Collection[str] = ()) -> Iterator[tuple[str, tuple[str, str]]]:
        """The files of a case that still stand, each with its place and what the case then read."""
        known = {alike(name) for name in but}
        for name, told in sorted(self._record.owned.get(way, {}).items()):
            if alike(name) not in known and (self._folder / name).exists():
                yield (self._folder / name).as_posix(), (name, told)


def alike(name: str) -> str:
    """What names have in common that some disk takes for the same: capitals and accents may be stored either way."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())
