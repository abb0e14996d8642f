"""Which paragraphs introduce a list and which are its items: by depth, by markers, or by words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from reportgen.importers.decision import Paragraph
from reportgen.importers.transcript import Block


class Marker(Enum):
    """The kinds of thing that stand before a paragraph or an item."""

    NONE = auto()
    NUMBER = auto()
    LETTER = auto()
    BULLET = auto()


class Form(Enum):
    """How an item begins: the items of one list begin alike."""

    SMALL = auto()
    DOING = auto()
    SUBJECT = auto()
    VERB = auto()


_NUMBER = re.compile(r"\(?(\d{1,5}(?:\.\d{1,3})*)[.):]?")
_LETTER = re.compile(r"\(?(?:[a-z]{1,2}|[ivx]{1,5})[.):]", re.IGNORECASE)
_OPENS = re.compile(r":\s*[-–—]?$|\b(?:the following|as follows)\.?$", re.IGNORECASE)
_CARRIES_ON = re.compile(r"(?:[;,:]|[;,.]? ?\b(?:and|or|and/or)[;,]?)$", re.IGNORECASE)
_OPEN_ITEM = re.compile(r"(?:[;,]|[;,]? ?\b(?:and|or)[;,]?)$", re.IGNORECASE)
_STOPS = re.compile(r"[.?!…][\"'’”)\]]*$|[.?!…]? ?\([^()]*\)\.?$")
_SUBJECT = re.compile(
    r"a|all|although|an|any|as|at|because|both|but|councils|during|each|following|for|from|having|he|however|i|if|in|its?"
    r"|ms|miss|mrs?|dr|my|nevertheless|on|our|she|since|so|that|the|their|there|therefore|these|they|this|those|to|under"
    r"|until|we|what|when|where|while|with|within|you|your"
)
_COMMON = re.compile(r"the|mrs?|ms|miss|we|i|it|he|she|they|in|this")
_LOOK_AHEAD = 2
_DEEPEST = 4
_LONGEST_LIST = 300


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document marks its paragraphs: their depth, and the bullets that mark paragraphs and items alike."""

    depth: int = 0
    flat: frozenset[str] = frozenset()
    inside: int = 0
    """How many lists the blocks already stand in."""

    def below(self, block: Block) -> int:
        """How many lists the block stands in, for this document."""
        return max(0, block.depth - self.depth)

    def marker(self, block: Block) -> Marker:
        """The kind of the block’s marker, none for a bullet that marks paragraphs as well."""
        return Marker.NONE if block.marker in self.flat else marker_of(block)


def marker_of(block: Block) -> Marker:
    """The kind of the block’s marker."""
    if not block.marker:
        return Marker.NONE
    if _NUMBER.fullmatch(block.marker):
        return Marker.NUMBER
    return Marker.LETTER if _LETTER.fullmatch(block.marker) else Marker.BULLET


def number_of(block: Block) -> str:
    """The paragraph’s own number, such as `32`, or nothing."""
    found = _NUMBER.fullmatch(block.marker)
    return found[1] if found else ""


def layout_of(sections: Iterable[Sequence[Block]]) -> Layout:
    """How the document marks its paragraphs, judged by what its sections begin with."""
    texts = [blocks for blocks in sections if blocks]
    first = Counter(blocks[0].marker for blocks in texts if marker_of(blocks[0]) is Marker.BULLET)
    flat = frozenset(bullet for bullet, times in first.items() if times * 2 >= len(texts) or times > 2)  # noqa: PLR2004
    marked = [block.depth for blocks in texts for block in blocks if marker_of(block) is Marker.NUMBER]
    marked = marked or [block.depth for blocks in texts for block in blocks if block.marker in flat]
    return Layout(min(marked, default=0), flat)


def nested(blocks: Sequence[Block], layout: Layout) -> tuple[Paragraph, ...]:
    """The blocks as paragraphs with their items."""
    found: list[Paragraph] = []
    place = 0
    while place < len(blocks):
        items = _items(blocks[place], blocks[place + 1 : place + 1 + _LONGEST_LIST], layout)
        below = nested(blocks[place + 1 : place + 1 + items], replace(layout, inside=layout.inside + 1))
        found.append(Paragraph(blocks[place], number_of(blocks[place]), below))
        place += 1 + items
    return tuple(found)


