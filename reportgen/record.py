"""What reportgen wrote to a folder and what that was made from, kept across runs, killed ones included.

A file of lines, of which each says one thing and stands by itself: one that makes no sense is passed over, so that a
damaged record forgets no more than it has to. The journal has lines of the same kinds.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.stamps import HEAD, JOURNAL, NONE, RECORD, Stamp, line_of, plain, stands

_PIN = 16  # digits of a digest that tell a file from what else it has been

Source = tuple[str, Stamp]
"""The path of a file that something was made from, and how that file stood."""

File = tuple[str, str]
"""The name of a file that was written, and how its SHA-256 begins: a file of the same name may since be another's."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one case: under which circumstances, from which files, and which files came of it.

    `circumstances` is whatever else has to be the same for the same files to come of it again. `found` has a mark for
    each problem, so that a run that skips the case can still say how many there are.
    """

    circumstances: str
    sources: tuple[Source, ...]
    files: tuple[File, ...]
    reports: int = 0
    found: tuple[str, ...] = ()

    @property
    def case(self) -> str:
        """The whole path of the case, which is the first of what it was made from."""
        return self.sources[0][0] if self.sources else ""


class Record:
    """What is known of one folder."""

    def __init__(self, folder: str | Path) -> None:
        self.generation = 0
        self.files: dict[str, Stamp] = {}
        self.made: dict[str, Made] = {}
        self.again: tuple[str, ...] = ()
        """The last command that left nothing to say, in words of `reportgen.again`."""
        self.owned: dict[str, dict[str, str]] = {}
        """Of each case, by the way to it: the files that it has here, and the SHA-256 of what the case then read."""
        self._owner: dict[str, str] = {}  # the same the other way round
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

    def of(self, case: str, circumstances: str) -> Made | None:
        """What was made of a case under the same circumstances; of the same file, whatever way it was named."""
        made = self.made.get(case)
        same = made is not None and made.circumstances == circumstances and made.case == os.path.abspath(case)  # noqa: PTH100
        return made if same else None

    def unchanged(self, case: str, circumstances: str) -> Made | None:
        """What was made of a case, if nothing that it was made from and nothing that came of it has changed since."""
        made = self.of(case, circumstances)
        if made is None or not all(map(self.as_it_was, made.sources)) or not all(map(self._whole, made.files)):
            return None
        return made

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
        return stands(path, *stamp, self._kept)

    # Lines: what a run finds out is said in lines, which the journal keeps until the record is kept anew

    def begin(self, name: str, digest: str) -> str:
        """The line that says what a file is about to become."""
        self.begun.setdefault(name, set()).add(digest)
        return line_of("begun", name, digest)

    def wrote(self, name: str, stamp: Stamp) -> str:
        """The line that says how a file stands, now that it is ours."""
        self.files[name] = stamp
        self.begun.pop(name, None)
        return line_of("file", name, *map(str, stamp))

    def note(self, case: str, made: Made) -> str:
        """The lines that say what was made of a case."""
        lines = "".join(self._lines_of(case, made))
        same = tuple([self._sources[self._numbers[source]] for source in made.sources])  # once for all cases
        self.made[case] = replace(made, sources=same)
        return lines

    def own(self, case: str, digest: str, names: Iterable[str]) -> str:
        """The line that says which files are a case's, whether or not all went well with it."""
        names = sorted(names)
        for name in names:
            before = self._owner.get(name, case)
            if before != case:
                self.owned.get(before, {}).pop(name, None)
            self._owner[name] = case
        self.owned.setdefault(case, {}).update(dict.fromkeys(names, digest))
        return line_of("owned", case, digest, *names)

    def forget(self, case: str) -> str:
        """The line that says that a case has to be made again; the names of its files are still known."""
        made = self.made.get(case)
        return self.note(case, replace(made, circumstances=NONE)) if made is not None else ""

    def prune(self) -> None:
        """Forgets files that are gone, and what was made of cases that are gone; nothing is left to say if any are."""
        there = {name: stamp for name, stamp in self.files.items() if os.path.lexists(f"{self._folder}/{name}")}
        if len(there) < len(self.files):
            self.files, self.again = there, ()
        self.made = {case: made for case, made in self.made.items() if all(map(self._there, made.sources[:1]))}
        owned = {case: {name: own[name] for name in own if name in there} for case, own in self.owned.items()}
        self.owned = {case: own for case, own in owned.items() if own}

    def _there(self, source: Source) -> bool:
        return os.path.exists(source[0])  # noqa: PTH110  thousands of them, and quickly

    def kept(self) -> str:
        """All the lines of the record as it is to be kept; the journal's are then of no more use."""
        self._sources, self._numbers = [], {}
        lines = [line_of(HEAD, str(self.generation + 1))]
        lines += [line_of("again", *self.again)] if self.again else []
        lines += [line_of("file", name, *map(str, stamp)) for name, stamp in sorted(self.files.items())]
        made = [line for case, one in sorted(self.made.items()) for line in self._lines_of(case, one)]
        lines += [line for line in made if line.startswith("source")]
        lines += [line for line in made if not line.startswith("source")]
        for case, own in sorted(self.owned.items()):
            for digest in sorted(set(own.values())):
                lines.append(line_of("owned", case, digest, *sorted(name for name in own if own[name] == digest)))
        for name, digests in sorted(self.begun.items()):
            lines += [line_of("begun", name, digest) for digest in sorted(digests)]
        return "".join(lines)

    def head(self) -> str:
        """The line that says to which record a journal belongs."""
        return line_of(HEAD, str(self.generation))

    def _lines_of(self, case: str, made: Made) -> Iterator[str]:
        for source in made.sources:
            if source not in self._numbers:
                self._numbers[source] = len(self._sources)
                self._sources.append(source)
                path, stamp = source
                yield line_of("source", str(self._numbers[source]), path, *map(str, stamp))
        places = " ".join(str(self._numbers[source]) for source in made.sources)
        found = " ".join(made.found)
        files = [word for name, pin in made.files for word in (name, pin[:_PIN])]
        yield line_of("made", case, made.circumstances, places or NONE, str(made.reports), found or NONE, *files)

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
            self.files[plain(name)] = _stamp(stamp)
        elif kind == "source":
            _, number, path, *stamp = words
            if int(number) != len(self._sources):
                raise ValueError("a line before this one is lost")
            source = (plain(path), _stamp(stamp))
            self._numbers[source] = len(self._sources)
            self._sources.append(source)
        elif kind == "made":
            _, case, circumstances, places, reports, found, *files = words
            sources = tuple(self._sources[int(place)] for place in places.split()) if places != NONE else ()
            marks = tuple(found.split()) if found != NONE else ()
            pinned = tuple(zip(map(plain, files[::2]), files[1::2], strict=True))
            if any(len(pin) != _PIN for _, pin in pinned):
                raise ValueError("the line was cut off")
            self.made[plain(case)] = Made(plain(circumstances), sources, pinned, int(reports), marks)
        elif kind == "owned":
            _, case, digest, *files = words
            self.own(plain(case), digest, map(plain, files))
        elif kind == "again":
            self.again = tuple(map(plain, words[1:]))
        elif kind == "begun":
            _, name, digest = words
            self.begun.setdefault(plain(name), set()).add(digest)


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
    return (int(number) if kind == HEAD and number.isdecimal() else 0), lines
