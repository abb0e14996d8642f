"""A committee cycle: each meeting's papers in a folder, in the order of its agenda, and who has to clear what."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.cycle.cases import CALENDAR, calendar, case, cycle, files, index, reports_in
from tests.program import FINISHED, WORKED, run

pytestmark = pytest.mark.usefixtures("workplace")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    calendar()


# --------------------------------------------------------------------------------------------------- folders


def test_each_meeting_has_a_folder_with_its_reports_and_the_index_of_its_agenda() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n  cabinet: {meeting: 2026-12-03, key decision: no}\n")
    case("b", "  full-council: {meeting: 2027-01-21}\n")
    ran = cycle("2026-12")
    assert files("2026-12-10 full-council") == {
        "00-agenda.docx",
        "00-agenda.md",
        "a-full-council.docx",
        "a-full-council.md",
    }
    assert reports_in("2026-12-03 cabinet") == ["a, cabinet"]
    assert not Path("output", "2027-01-21 full-council").exists()
    assert "Full Council, 10 December 2026: 1 report in output/2026-12-10 full-council" in ran.said
    assert "To other meetings, which were not asked for: 1 report" in ran.said


def test_a_report_to_the_next_meeting_goes_to_the_first_that_it_can_still_reach() -> None:
    case("a", "  cabinet: {meeting: next, key decision: no}\n  full-council: {meeting: next}\n")
    cycle("cabinet:2027-01", "full-council:2026-12")
    assert reports_in("2027-01-14 cabinet") == ["a, cabinet"]
    assert reports_in("2026-12-10 full-council") == ["a, full-council"]


def test_public_comes_before_exempt_and_key_decisions_before_others_then_by_case() -> None:
    case("a", "  cabinet: {meeting: 2026-12-03, key decision: yes, class: exempt}\n")
    case("b", "  cabinet: {meeting: 2026-12-03, key decision: no, purpose: noting}\n")
    case("c", "  cabinet: {meeting: 2026-12-03, key decision: no, purpose: decision}\n")
    case("e", "  cabinet: {meeting: 2026-12-03, key decision: yes}\n")
    case("d", "  cabinet: {meeting: 2026-12-03, key decision: yes}\n")
    cycle("2026-12-03")
    assert reports_in("2026-12-03 cabinet") == [f"{name}, cabinet" for name in "decba"]
    rows = index("2026-12-03 cabinet")
    assert [row[0] for row in rows] == [f"**{number}**" for number in range(1, 6)]
    assert [row[4] for row in rows] == ["Public"] * 4 + ["Exempt"]
    assert [row[3] for row in rows] == ["Yes", "Yes", "No", "No", "Yes"]


@pytest.mark.parametrize(
    ("exempt", "public", "words"),
    [
        (1, 0, "Ombudsman goes to this meeting. It is exempt."),
        (2, 0, "go to this meeting. All of them are exempt."),
        (1, 1, "go to this meeting. One report is exempt and stands last, so that"),
    ],
)
def test_the_index_says_how_much_of_it_is_exempt(exempt: int, public: int, words: str) -> None:
    for number in range(exempt + public):
        of = ", class: exempt" if number < exempt else ""
        case(f"case-{number}", f"  cabinet: {{meeting: 2026-12-03{of}}}\n")
    cycle("2026-12-03")
    assert words in Path("output", "2026-12-03 cabinet", "00-agenda.md").read_text(encoding="utf-8")


def test_the_index_says_what_is_sought_as_the_report_itself_reads() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("full-council")
    (row,) = index("2026-12-10 full-council")
    assert "1. Notes the recommendations in the Ombudsman’s report at Appendix ‘A’.<br>2. Notes the action" in row[2]
    assert row[3] == "Not applicable"
    assert row[5] == "Executive Director of Education and Children’s Services"
    assert row[6].startswith("Draft")


def test_the_papers_that_members_get_with_a_report_lie_beside_it_and_in_the_index() -> None:
    path = case("a", "  full-council: {meeting: 2026-12-10}\n")
    text = path.read_text(encoding="utf-8").replace("report: {periodic: yes}", "report: {section: section 5}")
    path.write_text(text, encoding="utf-8")
    cycle("full-council")
    assert "a-monitoring-officer-report-section-5.docx" in files("2026-12-10 full-council")
    assert "With it: Monitoring officer’s report" in index("2026-12-10 full-council")[0][1]
    assert not any("letter" in name for name in files("2026-12-10 full-council"))


def test_the_folders_of_two_councils_whose_bodies_meet_on_one_day_are_told_apart() -> None:
    calendar("schema_version: 1\nmeetings: [{body: Full Council, date: 2026-12-10}]\n")
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    case("b", "  full-council: {meeting: 2026-12-10}\n", council="lewisham")
    cycle("2026-12")
    assert {path.name for path in Path("output").iterdir() if path.is_dir()} == {
        "2026-12-10 full-council lancashire",
        "2026-12-10 full-council lewisham",
    }
    assert {"chase-list-lancashire-monitoring-officer.md", "chase-list-lewisham-monitoring-officer.md"} <= files()


def test_a_body_that_windows_could_not_name_a_folder_after_gets_one_all_the_same() -> None:
    case("a", "  full-council: {meeting: 2026-12-11, body: 'Joint: Council / Health? Board.'}\n")
    cycle("2026-12-11")
    assert reports_in("2026-12-11 joint-council-health-board") == ["a, full-council"]


# --------------------------------------------------------------------------------- what has no place, or no more


def test_a_report_without_a_meeting_or_to_a_cancelled_one_is_named() -> None:
    case("a", "  full-council: {}\n  cabinet: {meeting: 2026-12-17, key decision: no}\n")
    said = cycle("2026-12").said
    assert "warning[CYCLE-02] the report full-council goes to no meeting" in said
    assert "error[MEET-02] the meeting of Cabinet on 2026-12-17 is cancelled" in said
    assert "the next meeting is on 2027-01-14" in said
    assert not Path("output", "2026-12-17 cabinet").exists()


def test_a_cancelled_meeting_is_never_one_that_has_been() -> None:
    path = case("a", "  cabinet: {meeting: 2026-12-17, key decision: no}\n")
    for today in ("2026-11-23", "2026-12-28"):
        assert "error[MEET-02]" in run("check", path, "--today", today).said
        due = run("due", path, "--all", "--today", today).said
        assert "17 Dec" not in due.replace("2026-12-17 is cancelled", "")
        assert run("build", path, "--stage", "final", "--today", today).code == 3
    words = run("build", path, "--companions", "--report", "letter-to-ombudsman", "--to", "md", "--today", "2026-12-28")
    assert "considered it on 17 December" not in Path(words.lines[0]).read_text(encoding="utf-8")


def test_a_meeting_that_the_calendar_gives_is_not_taken_for_words_without_a_place() -> None:
    calendar()
    path = case("a", "  full-council: {meeting: next}\n")
    assert "CASE-10" not in run("check", path, "--today", "2026-11-23").err


def test_a_slip_in_next_is_told_as_one() -> None:
    path = case("a", "  full-council: {meeting: nxt}\n")
    assert "`nxt` is neither a day nor `next`" in run("check", path).said


def test_a_report_that_is_too_late_is_built_and_told() -> None:
    case("a", "  cabinet: {meeting: 2026-12-03, key decision: no}\n")
    said = cycle().said
    assert "MEET-05" in said
    assert reports_in("2026-12-03 cabinet") == ["a, cabinet"]


def test_a_calendar_with_a_meeting_twice_says_so_once() -> None:
    calendar("schema_version: 1\nmeetings:\n" + "  - {body: Full Council, date: 2026-12-10}\n" * 2)
    case("a", "  full-council: {meeting: next}\n")
    case("b", "  full-council: {meeting: next}\n")
    assert cycle().said.count("MEET-01") == 1
    assert reports_in("2026-12-10 full-council") == ["a, full-council", "b, full-council"]


def test_a_file_that_goes_to_another_meeting_now_is_named_and_kept() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    case("b", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    case("a", "  full-council: {meeting: 2027-01-21}\n")
    said = cycle("2026-12").said
    assert said.count("CYCLE-03") == 2
    assert "output/2026-12-10 full-council/a-full-council.docx was not made for this meeting now" in said
    assert "a-full-council.docx" in files("2026-12-10 full-council")
    assert reports_in("2026-12-10 full-council") == ["b, full-council"]


def test_a_chase_list_of_an_earlier_run_is_named_and_kept() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    assert "CYCLE-04" not in cycle("2026-12").said
    assert "CYCLE-04" not in cycle("2026-12").said
    said = cycle("2026-12", "--to", "md").said
    assert "output/chase-list-monitoring-officer.docx is of an earlier run" in said
    assert "chase-list-monitoring-officer.md is" not in said
    said = cycle("cabinet:2027-01").said  # to which nothing goes
    assert "output/chase-list-monitoring-officer.md is of an earlier run" in said
    assert {"chase-list-monitoring-officer.md", "chase-list-monitoring-officer.docx"} <= files()


def test_a_chase_list_that_was_set_aside_is_nobodys_list_any_more() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    for path in Path("output").glob("chase-list-*.md"):
        path.write_text("mine", encoding="utf-8")
    cycle("2026-12", "--force")
    assert "CYCLE-04" not in cycle("2026-12").said


def test_a_folder_of_a_meeting_that_was_moved_is_not_to_be_deleted_where_somebody_has_edited_a_file_in_it() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    Path("output", "2026-12-10 full-council", "a-full-council.md").write_text("mine", encoding="utf-8")
    calendar(CALENDAR.replace("2026-12-10, reports due", "2026-12-11, reports due"))
    case("a", "  full-council: {meeting: 2026-12-11}\n")
    said = cycle("2026-12").said
    assert "to which none of these cases goes now, and somebody has edited a-full-council.md" in said
    assert "rather than delete it" in said


def test_what_is_left_in_a_public_folder_of_a_report_that_is_exempt_now_is_an_error() -> None:
    public = "  full-council: {meeting: 2026-12-10}\n"
    case("a", public)
    case("b", public)
    cycle("2026-12", "--stage", "public", "-o", "web", "--to", "md")
    folder = Path("web", "2026-12-10 full-council")
    (folder / "a-full-council.md").write_text("as it was made public", encoding="utf-8")
    exempt = "class: exempt, exempt information: {paragraphs: 1, public interest: It names them.}"
    case("a", f"  full-council: {{meeting: 2026-12-10, {exempt}}}\n")
    ran = cycle("2026-12", "--stage", "public", "-o", "web", "--to", "md")
    assert ran.code == 3
    assert "error[CYCLE-03] web/2026-12-10 full-council/a-full-council.md was not made" in ran.said
    assert "do not publish it" in ran.said


def test_two_folders_whose_calendars_know_one_meeting_have_one_meeting() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    for folder in ("north", "south"):
        Path(folder).mkdir()
        due = "2026-11-27" if folder == "north" else "2026-11-26"
        text = CALENDAR.replace("reports due: 2026-11-27", f"reports due: {due}")
        Path(folder, "meetings.yaml").write_text(text, encoding="utf-8")
        shutil.copy("cases/a.yaml", f"{folder}/{folder}.yaml")
    said = cycle("full-council:2026-12-10", "north", "south").said
    assert "2 reports from 2 cases" in said
    assert "CYCLE-03" not in cycle("cabinet:2027-01", "north", "south").said


def test_the_executives_own_report_follows_its_meeting_and_is_none_of_its_papers() -> None:
    path = case("a", "  cabinet: {meeting: 2026-12-03, key decision: no}\n")
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "monitoring officer report: {periodic: yes}", "monitoring officer report: {section: section 5a}"
    )
    path.write_text(text, encoding="utf-8")
    cycle("2026-12")
    names = files("2026-12-03 cabinet")
    assert "a-monitoring-officer-report-section-5a.md" in names
    assert not any("executive-report" in name for name in names)
    (row,) = index("2026-12-03 cabinet")
    assert re.search(r"Monitoring officer’s report[^|]* \(\d gaps?\)", " ".join(row))


def test_a_report_that_was_made_is_not_counted_as_held_back_for_a_paper_beside_it() -> None:
    text = FINISHED.read_text(encoding="utf-8")
    text = text.replace("monitoring officer report: {periodic: yes}", "monitoring officer report: {section: section 5}")
    Path("cases", "a.yaml").write_text(text, encoding="utf-8")
    ran = cycle("full-council:2019-07", "--stage", "public", today="2019-07-10")
    assert ran.code == 3
    (folder,) = [path.name for path in Path("output").iterdir() if path.is_dir()]
    assert "a-full-council.md" in files(folder)
    assert f"1 report in output/{folder}" in ran.said
    assert "held back" not in ran.said


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there alone")
def test_a_case_whose_name_is_no_text_is_in_the_index() -> None:
    path = case("a", "  full-council: {meeting: 2026-12-10}\n")
    path.rename(Path(os.fsdecode(b"cases/\xe9t\xe9.yaml")))
    ran = cycle("2026-12", "--to", "md,html")
    assert "mistake" not in ran.err
    assert "<U+DCE9>t<U+DCE9>" in Path("output", "2026-12-10 full-council", "00-agenda.md").read_text("utf-8").replace(
        "\\", ""
    )


def test_a_clearance_by_another_role_has_no_day_on_the_list_of_the_role_that_is_to_clear() -> None:
    cleared = "implications: {financial: {text: It costs £300., cleared: {role: accountant, on: 2026-11-18}}}"
    case("a", f"  full-council: {{meeting: 2026-12-10, {cleared}}}\n")
    cycle("2026-12", "--to", "md")
    said = Path("output", "chase-list-section-151-officer.md").read_text(encoding="utf-8")
    (row,) = [line for line in said.splitlines() if "| Finan" in line]
    assert "| Not yet asked | Not asked |" in row
    assert "18 November" not in said


def test_what_a_role_has_to_clear_is_on_its_list_while_its_words_are_still_to_come() -> None:
    case("a", "  full-council: {meeting: 2026-12-10, implications: {financial: }}\n", every="  implications:\n")
    text = Path("cases/a.yaml").read_text(encoding="utf-8")
    Path("cases/a.yaml").write_text(re.sub(r"\n  implications:\n(    .*\n)+", "\n", text), encoding="utf-8")
    cycle("2026-12", "--to", "md")
    said = Path("output", "chase-list-section-151-officer.md").read_text(encoding="utf-8")
    assert "| No words yet | Not asked |" in said
    assert "Nothing is wanted" not in said


def test_one_of_two_reports_that_moves_to_another_meeting_is_named_once() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n  second: {kind: full-council, meeting: 2026-12-10}\n")
    cycle("2026-12", "--to", "md")
    case("a", "  full-council: {meeting: 2026-12-10}\n  second: {kind: full-council, meeting: 2027-01-21}\n")
    said = cycle("2026-12", "--to", "md").said
    assert said.count("2026-12-10 full-council/a-second.md") == 2  # its place, and the message
    assert "CYCLE-03" in said
    assert "OUT-06" not in said


def test_a_case_that_cannot_be_read_stops_no_other() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    Path("cases", "b.yaml").write_text("council: [", encoding="utf-8")
    ran = cycle("2026-12")
    assert (ran.code, reports_in("2026-12-10 full-council")) == (1, ["a, full-council"])
    assert "cases/b.yaml" in ran.said


def test_an_index_that_somebody_has_edited_is_left_as_it_is() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    edited = Path("output", "2026-12-10 full-council", "00-agenda.md")
    edited.write_text("mine", encoding="utf-8")
    case("b", "  full-council: {meeting: 2026-12-10}\n")
    ran = cycle("2026-12")
    assert edited.read_text(encoding="utf-8") == "mine"
    assert ran.code != 0
    assert "OUT-03" in ran.said
    assert "b-full-council.md" in files("2026-12-10 full-council")


def test_edited_papers_are_kept_or_set_aside_as_is_asked() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    first = cycle("2026-12")
    folder = Path("output", "2026-12-10 full-council")
    edited = [folder / "00-agenda.md", folder / "a-full-council.md", *Path("output").glob("chase-list-*.md")]
    for file in edited:
        file.write_text("mine", encoding="utf-8")
    refused, kept = cycle("2026-12"), cycle("2026-12", "--keep")
    assert (refused.code, kept.code) == (3, first.code)
    assert [file.read_text(encoding="utf-8") for file in edited] == ["mine"] * len(edited)
    forced = cycle("2026-12", "--force")
    assert forced.code == first.code
    asides = [file.with_name(f"{file.stem} (edited 1).md") for file in edited]
    assert [file.read_text(encoding="utf-8") for file in asides] == ["mine"] * len(edited)
    assert "mine" not in {file.read_text(encoding="utf-8") for file in edited}
    assert cycle("2026-12", "--keep", "--force").code == 2


def test_a_public_index_is_searched_for_the_words_of_exempt_cases_too() -> None:
    case(
        "a",
        "  full-council:\n    meeting: 2026-12-10\n    class: exempt\n    report of: Director (Wendy Featherstone)\n",
    )
    path = Path("cases/a.yaml")
    path.write_text(path.read_text(encoding="utf-8") + "never publish: [Wendy Featherstone]\n", encoding="utf-8")
    ran = cycle("2026-12", "--stage", "public", "--to", "md")
    assert ran.code == 3
    assert not any("Featherstone" in file.read_text(encoding="utf-8") for file in Path("output").rglob("*.md"))


def test_two_cases_of_one_name_never_take_each_others_place_in_a_folder() -> None:
    case("x", "  full-council: {meeting: 2026-12-10}\n")
    text = Path("cases/x.yaml").read_text(encoding="utf-8")
    Path("more").mkdir()
    second = "  second: {kind: full-council, meeting: 2026-12-10}\n"
    Path("more/x.yaml").write_text(text + second, encoding="utf-8")
    shutil.copy("cases/meetings.yaml", "more")
    ran = cycle("2026-12", "cases", "more", "--to", "md")
    assert "OUT-01" in ran.said
    assert "holds one of cases/x.yaml" in ran.said


def test_the_folder_of_a_meeting_to_which_nothing_goes_any_more_is_named() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    case("a", "  full-council: {meeting: 2027-01-21}\n")
    said = cycle("2027-01").said
    assert "output/2026-12-10 full-council holds papers of a meeting to which none of these cases goes now" in said
    case("b", "  full-council: {meeting: 2026-12-10}\n")
    assert "none of these cases goes now" not in cycle("2027-01").said


def test_papers_of_another_format_that_an_earlier_run_left_are_named() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    said = cycle("2026-12", "--to", "html").said
    assert "a-full-council.docx is of an earlier run, and was not made anew: docx was not asked for" in said
    assert "00-agenda.md is of an earlier run" in said


def test_where_nothing_goes_to_a_meeting_that_is_said_and_nothing_is_called_ready() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    ran = cycle("cabinet:2026-12")
    assert "Nothing was made: no report goes to these meetings." in ran.said
    assert "ready" not in ran.said


def test_cases_stand_in_the_order_of_their_numbers() -> None:
    for name in ("k10", "k9", "k1"):
        case(name, "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12", "--to", "md", "-j", "1")
    assert reports_in("2026-12-10 full-council") == [f"{name}, full-council" for name in ("k1", "k9", "k10")]


def test_a_case_that_goes_to_several_meetings_is_counted_once_and_papers_are_no_reports() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n  cabinet: {meeting: 2026-12-03, key decision: no}\n")
    cycle("2026-12")
    assert "2 reports from 1 case. 1 unchanged." in cycle("2026-12").said


def test_the_same_cycle_again_changes_no_file() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    first = cycle("2026-12").err.splitlines()[-1].split(". ", 1)[1]
    made = {path: path.read_bytes() for path in Path("output").rglob("*.[dm]*") if path.is_file()}
    again = cycle("2026-12").err.splitlines()[-1]
    assert again.endswith(f" 1 unchanged. {first}")
    assert {path: path.read_bytes() for path in Path("output").rglob("*.[dm]*") if path.is_file()} == made


def test_two_processes_make_the_same_files_as_one() -> None:
    for name in "abc":
        case(name, "  full-council: {meeting: 2026-12-10}\n")
    assert cycle("2026-12", "-j", "2", "--to", "md", "-o", "two").code == cycle("2026-12", "-j", "1", "--to", "md").code
    one, two = ({file.name: file.read_bytes() for file in Path(at).rglob("*.md")} for at in ("output", "two"))
    assert one == two


# ---------------------------------------------------------------------------------------------- clearances


def chase(role: str) -> str:
    return Path("output", f"chase-list-{role}.md").read_text(encoding="utf-8")


def test_each_role_has_a_list_of_what_it_has_to_clear_by_when_and_since_when_it_was_asked() -> None:
    asked = "{text: Small., cleared: {state: requested, role: section 151 officer, on: 2026-11-20}}"
    case("a", f"  full-council: {{meeting: 2026-12-10, implications: {{financial: {asked}}}}}\n")
    case("b", "  full-council: {meeting: 2027-01-21, implications: {legal: The Act allows it.}}\n")
    cycle("2026-12", "2027-01")
    finance = chase("section-151-officer")
    assert "One clearance is wanted for Full Council on 10 December 2026 and Full Council on 21 January 2027" in finance
    assert "24 November 2026<br>clearance, by the council’s practice | Financial | a<br>full-council" in finance
    assert "Awaited | 20 November 2026" in finance
    assert "| Legal | b<br>full-council | Full Council, 21 January 2027 | Not yet asked | Not asked |" in chase(
        "monitoring-officer"
    )


def test_what_is_late_is_first_and_says_so() -> None:
    case("a", "  full-council: {meeting: 2026-12-10, implications: {legal: The Act allows it.}}\n")
    case("b", "  cabinet: {meeting: 2026-12-03, key decision: no, implications: {legal: The Act allows it.}}\n")
    cycle("2026-12")
    rows = [line for line in chase("monitoring-officer").splitlines() if " Legal " in line]
    assert [" (late)" in row for row in rows] == [True, False]
    assert "| b<br>cabinet |" in rows[0]
    assert "One clearance is late." in chase("monitoring-officer")


def test_a_role_that_has_nothing_to_clear_has_a_list_that_says_so() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    cycle("2026-12")
    assert "Nothing is wanted for Full Council on 10 December 2026." in chase("monitoring-officer")


# ---------------------------------------------------------------------------------------------------- stages


def test_a_final_cycle_is_refused_where_a_report_is_not_ready_and_the_index_says_why() -> None:
    case("a", "  full-council: {meeting: 2026-12-10, implications: {legal: The Act allows it.}}\n")
    ran = cycle("2026-12", "--stage", "final")
    assert ran.code == 3
    assert index("2026-12-10 full-council")[0][6].startswith("Not final: ")
    assert "a-full-council.docx" not in files("2026-12-10 full-council")


def test_the_public_index_tells_nothing_of_an_exempt_report_and_there_are_no_chase_lists() -> None:
    case("a", "  full-council: {meeting: 2026-12-10, class: exempt, title: The matter of the Joneses}\n")
    cycle("2026-12", "--stage", "public")
    text = Path("output", "2026-12-10 full-council", "00-agenda.md").read_text(encoding="utf-8")
    assert "| Exempt report | Not published |" in text
    assert "Joneses" not in text
    assert not any(name.startswith("chase") for name in files())
    assert files("2026-12-10 full-council") == {"00-agenda.docx", "00-agenda.md"}


# ----------------------------------------------------------------------------------------------- what is typed


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("2026-13", 2, "there is no month 2026-13"),
        ("cabinet:someday", 2, "“someday” is neither a month nor a day"),
        ("cabnet", 1, "did you mean Cabinet?"),
        ("2031-01", 1, "no meeting is known for 2031-01"),
        ("cases/not-there.yaml", 1, "cases/not-there.yaml"),
        ("cabinet:2026-12-17", 1, "is cancelled"),
        ("c" * 5000, 1, "no meeting of"),
        ("\u202e", 2, "names no body"),
    ],
)
def test_what_cannot_be_done_is_answered_plainly(typed: str, code: int, words: str) -> None:
    case("a", "  cabinet: {meeting: 2026-12-03, key decision: no}\n")
    ran = cycle(typed)
    assert (ran.code, words in ran.said) == (code, True), ran.err
    assert "Traceback" not in ran.err


def test_another_calendar_can_be_named() -> None:
    case("a", "  full-council: {meeting: next}\n")
    Path("other.csv").write_text("Committee,Date\nFull Council,15/12/2026\n", encoding="utf-8")
    cycle("--meetings", "other.csv")
    assert reports_in("2026-12-15 full-council") == ["a, full-council"]


def test_the_usual_folder_of_cases_is_read_where_none_is_named_and_others_where_they_are() -> None:
    case("a", "  full-council: {meeting: 2026-12-10}\n")
    Path("elsewhere").mkdir()
    shutil.move(case("b", "  full-council: {meeting: 2026-12-10}\n"), "elsewhere")
    cycle("2026-12-10")
    assert reports_in("2026-12-10 full-council") == ["a, full-council"]
    cycle("2026-12-10", "elsewhere", "cases")
    assert reports_in("2026-12-10 full-council") == ["a, full-council", "b, full-council"]


def test_what_is_in_the_drafts_is_not_told_again_and_all_of_it_is_in_json() -> None:
    case("a", "  full-council: {meeting: 2026-12-10, consultations: }\n", every="  consultations:\n")
    assert "CLEAR" not in cycle("2026-12").said
    case("b", "  full-council: {meeting: 2026-12-10, implications: {legal: The Act allows it.}}\n")
    assert "CLEAR-01" not in cycle("2026-12").said
    assert "CLEAR-01" in cycle("2026-12", "--format", "json").err


def test_an_index_is_the_same_however_many_processes_work_on_it() -> None:
    for number in range(5):
        case(f"n{number}", "  full-council: {meeting: 2026-12-10}\n")
    alone = cycle("2026-12", "-j", "1", "-o", "alone")
    together = cycle("2026-12", "-j", "3", "-o", "together")
    assert together.said.replace("together", "alone") == alone.said
    for path in Path("alone").rglob("*.*"):
        if path.is_file() and path.name[0] != ".":
            assert Path("together", path.relative_to("alone")).read_bytes() == path.read_bytes(), path


# ---------------------------------------------------------------------------------------------------- the many


def test_the_worked_cases_and_two_hundred_others_go_through_a_cycle() -> None:
    for path in WORKED:
        shutil.copy(path, "cases")
    for number in range(200):
        body, decides = (("full-council", ""), ("cabinet", ", key decision: no"))[number % 2]
        when = ("next", "2026-12-10" if body == "full-council" else "2026-12-03", "2027-01-21")[number % 3]
        exempt = ", class: exempt, exempt information: {paragraphs: 1, public interest: It names them.}"
        case(f"n{number:03}", f"  {body}: {{meeting: {when}{decides}{exempt if number % 7 == 0 else ''}}}\n")
    ran = cycle("2026-12", "2027-01", "--to", "md")
    assert "mistake" not in ran.err
    folders = sorted(path for path in Path("output").iterdir() if path.is_dir())
    listed = [line for folder in folders for line in reports_in(folder.name)]
    assert len(listed) == len(set(listed)) == 201  # with the one worked case that is to come
    for folder in folders:
        made = {path.stem for path in folder.glob("*.md")} - {"00-agenda"}
        assert made == {line.replace(", ", "-") for line in reports_in(folder.name)}
        opened = [row[4] for row in index(folder.name)]
        assert opened == sorted(opened, reverse=True)  # all that is public first
