"""Clearances: whose words were cleared, whether they still are those words, and how the case file gets them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import placing, splice
from reportgen.case.implications import Clearance, ClearanceState
from reportgen.case.load import load_case
from reportgen.case.report import Report
from reportgen.clearance import Kind, fingerprint, pieces, state, words_of, words_of_report
from reportgen.clearing import Given, clear
from reportgen.source import Mapping, Source
from tests.program import run
from tests.test_splice import cases, only_spliced, path_in, read

GIVEN = Given("Zoë O’Neil: CPFA", "section 151 officer", date(2019, 7, 1))
WORDS = "The sum is met from the budget. It is £550. “Nobody” minds."
SPEAKS = "schema_version: 1\ncouncil: lancashire\nevery report:\n  implications:\n    Financial: It costs £550.\n"


def cleared(words: str | tuple[str, ...], state: str = "cleared") -> Clearance:
    return Clearance.model_validate({"state": state, "on": "2019-07-01", "words": fingerprint(words)})


def file(folder: Path, text: str) -> Path:
    path = folder / "x.yaml"
    path.write_bytes(text.encode())
    return path


def refused(folder: Path, text: str, subject: str, report: str | None = None) -> tuple[str, str]:
    """The code and the advice for a clearance that is refused, and the file is as it was."""
    path = file(folder, text)
    made = clear(path, subject, GIVEN, report)
    assert made.value is None
    assert path.read_bytes() == text.encode()
    assert [entry.name for entry in folder.iterdir()] == ["x.yaml"]
    (found,) = made.diagnostics
    return found.code.name, found.fix


def test_words_keep_their_fingerprint_however_they_are_broken_into_lines() -> None:
    mark = fingerprint("Zoë said so. It is £550.")
    assert fingerprint(unicodedata.normalize("NFD", "  Zoë said\n so.\r\n\n It\tis £550.\n")) == mark
    assert fingerprint("Zoë said so. It is £551.") != mark
    assert mark.count(".") == 1


def test_sentences_end_where_another_begins() -> None:
    assert pieces("See p. 4, i.e. here. “So.” Then? (Yes!) 5 of them. end") == (
        "See p.", "4, i.e. here.", "“So.”", "Then?", "(Yes!)", "5 of them. end",
    )  # fmt: skip


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_only_the_same_words_have_the_same_fingerprint(one: str, other: str) -> None:
    def plain(words: str) -> str:
        return " ".join(unicodedata.normalize("NFC", words).split())

    assert (fingerprint(one) == fingerprint(other)) == (plain(one) == plain(other))
    assert state(cleared(one), one).kind is Kind.CLEARED


def test_silence_is_never_clearance() -> None:
    assert state(None, WORDS).kind is Kind.NOT_ASKED
    assert state(cleared(WORDS, "requested"), WORDS).kind is Kind.REQUESTED
    assert state(cleared(WORDS, "refused"), WORDS).kind is Kind.REFUSED
    assert state(cleared(WORDS, "changes asked"), "Others.").kind is Kind.CHANGES


def test_a_clearance_without_a_fingerprint_is_not_proved() -> None:
    standing = state(Clearance.model_validate({"role": "s151"}), WORDS)
    assert (standing.kind, standing.proved, standing.news) == (Kind.CLEARED, False, "")
    assert state(cleared(WORDS), WORDS).proved


@pytest.mark.parametrize(
    ("now", "news"),
    [
        (WORDS.replace("550", "5,500"), "“It is £5,500.”"),
        (WORDS + " More. And more.", "“More.” and 1 more"),
        ("The sum is met from the budget. “Nobody” minds.", "a part of them is no longer there"),
        ("“Nobody” minds.", "2 parts of them are no longer there"),
        ("It is £550. The sum is met from the budget. “Nobody” minds.", "their order is another"),
        ("word " * 40, "“word word word word word word word word word word word word …”"),
    ],
)
def test_a_stale_clearance_says_what_changed(now: str, news: str) -> None:
    standing = state(cleared(WORDS), now)
    assert standing.kind is Kind.STALE
    assert standing.news == f"the words have changed since they were cleared on 1 July 2019: {news}"


def test_a_fingerprint_that_is_none_makes_the_clearance_stale() -> None:
    given_by_hand = Clearance.model_validate({"words": "yes, all of them"})
    assert state(given_by_hand, WORDS).kind is Kind.STALE


def test_the_words_of_a_report_are_its_prose() -> None:
    said = {
        "title": "A fault", "summary": "So it was.", "meeting": "2019-07-11", "internal": "Not a word.",
        "recommendations": ["Note it.", "Act."], "options": [{"title": "One", "text": "Do it."}],
        "implications": {"legal": {"text": "None."}, "financial": {"none": "yes"}}, "sections": {"Annex": "More."},
        "cleared": {"by": "Jo"},
    }  # fmt: skip
    report = Report.model_validate(said)
    assert words_of_report(report) == (
        "title: A fault", "summary: So it was.", "recommendations: Note it. Act.", "options: Do it.",
        "implications: legal: None. financial: none", "sections: Annex: More.",
    )  # fmt: skip
    moved = Report.model_validate({**said, "summary": "So it is."})
    assert state(cleared(words_of_report(report)), words_of_report(moved)).changed == ("summary: So it is.",)


@settings(max_examples=200, deadline=None)
@given(text=cases())
def test_clearing_changes_only_the_spliced_lines_of_a_file(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = file(tmp_path_factory.mktemp("case"), text)
    made = clear(path, "financial", GIVEN)
    assert made.value == path, made.diagnostics
    before, after = read(text), read(path.read_bytes().decode())
    only_spliced(before, after, path_in(before))
    assert text.startswith("\ufeff") == path.read_bytes().decode().startswith("\ufeff")
    assert ("\r\n" in text) == (b"\r\n" in path.read_bytes())
    if "\r\n" in text:
        assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    case = load_case(path).value
    assert case is not None
    said = next(iter(report for report in (case.every_report, *case.reports.values()) if report.implications))
    (implication,) = (item for subject, item in said.implications.items() if subject == "financial")
    assert implication.cleared is not None
    assert (implication.cleared.by, implication.cleared.role) == (GIVEN.by, GIVEN.role)
    assert state(implication.cleared, words_of(implication)).kind is Kind.CLEARED
    once = path.read_bytes()
    assert clear(path, "financial", GIVEN).value == path
    assert path.read_bytes() == once


def test_a_clearance_goes_where_the_words_are(tmp_path: Path) -> None:
    text = SPEAKS + "reports:\n  cabinet:\n    implications: {legal: It is lawful., financial: none}\n  full-council:\n"
    path = file(tmp_path, text)
    assert clear(path, "Financial", GIVEN, "cabinet").diagnostics == ()
    (shared,) = clear(path, "financial", replace(GIVEN, state=ClearanceState.CHANGES), "full-council").diagnostics
    assert (shared.code.name, str(shared.span)) == ("CLEAR-17", f"{path.as_posix()}:5:5")
    assert clear(path, "legal", GIVEN).value == path
    assert clear(path, "report", replace(GIVEN, by="Jo"), "full-council").value == path
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[4:6] == ["    Financial:", "      text: It costs £550."]
    assert lines[6].startswith("      cleared: {state: changes asked, by:")
    assert "financial: {none: yes, cleared: {state: cleared," in lines[9]
    assert lines[10].startswith(
        "  full-council: {cleared: {state: cleared, by: Jo, role: section 151 officer, on: 2019"
    )
    case = load_case(path).value
    assert case is not None
    council = next(report for name, report in case.reports.items() if name == "full-council")
    assert state(council.cleared, words_of_report(council.over(case.every_report))).kind is Kind.CLEARED


@pytest.mark.parametrize(
    ("subject", "report", "code", "fix"),
    [
        ("finacial", None, "CLEAR-12", "did you mean `financial`?"),
        ("qqq", None, "CLEAR-12", "it can be: report, financial, legal"),
        ("financial", "cabinett", "CLEAR-12", "did you mean `cabinet`?"),
        ("financial", "qqq", "CLEAR-12", "its reports are: cabinet, full-council"),
        ("legal", None, "CLEAR-12", "write the words under `implications:`, or `legal: none`"),
        ("financial", None, "CLEAR-13", "give --report and one of: every report, cabinet"),
        ("report", None, "CLEAR-13", "give --report and one of: cabinet, full-council"),
        ("report", "every report", "CLEAR-13", "give --report and one of: cabinet, full-council"),
    ],
)
def test_what_is_not_one_thing_is_not_cleared(
    tmp_path: Path, subject: str, report: str | None, code: str, fix: str
) -> None:
    text = SPEAKS + "reports:\n  cabinet:\n    implications: {legal: , financial: none}\n  full-council:\n"
    found = refused(tmp_path, text, subject, report)
    assert found[0] == code
    assert found[1].startswith(fix)


def test_a_report_that_says_nothing_cannot_be_cleared(tmp_path: Path) -> None:
    text = "schema_version: 1\ncouncil: lancashire\nreports:\n  cabinet:\n"
    assert refused(tmp_path, text, "report")[0] == "CLEAR-12"


def test_a_layout_that_cannot_be_spliced_is_refused_with_the_words_to_write(tmp_path: Path) -> None:
    text = SPEAKS.replace("It costs £550.", "\n      text: It costs £550.\n      cleared:\n        ~")
    code, fix = refused(tmp_path, text, "financial")
    assert code == "CLEAR-14"
    assert fix.startswith(
        'write `cleared: {state: cleared, by: "Zoë O’Neil: CPFA", role: section 151 officer, on: 2019'
    )


def test_a_case_that_does_not_load_is_not_touched(tmp_path: Path) -> None:
    assert refused(tmp_path, SPEAKS + "colour: red\n", "financial")[0].startswith("CASE-")
    assert refused(tmp_path, SPEAKS + "a: {b\n", "financial")[0].startswith("YAML-")
    assert clear(tmp_path / "y.yaml", "financial", GIVEN).diagnostics[0].code.name == "YAML-01"


@pytest.mark.parametrize(("by", "role"), [("", "s151"), ("Jo", " \n"), ("Jo\x07", "s151")])
def test_a_clearance_has_a_name_and_a_role(tmp_path: Path, by: str, role: str) -> None:
    path = file(tmp_path, SPEAKS)
    (found,) = clear(path, "financial", Given(by, role, GIVEN.on)).diagnostics
    assert found.code.name == "CLEAR-16"
    assert path.read_bytes() == SPEAKS.encode()


@pytest.mark.parametrize("other", [b"", SPEAKS.encode() + b"# saved again\n", b"# x\n" + SPEAKS.encode(), b"\xff"])
def test_a_file_that_changed_meanwhile_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: bytes
) -> None:
    path = file(tmp_path, SPEAKS)
    put: Callable[..., Source | None] = splice.put

    def meanwhile(*given: object) -> Source | None:
        path.write_bytes(other)
        return put(*given)

    monkeypatch.setattr(splice, "put", meanwhile)
    (found,) = clear(path, "financial", GIVEN).diagnostics
    assert found.code.name == "CLEAR-15"
    assert path.read_bytes() == other


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(placing, "_write", full)
    code, _ = refused(tmp_path, SPEAKS, "financial")
    assert code == "OUT-02"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(tmp_path, SPEAKS, "financial")[0] == "OUT-02"


def test_what_is_saved_while_a_clearance_is_recorded_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, exchange = file(tmp_path, SPEAKS), placing.exchange

    def late(target: Path, content: bytes) -> placing.Stood:
        target.write_bytes(f"{SPEAKS}# saved\n".encode())
        return exchange(target, content)

    monkeypatch.setattr(placing, "exchange", late)
    assert clear(path, "financial", GIVEN).value is None
    assert path.read_bytes() == f"{SPEAKS}# saved\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.yaml"]


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = file(tmp_path, SPEAKS)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert clear(link, "financial", GIVEN).value == link
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    implications = splice.at(read(path.read_text(encoding="utf-8")).root, ("every report", "implications"))
    assert isinstance(implications, Mapping)
    assert list(implications) == ["Financial"]


def test_words_of_several_sentences_stay_cleared_as_long_as_they_do_not_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "case.yaml"
    file.write_text(
        "schema_version: 1\ncouncil: lancashire\nevery report:\n  implications:\n"
        "    financial: It costs money. We pay £550 now.\nreports:\n  cabinet: {title: A fault}\n",
        encoding="utf-8",
    )
    officer = ("--by", "Jo Neil", "--role", "section 151 officer", "--on", "2019-07-01")
    assert run("clear", file, "financial", *officer).code == 0
    assert "CLEAR-10" not in run("check", file).err
    file.write_text(file.read_text(encoding="utf-8").replace("£550", "£950"), encoding="utf-8")
    said = run("check", file).err
    assert "CLEAR-10" in said
    assert "“We pay £950 now.”" in " ".join(said.split())
