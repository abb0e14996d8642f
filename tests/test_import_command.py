"""`reportgen import` and `check --source`: from the Ombudsman's document to a file, and back."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests import program
from tests.importers import forms
from tests.importers.made import EXAMPLE

OURS = replace(EXAMPLE, body="Lancashire County Council")
CASE = Path("cases/23-901-447.yaml")
NEXT = "Look at what is marked `# check:`, then run: reportgen build cases/23-901-447.yaml"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("decision.txt").write_bytes(forms.as_text(OURS))


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# ------------------------------------------------------------------------------------------- to a case file


def test_a_decision_becomes_a_case_file_named_after_its_reference() -> None:
    ran = program.run("import", "decision.txt")
    assert (ran.code, ran.lines) == (0, [CASE.as_posix()])
    assert ran.said == NEXT
    text = CASE.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=case.schema.json\n")
    assert "council: lancashire\n" in text
    assert Path("cases/case.schema.json").exists()


def test_the_two_commands_lead_from_a_decision_to_a_draft_cabinet_report() -> None:
    assert program.run("import", "decision.txt", "--house", "lancashire").code == 0
    built = program.run("build", CASE, "--report", "cabinet")
    assert built.code == 0
    assert built.lines == ["output/23-901-447-cabinet.docx", "output/23-901-447-cabinet.md"]
    assert "1 report from 1 case." in built.said
    assert "0 errors: ready to circulate as a draft" in built.said
    report = Path("output/23-901-447-cabinet.md").read_text("utf-8")
    for remedy in ("£350", "23 901 447", "5 March 2024"):
        assert remedy in report


@pytest.mark.parametrize("form", ["pdf", "html", "docx"])
def test_every_form_of_a_decision_makes_a_case_that_check_accepts(form: str) -> None:
    name = f"decision.{form}"
    Path(name).write_bytes({"pdf": forms.as_pdf, "html": forms.as_html, "docx": forms.as_docx}[form](OURS))
    assert program.run("import", name).code == 0
    checked = program.run("check", CASE)
    assert checked.code == 0
    assert "0 errors" in checked.said
    assert program.run("check", CASE, "--source", name, "-q").code == 0


def test_text_can_be_pasted_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, forms.as_text(OURS))
    assert program.run("import", "-").lines == [CASE.as_posix()]


def test_a_case_file_can_be_printed_instead() -> None:
    ran = program.run("import", "decision.txt", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "reference: 23 901 447" in ran.out
    assert not CASE.exists()


def test_a_case_file_goes_where_it_is_sent() -> None:
    assert program.run("import", "decision.txt", "-o", "there/mine.yaml").lines == ["there/mine.yaml"]
    assert program.run("import", "decision.txt", "-o", "drafts").lines == ["drafts/23-901-447.yaml"]


def test_a_file_that_is_there_is_never_touched() -> None:
    CASE.parent.mkdir()
    CASE.write_text("mine", "utf-8")
    ran = program.run("import", "decision.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "error[IMPORT-24] cases/23-901-447.yaml is already there, and was not touched" in ran.said
    assert "choose another name with --output" in ran.said
    assert CASE.read_text("utf-8") == "mine"


def test_a_document_without_a_reference_gives_its_own_name() -> None:
    text = forms.as_text(OURS).replace(b" (23 901 447)", b"")
    Path("Decision of May!.txt").write_bytes(text)
    assert program.run("import", "Decision of May!.txt").lines == ["cases/decision-of-may.yaml"]


def test_a_bad_document_keeps_no_other_from_being_made() -> None:
    Path("other.txt").write_bytes(forms.as_text(replace(OURS, reference="23 901 448")))
    Path("news.txt").write_text("Nothing of the kind.", "utf-8")
    ran = program.run("import", "decision.txt", "news.txt", "no.txt", "other.txt")
    assert ran.lines == [CASE.as_posix(), "cases/23-901-448.yaml"]
    assert ran.code == 1
    assert "news.txt:1:1: error[IMPORT-20]" in ran.said
    assert "no.txt:1:1: error[IMPORT-29] no.txt is not there" in ran.said


def test_several_documents_cannot_go_to_one_file() -> None:
    ran = program.run("import", "decision.txt", "decision.txt", "-o", "one.yaml")
    assert ran.code == 2
    assert "several documents cannot go to one file; name a folder with --output" in ran.said


def test_the_same_document_gives_the_same_file() -> None:
    first = program.run("import", "decision.txt", "-o", "-").out
    assert program.run("import", "decision.txt", "-o", "-").out == first


def test_the_decision_in_the_documents_leads_to_a_draft_cabinet_report() -> None:
    assert program.run("import", program.ROOT / "docs/decision.txt", "--house", "lancashire").code == 0
    assert program.run("build", CASE, "--report", "cabinet").code == 0
    report = Path("output/23-901-447-cabinet.md").read_text("utf-8")
    assert "£150 for each month" in report
    assert "The payments that the Ombudsman recommended come to £1,250." in report
    assert "Due within four weeks of the decision (by 2 April 2024)." in report
    assert "The Ombudsman found the county council at fault" in report


# ------------------------------------------------------------------------------------------- what is told


def test_a_draft_decision_is_told_loudly() -> None:
    Path("draft.txt").write_bytes(forms.as_text(replace(OURS, status="draft")))
    ran = program.run("import", "draft.txt")
    assert ran.code == 0
    assert "warning[IMPORT-25] this is a draft decision: it is confidential" in ran.said
    assert "DRAFT DECISION: CONFIDENTIAL, AND NOT TO BE REPORTED." in CASE.read_text("utf-8")


def test_another_council_than_that_of_the_house_is_told() -> None:
    Path("theirs.txt").write_bytes(forms.as_text(EXAMPLE))
    ran = program.run("import", "theirs.txt", "--house", "lewisham")
    assert ran.code == 0
    assert "warning[IMPORT-27] the decision is about Wexcombe Borough Council" in ran.said


def test_the_house_style_is_that_of_the_council_unless_another_is_named() -> None:
    Path("theirs.txt").write_bytes(forms.as_text(replace(EXAMPLE, body="London Borough of Lewisham")))
    assert "council: lewisham\n" in program.run("import", "theirs.txt", "-o", "-").out


def test_a_house_style_that_is_not_known_is_refused() -> None:
    ran = program.run("import", "decision.txt", "--house", "lancaster")
    assert (ran.code, ran.out) == (1, "")
    assert "error[IMPORT-28] there is no house style called `lancaster`" in ran.said
    assert "did you mean `lancashire`?" in ran.said


# ------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "IMPORT-23"),
        (b" \n\n", "IMPORT-23"),
        (b"Nothing of the kind.", "IMPORT-20"),
        (b"Scottish Public Services Ombudsman\n\nDecision report 202001234\n", "IMPORT-22"),
    ],
)
def test_what_is_no_decision_writes_no_file(monkeypatch: pytest.MonkeyPatch, data: bytes, code: str) -> None:
    given(monkeypatch, data)
    ran = program.run("import", "-")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{code}]" in ran.said
    assert not Path("cases").exists()


def test_two_decisions_in_one_file_are_refused() -> None:
    both = forms.as_text(OURS) + forms.as_text(replace(OURS, reference="23 901 448"))
    Path("both.txt").write_bytes(both)
    ran = program.run("import", "both.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "error[IMPORT-21] both.txt holds 2 decisions" in ran.said


# ------------------------------------------------------------------------------------------- as JSON


def test_the_facts_are_printed_as_json() -> None:
    ran = program.run("import", "decision.txt", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    facts = json.loads(ran.out)
    assert facts["reference"] == "23 901 447"
    assert facts["decision_date"] == "2024-03-05"
    assert facts["complainant_aliases"] == ["Ms K"]
    assert facts["where"]["reference"]["line"] == 1
    assert not Path("cases").exists()


def test_the_facts_can_go_to_a_file() -> None:
    assert program.run("import", "decision.txt", "--format", "json", "-o", "facts.json").lines == ["facts.json"]
    assert json.loads(Path("facts.json").read_text("utf-8"))["decision"] == "Upheld"


# ------------------------------------------------------------------------------------------- check --source


def test_a_case_is_held_against_its_decision() -> None:
    program.run("import", "decision.txt")
    CASE.write_text(CASE.read_text("utf-8").replace("issued: 2024-03-05", "issued: 2024-03-06"), "utf-8")
    ran = program.run("check", CASE, "--source", "decision.txt")
    assert ran.code == 1
    assert (
        "error[SOURCE-04] the case has 6 March 2024 as the day of the decision, and the document 5 March 2024"
        in ran.said
    )
    assert "because: it stands at decision.txt (line " in ran.said


def test_one_case_is_held_against_one_document() -> None:
    program.run("import", "decision.txt")
    for named in (("cases",), (CASE, CASE.with_name("other.yaml"))):
        ran = program.run("check", *named, "--source", "decision.txt")
        assert ran.code == 2
        assert "name a single case file with --source" in ran.said


def test_a_source_that_cannot_be_read_is_told() -> None:
    program.run("import", "decision.txt")
    ran = program.run("check", CASE, "--source", "no.pdf")
    assert ran.code == 1
    assert "error[IMPORT-29] no.pdf is not there" in ran.said


def test_a_file_whose_name_is_too_long_is_refused_in_plain_words() -> None:
    ran = program.run("import", "decision.txt", "--output", "a" * 300 + ".yaml")
    assert ran.code == 1
    assert "was not written: its name is too long for this disk" in ran.said


def test_a_folder_is_told_that_import_takes_documents() -> None:
    Path("papers").mkdir()
    assert "papers is a folder; import takes documents: name those in it" in program.run("import", "papers").said
