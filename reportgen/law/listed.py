"""The lists that officers type into prose, item by item. Judges nothing.

Members read `i)` or `(a)` as items too, where only dashes, stars and `1.` make lists of their own on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d{1,2}|[ivx]{1,5}|[a-z]"
AT_LINE = re.compile(rf"^(?P<indent>[ \t]*)(?:[-*•]|\(?(?:{_NUMBER})[.)])[ \t]+(?=\S)", re.MULTILINE)
RUN_ON = re.compile(rf"(?:^|(?<=\s))(?P<indent>)\((?:{_NUMBER})\)\s+(?=\S)|(?:^|(?<=\s))(?:{_NUMBER})\)\s+(?=\S)")
_ENDS = re.compile(r"\n[ \t]*\n")


class Item(NamedTuple):
    """One item: where it stands in the prose, its number or dash included, where its words begin, and the words."""

    start: int
    begins: int
    end: int
    words: str
    indent: int = 0


def lists(prose: str) -> Iterator[list[Item]]:
    """The lists in a piece of prose, in order; items that are set in differently are of different lists."""
    found = list(AT_LINE.finditer(prose)) if "\n" in prose else [*filter(None, (AT_LINE.match(prose),))]
    found = found if len(found) > 1 else _run_on(prose) or found
    run: list[Item] = []
    for number, mark in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(prose)
        blank = _ENDS.search(prose, mark.end(), following)
        end = len(prose[: blank.start() if blank else following].rstrip())
        indent = len((mark["indent"] or "").expandtabs(4))
        if run and run[-1].indent != indent:
            yield run
            run = []
        start, words = mark.end() - len(mark.group().lstrip()), " ".join(prose[mark.end() : end].split())
        run.append(Item(start, mark.end(), end, words, indent))
        if blank and prose[blank.end() : following].strip():
            yield run
            run = []
    if run:
        yield run


def _run_on(prose: str) -> list[re.Match[str]]:
    """Items that stand on one line, as where YAML has folded the lines: those that count from the first."""
    if not any(first in prose for first in ("1)", "i)", "a)")):
        return []
    found = list(RUN_ON.finditer(prose))
    first = found[0].group().strip(" \n()") if found else ""
    return found if first in {"1", "i", "a"} and len(found) > 1 else []
