"""Lists in a case, and whether each of their items is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportgen.case.model import Case
from reportgen.case.values import Text
from reportgen.diagnostics import Severity, Span
from reportgen.law.listed import lists
from reportgen.law.rule import Breach, Matter, rule
from reportgen.law.written import quoted

ENDED = re.compile(r"(?:[.;:,!?…]|\b(?:and|or))[’'”\")\]]*$")
BROKEN_OFF = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|with|from|that|which|who|when|where|because|if|as|is|was|were|are|has|had|have"
    r"|she|he|they|it|her|his|their|its|not|no|what|whom|whose|how|why|into|about|than|be|been|will|would|could)$",
    re.IGNORECASE,
)


@rule(
    "DOC-13",
    "An item of a list is whole",
    Severity.WARNING,
    ["council practice"],
    mend="Join the two items, or end the first one before the second begins.",
)
def whole_items(matter: Matter) -> Iterator[Breach]:
    """A sentence that runs over two items of a list gets a number too many, and all numbers after it are wrong.

    That happens where a line break was taken for a new item. The rule looks for an item that begins with a small
    letter and follows one that breaks off: in a word such as she or of, or without a stop where the next item has one.
    It reads the lists of the case and those in its prose; quotations are left as they are.
    """
    for items in (*_of_fields(matter.case), *_of_prose(matter.texts)):
        for before, item in pairwise(items):
            if _goes_on(before.words, item.words):
                yield Breach("this item seems to go on from the one before it, as if one had been made two", item.place)


def _goes_on(before: str, words: str) -> bool:
    """Whether an item is the rest of the one before it."""
    if not words[:1].islower() or ENDED.search(before):
        return False
    return BROKEN_OFF.search(before) is not None or (before[:1].isupper() and ENDED.search(words) is not None)


class _Item(NamedTuple):
    """An item's words and the text of the case that has them: all of it, or what stands between two places in it."""

    words: str
    text: Text
    between: tuple[int, int] | None = None

    @property
    def place(self) -> Span | None:
        """Where the item stands."""
        return self.text.span_between(*self.between) if self.between else self.text.span


def _of_fields(case: Case) -> Iterator[list[_Item]]:
    """The lists that a case holds as lists, each item with its place."""
    held: list[Sequence[Text | None]] = [case.complaint.points]
    held += [[finding.fault for finding in case.findings], [one.text for one in case.recommendations]]
    held += [fields.recommendations for fields in (case.every_report, *case.reports.values())]
    for texts_of in held:
        yield [_Item(text.strip(), text) for text in texts_of if text]


def _of_prose(texts: Iterable[Text]) -> Iterator[list[_Item]]:
    """The lists that stand in prose."""
    for text in texts:
        for items in lists(text) if "\n" in text or ")" in text else ():
            if not quoted(text, items[0].start):
                yield [_Item(item.words, text, (item.start, item.end)) for item in items]
