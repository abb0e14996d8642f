"""The register holds what `check`, `due` and clearances find, for every case and report, and counts nothing itself."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import due
from reportgen.batch import build
from reportgen.build import Composed, Workshop, check
from reportgen.options import Options
from reportgen.options import Stage as BuiltAs
from reportgen.register import Counts, Entry, Register, Stage, Wanting, in_order
from reportgen.register.gathering import gathered
from tests.program import FINISHED, MINIMAL, ROOT, TEMPLATES, UNFINISHED, WORKED

TODAY = date(2026, 11, 20)
OPTIONS = Options(templates=(TEMPLATES,), today=TODAY)


def register(*paths: Path, today: date = TODAY) -> Register:
    return gathered(paths, OPTIONS, today)


def one(path: Path, report: str = "", today: date = TODAY) -> Entry:
    (entry,) = [entry for entry in register(path, today=today).entries if entry.report == report]
    return entry


def test_a_case_half_finished_says_how_far_each_report_is_and_who_is_waited_for() -> None:
    entry = one(UNFINISHED, "full-council")
    assert (entry.body, entry.meeting, entry.stage) == ("Full Council", date(2026, 12, 17), Stage.DRAFT)
    assert entry.counts == Counts(errors=1, gaps=7, clearances=1, warnings=3)
    assert entry.wanting == (Wanting("Financial", "section 151 officer"),)
    assert entry.waiting_for == ("author", "section 151 officer")


def test_a_case_says_what_the_ombudsman_found_and_what_it_comes_to() -> None:
    facts = one(UNFINISHED, "full-council").facts
    assert facts is not None
    assert (facts.council, facts.references, facts.service) == ("lancashire", ("25 999 001",), "Highways")
    assert (facts.route, facts.outcome, facts.decided) == ("public report", "fault and injustice", date(2026, 10, 28))
    assert (facts.recommendations, facts.complete, facts.recommended, facts.paid) == (3, 0, Decimal(400), Decimal(0))


def test_the_ombudsmans_own_word_for_the_outcome_goes_before_ours() -> None:
    facts = one(ROOT / "cases" / "23-019-542.yaml", "cabinet").facts
    assert facts is not None
    assert facts.outcome == "Upheld"


@pytest.mark.parametrize(
    ("findings", "outcome"),
    [
        ("[{fault: It was late, injustice: yes}]", "fault and injustice"),
        ("[{fault: It was late, injustice: no}]", "fault without injustice"),
        ("[{fault: It was late}]", "fault"),
        ("[{matter: Whether it was late}]", "no fault"),
        ("[{fault: Late, outcome: Upheld}, {matter: Rude, outcome: Not upheld}]", "Upheld; Not upheld"),
        ("", ""),
    ],
)
def test_an_outcome_is_what_the_findings_come_to(findings: str, outcome: str, tmp_path: Path) -> None:
    text = f"schema_version: 1\ncouncil: lancashire\nfindings: {findings}\nreports: {{cabinet: {{}}}}\n"
    facts = one(written(tmp_path, text), "cabinet").facts
    assert facts is not None
    assert facts.outcome == outcome


def written(folder: Path, text: str, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


class TestNothingIsCountedASecondTime:
    @pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
    def test_of_each_report_alone_check_finds_as_much(self, path: Path) -> None:
        for entry in register(path).entries:
            alone = Options(templates=(TEMPLATES,), today=TODAY, reports=(entry.report,))
            found = Counter(str(one.severity) for one in check([path], alone).diagnostics if one.code.name != "LAW-02")
            counts = entry.counts
            assert counts.errors == found["error"]
            assert counts.gaps + counts.clearances == found["gap"]

    @pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
    def test_a_report_is_ready_if_and_only_if_it_would_be_built_as_final(self, path: Path, tmp_path: Path) -> None:
        final = Options(tmp_path, ("md",), templates=(TEMPLATES,), stage=BuiltAs.FINAL, today=TODAY)
        files = {file.name for file in build([path], final).files}
        ready = {entry.report for entry in register(path).entries if entry.stage is Stage.READY}
        assert {name for name in ready if f"{path.stem}-{name}.md" in files} == ready
        assert len(ready) == len(files)

    @pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
    def test_the_deadlines_are_those_that_due_lists(self, path: Path) -> None:
        listed = due.outstanding(due.gathered([path], OPTIONS, TODAY).deadlines)
        in_register = {(d.report, d.duty, d.day) for entry in register(path).entries for d in entry.deadlines}
        assert in_register == {(d.report, d.duty, d.day) for d in listed}


class TestDeadlines:
    def test_a_report_has_those_of_its_case_and_its_own(self) -> None:
        council, cabinet = one(UNFINISHED, "full-council"), one(UNFINISHED, "cabinet")
        assert {d.report for d in council.deadlines} == {"", "full-council"}
        assert {d.report for d in cabinet.deadlines} == {""}

    def test_what_has_passed_is_late_and_what_can_still_be_met_is_next(self) -> None:
        entry = one(UNFINISHED, "full-council")
        assert [(d.duty.key, d.day) for d in entry.late(TODAY)] == [("public notice", date(2026, 11, 13))]
        coming = entry.next(TODAY)
        assert coming is not None
        assert (coming.duty.key, coming.day) == ("inspection begins", TODAY)


class TestMeetings:
    def test_the_next_meeting_has_the_day_that_the_calendar_gives(self, tmp_path: Path) -> None:
        shutil.copy(ROOT / "cases" / "meetings.yaml", tmp_path)
        text = UNFINISHED.read_text("utf-8").replace("cabinet: {}", "cabinet: {meeting: next}")
        assert one(written(tmp_path, text), "cabinet").meeting == date(2027, 1, 14)

    def test_meetings_to_come_go_before_those_without_a_day_and_those_that_have_been(self) -> None:
        entries = in_order(register(UNFINISHED, FINISHED, ROOT / "cases" / "23-019-542.yaml").entries, TODAY)
        assert [entry.meeting for entry in entries] == [
            date(2026, 12, 17),
            None,
            date(2024, 10, 17),
            date(2024, 10, 3),
            date(2019, 7, 18),
            date(2019, 7, 11),
        ]
        assert [entry.over(TODAY) for entry in entries] == [False, False, True, True, True, True]

    def test_a_meeting_today_has_not_been(self) -> None:
        assert not one(UNFINISHED, "full-council", today=date(2026, 12, 17)).over(date(2026, 12, 17))


class TestABadCase:
    BAD = (
        ("schema_version: 1\ncouncil: lancashire\nombudsmann: {}\n", "`ombudsmann` is not a field of the case"),
        ("a: [b\n", ""),
        (
            "schema_version: 1\ncouncil: lankashire\nreports: {cabinet: {}}\n",
            "there is no house style called `lankashire`",
        ),
        ("schema_version: 1\ncouncil: lancashire\n", "the case names no report to make"),
        ("schema_version: 1\ncouncil: lancashire\nreports: {a/b: {kind: cabinet}}\n", "`a/b` cannot be the name"),
        ("schema_version: 1\ncouncil: lancashire\nreports: {cabinett: {}}\n", "cabinett"),
    )

    @pytest.mark.parametrize(("text", "problem"), BAD)
    def test_it_has_an_entry_that_says_so_and_stops_no_other(self, text: str, problem: str, tmp_path: Path) -> None:
        found = register(written(tmp_path, text), UNFINISHED)
        bad, *others = found.entries
        assert (bad.case, bad.stage, bad.counts.errors >= 1) == ("case", Stage.NOT_MADE, True)
        assert problem in bad.problem
        assert bad.problem
        assert bad.waiting_for == ("author",)
        assert [entry.report for entry in others] == ["full-council", "cabinet"]
        assert bad.problem in {one.message for one in found.diagnostics}

    def test_a_file_that_is_not_there_has_one_too(self, tmp_path: Path) -> None:
        assert one(tmp_path / "gone.yaml").stage is Stage.NOT_MADE

    def test_what_can_be_read_of_a_case_without_reports_is_in_its_entry(self, tmp_path: Path) -> None:
        text = "schema_version: 1\ncouncil: lancashire\ncomplaint: {service: Highways}\n"
        facts = one(written(tmp_path, text)).facts
        assert facts is not None
        assert facts.service == "Highways"

    def test_a_report_that_the_house_does_not_make_leaves_the_others(self, tmp_path: Path) -> None:
        text = f"{MINIMAL}  other: {{body: Board, meeting: 2026-12-01}}\n"
        cabinet, other = register(written(tmp_path, text)).entries
        assert (cabinet.stage, cabinet.problem) == (Stage.DRAFT, "")
        assert (other.stage, other.body, other.meeting) == (Stage.NOT_MADE, "Board", date(2026, 12, 1))
        assert other.problem

    def test_no_name_of_a_file_can_steer_a_terminal_or_break_a_file(self, tmp_path: Path) -> None:
        entry = one(tmp_path / "a\u202eb\udcff.yaml")
        assert entry.case == "a<U+202E>b<U+DCFF>"

    def test_one_on_which_reportgen_itself_fails_stops_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        composed = Workshop.composed

        def failing(workshop: Workshop, path: Path) -> Iterator[Composed]:
            if path.stem == "case":
                raise ZeroDivisionError("a mistake of ours")
            return composed(workshop, path)

        monkeypatch.setattr(Workshop, "composed", failing)
        found = register(written(tmp_path, MINIMAL), UNFINISHED)
        assert "ZeroDivisionError: a mistake of ours" in found.entries[0].problem
        assert [entry.stage for entry in found.entries] == [Stage.NOT_MADE, Stage.DRAFT, Stage.DRAFT]
        assert [one.code.name for one in found.diagnostics] == ["CASE-11"]

    @pytest.mark.parametrize("text", ["docker: yes\n", "", "# council: lancashire\n", "- a list\n", "{}\n"])
    def test_a_file_of_a_folder_with_nothing_of_a_case_is_passed_over_unless_it_was_named(
        self, text: str, tmp_path: Path
    ) -> None:
        other = written(tmp_path, text, "compose.yaml")
        written(tmp_path, MINIMAL)
        found = register(tmp_path)
        assert [entry.case for entry in found.entries] == ["case"]
        assert [(one.code.name, str(one.severity)) for one in found.diagnostics] == [("CASE-12", "warning")]
        assert [entry.case for entry in register(other).entries] == ["compose"]

    def test_a_folder_in_which_all_is_passed_over_has_no_case(self, tmp_path: Path) -> None:
        written(tmp_path, "docker: yes\n")
        assert [one.code.name for one in register(tmp_path).diagnostics] == ["CASE-12", "CASE-08"]


class TestTheNamesOfCases:
    def test_two_that_would_have_the_same_name_have_their_endings(self, tmp_path: Path) -> None:
        for name in ("a.yaml", "b.yaml", "b.yml"):
            written(tmp_path, MINIMAL, name)
        assert [entry.case for entry in register(tmp_path).entries] == ["a", "b.yaml", "b.yml"]

    def test_two_files_of_the_same_name_have_their_folders(self, tmp_path: Path) -> None:
        for folder in ("north/old", "south/old"):
            (tmp_path / folder).mkdir(parents=True)
            written(tmp_path / folder, MINIMAL)
        found = register(tmp_path / "north" / "old", tmp_path / "south" / "old")
        assert [entry.case for entry in found.entries] == ["north/old/case.yaml", "south/old/case.yaml"]

    def test_a_folder_that_holds_the_other_says_enough(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("old").mkdir()
        written(Path(), MINIMAL)
        written(Path("old"), MINIMAL)
        assert [entry.case for entry in register(Path(), Path("old")).entries] == ["case.yaml", "old/case.yaml"]


class TestABrokenCalendarOfMeetings:
    @pytest.mark.parametrize(
        ("name", "text", "told"),
        [
            ("meetings.yaml", "schema_version: 1\nmeetings: [{body: Cabinet, date: 2026-13-01}]\n", "MEET-06"),
            ("meetings.csv", "nonsense\n", "MEET-06"),
            ("meetings.ics", "nonsense\n", "MEET-06"),
            ("meetings.csv", "Body,Date\nCabinet,2026-12-10\nCabinet,2026-12-10\n", "MEET-01"),
        ],
    )
    def test_what_is_wrong_with_it_is_said_once_for_all_cases(
        self, name: str, text: str, told: str, tmp_path: Path
    ) -> None:
        written(tmp_path, text, name)
        written(tmp_path, MINIMAL, "a.yaml")
        written(tmp_path, MINIMAL, "b.yaml")
        found = register(tmp_path)
        assert [one.code.name for one in found.diagnostics] == [told]
        assert {entry.stage for entry in found.entries} == {Stage.DRAFT}

    def test_what_a_sound_one_says_of_a_case_is_left_to_check(self, tmp_path: Path) -> None:
        written(tmp_path, "Body,Date,Status\nCabinet,2026-12-10,cancelled\n", "meetings.csv")
        case = written(tmp_path, MINIMAL.replace("{}", "{meeting: 2026-12-10}"))
        assert "MEET-02" in {one.code.name for one in check([case], OPTIONS).diagnostics}
        assert register(case).diagnostics == []
