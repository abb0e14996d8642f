"""Text: pasted, typed, or taken out of a PDF by another program. Knows lines; knows no words of the Ombudsman."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportgen.diagnostics import Checked
from reportgen.importers import feet, unreadable
from reportgen.importers.folding import folded, joined, vocabulary
from reportgen.importers.markers import BULLETS, Nesting, Sort, sorts, split_marker
from reportgen.importers.transcript import Block, Form, Transcript
from reportgen.importers.wrapping import Wrapping

MOST_CHARACTERS: Final = 1_000_000
_HEADING: Final = re.compile(r"(?P<level>#{1,6})\s+(?P<rest>.*?)\s*#*")
_STRONG: Final = re.compile(r"(?<![\w*])\*\*(?=\S)([^*]+)(?<=\S)\*\*(?![\w*])")
_LINE: Final = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_BARE_PAGES_APART: Final = 15  # lines between two page numbers that stand alone


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a text: where it stood, what it says, and where its marker and its text begin, in characters.

    `after_blank` and `after_page` say that an empty line or the end of a page came before it.
    """

    text: str
    line: int
    marker: str = ""
    left: int = 0
    inner: int = 0
    page: int = 1
    level: int = 0
    after_blank: bool = False
    after_page: bool = False

    @property
    def whole(self) -> str:
        """The marker and the text."""
        return f"{self.marker} {self.text}".strip()


def read(name: str, text: str) -> Checked[Transcript]:
    """What a text says."""
    if len(text) > MOST_CHARACTERS:
        message = f"{name} has {len(text):,} characters; a decision has fewer than {MOST_CHARACTERS:,}"
        return unreadable.refusal(unreadable.TOO_LARGE, message)
    rows, furniture = _without_furniture(list(_rows(text)))
    return Checked(Transcript(name, Form.TEXT, tuple(blocks(rows)), furniture))


def paragraphs(text: str) -> Iterable[Block]:
    """The blocks of a stretch of text inside another document."""
    return blocks(list(_rows(text)))


def _rows(text: str) -> Iterator[Row]:
    """Every line that says something."""
    markdown = re.search(r"^#{1,6}\s+\S", text, re.MULTILINE) is not None
    number, blank, pages = 0, False, 1
    for sheet, content in enumerate(text.split("\f"), start=1):
        for raw in _LINE.split(content):
            number += 1
            row = _row(raw.expandtabs(4), number, sheet, markdown=markdown)
            if row.text or row.marker:
                yield replace(row, after_blank=blank, after_page=sheet != pages)
                blank, pages = False, sheet
            else:
                blank = True
        number -= 1


def _row(raw: str, number: int, page: int, *, markdown: bool) -> Row:
    body = raw.lstrip()
    left = len(raw) - len(body)
    heading = _HEADING.fullmatch(body.rstrip()) if markdown else None
    if heading:
        return Row(folded(heading["rest"]), number, page=page, level=len(heading["level"]))
    marker, rest = split_marker(body)
    text = folded(rest if marker else body)
    if markdown:
        text = _STRONG.sub(r"\1", text)
    inner = left + body.rfind(rest) if marker and rest else left
    return Row(text, number, marker, left, inner, page)


def _without_furniture(rows: Sequence[Row]) -> tuple[Sequence[Row], tuple[str, ...]]:
    """The rows without page numbers, running heads and buttons, and the words of those, each once."""
    short = ((at, feet.numbered(at, row.whole)) for at, row in enumerate(rows))
    distance = 1 if rows and rows[-1].page > 1 else _BARE_PAGES_APART
    taken = dict(feet.counted([found for _, found in short if found], distance=distance))
    taken.update({at: row.whole for at, row in enumerate(rows) if feet.BUTTONS.fullmatch(row.text)})
    taken.update(_coming_back(rows))
    kept: list[Row] = []
    skipped: Row | None = None
    for at, row in enumerate(rows):
        if at in taken:
            page = not feet.BUTTONS.fullmatch(row.text)
            skipped = replace(row, after_page=page or bool(skipped and skipped.after_page))
        else:
            seam = bool(skipped and skipped.after_page)
            kept.append(replace(row, after_page=True) if seam else row)
            skipped = None
    return kept, tuple(dict.fromkeys(text for text in taken.values() if text))


