"""The summary of many cases: which it counts, what they come to, and when nothing is written."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.program import ROOT, Ran, plain_house, run
from tests.write.docx.reading import WordFile, w

DECISION = ROOT / "cases" / "23-019-542.yaml"
YEAR = ("--from", "2024-04-01", "--until", "2025-03-31")
NAME = "upheld-cases-lancashire-2024-04-01-to-2025-03-31"
PAYMENT = "amount: 300, per: child, number: 2, for:"
LEWISHAM = NAME.replace("lancashire", "lewisham")
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cases").mkdir()


def case(name: str, *changes: tuple[str, str]) -> None:
    """A case file that differs from the worked decision."""
    text = DECISION.read_text(encoding="utf-8").replace("23 019 542", f"24 000 {len(name):03}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    Path("cases", f"{name}.yaml").write_text(text, encoding="utf-8")


def decided(day: str) -> tuple[str, str]:
    return ("  issued: 2024-09-02\n", f"  issued: {day}\n")


def service(name: str) -> tuple[str, str]:
    return ("service: Children’s Social Care", f"service: {name}")


def summary(*more: str) -> Ran:
    return run("summary", "cases", *YEAR, "--to", "md", *more)


def without(key: str, instead: str = "") -> tuple[str, str]:
    """A change that takes a whole part of the case out, or puts another in its place."""
    found = re.search(rf"^{key}:\n(?:(?: .*)?\n)*", DECISION.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found.group(), instead


def is_refused(gap: str, *more: str) -> None:
    """A final summary is refused for one gap, which the draft has too."""
    for stage, code in (("draft", 0), ("final", 3)):
        ran = summary("--stage", stage, *more)
        assert (ran.code, ran.said.count("gap[")) == (code, 1)
        assert gap in ran.said


def markdown(name: str = NAME) -> str:
    return Path("output", f"{name}.md").read_text(encoding="utf-8")


def rows(first: str) -> list[list[str]]:
    """The rows of the table whose header begins with a word."""
    lines = markdown().splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(f"| {first} "))
    body = lines[start + 2 :]
    end = next((place for place, line in enumerate(body) if not line.startswith("|")), len(body))
    return [[cell.strip().strip("*") for cell in line.strip("|").split("|")] for line in body[:end]]


def test_cases_are_counted_and_added_up_by_service_most_cases_first() -> None:
    case("a", service("Housing"))
    case("bb")
    case("ccc", ("paid: 600", "paid: 500"))
    assert summary().code == 0
    assert rows("Service") == [
        ["Children’s Social Care", "2", "£1,500", "£1,400"],
        ["Housing", "1", "£750", "£750"],
        ["All services", "3", "£2,250", "£2,150"],
    ]


def test_cases_are_counted_by_outcome() -> None:
    no = "    injustice: no\n"
    start = "    injustice: M and N missed support that they should have had. Mr X was distressed,"
    case("a")
    case("bb", (f"{start} and had to pursue the matter many times.\n", no))
    summary()
    assert [row[:2] for row in rows("Outcome")] == [
        ["Fault, which caused injustice", "1"],
        ["Fault, which caused no injustice", "1"],
        ["All outcomes", "2"],
    ]


def test_the_compliance_rate_is_never_rounded_up_and_late_recommendations_are_told() -> None:
    case("a", ("done: 2024-09-24", "planned: 2026-01-01"), ("done: 2024-09-16", "done: 2024-10-01"))
    case("bb")
    case("ccc")
    summary()
    assert "15 recommendations in those cases, of which 14 are complete: a compliance rate of 93%." in markdown()
    assert "Of the 14 recommendations with a date that were completed on a known day, one was late." in markdown()


def test_a_single_recommendation_is_spoken_of_as_one() -> None:
    text = DECISION.read_text(encoding="utf-8")
    others = text[text.index("  - id: contact\n") : text.index("every report:\n")]
    case("a", (others, "\n"))
    summary()
    assert "made one recommendation in that case, which is complete: a compliance rate of 100%." in markdown()
    assert "The one recommendation with a date that was completed on a known day was in time." in markdown()


def test_where_all_recommendations_are_complete_it_says_all() -> None:
    case("a")
    summary()
    assert "made five recommendations in that case, all of which are complete: a compliance rate of 100%." in markdown()


@pytest.mark.parametrize(
    ("day", "counted"),
    [("2024-03-31", 0), ("2024-04-01", 1), ("2025-03-31", 1), ("2025-04-01", 0), ("2024-04", 1), ("2025-04", 0)],
)
def test_a_case_is_of_the_period_in_which_it_was_decided(day: str, counted: int) -> None:
    case("a", decided(day))
    ran = summary()
    assert f"1 document from {counted} case" in ran.said
    if not counted:
        assert "found no fault by the county council in any case decided in this period" in markdown()


def test_a_case_of_which_the_day_is_not_known_well_enough_is_a_gap_and_is_not_counted() -> None:
    case("a", ("  issued: 2024-09-02\n", ""), ("  received: 2024-09-02\n", ""))
    case("bb", decided("2024-06"))
    ran = run("summary", "cases", "--from", "2024-06-15", "--until", "2025-03-31", "--to", "md")
    assert ran.err.count("gap[SUM-01]") == 2
    assert "1 document from 0 cases" in ran.said
    assert run("summary", "cases", *YEAR, "--stage", "final").code == 3


def test_a_case_that_is_left_out_is_told_of_wherever_the_others_are_counted() -> None:
    case("Mc-nodate", ("  issued: 2024-09-02\n", ""), ("  received: 2024-09-02\n", ""))
    summary()
    assert "in any case known to have been decided in this period. One case is not counted, since" in markdown()
    assert "**Day of the decision in Mc-nodate.yaml** (case file, line " in markdown()
    case("bb")
    summary()
    assert "at fault in at least one case decided in this period. One case is not counted, since" in markdown()
    assert "recommended payments of £750 in the cases that are counted, and" in markdown()
    assert [row[0] for row in rows("Service")] == ["Children’s Social Care", "All services (not complete)"]
    assert "![Upheld cases by service (not complete): " in markdown()
    Path("cases", "Mc-nodate.yaml").unlink()
    summary()
    assert "not counted" not in markdown()
    assert "not complete" not in markdown()


@pytest.mark.parametrize(
    ("findings", "place"),
    [("", "5:1"), ("findings:\n", "44:1"), ("findings:\n  - {id: support, outcome: Upheld}\n", "45:5")],
)
def test_a_case_that_does_not_say_what_was_found_is_a_gap_and_is_not_counted(findings: str, place: str) -> None:
    case("a", without("findings", findings))
    is_refused(f"cases/a.yaml:{place}: gap[SUM-06] cases/a.yaml is not counted: it does not say whether the Ombudsman")
    assert "**Findings in a.yaml** (case file, line " in markdown()
    assert (
        "It is not known whether the Local Government and Social Care Ombudsman found the county council" in markdown()
    )
    assert "One case decided in this period is not counted, since the case file does not say whether" in markdown()
    case("bb")
    summary()
    assert "at fault in at least one case decided in this period. One case decided in this period is not" in markdown()


def test_a_finding_that_says_nothing_is_a_gap_beside_a_fault_and_the_case_is_counted() -> None:
    start = "    injustice: M and N missed support that they should have had. Mr X was distressed,"
    case("a", (f"{start} and had to pursue the matter many times.\n", "    injustice: no\n  - id: third\n"))
    is_refused("cases/a.yaml is counted for its fault, and another finding says neither `fault:` nor `matter:`")
    assert rows("Outcome")[0][0] == "Fault; the case does not say whether it caused injustice"


def test_a_case_in_which_nothing_was_looked_into_but_a_matter_is_no_gap() -> None:
    case("a", without("findings", "findings:\n  - matter: How the assessments were made.\n"))
    assert summary("--stage", "final").code == 0
    assert "found no fault by the county council in any case decided in this period" in markdown()


def test_a_case_without_a_day_or_findings_may_be_one_that_is_not_decided_yet() -> None:
    case("a", without("findings"), ("  issued: 2024-09-02\n", ""), ("  received: 2024-09-02\n", ""))
    is_refused("name the case files without it while the Ombudsman has not decided")


@pytest.mark.parametrize("recommendations", ["", "recommendations:\n"])
def test_a_case_that_does_not_say_what_was_recommended_is_a_gap_and_no_total_takes_it_for_nothing(
    recommendations: str,
) -> None:
    change = without("recommendations", recommendations)
    case("a", change)
    is_refused("gap[SUM-07] cases/a.yaml does not say what the Ombudsman recommended, so that the totals are not")
    assert "The case file does not say what the Ombudsman recommended, so that there is no compliance" in markdown()
    assert "What the Ombudsman recommended to pay is not known." in markdown()
    assert "made no recommendations" not in markdown()
    assert rows("Service")[-1] == ["All services", "1", "not known", "not known"]
    assert rows("Reference")[-1][-3:] == ["not known", "not known", "not known"]


def test_what_is_recommended_in_other_cases_is_at_least_what_was_recommended() -> None:
    case("a", without("recommendations"))
    case("bb")
    summary()
    assert "Five recommendations of the Ombudsman are known in those cases, all of which are complete." in markdown()
    assert "compliance rate of" not in markdown()
    assert "recommended payments of at least £750, and the county council has paid at least £750." in markdown()
    assert rows("Service")[-1] == ["All services", "2", "at least £750", "at least £750"]
    assert [row[-3:] for row in rows("Reference")] == [
        ["not known", "not known", "not known"],
        ["5 of 5", "£750", "£750"],
        ["5 of at least 5", "at least £750", "at least £750"],
    ]


def test_a_template_of_a_house_that_prints_the_rate_without_all_recommendations_prints_a_gap() -> None:
    plain_house(Path())
    own = Path("templates", "plain", "companions", "summary.md.j2")
    own.parent.mkdir(exist_ok=True)
    own.write_text("# Upheld\n\nThe rate is {{ summary.compliance }}.\n", encoding="utf-8")
    case("a", ("council: lancashire", "council: plain"), without("recommendations"))
    assert summary().code == 0
    assert "The rate is **[compliance rate: to be given]**." in markdown(NAME.replace("lancashire", "plain"))


def test_an_officers_word_that_nothing_was_recommended_is_counted_as_nothing() -> None:
    case("a", without("recommendations", "recommendations: none\n"))
    assert summary("--stage", "final").code == 0
    assert "The Ombudsman made no recommendations in that case.\n\nThe Ombudsman recommended no payments." in markdown()


@pytest.mark.parametrize(
    "change",
    [
        (PAYMENT, "for:"),
        (f"    payments:\n      - {{{PAYMENT} the lack of the right support, to: Mr X}}\n", ""),
    ],
)
def test_a_payment_without_a_sum_is_a_gap_and_the_sums_are_not_said_to_be_whole(change: tuple[str, str]) -> None:
    case("a", change)
    is_refused("gap[SUM-08] cases/a.yaml does not say how much this payment is, so that the totals are not complete")
    assert (
        "recommended payments of at least £150, and the county council has paid £750. The case file does not give the"
        " sum of every payment.\n"
    ) in markdown()
    assert rows("Service")[-1] == ["All services", "1", "at least £150", "£750"]


def test_of_payments_none_of_which_has_a_sum_no_total_is_told() -> None:
    case("a", ("amount: 300, per: child, number: 2, ", ""), ("amount: 150, ", ""))
    ran = summary()
    assert ran.said.count("gap[SUM-08]") == 2
    assert "The Ombudsman recommended payments, and the county council has paid £750. The case file does" in markdown()
    assert "£0" not in markdown()


def test_a_recommendation_that_was_not_accepted_is_neither_complete_nor_late() -> None:
    refused = "    response: not accepted\n    because: It was done before.\n    actions:\n      - done: 2024-10-23"
    case("a", ("    actions:\n      - done: 2024-09-23", refused))
    summary()
    assert "made five recommendations in that case, of which four are complete: a compliance rate of 80%." in markdown()
    assert "Of the four recommendations with a date that were completed on a known day, none were late." in markdown()


@pytest.mark.parametrize(("day", "said"), [("2099-06-05", "on 5 June 2099"), ("2099-06", "in June 2099")])
def test_what_is_said_to_be_done_on_a_day_to_come_is_not_complete_and_is_told_in_the_words_of_the_law(
    day: str, said: str
) -> None:
    case("a", ("      - done: 2024-09-27", f"      - done: {day}"))
    ran = summary()
    assert ran.said.count("warning[") == 1
    assert f"warning[ACT-03] the action is said to be done {said}, which is still to come" in ran.said
    assert "**Day of an action in a.yaml** (" in markdown()
    assert "made five recommendations in that case, of which four are complete: a compliance rate of 80%." in markdown()
    assert "recommended payments of £750 in all, and the county council has paid £150." in markdown()
    assert "ACT-03" not in summary("--today", "2099-07-01").said
    assert "all of which are complete" in markdown()


def test_a_service_is_one_however_its_apostrophes_dashes_and_spaces_are_typed() -> None:
    case("a", decided("2024-06-03"), service("Children’s services – care"))
    case("bb", service("children's  services - care"))
    case("ccc", service("Children`s services\u00a0—\u00a0care"))
    summary()
    assert rows("Service") == [
        ["Children’s services – care", "3", "£2,250", "£2,250"],
        ["All services", "3", "£2,250", "£2,250"],
    ]
    assert "![Upheld cases by service: Children’s services – care 3](" in markdown()


def test_the_summaries_of_two_councils_never_meet_in_one_folder_nor_with_older_files() -> None:
    case("a")
    case("bb", ("council: lancashire", "council: lewisham"))
    older = Path("output", "upheld-cases-2024-04-01-to-2025-03-31.md")
    older.parent.mkdir()
    older.write_text("as it was", encoding="utf-8")
    for house, name in (("lancashire", NAME), ("lewisham", LEWISHAM)):
        ran = summary("--house", house)
        assert (ran.code, ran.lines) == (0, [f"output/{name}.md", f"output/{name}-by-service.svg"])
    assert "**Lancashire County Council" in markdown()
    assert "**London Borough of Lewisham" in markdown(LEWISHAM)
    assert older.read_text(encoding="utf-8") == "as it was"


def test_a_period_of_one_day_is_called_by_that_day() -> None:
    case("a")
    run("summary", "cases", "--from", "2024-09-02", "--until", "2024-09-02", "--to", "md")
    text = markdown("upheld-cases-lancashire-2024-09-02-to-2024-09-02")
    assert "# Complaints that the Ombudsman upheld, 2 September 2024\n" in text
    assert "at fault in one case decided on this day." in text


@pytest.mark.parametrize("text", ["foo: 1\n", "", "# council: lancashire\n", "- a list\n"])
def test_a_file_of_a_folder_with_nothing_of_a_case_is_passed_over_unless_it_was_named(text: str) -> None:
    case("a")
    Path("cases", "other.yaml").write_text(text, encoding="utf-8")
    ran = summary()
    assert ran.code == 0
    assert ran.said.startswith("cases/other.yaml:1:1: warning[CASE-12] cases/other.yaml has nothing of a case in it")
    assert "1 document from 1 case. 0 gaps, 1 warning, 0 errors" in ran.said
    assert "other.yaml" not in markdown()
    named = summary("cases/other.yaml")
    assert named.code == 1
    assert "error[SUM-02] cases/other.yaml cannot be counted" in named.said


def test_a_folder_in_which_all_is_passed_over_has_no_case() -> None:
    Path("cases", "other.yaml").touch()
    ran = summary()
    assert (ran.code, ran.out) == (1, "")
    assert "error[CASE-08] the folder cases holds no case file" in ran.said
    assert "SUM-" not in ran.err


def test_without_a_name_the_folder_cases_is_read() -> None:
    case("a")
    assert "1 document from 1 case." in run("summary", *YEAR, "--to", "md").said


def test_without_formats_word_and_markdown_are_made() -> None:
    case("a")
    ran = run("summary", "cases", *YEAR)
    assert ran.lines[:2] == [f"output/{NAME}.docx", f"output/{NAME}.md"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "Missing option '--until'"),
        (("--until", "2025"), "“2025” is not a day; write year-month-day"),
        (("--until", "2025-03-31", "--to", "pdf"), "“pdf” is not a format; write docx, md, html"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_use(typed: tuple[str, ...], said: str) -> None:
    ran = run("summary", "cases", "--from", "2024-04-01", *typed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.said


def test_a_case_without_fault_is_not_counted() -> None:
    text = DECISION.read_text(encoding="utf-8")
    faults = text[text.index("findings:\n") : text.index("recommendations:\n")]
    case("a", (faults, "findings:\n  - matter: How the assessments were made.\n\n"))
    assert "from 0 cases" in summary().said


def test_one_decision_in_two_files_is_told() -> None:
    case("a")
    case("b")
    ran = summary()
    assert "warning[SUM-04] 24 000 001 is counted twice: it is in cases/a.yaml as well" in ran.said


def test_nothing_is_written_while_a_case_cannot_be_read() -> None:
    case("a")
    Path("cases", "broken.yaml").write_text("schema_version: 1\ncouncil: lancashire\nrecieved: x\n", encoding="utf-8")
    ran = summary()
    assert (ran.code, ran.out) == (1, "")
    assert "error[CASE-01]" in ran.err
    assert "error[SUM-02] cases/broken.yaml cannot be counted, so that no summary was written" in ran.said
    assert not Path("output").exists()


def test_cases_of_other_councils_are_passed_over_and_without_a_house_all_have_to_be_of_one() -> None:
    case("a")
    case("bb", ("council: lancashire", "council: lewisham"))
    ran = summary()
    assert ran.code == 1
    assert "error[SUM-03] the cases are of 2 councils: lancashire, lewisham" in ran.said
    assert "1 document from 1 case" in summary("--house", "lewisham").said
    assert markdown(LEWISHAM).startswith("**DRAFT · Not for publication**\n\n**London Borough of Lewisham")
    assert "none of the cases is of `tameside`" in summary("--house", "tameside").said


def test_a_period_that_ends_before_it_begins_is_a_wrong_use() -> None:
    case("a")
    ran = run("summary", "cases", "--from", "2025-04-01", "--until", "2024-03-31")
    assert (ran.code, ran.err) == (
        2,
        "Error: the period ends before it begins: --from 2025-04-01 --until 2024-03-31\n",
    )


def test_the_chart_is_a_picture_with_its_words_in_word_and_beside_markdown_and_part_of_the_page() -> None:
    case("a", service("Housing & <Repairs>"))
    case("bb")
    ran = run("summary", "cases", *YEAR, "--to", "docx,md,html", "--stage", "public")
    assert [Path(line).name for line in ran.lines] == [
        f"{NAME}.docx",
        f"{NAME}.md",
        f"{NAME}-by-service.svg",
        f"{NAME}.html",
    ]
    said = "Upheld cases by service: Children’s Social Care 1, Housing & <Repairs> 1"
    word = WordFile.opened(Path("output", f"{NAME}.docx").read_bytes())
    (picture,) = word.tree().iter(PICTURE)
    assert picture.get("descr") == said
    assert Image.open(io.BytesIO(word.parts["word/media/chart-1.png"])).size[0] == 2000
    drawn = etree.fromstring(Path("output", f"{NAME}-by-service.svg").read_bytes())
    assert drawn.get("aria-label") == said
    assert f"]({NAME}-by-service.svg)" in markdown()
    page = etree.fromstring(Path("output", f"{NAME}.html").read_bytes())
    (inline,) = page.iter("{http://www.w3.org/2000/svg}svg")
    assert inline.get("aria-label") == said
    assert [text.text for text in inline.iter("{http://www.w3.org/2000/svg}text")] == [
        "Children’s Social Care",
        "1",
        "Housing & <Repairs>",
        "1",
    ]


def test_the_same_cases_make_the_same_bytes() -> None:
    case("a")
    made = []
    for folder in ("one", "two"):
        run("summary", "cases", *YEAR, "--to", "docx,md,html", "-o", folder)
        made.append({file.name: file.read_bytes() for file in Path(folder).glob("upheld*")})
    assert made[0] == made[1]
    assert len(made[0]) == 4


def test_without_pillow_word_is_refused_with_what_to_do_and_a_summary_without_a_chart_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case("a")
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.setattr("reportgen.summary.find_spec", lambda _name: None)
    ran = run("summary", "cases", *YEAR)
    assert (ran.code, ran.out) == (1, "")
    assert "error[SUM-05] the chart cannot be drawn for Word" in ran.said
    assert "pip install 'reportgen[charts]'" in ran.said
    assert summary().code == 0


def test_a_summary_that_somebody_has_edited_is_left_or_set_aside() -> None:
    case("a")
    assert summary().code == 0
    (made,) = Path("output").glob("*.md")
    made.write_text("mine", encoding="utf-8")
    refused, kept = summary(), summary("--keep")
    assert (refused.code, kept.code, made.read_text(encoding="utf-8")) == (3, 0, "mine")
    assert summary("--force").code == 0
    assert made.read_text(encoding="utf-8") != "mine"
    assert made.with_name(f"{made.stem} (edited 1).md").read_text(encoding="utf-8") == "mine"


def test_words_that_may_not_be_published_stop_a_public_summary() -> None:
    case("a", service("the care of Jane Barrowclough"), ("schema_version: 1\n", f"schema_version: 1\n{HIDDEN}"))
    ran = run("summary", "cases", *YEAR, "--stage", "public", "--to", "md,html")
    assert (ran.code, ran.out) == (3, "")
    assert "error[STAGE-03]" in ran.err
    assert "Barrowclough" not in ran.err
    assert summary("--stage", "final").code == 0


HIDDEN = "never publish: [Jane Barrowclough]\n"


def test_the_list_of_cases_lies_on_its_side_in_word() -> None:
    case("a")
    run("summary", "cases", *YEAR, "--to", "docx")
    word = WordFile.opened(Path("output", f"{NAME}.docx").read_bytes())
    turned = [size.get(w("orient"), "portrait") for size in word.tree().iter(w("pgSz"))]
    assert turned == ["portrait", "landscape"]
