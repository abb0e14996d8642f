"""All that a decision says, to be searched word for word, and for the words that are nearest to others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from reportgen.importers import wording
from reportgen.importers.decision import Decision
from reportgen.importers.evidence import at
from reportgen.importers.facts import Evidence

_UNSEEN = str.maketrans("", "", "\u00ad\u200b")
_ENDS = " .,;:…!?*_"
_SENTENCE = re.compile(r"[^.;:!?]+[.;:!?]*")
_ALIKE = 0.45  # below, words have nothing to do with one another


def plain(words: str) -> str:
    """Words as they are compared: the shapes of quotation marks, dashes and spaces do not count, nor capitals."""
    return wording.plain(words.translate(_UNSEEN)).replace('"', "'").replace("...", "…")


def likeness(one: str, other: str) -> float:
    """How alike two texts are, word by word, from 0 to 1."""
    return SequenceMatcher(None, plain(one).split(), plain(other).split(), autojunk=False).ratio()


@dataclass(frozen=True, slots=True)
class Near:
    """Words of the decision that are like others, where they stand, and how alike they are."""

    words: str
    evidence: Evidence
    likeness: float


@dataclass
class Said:
    """The words of a decision, each piece with its place."""

    name: str
    pieces: tuple[Evidence, ...]
    _starts: list[int] = field(init=False, default_factory=list)

    @cached_property
    def text(self) -> str:
        """Everything in reading order, as it is compared."""
        parts, length = [], 0
        for piece in self.pieces:
            self._starts.append(length)
            parts.append(plain(piece.words))
            length += len(parts[-1]) + 1
        return " ".join(parts)

    def place(self, words: str) -> Evidence | None:
        """Where these very words begin; None where the decision does not have them."""
        wanted = plain(words).strip(_ENDS)
        if not wanted:
            return None
        before = r"\b" if wanted[0].isalnum() else ""
        after = r"\b" if wanted[-1].isalnum() else ""
        found = re.search(f"{before}{re.escape(wanted)}{after}", self.text)
        return self.pieces[bisect_right(self._starts, found.start()) - 1] if found else None

    def nearest(self, words: str) -> Near | None:
        """The sentence, or the piece, that is most like these words; None where nothing is much like them."""
        wanted = plain(words).split()
        best, score = None, _ALIKE
        for piece, sentence, split in self._sentences:
            matcher = SequenceMatcher(None, split, wanted, autojunk=False)
            if (
                matcher.real_quick_ratio() > score
                and matcher.quick_ratio() > score
                and (now := matcher.ratio()) > score
            ):
                best, score = (piece, sentence), now
        return Near(best[1], best[0], score) if best else None

    @cached_property
    def _sentences(self) -> list[tuple[Evidence, str, list[str]]]:
        """Every piece and every sentence of it, each with its words as they are compared."""
        return [
            (piece, sentence, plain(sentence).split())
            for piece in self.pieces
            for sentence in dict.fromkeys((piece.words, *map(str.strip, _SENTENCE.findall(piece.words))))
        ]

    def where(self, evidence: Evidence) -> str:
        """A place of the decision in words: `paragraph 32 of decision.pdf (page 4)`."""
        paragraph = f"paragraph {evidence.paragraph} of " if evidence.paragraph else ""
        inner = f"page {evidence.page}" if evidence.page else f"line {evidence.line}"
        return f"{paragraph}{self.name} ({inner})"


def said_in(decision: Decision) -> Said:
    """All that a decision says: its title, the fields of its head, headings, paragraphs and items."""
    return Said(decision.name, tuple(piece for piece in _pieces(decision) if piece.words.strip()))


def _pieces(decision: Decision) -> Iterable[Evidence]:
    for block in decision.title:
        yield at(block)
    for label in decision.labels:
        yield at(label.block, label.value)
    for section in decision.sections:
        if section.block is not None:
            yield at(section.block)
        for paragraph in section.paragraphs:
            for one in paragraph.walk():
                yield at(one.block, number=one.number or paragraph.number)
