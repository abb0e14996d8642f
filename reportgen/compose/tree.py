"""What the `markdown` package understood, as blocks of a document. Knows Markdown's elements; knows no template.

Read strictly: an element that has no place in a report is reported, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import markdown

from reportgen.document.nodes import (
    Align,
    Block,
    Break,
    Cell,
    Column,
    Entries,
    Entry,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Origin,
    Paragraph,
    Quote,
    Reference,
    Table,
    Text,
    Title,
)

SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
WHAT = {
    "pre": "a paragraph that begins with four spaces",
    "code": "words between backticks",
    "img": "a picture",
    "hr": "a line across the page",
}
Words = Callable[[str], str]


class NotInReportsError(Exception):
    """Markdown has an element here that no report has; says which."""


def parse(parser: markdown.Markdown, lines: list[str]) -> Element:
    """The elements that a parser finds in lines of Markdown, down to the marks within words."""
    root = parser.parser.parseDocument(lines).getroot()
    assert root is not None  # noqa: S101  `parseDocument` makes it
    for name in ("inline", "unescape"):
        parser.treeprocessors[name].run(root)
    return root


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes blocks of elements: `restore` gives back the characters that had to be hidden from the parser."""

    restore: Words
    origin: Origin | None = None

    def blocks(self, parent: Element) -> tuple[Block, ...]:
        """The blocks of an element's children, in order."""
        return tuple(self.block(child) for child in parent)

    def block(self, element: Element) -> Block:
        """One block."""
        tag = element.tag
        if tag == "p":
            return Paragraph(self.inlines(element), origin=self.origin)
        if tag in {"ul", "ol"}:
            kind = ListKind.BULLET if tag == "ul" else ListKind.NUMBERED
            return List(kind, tuple(Item(self.flow(item)) for item in element))
        if tag == "h1":
            return Title(self.inlines(element), origin=self.origin)
        if tag in {"h2", "h3"}:
            return Heading(int(tag[1]) - 1, self.inlines(element), origin=self.origin)
        if tag == "blockquote":
            return Quote(self.blocks(element))
        if tag == "dl":
            return Entries(tuple(self._entries(element)))
        if tag == "table":
            return self._table(element)
        raise NotInReportsError(WHAT.get(tag, f"a Markdown element ({tag})"))

    def flow(self, element: Element) -> tuple[Block, ...]:
        """The blocks of an element that may hold words directly, as a list item or a cell does."""
        first = next((place for place, child in enumerate(element) if child.tag in _BLOCK_TAGS), len(element))
        blocks: list[Block] = []
        words = self._run(element.text, list(element)[:first], Mark.NONE)
        if words:
            blocks.append(Paragraph(words, origin=self.origin))
        blocks.extend(self.block(child) for child in list(element)[first:])
        return tuple(blocks)

    def _entries(self, element: Element) -> Iterator[Entry]:
        labels: list[tuple[Inline, ...]] = []
        for child in element:
            if child.tag == "dt":
                labels.append(self.inlines(child))
                continue
            blocks = self.flow(child)
            if not labels:
                raise NotInReportsError("a second text under one label")
            yield Entry(labels[0], blocks, tuple(part for label in labels[1:] for part in label))
            labels = []

    def _table(self, element: Element) -> Table:
        head, body = element.find("thead"), element.find("tbody")
        header = list(head[0]) if head is not None else []
        columns = tuple(
            Column(align=Align.RIGHT if "right" in cell.get("style", "") else Align.LEFT) for cell in header
        )
        rows = tuple(tuple(Cell(self.flow(cell)) for cell in row) for row in (body if body is not None else ()))
        return Table(columns, tuple(Cell(self.flow(cell)) for cell in header), rows, caption="")

    def inlines(self, element: Element) -> tuple[Inline, ...]:
        """The words of an element, with their marks."""
        return self._run(element.text, list(element), Mark.NONE)

    def _run(self, text: str | None, children: list[Element], marks: Mark) -> tuple[Inline, ...]:
        parts: list[Inline] = list(self._words(text, marks))
        for child in children:
            parts.extend(self._inline(child, marks))
            parts.extend(self._words(child.tail, marks))
        return trimmed(parts)

    def _inline(self, element: Element, marks: Mark) -> tuple[Inline, ...]:
        if element.tag in {"strong", "em"}:
            inner = marks | (Mark.STRONG if element.tag == "strong" else Mark.EMPHASIS)
            parts = list(self._words(element.text, inner))
            for child in element:
                parts.extend(self._inline(child, inner))
                parts.extend(self._words(child.tail, inner))
            return tuple(parts)
        if element.tag == "br":
            return (Break(),)
        if element.tag == "a":
            return self._link(element, marks)
        raise NotInReportsError(WHAT.get(element.tag, f"a Markdown element ({element.tag})"))

    def _link(self, element: Element, marks: Mark) -> tuple[Inline, ...]:
        href = self.restore(element.get("href", ""))
        words = self._run(element.text, list(element), marks)
        if href.startswith("#"):
            said = "".join(part.text for part in words if isinstance(part, Text))
            return (Reference(href[1:], said, marks=marks, origin=self.origin),)
        if not SAFE_LINK.fullmatch(href):
            raise NotInReportsError(f"a link to `{href}`, which is neither a web page nor an e-mail address")
        return (Link(href, words),)

    def _words(self, text: str | None, marks: Mark) -> tuple[Inline, ...]:
        if not text:
            return ()
        return (Text(self.restore(text.replace("\n", " ")), marks, origin=self.origin),)


_BLOCK_TAGS = frozenset({"p", "ul", "ol", "dl", "blockquote", "table", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})


def trimmed(parts: list[Inline]) -> tuple[Inline, ...]:
    """The inlines without the spaces that Markdown's own layout left at both ends."""
    if parts and isinstance(first := parts[0], Text) and first.text.startswith(" "):
        parts[0] = replace(first, text=first.text.lstrip(" "))
    if parts and isinstance(last := parts[-1], Text) and last.text.endswith(" "):
        parts[-1] = replace(last, text=last.text.rstrip(" "))
    return tuple(part for part in parts if not isinstance(part, Text) or part.text)
