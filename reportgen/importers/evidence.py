"""Where a fact stood in a decision."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.importers.decision import Label, Paragraph
from reportgen.importers.facts import Evidence
from reportgen.importers.transcript import Block


def at(block: Block, words: str | None = None, number: str = "") -> Evidence:
    """The block as evidence, or those of its words that say it."""
    return Evidence(block.text if words is None else words, number, block.page, block.line)


def at_label(label: Label) -> Evidence:
    """A labelled field as evidence."""
    return at(label.block, f"{label.name}: {label.value}")


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph and the number that it, or the paragraph above it, has."""

    paragraph: Paragraph
    number: str

    def below(self, item: Paragraph) -> Place:
        """An item of this paragraph."""
        return Place(item, self.number or item.number)

    def saying(self, words: str) -> Evidence:
        """Words of the paragraph as evidence."""
        return at(self.paragraph.block, words, self.number)


def at_paragraph(paragraph: Paragraph, words: str | None = None) -> Evidence:
    """A paragraph as evidence, or those of its words that say it."""
    return at(paragraph.block, words, paragraph.number)
