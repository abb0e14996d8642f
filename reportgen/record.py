"""What reportgen wrote to a folder and what that was made from, kept across runs, killed ones included.

A file of lines, of which each says one thing and stands by itself: one that makes no sense is passed over, so that a
damaged record forgets no more than it has to. The journal has lines of the same kinds. Loads nothing but `os`, not even
what reads JSON, so that a build with nothing to do costs next to nothing.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RECORD = ".reportgen.record"
JOURNAL = ".reportgen.journal"
_HEAD = "reportgen"
_NONE = "-"
_ABSENT = -1
_SECOND = 1_000_000_000  # nanoseconds
_UNSURE = _SECOND // 10  # a file changed this shortly before the record was kept may have changed again unseen
_PIN = 16  # digits of a digest that tell a file from what else it has been
_UNSURE_IN_SECONDS = 2 * _SECOND + _UNSURE  # the same on disks that know whole seconds, or every second one

Stamp = tuple[int, int, str]
"""A file's size in bytes, the time of its last change in nanoseconds, and its SHA-256; `MISSING` for no file."""

Source = tuple[str, Stamp]
"""The path of a file that something was made from, and how that file stood."""

File = tuple[str, str]
"""The name of a file that was written, and how its SHA-256 begins: a file of the same name may since be another's."""

MISSING: Stamp = (_ABSENT, 0, _NONE)


class Made:
    """What was made of one case: under which circumstances, from which files, and which files came of it.

    `circumstances` is whatever else has to be the same for the same files to come of it again. `found` has a mark for
    each problem, so that a run that skips the case can still say how many there are.
    """

    __slots__ = ("circumstances", "files", "found", "reports", "sources")

    def __init__(
        self,
        circumstances: str,
        sources: tuple[Source, ...],
        files: tuple[File, ...],
        reports: int = 0,
        found: tuple[str, ...] = (),
    ) -> None:
        self.circumstances = circumstances
        self.sources = sources
        self.files = files
        self.reports = reports
        self.found = found


