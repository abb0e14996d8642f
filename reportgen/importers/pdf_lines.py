"""The lines of a PDF with their places and fonts, as pdfium finds them. Knows nothing of paragraphs."""

from __future__ import annotations

import ctypes
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument

from reportgen.importers.folding import folded
from reportgen.importers.markers import split_marker

MOST_CHARACTERS: Final = 1_000_000
_BREAK: Final = re.compile("\r\n|[\r\n\x02\ufffe]")  # the last two are pdfium’s for a hyphen at the end of a line
_BOLD: Final = re.compile(r"bold|black|heavy|semibd|demi", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its marker and text, where they are in points, and how its text begins and ends.

    `top` is the share of the page’s height that lies above its base line.
    """

    text: str
    marker: str
    page: int
    left: float
    inner: float
    right: float
    base: float
    top: float
    size: float
    bold: bool
    bold_end: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page from top to bottom, and whether it shows anything at all."""

    lines: tuple[Line, ...]
    drawn: bool


def pages(document: PdfDocument) -> Iterator[Page]:
    """Every page of a document, one at a time."""
    left = MOST_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        try:
            characters = page.get_textpage()
            try:
                lines = _read(characters.raw, characters.get_text_range(), number + 1, page.get_height())
            finally:
                characters.close()
            drawn = bool(lines) or pdfium.FPDFPage_CountObjects(page.raw) > 0
        finally:
            page.close()
        left -= sum(len(line.text) for line in lines)
        yield Page(tuple(_downwards(_whole(lines))), drawn)
        if left < 0:
            return


def _read(page: Any, text: str, number: int, height: float) -> list[Line]:  # noqa: ANN401 - pdfium’s handle
    count = pdfium.FPDFText_CountChars(page)
    if len(text) != count:  # characters without a meaning, or in two halves: count them as pdfium does
        text = "".join(chr(pdfium.FPDFText_GetUnicode(page, index) or 0xFFFE) for index in range(count))
    probe, lines, start = _Probe(page, height), [], 0
    for end in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start : end[0]]
        hyphen = "-" if text[end[0] : end[1]] in {"\x02", "\ufffe"} else ""
        if line.strip():
            lines.append(probe.line(line, start, number, hyphen))
        start = end[1]
    return lines


class _Probe:
    """Asks pdfium about single characters of a page."""

    def __init__(self, page: Any, height: float) -> None:  # noqa: ANN401
        self._page = page
        self._height = height or 1.0
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def line(self, text: str, start: int, number: int, hyphen: str) -> Line:
        """One line, which begins at this character of the page."""
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip()) - 1
        marker, rest = split_marker(text.strip())
        inner = first + text.strip().rfind(rest) if marker and rest else first
        left, base = self._origin(first)
        return Line(
            text=folded(rest if marker else text) + hyphen,
            marker=marker,
            page=number,
            left=left,
            inner=self._origin(inner)[0],
            right=self._right(last),
            base=base,
            top=1 - base / self._height,
            size=round(pdfium.FPDFText_GetFontSize(self._page, inner), 1) or 1.0,
            bold=self._bold(inner),
            bold_end=self._bold(last),
        )

    def _origin(self, index: int) -> tuple[float, float]:
        x, y, *_ = self._numbers
        return (x.value, y.value) if pdfium.FPDFText_GetCharOrigin(self._page, index, x, y) else (0.0, 0.0)

    def _right(self, index: int) -> float:
        left, right, bottom, top = self._numbers
        return right.value if pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top) else 0.0

    def _bold(self, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), self._flags)
        return length > 0 and _BOLD.search(self._name.value.decode("utf-8", "replace")) is not None


def _whole(lines: list[Line]) -> list[Line]:
    """Pieces of one line, such as a raised letter and what follows it, put together again."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and abs(last.base - line.base) < last.size / 2 and -1 <= line.left - last.right < 2 * last.size:
            whole[-1] = _together(last, line)
        else:
            whole.append(line)
    return whole


def _together(before: Line, after: Line) -> Line:
    tail = f"{after.marker} {after.text}" if after.marker else after.text
    space = " " if after.left - before.right > before.size / 6 else ""
    small = before.size >= after.size
    alone = before.marker and not before.text
    return Line(
        text=after.text if alone and not after.marker else f"{before.text}{space}{tail}",
        marker=before.marker,
        page=before.page,
        left=before.left,
        inner=after.left if alone else before.inner,
        right=after.right,
        base=before.base if small else after.base,
        top=before.top if small else after.top,
        size=before.size if small and not alone else after.size,
        bold=after.bold if alone else before.bold,
        bold_end=after.bold_end,
    )


def _downwards(lines: list[Line]) -> list[Line]:
    """The lines from top to bottom, where none stands beside another; else in the order in which they were drawn."""
    ordered = sorted(lines, key=lambda line: -line.base)
    beside = any(
        above.base - below.base < min(above.size, below.size) / 2 for above, below in itertools.pairwise(ordered)
    )
    return lines if beside else ordered
