"""PDF files with text in them. Knows how a page shows paragraphs, headings and lists; knows no words.

pdfium finds the lines in the order in which they were drawn. Room between lines, indents and fonts say what belongs
together; running heads and feet are told by their place and by coming back.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.importers import feet, unreadable
from reportgen.importers.folding import joined, vocabulary
from reportgen.importers.markers import Nesting
from reportgen.importers.pdf_lines import MOST_CHARACTERS, Line, Page, pages
from reportgen.importers.transcript import Block, Form, Transcript

MOST_PAGES: Final = 200
_HEAD, _FOOT = 0.05, 0.94  # the shares of a page that only running heads and feet reach
_SAME_PLACE: Final = 0.005
_SLACK: Final = 3.0  # points
_HEADING_LINES: Final = 3
_FINISHED: Final = re.compile(r"[.!?:;][’”\"')\]]*$")


def read(name: str, data: bytes) -> Checked[Transcript]:
    """What a PDF file says."""
    try:
        document = PdfDocument(data)
    except PdfiumError as problem:
        if getattr(problem, "err_code", None) in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}:
            return unreadable.refusal(unreadable.LOCKED, f"{name} is protected by a password")
        return unreadable.refusal(
            unreadable.DAMAGED, f"{name} is damaged: it begins as a PDF and cannot be read as one"
        )
    try:
        if len(document) > MOST_PAGES:
            message = f"{name} has {len(document)} pages; a decision has fewer than {MOST_PAGES}"
            return unreadable.refusal(unreadable.TOO_LARGE, message)
        return _transcribed(name, list(pages(document)))
    except PdfiumError:
        return unreadable.refusal(unreadable.DAMAGED, f"{name} is damaged: one of its pages cannot be read")
    finally:
        document.close()


def _transcribed(name: str, sheets: Sequence[Page]) -> Checked[Transcript]:
    pictures = [number for number, sheet in enumerate(sheets, start=1) if sheet.drawn and not sheet.lines]
    lines = [line for sheet in sheets for line in sheet.lines]
    if sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        message = f"{name} has more than {MOST_CHARACTERS:,} characters of text"
        return unreadable.refusal(unreadable.TOO_LARGE, message)
    if not lines or not unreadable.legible("".join(line.text for line in lines)):
        what = "is a picture of pages without text" if pictures or lines else "has no text in it"
        return unreadable.refusal(unreadable.NO_TEXT, f"{name} {what}")
    taken = _furniture(lines)
    body = [line for number, line in enumerate(lines) if number not in taken] or lines
    furniture = tuple(dict.fromkeys(text for text in taken.values() if text))
    found: tuple[Diagnostic, ...] = ()
    if pictures:
        which = ", ".join(map(str, pictures))
        message = f"Of {name}, nothing was read on page {which}: it is a picture"
        found = (Diagnostic(unreadable.PICTURES, Severity.WARNING, message, fix="compare these pages with the case"),)
    return Checked(Transcript(name, Form.PDF, tuple(_blocks(body)), furniture), found)


def _furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that are running heads and feet, each with the words that it says on every page."""
    edges = [number for number, line in enumerate(lines) if not _HEAD <= line.top <= _FOOT]
    candidates = (feet.numbered(number, _whole_text(lines[number])) for number in edges)
    counts = [found for found in candidates if found]
    taken = {one.line: one.label for one in counts if one.number == lines[one.line].page}
    taken.update(feet.counted(counts))
    taken.update({at: line.text for at, line in enumerate(lines) if feet.BUTTONS.fullmatch(line.text)})
    places: dict[tuple[str, int], list[int]] = {}
    for number in _outermost(lines):
        if text := feet.repeatable(_whole_text(lines[number])):
            places.setdefault((text, round(lines[number].top / _SAME_PLACE)), []).append(number)
    most = max(2, lines[-1].page // 2)
    for numbers in places.values():
        if len(numbers) >= most:
            taken.update({number: feet.label(_whole_text(lines[number])) for number in numbers})
    return taken


def _whole_text(line: Line) -> str:
    return f"{line.marker} {line.text}".strip()


def _outermost(lines: Sequence[Line]) -> Iterable[int]:
    """The first two and the last two lines of every page, by their height."""
    for _, group in itertools.groupby(range(len(lines)), key=lambda number: lines[number].page):
        numbers = sorted(group, key=lambda number: lines[number].top)
        yield from dict.fromkeys((*numbers[:2], *numbers[-2:]))


@dataclass(frozen=True, slots=True)
class _Shape:
    """The habits of a document: its body’s size, its column, the room between lines and the sizes of headings."""

    size: float
    column: float
    edges: dict[int, float]
    leading: float
    headings: tuple[float, ...]

    def edge(self, line: Line) -> float:
        """Where lines such as this one end at the latest."""
        return self.edges[self._strip(line)]

    def _strip(self, line: Line) -> int:
        return _strip(line, self.column)

    def level(self, line: Line) -> int:
        """The level of a heading that consists of this line, or 0."""
        if not _stands_out(line, self.size):
            return 0
        return min(6, 1 + self.headings.index(line.size)) if line.size in self.headings else 0


def _strip(line: Line, column: float) -> int:
    """Which column a line stands in: the main one is 0, those to the left of it are counted by their places."""
    return 0 if line.left > column - 40 else 1 + round(line.left / 20)


def _stands_out(line: Line, size: float) -> bool:
    """Whether a line looks as a heading does."""
    if line.marker and _FINISHED.search(line.text):
        return False
    return (line.bold and line.bold_end and line.size >= size) or line.size > size * 1.3


def _shape(lines: Sequence[Line]) -> _Shape:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0]
    column = Counter(round(line.left) for line in lines if not line.marker).most_common(1)
    main = float(column[0][0]) if column else min(line.left for line in lines)
    edges: dict[int, float] = {}
    for line in lines:
        strip = _strip(line, main)
        edges[strip] = max(edges.get(strip, 0.0), line.right)
    gaps: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        if above.page == below.page and above.size == below.size and not below.marker:
            full = above.right > edges[_strip(above, main)] - (edges[_strip(above, main)] - above.inner) * 0.2
            gaps[round((above.base - below.base) / above.size, 1)] += full and above.base > below.base
    usual = gaps.most_common(1)[0][0] if gaps else 1.2
    headings = tuple(sorted({line.size for line in lines if _stands_out(line, size)}, reverse=True))
    return _Shape(size, main, edges, max(1.4, min(usual, 2.2) * 1.2), headings)


