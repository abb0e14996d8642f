"""Sheets as an Excel workbook: another library reads back what was put in, and no words are ever a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.write.sheets import Column, Kind, Sheet, Tone, Value
from reportgen.write.sheets.xlsx import FIRST_DAY, LONGEST, as_xlsx

COLUMNS = (
    Column("Words", Kind.WORDS, 30, tones={"late": Tone.BAD}),
    Column("Number", Kind.NUMBER, over_nothing=Tone.WAITING),
    Column("Sum", Kind.POUNDS),
    Column("Day", Kind.DAY),
)
ROW: tuple[Value, ...] = ("a=b", 3, Decimal("550.50"), date(2026, 12, 10))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
SIGNS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|'/c calc'!A0", '=HYPERLINK("http://example.org")', "{=1}", "＝1"]
STRANGE = [
    "<r>=1</r>",
    "<r></r>",
    "_x0041_",
    "&amp;",
    "'=1",
    " lead",
    "trail ",
    "a\nb",
    "http://example.org",
    "1e5",
    "😀",
]


def written(*rows: tuple[Value, ...], title: str = "Register") -> bytes:
    return as_xlsx((Sheet("Reports", COLUMNS, rows),), title)


def read(workbook: bytes) -> Worksheet:
    page = openpyxl.load_workbook(io.BytesIO(workbook)).active
    assert isinstance(page, Worksheet)
    return page


def parts(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def values(cells: Iterable[Cell | MergedCell]) -> list[object]:
    """The values of cells; a day without the midnight that a library reads with it."""
    return [cell.value.date() if isinstance(cell.value, datetime) else cell.value for cell in cells]


def read_back(words: str) -> object:
    workbook = written((words, None, None, None))
    assert "<f>" not in parts(workbook)["xl/worksheets/sheet1.xml"]
    cell = read(workbook)["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    return cell.value


def test_days_and_sums_and_numbers_are_real_ones() -> None:
    page = read(written(ROW))
    assert values(page[1]) == ["Words", "Number", "Sum", "Day"]
    assert values(page[2]) == ["a=b", 3, 550.5, date(2026, 12, 10)]
    assert [cell.number_format for cell in page[2]][1:] == ["#,##0", '"£"#,##0.00', "d mmm yyyy"]
    assert page["D2"].is_date


def test_what_is_missing_is_an_empty_cell() -> None:
    assert [cell.value for cell in read(written((None, None, None, None)))[2]] == [None] * 4


@pytest.mark.parametrize("words", SIGNS + STRANGE)
def test_words_that_look_like_something_else_stay_words(words: str) -> None:
    assert read_back(words) == words


@given(TEXTS)
def test_any_words_come_back_as_they_were(words: str) -> None:
    assert read_back(words) == words


@given(st.dates())
def test_any_day_comes_back_as_a_day_or_where_excel_has_none_as_words(day: date) -> None:
    shown = values(read(written((None, None, None, day)))[2])[-1]
    assert shown == (day if day >= FIRST_DAY else day.isoformat())


def test_words_that_no_cell_can_hold_are_cut_with_a_sign_of_it() -> None:
    words = read(written(("ab" * LONGEST, None, None, None)))["A2"].value
    assert isinstance(words, str)
    assert (len(words), words[-1]) == (LONGEST, "…")


def test_heads_stay_in_sight_and_each_column_has_a_filter() -> None:
    page = read(written(ROW, ROW))
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:D3"
    assert page.column_dimensions["A"].width == pytest.approx(30, abs=1)


def test_pages_are_printed_across_with_heads_on_each() -> None:
    page = read(written(ROW))
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)  # one is not written down
    assert page.print_title_rows == "$1:$1"
    assert "&amp;RPage &amp;P of &amp;N" in parts(written(ROW))["xl/worksheets/sheet1.xml"]


def test_a_row_is_as_high_as_its_longest_words_need() -> None:
    page = read(written(ROW, ("words " * 20, 1, None, None), ("a\nb\nc", 1, None, None)))
    heights = [page.row_dimensions[line].height for line in (2, 3, 4)]
    assert heights == [None, 75, 45]


def test_colours_come_with_the_value_and_with_another_weight_or_slant() -> None:
    styles = parts(written(ROW))["xl/styles.xml"]
    found = re.findall(r"<dxf>.*?</dxf>", styles)
    assert len(found) == 2
    assert all("<b/>" in form or "<i/>" in form for form in found)
    rules = read(written(ROW)).conditional_formatting
    assert sorted(rule.formula[0] for area in rules for rule in area.rules) == ['"late"', "0"]


def test_it_has_a_title_a_language_and_no_day_but_a_fixed_one() -> None:
    properties = openpyxl.load_workbook(io.BytesIO(written(ROW, title="Cases & reports"))).properties
    assert (properties.title, properties.language) == ("Cases & reports", "en-GB")
    assert str(properties.created) == str(properties.modified) == "2000-01-01 00:00:00"


def test_the_same_sheets_make_the_same_bytes() -> None:
    assert written(ROW, ROW) == written(ROW, ROW)
    with zipfile.ZipFile(io.BytesIO(written(ROW))) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}


def test_a_sheet_without_rows_is_a_sheet_with_heads() -> None:
    assert [cell.value for row in read(written()) for cell in row] == ["Words", "Number", "Sum", "Day"]
