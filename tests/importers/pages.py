"""A small writer of PDF files with text at places, enough to make a page as the Ombudsman lays it out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

LEFT, TOP, FOOT, WIDE = 128, 785, 60, 61  # the column’s edge, its first and last lines, and its characters in a line


def wrapped(text: str, width: int) -> list[str]:
    """The lines that a paragraph is broken into."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def pdf(sheets: Iterable[str], more: str = "") -> bytes:
    """A PDF file whose pages draw these streams with two fonts, /F1 and its bold sister /F2."""
    streams = [sheet.encode("cp1252", "replace") for sheet in sheets]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def drawn(text: str, x: float, y: float, size: float = 12, *, bold: bool = False) -> str:
    """The operators that draw one line of text."""
    safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td ({safe}) Tj ET\n"


class Sheets:
    """Pages that fill one after the other, each with a foot that says what the document is."""

    def __init__(self, foot: str) -> None:
        self._foot = foot
        self._sheets = [drawn("1", 491, 32, 10)]
        self._y = 700.0

    def _line(self, text: str, x: float, size: float, lead: float, *, bold: bool = False) -> None:
        self._y -= lead
        if self._y < FOOT:
            number = len(self._sheets) + 1
            self._sheets.append(drawn(self._foot, LEFT, 32, 10) + drawn(str(number), 491, 32, 10))
            self._y = TOP
        self._sheets[-1] += drawn(text, x, self._y, size, bold=bold)

    def beside(self, text: str, row: int, *, bold: bool = False) -> None:
        """A line of the head, which stands left of the column on the first page."""
        self._sheets[0] += drawn(text, 14, 797 - 11 * row, 7.5, bold=bold)

    def heading(self, text: str, size: float) -> None:
        """A bold line with room above it."""
        for number, line in enumerate(wrapped(text, int(WIDE * 12 / size))):
            self._line(line, LEFT, size, size * 1.2 if number else 34, bold=True)

    def paragraph(self, text: str, marker: str = "", indent: float = 0, size: float = 12) -> None:
        """A paragraph in the column, its marker hanging to the left of it."""
        for number, line in enumerate(wrapped(text, int((WIDE - indent / 7.2) * 12 / size))):
            self._line(line, LEFT + indent, size, size * 7 / 6 if number else 20)
            if marker and not number:
                self._sheets[-1] += drawn(marker, LEFT + indent - 10 - 4.5 * len(marker), self._y, 7)

    def finished(self) -> bytes:
        """The file."""
        return pdf(self._sheets)
