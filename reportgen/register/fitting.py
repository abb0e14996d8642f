"""Words in the columns of a terminal, in which a Chinese character takes two and an accent by itself none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HAN = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"  # signs between any two of which a line may end
_PIECES = re.compile(rf"[{_HAN}]|[^\s/{_HAN}-]+[/-]?|[/-]|\s+")
_WORDS = re.compile(r"\S+|\s+")


def columns_of(words: str) -> int:
    """How many columns words take."""
    return len(words) if words.isascii() else sum(map(_columns, words))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def left(words: str, room: int) -> str:
    """Words at the left of so many columns."""
    return words + " " * (room - columns_of(words))


def right(words: str, room: int) -> str:
    """Words at the right of so many columns."""
    return " " * (room - columns_of(words)) + words


def broken(words: str, room: int, *, anywhere: bool = True) -> Iterator[str]:
    """Words in lines of so many columns, at least two: broken at spaces, and within a word that is longer than a line.

    Where it may be `anywhere`, it is also behind hyphens and strokes, and between Chinese characters.
    """
    line = ""
    for piece in (part for whole in (_PIECES if anywhere else _WORDS).findall(words) for part in _cut(whole, room)):
        if line and columns_of((line + piece).rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def _cut(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit a line."""
    if columns_of(word) <= room or word.isspace():
        yield word
        return
    piece, taken = "", 0
    for character in word:
        width = _columns(character)
        if taken + width > room:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + character, taken + width
    yield piece
