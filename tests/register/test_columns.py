"""The register as xlsx, csv, Markdown and JSON: the same facts in each, and words that are never anything else."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.case.load import make
from reportgen.options import Edits, Options
from reportgen.register import Entry, Register, Stage
from reportgen.register.columns import FORMATS, as_bytes, as_json, cases_sheet, reports_sheet, write
from reportgen.register.gathering import facts_of, gathered
from reportgen.source import parse
from reportgen.write.sheets.plain import guarded
from tests.program import ROOT, TEMPLATES

TODAY = date(2026, 11, 20)
OPTIONS = Options(templates=(TEMPLATES,), today=TODAY)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=40)
FORMULAS = st.sampled_from(["=1+1", "+1", "-1", "@A1", "=cmd|' /c calc'!A0", "<r>=1</r>", "'=1"])


@pytest.fixture(scope="module")
def worked() -> Register:
    return gathered([ROOT / "cases"], OPTIONS, TODAY)


def rows_of_csv(register: Register) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_bytes(register, "csv").decode("utf-8-sig"), newline="")))


def rows_of_xlsx(register: Register, page: str = "Reports") -> list[dict[str, object]]:
    heads, *rows = openpyxl.load_workbook(io.BytesIO(as_bytes(register, "xlsx")))[page].iter_rows(values_only=True)
    days = [[value.date() if isinstance(value, datetime) else value for value in row] for row in rows]
    return [dict(zip(map(str, heads), row, strict=True)) for row in days]


def test_each_report_has_a_row_and_each_case_one_in_the_second_sheet(worked: Register) -> None:
    assert len(rows_of_xlsx(worked)) == len(worked.entries) == 10
    assert [row["Case"] for row in rows_of_xlsx(worked, "Cases")] == sorted({entry.case for entry in worked.entries})
    assert sum(float(str(row["Sum recommended"])) for row in rows_of_xlsx(worked, "Cases")) == 400 + 750 + 7500 + 550


def test_a_row_says_where_a_report_stands(worked: Register) -> None:
    assert rows_of_xlsx(worked)[0] == {
        "Case": "unfinished-example",
        "Ombudsman’s reference": "25 999 001",
        "Council": "lancashire",
        "Service": "Highways",
        "Route": "public report",
        "Outcome": "fault and injustice",
        "Decided": date(2026, 10, 28),
        "Report": "full-council",
        "Body": "Full Council",
        "Meeting": date(2026, 12, 17),
        "Stage": "draft",
        "Errors": 1,
        "Gaps": 7,
        "Warnings": 3,
        "Clearances wanting": 1,
        "Clearances wanting of": "Financial: section 151 officer",
        "Waiting for": "author, section 151 officer",
        "What is wrong": None,
        "Late": "late",
        "What is late": "13 Nov 2026: newspaper notice (two weeks after receipt)",
        "Next deadline": date(2026, 11, 20),
        "What is next": "inspection begins (a week after the notice)",
        "Recommendations": 3,
        "Complete": 0,
        "Sum recommended": 400,
        "Sum paid": 0,
        "Case file": (ROOT / "cases" / "unfinished-example.yaml").as_posix(),
    }


def test_the_forms_have_equal_values(worked: Register) -> None:
    sheet = reports_sheet(worked)
    in_csv, in_xlsx = rows_of_csv(worked), rows_of_xlsx(worked)
    for number, row in enumerate(sheet.rows):
        for column, value in zip(sheet.columns, row, strict=True):
            shown = in_xlsx[number][column.head]
            assert shown == (float(value) if isinstance(value, int) else value) or str(shown) == str(value)
            assert in_csv[number][column.head] == ("" if value is None else str(value))


def test_json_has_an_object_for_each_report_with_the_same_keys(worked: Register) -> None:
    objects = json.loads(as_json(worked))
    assert len({tuple(found) for found in objects}) == 1
    first = objects[0]
    assert first["clearances"] == [{"of": "Financial", "from": "section 151 officer"}]
    assert first["waiting for"] == ["author", "section 151 officer"]
    assert first["late"] == [
        {
            "what": "newspaper notice (two weeks after receipt)",
            "day": "2026-11-13",
            "days": -7,
            "authority": "LGA 1974 s 30(5)",
        }
    ]
    assert (first["decided"], first["meeting"], first["past"]) == ("2026-10-28", "2026-12-17", False)
    assert (first["recommended"], first["paid"], first["stage"]) == (400, 0, "draft")
    assert {found["decided"] for found in objects if found["council"] == "tameside"} == {"2020-12"}
    assert as_json(worked).isascii()


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_register_makes_the_same_bytes(kind: str, worked: Register) -> None:
    again = gathered([ROOT / "cases"], OPTIONS, TODAY)
    assert as_bytes(worked, kind) == as_bytes(again, kind)


def test_a_case_that_cannot_be_read_has_a_row_in_every_form() -> None:
    bad = Register(TODAY, [Entry("wrong", "wrong.yaml", Stage.NOT_MADE, problem="=1 is not a field")])
    assert rows_of_xlsx(bad)[0]["What is wrong"] == "=1 is not a field"
    assert rows_of_csv(bad)[0]["What is wrong"] == "'=1 is not a field"
    assert json.loads(as_json(bad))[0]["problem"] == "=1 is not a field"
    assert b"| wrong |" in as_bytes(bad, "md")
    assert len(cases_sheet(bad).rows) == 1


def test_a_register_without_cases_has_heads() -> None:
    assert rows_of_xlsx(Register(TODAY)) == []
    assert as_bytes(Register(TODAY), "json") == b"[]\n"


@given(TEXTS | st.builds(str.__add__, FORMULAS, TEXTS) | FORMULAS, TEXTS)
def test_any_words_of_a_case_reach_the_register_as_the_same_words_and_never_as_a_formula(
    service: str, outcome: str
) -> None:
    text = (
        f"schema_version: 1\ncouncil: lancashire\ncomplaint:\n  service: {json.dumps(service, ensure_ascii=False)}\n"
        f"findings:\n  - outcome: {json.dumps(outcome, ensure_ascii=False)}\nreports: {{cabinet: {{}}}}\n"
    )
    source = parse(text, "case.yaml")
    case = make(source.value).value if source.value is not None else None
    if case is None or not case.complaint.service or not case.findings or not case.findings[0].outcome:
        return  # characters that no case file may hold, or nothing but spaces
    entry = Entry("case", "case.yaml", Stage.DRAFT, report="cabinet", facts=facts_of(case))
    register = Register(TODAY, [replace(entry, body=service, waiting_for=(outcome,))])
    (row,), (line,), (found,) = rows_of_xlsx(register), rows_of_csv(register), json.loads(as_json(register))
    for head, words in (("Service", service), ("Outcome", outcome), ("Body", service), ("Waiting for", outcome)):
        assert row[head] == words
        assert line[head] == guarded(words)
    assert (found["service"], found["outcome"]) == (service, outcome)
    page = openpyxl.load_workbook(io.BytesIO(as_bytes(register, "xlsx")))["Reports"]
    assert {cell.data_type for cells in page.iter_rows() for cell in cells} <= {"s", "n", "d"}


class TestWriting:
    def test_it_is_written_whole_and_again_over_itself(self, worked: Register, tmp_path: Path) -> None:
        file = tmp_path / "new" / "register.csv"
        assert write(worked, "csv", file).diagnostics == []
        assert write(Register(TODAY), "csv", file).diagnostics == []
        assert file.read_bytes() == as_bytes(Register(TODAY), "csv")

    @pytest.mark.parametrize("edits", Edits)
    def test_what_somebody_has_written_into_it_is_never_lost(
        self, edits: Edits, worked: Register, tmp_path: Path
    ) -> None:
        file = tmp_path / "register.csv"
        write(worked, "csv", file)
        file.write_text("mine", encoding="utf-8")
        folder = write(Register(TODAY), "csv", file, edits)
        assert [found.code.name for found in folder.diagnostics] == ["OUT-03"]
        assert b"mine" in {kept.read_bytes() for kept in tmp_path.iterdir()}
        assert (file.read_bytes() == b"mine") is bool(folder.left) is (edits is not Edits.SET_ASIDE)

    def test_what_to_do_about_one_that_cannot_be_written_is_said(self, worked: Register, tmp_path: Path) -> None:
        file = tmp_path / "register.csv"
        write(worked, "csv", file)
        file.chmod(0o444)
        (found,) = write(Register(TODAY), "csv", file).diagnostics
        assert found.fix == "take that mark away, and run the same command again"
        (tmp_path / "file").touch()
        (found,) = write(worked, "csv", tmp_path / "file" / "register.csv").diagnostics
        assert found.fix == "move that away, or choose another folder with --output"

    def test_a_register_that_was_edited_is_said_to_be_so(self, worked: Register, tmp_path: Path) -> None:
        file = tmp_path / "register.csv"
        write(worked, "csv", file)
        file.write_text("mine", encoding="utf-8")
        (found,) = write(worked, "csv", file).diagnostics
        assert "it was changed" in found.message
        assert found.fix.startswith(
            "save it under another name or in another folder and run the same command again; or"
        )

    @pytest.mark.parametrize("edits", [Edits.REFUSE, Edits.KEEP])
    def test_an_officers_own_file_is_left_alone_and_said_to_be_none_of_ours(
        self, edits: Edits, worked: Register, tmp_path: Path
    ) -> None:
        file = tmp_path / "notes.md"
        file.write_text("mine", encoding="utf-8")
        folder = write(worked, "md", file, edits)
        (found,) = folder.diagnostics
        assert found.message.endswith("the file of that name is not one that reportgen made, and is left alone")
        assert found.fix.startswith("save it under another name") is folder.refused is (edits is Edits.REFUSE)
        assert file.read_text("utf-8") == "mine"