def _items(block: Block, later: Sequence[Block], layout: Layout) -> int:
    """How many of the later blocks stand in a list below this one."""
    if not later:
        return 0
    first = later[0]
    if layout.below(first) > layout.below(block):
        return _while(later, lambda other: layout.below(other) > layout.below(block))
    own, other = layout.marker(block), layout.marker(first)
    if layout.below(first) < layout.below(block):
        return 0
    if other in {Marker.LETTER, Marker.BULLET}:
        return _marked(block, later, layout)
    if other is Marker.NUMBER:
        return _counted(block, later) if own is not Marker.LETTER and _OPENS.search(block.text) else 0
    if own is Marker.BULLET and not _OPENS.search(block.text):
        return 0
    return _said(block, later, layout)


def _while(blocks: Sequence[Block], holds: Callable[[Block], bool]) -> int:
    """How many of the first blocks it holds for."""
    return next((place for place, block in enumerate(blocks) if not holds(block)), len(blocks))


def _marked(block: Block, later: Sequence[Block], layout: Layout) -> int:
    """How many bullets or letters follow a paragraph, or how many of another kind follow a bullet or a letter."""
    own, other = layout.marker(block), layout.marker(later[0])
    if own in {Marker.NONE, Marker.NUMBER}:
        return _while(later, lambda item: layout.marker(item) in {Marker.LETTER, Marker.BULLET})
    same = own is other and (own is Marker.LETTER or block.marker == later[0].marker)
    return 0 if same else _while(later, lambda item: layout.marker(item) is other)


def _counted(block: Block, later: Sequence[Block]) -> int:
    """How many numbered items follow, counted from 1 and up to the number that the next paragraph has."""
    if number_of(later[0]) != "1" or number_of(block) == "0":
        return 0
    counted = (place for place, item in enumerate(later) if number_of(item) != str(place + 1))
    return next(counted, len(later))


def _said(block: Block, later: Sequence[Block], layout: Layout) -> int:
    """How many items follow by their words alone, none of them having a marker of its own."""
    first = later[0]
    if layout.inside > _DEEPEST:
        return 0
    if not _OPENS.search(block.text):
        started = (
            not layout.inside
            and not _STOPS.search(block.text)
            and first.text[:1].islower()
            and _OPEN_ITEM.search(first.text)
        )
        if not started:
            return 0
    for place, item in enumerate(later):
        alike = item.marker == first.marker and layout.below(item) == layout.below(first)
        deeper = layout.below(item) > layout.below(first)
        if place and not deeper and not (alike and _continues(later[:place], item, later[place + 1 :])):
            return place
    return len(later)


def _continues(items: Sequence[Block], item: Block, later: Sequence[Block]) -> bool:
    """Whether a list goes on with this block, judged by its words and those around it."""
    first, last = items[0].text, items[-1].text
    if _CARRIES_ON.search(last) or item.text[:1].islower() or _OPEN_ITEM.search(item.text):
        return True
    if any(_OPEN_ITEM.search(other.text) for other in items) and _STOPS.search(last):
        return False
    if _OPENS.search(item.text) and not _OPENS.search(first):
        return False
    if _alike(first, item.text):
        return True
    ahead = [other.text for other in later[:_LOOK_AHEAD] if other.marker == item.marker]
    return _form(first) is not Form.SUBJECT and any(_alike(first, other) for other in ahead)


def _word(words: str) -> str:
    """The first word, in small letters."""
    found = re.match(r"[^\w]*([\w’'-]+)", words)
    return found[1].casefold() if found else ""


def _form(words: str) -> Form:
    """How the words begin."""
    first = _word(words)
    if words[:1].islower():
        return Form.SMALL
    if _SUBJECT.fullmatch(first):
        return Form.SUBJECT
    return Form.DOING if first.endswith("ing") else Form.VERB


def _alike(first: str, other: str) -> bool:
    """Whether two blocks begin as items of one list do."""
    if _form(first) is Form.SUBJECT or _form(other) is Form.SUBJECT:
        return _word(first) == _word(other) and not _COMMON.fullmatch(_word(first))
    return _form(first) is _form(other)
