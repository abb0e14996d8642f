"""The structure that all decisions share: labelled fields, headed sections, paragraphs, items. Knows no facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from reportgen.importers.transcript import Block, Form


class Topic(StrEnum):
    """What a section is about, whatever its heading calls it."""

    SUMMARY = "summary"
    COMPLAINT = "complaint"
    POWERS = "the Ombudsman's role and powers"
    CONSIDERED = "how the complaint was considered"
    FOUND = "what was found"
    ASSESSMENT = "assessment of a complaint that is not investigated"
    ANALYSIS = "analysis"
    ACTION = "agreed or recommended action"
    FURTHER_REPORT = "further report"
    DECISION = "final decision"
    OTHER = "other"


class Status(StrEnum):
    """What kind of document it is."""

    FINAL = "final decision"
    DRAFT = "draft decision"
    PUBLIC_REPORT = "public report"
    FURTHER_REPORT = "further report"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the items of the list that it introduces.

    `number` is the document's own, such as `32`, or nothing. An item is a paragraph as well, and may have items.
    `block` is where it begins.
    """

    block: Block
    number: str = ""
    items: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """Its own words, without those of its items."""
        return self.block.text

    def walk(self) -> Iterator[Paragraph]:
        """Itself and then all that stands below it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading. A section before any heading has an empty heading."""

    heading: str
    topic: Topic
    paragraphs: tuple[Paragraph, ...] = ()
    block: Block | None = None

    def walk(self) -> Iterator[Paragraph]:
        """Every paragraph and item, in reading order."""
        for paragraph in self.paragraphs:
            yield from paragraph.walk()


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled field of the head of a decision, such as `Decision date : 05 Feb 2020`."""

    name: str
    value: str
    block: Block


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision or report as a structure; `title` is what stands above the first label or heading."""

    name: str
    form: Form
    status: Status
    title: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()
    sections: tuple[Section, ...] = field(default=())

    def about(self, *topics: Topic) -> tuple[Section, ...]:
        """The sections on any of these topics, in reading order."""
        return tuple(section for section in self.sections if section.topic in topics)

    def walk(self) -> Iterator[Paragraph]:
        """Every paragraph and item of every section, in reading order."""
        for section in self.sections:
            yield from section.walk()