def _blocks(lines: Sequence[Line]) -> Iterable[Block]:
    shape = _shape(lines)
    words = _Words(lines)
    nesting = Nesting(_SLACK)
    at = 1
    for group in _paragraphs(lines, shape):
        level = min((shape.level(line) for line in group), default=0) if len(group) <= _HEADING_LINES else 0
        first = group[0]
        if level:
            nesting.clear()
        depth = nesting.depth(first.marker, first.left, first.inner) if first.marker and not level else 0
        text = joined([line.text if line is first else _whole_text(line) for line in group], words.all)
        yield Block(text, first.marker, depth, level, first.page, at)
        at += len(group)


class _Words:
    """The words of a document, gathered only where a line of it ends with a hyphen."""

    def __init__(self, lines: Sequence[Line]) -> None:
        broken = any(line.text.endswith("-") for line in lines)
        self.all: AbstractSet[str] = vocabulary(line.text for line in lines) if broken else frozenset()


def _paragraphs(lines: Sequence[Line], shape: _Shape) -> Iterable[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _parted(group, line, shape):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(group: Sequence[Line], line: Line, shape: _Shape) -> bool:
    """Whether a line begins a new paragraph after the lines of this one."""
    last, first = group[-1], group[0]
    if feet.LEADERS.search(last.text) or not line.text:
        return True
    if last.marker and not last.text:
        return bool(line.marker)
    if line.page != last.page:
        return _parted_by_page(first, last, line, shape)
    gap = last.base - line.base
    if (
        gap < 0
        or gap > shape.leading * max(last.size, line.size)
        or _strip(line, shape.column) != _strip(last, shape.column)
    ):
        return True
    if shape.level(line) != shape.level(last) and (shape.level(first) or (shape.level(line) and gap > last.size * 1.3)):
        return True
    if line.marker:
        beside = first.inner if last is first else last.left
        return abs(line.left - beside) > _SLACK or bool(_FINISHED.search(last.text)) or _room(last, line, shape)
    return (abs(line.size - last.size) > 1 and line.bold != last.bold_end) or _room(last, line, shape)


def _room(last: Line, line: Line, shape: _Shape) -> bool:
    """Whether the first word of a line would have fitted on the line before, so that it was put on a new one."""
    word = _whole_text(line).split(" ", 1)[0]
    wide = (line.right - line.left) / max(len(_whole_text(line)), 1)
    room, full = shape.edge(last) - last.right, shape.edge(last) - last.inner
    sure = 1.3 if _FINISHED.search(last.text) else 1.6
    return room > (len(word) + 1) * wide * sure and room > full * (sure - 1.1)


def _parted_by_page(first: Line, last: Line, line: Line, shape: _Shape) -> bool:
    """Whether the first line of a page begins a new paragraph."""
    if shape.level(line) and not last.bold_end:
        return True
    if shape.level(first) or _strip(line, shape.column) != _strip(last, shape.column):
        return True
    if line.marker and line.left < first.inner - _SLACK:
        return True
    if line.text[:1].islower():
        return False
    if _room(last, line, shape):
        return True
    return bool(_FINISHED.search(last.text)) and not first.marker