def _coming_back(rows: Sequence[Row]) -> dict[int, str]:
    """The first and last rows of pages that say the same on most pages."""
    pages: dict[int, list[int]] = {}
    for at, row in enumerate(rows):
        pages.setdefault(row.page, []).append(at)
    said: dict[tuple[int, str], list[int]] = {}
    for ats in pages.values():
        for edge in (0, -1) if len(ats) > 1 else ():
            if text := feet.repeatable(rows[ats[edge]].whole):
                said.setdefault((edge, text), []).append(ats[edge])
    often = (ats for ats in said.values() if len(ats) > max(1, len(pages) // 2))
    return {at: feet.label(rows[at].whole) for ats in often for at in ats}


def blocks(rows: Sequence[Row]) -> Iterable[Block]:
    """The rows as paragraphs, items and headings."""
    found = list(_blocks(rows))
    nothing = Block("")
    for above, item, below in zip([nothing, *found], found, [*found[1:], nothing], strict=False):
        same = item.marker == below.marker and above.depth == item.depth
        first = same and above.text.endswith(":") and 0 < item.depth < below.depth
        # Some copies of web pages lose the indent of a list’s first item.
        yield replace(item, depth=below.depth) if first else item


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    starts = [bool(row.marker) or row.after_blank for row in rows]
    wrapping = Wrapping([row.whole for row in rows], starts, [row.left for row in rows])
    words = vocabulary(row.text for row in rows) if any(row.text.endswith("-") for row in rows) else frozenset()
    place = _Depths(rows)
    for group in _groups(rows, wrapping):
        first = rows[group[0]]
        depth = place.depth(first)
        lines = [rows[at].whole if at != group[0] else first.text for at in group]
        yield Block(joined(lines, words), first.marker, depth, first.level, None, first.line)


def _groups(rows: Sequence[Row], wrapping: Wrapping) -> Iterator[list[int]]:
    """The rows of each paragraph, by number."""
    group: list[int] = []
    count = 0
    for at, row in enumerate(rows):
        sort = sorts(row.marker)[0] if row.marker else Sort("")
        counted = row.marker in BULLETS or sort.place in {1, count + 1}
        if group and _parted(rows, at, wrapping, counted=counted):
            yield group
            group = []
        if not group and sort.place and row.marker[0].isdigit():
            count = sort.place
        group.append(at)
    if group:
        yield group


def _parted(rows: Sequence[Row], at: int, wrapping: Wrapping, *, counted: bool) -> bool:
    """Whether a row begins a new paragraph; `counted` is that its marker is a bullet or the next number."""
    row, last = rows[at], rows[at - 1]
    if last.marker and not last.text:
        return bool(row.marker)  # a marker alone on its line belongs to the next
    if not wrapping.found or row.level or last.level or feet.LEADERS.search(last.text):
        return True
    if row.marker:
        return counted or row.after_blank or not wrapping.unfinished(at - 1)
    if row.after_page:
        return wrapping.parted_by_page(at)
    return row.after_blank or wrapping.parted(at)


class _Depths:
    """How deep items stand, as far as the indents of a text show it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        texts: dict[int, Counter[int]] = {}
        for row in rows:
            texts.setdefault(row.page, Counter())[row.inner] += 1
        pages = len(texts) > 1
        self._shift = {page: seen.most_common(1)[0][0] if pages else 0 for page, seen in texts.items()}
        self._shown = any(row.left for row in rows if row.marker)
        self._nesting = Nesting(0.0)

    def depth(self, row: Row) -> int:
        """How many lists the row’s paragraph stands in; 0 where the text does not show it."""
        if row.level:
            self._nesting.clear()
        if not row.marker or not self._shown:
            return 0
        shift = self._shift[row.page]
        return self._nesting.depth(row.marker, row.left - shift, row.inner - shift)
