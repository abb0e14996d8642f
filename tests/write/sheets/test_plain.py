"""Sheets as comma-separated values and as Markdown: what is read back, and what no spreadsheet may calculate."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportgen.write.sheets import Column, Kind, Sheet, Value
from reportgen.write.sheets.plain import as_csv, as_markdown, guarded

COLUMNS = (Column("Words"), Column("Number", Kind.NUMBER), Column("Sum", Kind.POUNDS), Column("Day", Kind.DAY))
ROW: tuple[Value, ...] = ("The council’s, “report”", 3, Decimal("1550.50"), date(2026, 12, 10))
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def sheet(*rows: tuple[Value, ...]) -> Sheet:
    return Sheet("The register", COLUMNS, rows)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_begins_with_the_mark_by_which_excel_on_windows_knows_utf8() -> None:
    assert as_csv(sheet()) == b'\xef\xbb\xbf"Words","Number","Sum","Day"\r\n'


def test_days_are_written_year_month_day_and_sums_as_numbers() -> None:
    assert read(as_csv(sheet(ROW)))[1] == ["The council’s, “report”", "3", "1550.50", "2026-12-10"]
    assert b',3,1550.50,"2026-12-10"' in as_csv(sheet(ROW))


@pytest.mark.parametrize("words", ["=1+1", "+44 1772", "-5", "@A1", "\t=1", "\r=1", " =1", "＝1", "\n@", "\u00a0=1"])
def test_what_a_spreadsheet_would_calculate_has_an_apostrophe_before_it(words: str) -> None:
    assert read(as_csv(sheet((words, None, None, None))))[1][0] == f"'{words}"


@pytest.mark.parametrize("words", ["a=1", "1-2", "me@example.gov.uk", "’tis", "'quoted'", "£5", "(5)", "Łódź"])
def test_all_other_words_stay_as_they_are(words: str) -> None:
    assert read(as_csv(sheet((words, None, None, None))))[1][0] == words


@given(TEXTS | st.text("=+-@'\t \n\r1", min_size=1, max_size=6))
def test_taking_one_apostrophe_away_always_gives_the_words_back(words: str) -> None:
    shown = read(as_csv(sheet((words, None, None, None))))[1][0]
    assert not re.match(r"\s*[=+\-@]", shown)
    assert (
        shown.removeprefix("'") if re.match(r"'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'+[\t\r\n]", shown) else shown
    ) == words
    assert guarded(words) == shown


@given(TEXTS)
def test_any_words_are_read_from_the_markdown_as_they_were(words: str) -> None:
    html = MarkdownIt("gfm-like").disable("linkify").parse(as_markdown(sheet((words, None, None, None))).decode())
    cells = ["".join(inner.content for inner in token.children or []) for token in html if token.type == "inline"]
    assert cells[0] == "The register"
    assert len(cells) == 9
    assert cells[5].replace("<br>", " ").split() == words.split()


def test_markdown_has_sums_in_pounds_and_a_cell_on_one_line() -> None:
    lines = as_markdown(sheet(("a | b\nc", 3, Decimal(550), date(2026, 12, 10)))).decode().splitlines()
    assert lines[0] == "# The register"
    assert lines[2:] == [
        "| Words | Number | Sum | Day |",
        "| --- | ---: | ---: | --- |",
        "| a \\| b<br>c | 3 | £550 | 2026-12-10 |",
    ]
