"""Other people's programs open the register: LibreOffice shows the same values, the Open XML SDK finds no fault."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.case.dates import MONTHS
from reportgen.options import Options
from reportgen.register import Entry, Register, Stage
from reportgen.register.columns import as_bytes, reports_sheet
from reportgen.register.gathering import gathered
from reportgen.write.sheets import Value
from tests.program import ROOT, TEMPLATES
from tests.test_validators import findings, program, said

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 20)
SIGNS = ("=1+1", "+1", "-1", "@A1", "<r>=1</r>", "a & b", "“quoted”", "<b>", "_x0041_", "http://example.org")


@pytest.fixture(scope="module")
def register() -> Register:
    """The worked cases, and cases whose words look like formulas and markup."""
    found = gathered([ROOT / "cases"], Options(templates=(TEMPLATES,), today=TODAY), TODAY)
    found.entries += [
        Entry(words, f"cases/{place}.yaml", Stage.NOT_MADE, problem=words) for place, words in enumerate(SIGNS)
    ]
    return found


def as_shown(value: Value) -> str:
    """A value as LibreOffice shows it in the form that the cell asks for."""
    if isinstance(value, Decimal):
        return f"£{value:,.2f}"
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"
    return "" if value is None else str(value)


def test_libreoffice_shows_every_value_and_calculates_none(register: Register, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(as_bytes(register, "xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"  # as shown, each sheet
    soffice = program("SOFFICE", "soffice", "libreoffice")
    said(soffice, profile, "--headless", "--convert-to", form, "--outdir", tmp_path, tmp_path / "register.xlsx")
    text = (tmp_path / "register-Reports.csv").read_text(encoding="utf-8")
    heads, *rows = list(csv.reader(io.StringIO(text, newline="")))
    sheet = reports_sheet(register)
    assert heads == [column.head for column in sheet.columns]
    assert rows == [[as_shown(value) for value in row] for row in sheet.rows]
    assert (tmp_path / "register-Cases.csv").is_file()


def test_the_open_xml_sdk_finds_nothing_in_it(register: Register, tmp_path: Path) -> None:
    (tmp_path / "register.xlsx").write_bytes(as_bytes(register, "xlsx"))
    assert findings(tmp_path / "register.xlsx") == []
