"""Sheets as an Excel workbook. No value becomes a formula, a link or a number by what its words look like.

XlsxWriter writes it; the same sheets give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from reportgen.write.sheets import Column, Kind, Sheet, Tone, Value

LONGEST = 32_767  # characters that Excel keeps in a cell
FIRST_DAY = date(1900, 3, 1)  # before it, Excel's days are one off or not there at all
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # never the clock's, so that equal sheets make equal files
_A4, _PAGES = 9, 2  # the paper's number, and how many pages the columns may take side by side
_ONE_PAGE = 220  # characters that one page can show in a print that can be read
_LINE, _MOST_LINES = 15, 27  # points, and the lines of a row that Excel can show
_ROOMY = 0.9  # the share of a line that broken words fill
# Ink on ground, with a contrast of at least 7 to 1; bold or slanted too, since colour is not seen by everybody.
_TONES: dict[Tone, dict[str, str | bool]] = {
    Tone.GOOD: {"font_color": "#0B4F1A", "bg_color": "#DDF3E0"},
    Tone.WAITING: {"font_color": "#5C3B00", "bg_color": "#FFF0C7", "italic": True},
    Tone.BAD: {"font_color": "#7A0C0C", "bg_color": "#FBDDDD", "bold": True},
}
_NUMBERS = {Kind.NUMBER: "#,##0", Kind.POUNDS: '"£"#,##0.00', Kind.DAY: "d mmm yyyy"}
_LANGUAGE = b"<dc:language>en-GB</dc:language>"
_END = b"</cp:coreProperties>"
_RAW = re.compile(r"<r>.*</r>", re.DOTALL)


def as_xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """The sheets as one workbook of that title: heads that stay in sight, filters, and pages ready for printing."""
    kept = io.BytesIO()
    workbook = xlsxwriter.Workbook(kept, {"in_memory": True, "default_date_format": _NUMBERS[Kind.DAY]})
    workbook.set_properties({"title": title, "created": _MADE.replace(tzinfo=None), "author": "reportgen"})
    cells = _Cells(workbook)
    for sheet in sheets:
        _filled(workbook.add_worksheet(sheet.title), sheet, cells, title)
    workbook.close()
    return _in_english(kept.getvalue())


class _Cells:
    """How cells look, by what their column holds."""

    def __init__(self, workbook: Workbook) -> None:
        look = {"valign": "top"}
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#1F3A4D", "font_color": "#FFFFFF"}
        self.head = workbook.add_format({**head, "align": "left", "indent": 1})
        self.number_head = workbook.add_format({**head, "align": "right"})
        self.words = workbook.add_format({**look, "text_wrap": True, "align": "left", "indent": 1})
        self.of = {kind: workbook.add_format({**look, "num_format": form}) for kind, form in _NUMBERS.items()}
        self.of[Kind.WORDS] = self.words
        self.of[Kind.DAY].set_align("left")
        self.of[Kind.DAY].set_indent(1)
        self.tones = {tone: workbook.add_format(form) for tone, form in _TONES.items()}


def _filled(page: Worksheet, sheet: Sheet, cells: _Cells, title: str) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        number = column.kind in {Kind.NUMBER, Kind.POUNDS}
        page.write_string(0, place, column.head, cells.number_head if number else cells.head)
    page.set_row(0, 2 * _LINE)
    for line, row in enumerate(sheet.rows, start=1):
        page.set_row(line, _LINE * _lines(sheet.columns, row))
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(page, (line, place), value, cells.of[column.kind], cells.words)
    last = len(sheet.rows)
    for place, column in enumerate(sheet.columns):
        _toned(page, place, last, column, cells)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1 if sum(column.width for column in sheet.columns) <= _ONE_PAGE else _PAGES, 0)
    page.set_header(f"&L{title.replace('&', '&&')}&R&A")
    page.set_footer("&RPage &P of &N")


def _lines(columns: Sequence[Column], row: Sequence[Value]) -> int:
    """About how many lines a row takes when its words are broken to fit their columns; LibreOffice works out none."""
    taken = (
        sum(ceil((len(line) or 1) / (column.width * _ROOMY)) for line in value.split("\n"))
        for column, value in zip(columns, row, strict=True)
        if isinstance(value, str)
    )
    return min(max(taken, default=1), _MOST_LINES)


def _write(page: Worksheet, at: tuple[int, int], value: Value, look: Format, words: Format) -> None:
    """Puts a value into a cell as what it is; a day that Excel does not know, as words."""
    if value is None:
        page.write_blank(*at, None, look)
    elif isinstance(value, date) and value >= FIRST_DAY:
        page.write_datetime(*at, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001  a day
    elif isinstance(value, date):
        page.write_string(*at, value.isoformat(), words)
    elif isinstance(value, int | Decimal):
        page.write_number(*at, float(value), look)
    else:
        _write_words(page, at, value, words)


def _write_words(page: Worksheet, at: tuple[int, int], text: str, look: Format) -> None:
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    if _RAW.fullmatch(text):  # XlsxWriter would take it for XML of its own
        page.write_rich_string(*at, text[0], text[1], text[2:], look)
    else:
        page.write_string(*at, text, look)


def _toned(page: Worksheet, place: int, last: int, column: Column, cells: _Cells) -> None:
    """Colours for what particular values mean; the value says so itself."""
    if not last:
        return
    for word, tone in column.tones.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": cells.tones[tone]}
        page.conditional_format(1, place, last, place, rule)
    if column.over_nothing is not None:
        rule = {"type": "cell", "criteria": ">", "value": 0, "format": cells.tones[column.over_nothing]}
        page.conditional_format(1, place, last, place, rule)


def _in_english(workbook: bytes) -> bytes:
    """The workbook saying which language it is in, which XlsxWriter cannot write; every part keeps its fixed date."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as there, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for part in there.infolist():
            content = there.read(part)
            if part.filename == "docProps/core.xml":
                content = content.replace(_END, _LANGUAGE + _END)
            package.writestr(part, content, zipfile.ZIP_DEFLATED)
    return kept.getvalue()