class Record:
    """What is known of one folder."""

    def __init__(self, folder: str | Path) -> None:
        self.generation = 0
        self.files: dict[str, Stamp] = {}
        self.made: dict[str, Made] = {}
        self.again: tuple[str, ...] = ()
        """The last command that left nothing to say, in words of `reportgen.again`."""
        self._folder = os.fspath(folder)
        self.begun: dict[str, set[str]] = {}
        """What files may have become when a run was stopped."""
        self._sources: list[Source] = []
        self._numbers: dict[Source, int] = {}
        self._kept = 0  # when the record was kept, in nanoseconds
        self._same: dict[Source, bool] = {}
        self._read()

    # What is known of files

    def may_be(self, name: str) -> set[str]:
        """The digests that a file can have without anybody but reportgen having changed it."""
        known = self.files.get(name)
        return ({known[2]} if known else set()) | self.begun.get(name, set())

    def unchanged(self, case: str, circumstances: str) -> Made | None:
        """What was made of a case, if nothing that it was made from and nothing that came of it has changed since."""
        made = self.made.get(case)
        if made is None or made.circumstances != circumstances:
            return None
        return made if all(map(self.as_it_was, made.sources)) and all(map(self._whole, made.files)) else None

    def as_it_was(self, source: Source) -> bool:
        """Whether a file stands as it did: by size and time, and by its bytes where the time may not tell."""
        same = self._same.get(source)
        if same is None:
            same = self._same[source] = self._compare(*source)
        return same

    def _whole(self, file: File) -> bool:
        name, pin = file
        stamp = self.files.get(name)
        return stamp is not None and stamp[2].startswith(pin) and self._compare(f"{self._folder}/{name}", stamp)

    def _compare(self, path: str, stamp: Stamp) -> bool:
        size, changed, digest = stamp
        try:
            there = os.stat(path)  # noqa: PTH116  thousands of them, and quickly
            if there.st_size != size:
                return False
            unsure = _UNSURE if changed % _SECOND else _UNSURE_IN_SECONDS
            if there.st_mtime_ns == changed and changed < self._kept - unsure:
                return True
            return digest_of(path) == digest
        except FileNotFoundError:
            return size == _ABSENT
        except (OSError, ValueError):
            return False

    # Lines: what a run finds out is said in lines, which the journal keeps until the record is kept anew

    def begin(self, name: str, digest: str) -> str:
        """The line that says what a file is about to become."""
        self.begun.setdefault(name, set()).add(digest)
        return _line("begun", name, digest)

    def wrote(self, name: str, stamp: Stamp) -> str:
        """The line that says how a file stands, now that it is ours."""
        self.files[name] = stamp
        self.begun.pop(name, None)
        return _line("file", name, *map(str, stamp))

    def note(self, case: str, made: Made) -> str:
        """The lines that say what was made of a case."""
        self.made[case] = made
        return "".join(self._lines_of(case, made))

    def forget(self, case: str) -> None:
        """A case has to be made again; no line says so, since what is wrong with it will still be wrong."""
        self.made.pop(case, None)

    def kept(self) -> str:
        """All the lines of the record as it is to be kept; the journal's are then of no more use."""
        self._sources, self._numbers = [], {}
        lines = [_line(_HEAD, str(self.generation + 1))]
        lines += [_line("file", name, *map(str, stamp)) for name, stamp in sorted(self.files.items())]
        for name, digests in sorted(self.begun.items()):
            lines += [_line("begun", name, digest) for digest in sorted(digests)]
        for case, made in sorted(self.made.items()):
            lines += self._lines_of(case, made)
        return "".join(lines) + (_line("again", *self.again) if self.again else "")

    def head(self) -> str:
        """The line that says to which record a journal belongs."""
        return _line(_HEAD, str(self.generation))

    def _lines_of(self, case: str, made: Made) -> Iterator[str]:
        for source in made.sources:
            if source not in self._numbers:
                self._numbers[source] = len(self._sources)
                self._sources.append(source)
                path, stamp = source
                yield _line("source", str(self._numbers[source]), path, *map(str, stamp))
        places = " ".join(str(self._numbers[source]) for source in made.sources)
        found = " ".join(made.found)
        files = [word for name, pin in made.files for word in (name, pin[:_PIN])]
        yield _line("made", case, made.circumstances, places or _NONE, str(made.reports), found or _NONE, *files)

    # Reading

    def _read(self) -> None:
        """Reads what was kept, and what a killed run had added to it."""
        record = f"{self._folder}/{RECORD}"
        try:
            self._kept = os.stat(record).st_mtime_ns  # noqa: PTH116  as above
        except (OSError, ValueError):
            self._kept = 0
        head, lines = _split(_text(record))
        self.generation = head
        self._take(lines)
        head, lines = _split(_text(f"{self._folder}/{JOURNAL}"))
        # Of a journal that the record has overtaken, no more counts than that its files are ours.
        self._take(lines if head == self.generation else [line for line in lines if line.startswith("begun\t")])

    def _take(self, lines: Iterable[str]) -> None:
        for line in lines:
            try:
                self._apply(line.split("\t"))
            except (ValueError, IndexError, KeyError):
                continue

    def _apply(self, words: list[str]) -> None:
        """Takes in one line. Raises ValueError, IndexError or KeyError for one that makes no sense."""
        kind = words[0]
        if kind == "file":
            _, name, *stamp = words
            self.files[_plain(name)] = _stamp(stamp)
        elif kind == "source":
            _, number, path, *stamp = words
            if int(number) != len(self._sources):
                raise ValueError("a line before this one is lost")
            source = (_plain(path), _stamp(stamp))
            self._numbers[source] = len(self._sources)
            self._sources.append(source)
        elif kind == "made":
            _, case, circumstances, places, reports, found, *files = words
            sources = tuple(self._sources[int(place)] for place in places.split()) if places != _NONE else ()
            marks = tuple(found.split()) if found != _NONE else ()
            pinned = tuple(zip(map(_plain, files[::2]), files[1::2], strict=True))
            self.made[_plain(case)] = Made(_plain(circumstances), sources, pinned, int(reports), marks)
        elif kind == "again":
            self.again = tuple(map(_plain, words[1:]))
        elif kind == "begun":
            _, name, digest = words
            self.begun.setdefault(_plain(name), set()).add(digest)


def _line(*words: str) -> str:
    """Words as a line of ASCII: whatever is in the name of a file, no word has a tab, an end of line or no letter."""
    return (
        "\t".join(
            word
            if word.isascii() and word.isprintable() and "\\" not in word
            else word.encode("unicode_escape").decode()
            for word in words
        )
        + "\n"
    )


def _plain(word: str) -> str:
    return word.encode().decode("unicode_escape") if "\\" in word else word


def _stamp(words: list[str]) -> Stamp:
    size, changed, digest = words
    return int(size), int(changed), digest


def _text(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace", newline="\n") as file:  # noqa: PTH123  as above
            return file.read()
    except (OSError, ValueError):
        return ""


def _split(text: str) -> tuple[int, list[str]]:
    """The number in the first line, 0 if there is none, and all whole lines; one that was cut off is none."""
    lines = text.split("\n")[:-1]
    kind, _, number = lines[0].partition("\t") if lines else ("", "", "")
    return (int(number) if kind == _HEAD and number.isdecimal() else 0), lines


def digest_of(path: str | Path) -> str:
    """The SHA-256 of what stands in a file. Raises OSError."""
    import hashlib  # noqa: PLC0415  most runs need none

    with open(path, "rb") as file:  # noqa: PTH123  a path as text, as there are thousands
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp_of(path: str | Path) -> Stamp:
    """How a file stands; `MISSING` where there is none. Raises OSError where it cannot be read."""
    try:
        there = os.stat(path)  # noqa: PTH116  as above
    except FileNotFoundError:
        return MISSING
    return there.st_size, there.st_mtime_ns, digest_of(path)
