"""The files that work is made from, each as it stood before it was read. Knows paths; knows no case and no house."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportgen.record import Source
from reportgen.stamps import MISSING, Stamp, digest_of

_Look = tuple[int, int] | None


class Inputs:
    """What a workshop reads in the course of its work.

    A file is looked at before it is read. If it stands otherwise afterwards, nobody knows which of the two was read,
    and nothing is noted of what was made from it.
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Look] = {}
        self._stamps: dict[str, Stamp] = {}

    def look(self, *paths: Path) -> None:
        """Looks at files that may be read now."""
        for path in paths:
            if (place := _place(path)) not in self._seen:
                self._seen[place] = _look(place)

    def look_in(self, folder: Path) -> None:
        """Looks at all files of a folder and of those in it. What comes into it later was not there."""
        for place, _, names in os.walk(folder):
            self.look(*(Path(place, name) for name in names))

    def sources(self, paths: Iterable[Path]) -> tuple[Source, ...] | None:
        """Files with how they stood when they were read; None where one of them has changed since it was looked at.

        One that was never looked at was not there.
        """
        found = [self._source(_place(path)) for path in paths]
        return None if None in found else tuple(source for source in found if source is not None)

    def _source(self, place: str) -> Source | None:
        seen = self._seen.get(place)
        if _look(place) != seen:
            return None
        if seen is None:
            return place, MISSING
        if place not in self._stamps:
            try:
                digest = digest_of(place)
            except OSError:
                return None
            if _look(place) != seen:
                return None
            self._stamps[place] = (*seen, digest)
        return place, self._stamps[place]


def _place(path: Path) -> str:
    """Where a file is, whatever folder the program runs in; links are followed when the file is looked at."""
    return os.path.abspath(path)  # noqa: PTH100  links may lead elsewhere tomorrow


def _look(place: str) -> _Look:
    """The size of a file and the time of its last change; None where there is none."""
    try:
        there = os.stat(place)  # noqa: PTH116  many, and quickly
    except (OSError, ValueError):
        return None
    return there.st_size, there.st_mtime_ns
