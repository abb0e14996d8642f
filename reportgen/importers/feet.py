"""Which lines are the feet and heads of pages: a number that counts on, or words that come back on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 80  # characters of a running head
_MOST_LABELS: Final = 20
BUTTONS: Final = re.compile(
    r"(?:(?:back|go) to )?(?:the )?top(?: of (?:the |this )?page)?|print(?: this)?(?: page)?|share(?: this)?(?: page)?"
    r"|skip to (?:the )?(?:main )?content|e-?mail this page|tweet|view (?:this )?as pdf",
    re.IGNORECASE,
)
"""What the buttons of a web page say, which stand in its text when it is copied or printed."""

LEADERS: Final = re.compile(r"(?:\.\s?){4,}\s*\d+$|…{2,}\s*\d+$")
"""How a line of a table of contents ends."""

_NUMBER: Final = re.compile(r"(?<![\w.,£/-])(?P<number>\d{1,3})(?:\s?(?:of|/)\s?\d{1,3})?$", re.IGNORECASE)
_AROUND: Final = " \t|–—-"
_PAGE: Final = re.compile(r"\bpage$", re.IGNORECASE)
_KNOWN: Final = re.compile(
    r"(?:the )?(?:ombudsman.?s )?(?:final|draft|provisional|proposed) (?:decision|report|statement)\b[\w ,’'-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A short line that ends with a number: its place among the lines, the words before the number, the number."""

    line: int
    label: str
    number: int


def numbered(line: int, text: str) -> Numbered | None:
    """The line as a foot with a page number, if it can be one."""
    found = _NUMBER.search(text.rstrip(_AROUND)) if len(text) <= LONGEST else None
    if found is None:
        return None
    words = _PAGE.sub("", text[: found.start()].strip(_AROUND)).strip(_AROUND)
    if re.search(r"\.{3}|…|[.:;,]$|\d", words):
        return None
    return Numbered(line, words, int(found["number"]))


def repeatable(text: str) -> str:
    """What a line may share with the heads or feet of other pages: its words, if it is no part of a sentence."""
    if len(text) > LONGEST or re.search(r"[.,;:]$", text) or text[:1].islower():
        return ""
    return re.sub(r"\d+", "#", text)


def label(text: str) -> str:
    """What a running head or foot says besides the number of the page."""
    found = numbered(0, text)
    return found.label if found else text


def counted(candidates: Sequence[Numbered], *, distance: int = 0) -> Mapping[int, str]:
    """Those candidates that count the pages one after the other, by line, with their words.

    `distance` is how many lines have to lie between bare numbers on average before they are taken for pages.
    """
    labels = Counter(candidate.label for candidate in candidates if candidate.label)
    chains = [_chain(candidates, words) for words, _ in [*labels.most_common(_MOST_LABELS), ("", 0)]]
    best = max(chains, key=len)
    bare = not any(one.label for one in best)
    if len(best) < 2 or (bare and best[-1].line - best[0].line < distance * (len(best) - 1)):  # noqa: PLR2004
        best = []
    known = [one for one in candidates if _KNOWN.fullmatch(one.label)]
    return {one.line: one.label for one in (*best, *known)}


def _chain(candidates: Sequence[Numbered], words: str) -> list[Numbered]:
    """The longest run of candidates with these words, or none, whose numbers go up by one."""
    runs: dict[int, tuple[int, Numbered]] = {}  # by the number it has come to: how long it is, and its last
    before: dict[Numbered, Numbered | None] = {}
    for one in candidates:
        if one.label not in {words, ""}:
            continue
        length, last = runs.get(one.number - 1, (0, None))
        if length >= runs.get(one.number, (0, one))[0]:
            before[one] = last
            runs[one.number] = (length + 1, one)
    _, step = max(runs.values(), key=lambda run: run[0], default=(0, None))
    chain: list[Numbered] = []
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]
