"""White space, invisible characters and the ends of lines: the lines of a page become one text, no word changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

# Zero-width characters, soft hyphens, marks of direction, controls that no text has, and halves of characters.
_INVISIBLE: Final = dict.fromkeys(
    [
        *range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x61C, 0x180E,
        *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
        0xFFFE, 0xFFFF, *range(0xD800, 0xE000),
    ]
)  # fmt: skip
_BROKEN_WORD: Final = re.compile(r"(?P<head>\w+)-$")
_FIRST_WORD: Final = re.compile(r"\w+")
_SUSPENDED: Final = {"and", "or", "to", "nor"}  # “short- and long-term”
_LONGEST_WORD: Final = 60  # characters at the end of a line that matter to the next
_TIGHT: Final = re.compile(r"[^\s/][/–—]$")  # “his/” and “2015–” at a line’s end go on without a space


def folded(text: str) -> str:
    """The text with single spaces, whatever the white space was, and without characters that nobody sees."""
    return " ".join(text.translate(_INVISIBLE).split())


def vocabulary(lines: Iterable[str]) -> AbstractSet[str]:
    """All words of a document, with the hyphens inside them, to tell a hyphen of the word from one of the line’s."""
    return {word for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.lower())}


def joined(lines: Sequence[str], words: AbstractSet[str] = frozenset()) -> str:
    """The lines of one paragraph as a text.

    A hyphen at a line’s end stays, and no space is put after it, unless the document elsewhere writes the word
    without it and nowhere with it.
    """
    pieces: list[str] = []
    for line in filter(None, map(folded, lines)):
        if pieces:
            between = _between(pieces[-1], line, words)
            if between is None:
                pieces[-1] = pieces[-1][:-1]
            pieces.append(between or "")
        pieces.append(line)
    return "".join(pieces)


def _between(above: str, below: str, words: AbstractSet[str]) -> str | None:
    """What stands between two lines that are joined: a space, nothing, or None where even the hyphen goes."""
    end = above[-_LONGEST_WORD:]
    broken, first = _BROKEN_WORD.search(end), _FIRST_WORD.match(below)
    if broken and first:
        head, tail = broken["head"].lower(), first[0].lower()
        if tail in _SUSPENDED:
            return " "
        return None if head + tail in words and f"{head}-{tail}" not in words else ""
    return "" if _TIGHT.search(end) and first else " "
