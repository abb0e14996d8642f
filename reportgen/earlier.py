"""What earlier runs made in a folder: of which case each file is, and which of them say what is not so now.

Knows the folder's record; writes nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.record import Made, Record

EARLIER = code(
    "OUT-06",
    "A report of an earlier run",
    "A final or public report was refused, and a file of that name still stands in the folder: it is a draft perhaps,"
    " or holds words that are not to be published. Or the case has a report no more, and its file still stands there.",
    "Do not publish it. Mend the case and build again, or delete the file.",
)


class Earlier:
    """The files of a folder that its record knows."""

    def __init__(self, folder: Path, record: Record) -> None:
        self._folder = folder
        self._record = record
        self._owners: dict[str, str] | None = None

    def add(self, case: str, made: Made) -> None:
        """Notes what this run has made of a case."""
        if self._owners is not None:
            self._owners |= {alike(file): case for file, _ in made.files}

    def owner(self, name: str, source: Path) -> str | None:
        """Another case, still there, of which an earlier run made the file of this name."""
        if self._owners is None:
            made = self._record.made.items()
            self._owners = {alike(file): case for case, one in made for file, _ in one.files}
        case = self._owners.get(alike(name))
        if case is None or case == source.as_posix():
            return None
        other = self._record.made.get(case)
        try:
            return case if other is not None and not source.samefile(other.case) else None
        except OSError:  # one of the two is there no more
            return None

    def refused(self, source: Path) -> Iterator[Diagnostic]:
        """Names the files that an earlier run made of a case which is refused now: they say what it does not say."""
        for place in self._standing(self._record.made.get(source.as_posix())):
            message = f"{place} is of an earlier run and not what was asked for now, which is refused"
            fix = "do not publish it; make it anew when the case is mended, or delete it"
            yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)

    def not_made_any_more(self, source: Path, circumstances: str, names: Collection[str]) -> Iterator[Diagnostic]:
        """Names the files that an earlier run of the same kind made of a case, and that are not among its files now."""
        for place in self._standing(self._record.of(source.as_posix(), circumstances), names):
            message = f"{place} is of a report that {source.as_posix()} does not make any more"
            fix = "move it away or delete it"
            yield Diagnostic(EARLIER, Severity.WARNING, message, Span(place, 1, 1), fix=fix)

    def _standing(self, made: Made | None, but: Collection[str] = ()) -> Iterator[str]:
        """The places of files that were made of a case and still stand."""
        names = [name for name, _ in made.files if name not in but] if made is not None else []
        yield from ((self._folder / name).as_posix() for name in names if (self._folder / name).exists())


def alike(name: str) -> str:
    """What names have in common that some disk takes for the same: capitals and accents may be stored either way."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name.casefold())
