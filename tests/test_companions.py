"""The papers that go with a case: which a case needs, what they say, and that they keep the manners of reports."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import api
from reportgen.build import Workshop
from reportgen.case.values import Text
from reportgen.compose import companions
from reportgen.compose.todo import drafted
from reportgen.diagnostics import Severity
from reportgen.document.nodes import Division, DivisionKind
from reportgen.studio import Studio
from tests.program import FINISHED, ROOT, TEMPLATES, UNFINISHED, run
from tests.words import of_html, of_markdown, of_word

DECISION = ROOT / "cases" / "23-019-542.yaml"
LEWISHAM = ROOT / "cases" / "lewisham-2021-care-leaver.yaml"
TAMESIDE = ROOT / "cases" / "tameside-2020-children-in-care.yaml"
GOLDEN = Path(__file__).parent / "golden"
EVERY = api.Options(companions=True)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(case: Path, *changes: tuple[str, str]) -> Path:
    """A worked case with other words in it."""
    text = case.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    Path("case.yaml").write_text(text, encoding="utf-8")
    return Path("case.yaml")


def case_of(path: Path) -> api.Case:
    case = api.load_case(path).value
    assert case is not None
    return case


def needed(path: Path) -> list[str]:
    return [companion.name for companion in companions.needed(case_of(path))]


def read(path: Path, name: str, stage: api.Stage = api.Stage.FINAL, *templates: Path) -> str:
    """The Markdown of a companion."""
    options = api.Options(stage=stage, templates=(*templates, TEMPLATES))
    case = case_of(path)
    document = api.compose(case, name, options)
    assert document.value is not None, document.diagnostics
    written = api.write(document.value, "md", str(case.council), options).value
    assert written is not None
    return written.decode()


def gaps(path: Path, name: str) -> list[str]:
    return [found.about for found in api.compose(case_of(path), name).diagnostics if found.severity is Severity.GAP]


# ----------------------------------------------------------------------------------------------- which are needed


def test_a_public_report_needs_notice_letter_actions_and_return() -> None:
    assert needed(FINISHED) == ["public-notice", "letter-to-ombudsman", "action-plan", "compliance-return"]


def test_a_decision_on_a_function_of_the_executive_needs_a_report_under_section_5a_and_its_answer() -> None:
    assert needed(DECISION) == [
        "monitoring-officer-report-section-5a",
        "executive-report",
        "action-plan",
        "compliance-return",
    ]


def test_a_focus_report_needs_none() -> None:
    assert needed(TAMESIDE) == []


def test_no_notice_is_needed_where_the_ombudsman_says_so() -> None:
    assert "public-notice" not in needed(changed(FINISHED, ("publicity:\n", "publicity:\n  not required: yes\n")))


@pytest.mark.parametrize(
    ("function", "sections"),
    [
        ("council", ["monitoring-officer-report-section-5"]),
        ("executive", ["monitoring-officer-report-section-5a", "executive-report"]),
        (
            "both",
            [
                "monitoring-officer-report-section-5",
                "monitoring-officer-report-section-5a",
                "executive-report",
            ],
        ),
    ],
)
def test_the_function_says_under_which_section_the_monitoring_officer_reports(
    function: str, sections: list[str]
) -> None:
    case = changed(DECISION, ("monitoring officer report:\n", f"function: {function}\nmonitoring officer report:\n"))
    assert needed(case)[:-2] == sections


def test_a_fault_of_which_the_function_is_not_known_yet_has_a_report_with_a_gap_for_the_section() -> None:
    assert "monitoring-officer-report" in needed(UNFINISHED)
    assert "section 5 or section 5A" in gaps(UNFINISHED, "monitoring-officer-report")


def test_a_report_of_the_case_that_has_the_name_of_a_companion_is_made_in_its_place() -> None:
    case = changed(FINISHED, ("reports:\n", "reports:\n  public-notice: {kind: cabinet, meeting: 2019-07-11}\n"))
    assert "public-notice" not in needed(case)
    assert read(case, "public-notice").startswith("**Lancashire County Council · Part A**")


def test_a_name_that_neither_a_report_nor_a_companion_has_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        api.compose(case_of(FINISHED), "press-release")


# ------------------------------------------------------------------------------------------------- what they say


@pytest.mark.parametrize(
    ("case", "name"),
    [
        (FINISHED, "public-notice"),
        (LEWISHAM, "letter-to-ombudsman"),
        (DECISION, "monitoring-officer-report-section-5a"),
        (DECISION, "executive-report"),
        (DECISION, "compliance-return"),
    ],
    ids=lambda part: part if isinstance(part, str) else part.stem,
)
def test_a_companion_reads_as_it_did_when_a_person_last_looked(case: Path, name: str) -> None:
    text, golden = read(case, name), GOLDEN / f"{case.stem}-{name}.md"
    if os.environ.get("REFRESH_GOLDENS"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8"), f"look at the change, then write it to {golden}"


def test_the_notice_tells_nothing_of_the_complaint_but_its_service() -> None:
    text = read(LEWISHAM, "public-notice")
    assert "Children’s Social Care" in text
    assert not [word for word in ("Miss X", "allegations", "2010", "£") if word in text]


def test_the_last_day_of_inspection_is_worked_out_where_it_is_not_given() -> None:
    text = read(changed(FINISHED, ("    inspection to: 2019-06-10\n", "")), "public-notice")
    assert "from Monday, 20 May 2019 to Sunday, 9 June 2019" in text


def test_the_monitoring_officers_report_is_to_be_considered_within_21_days() -> None:
    text = read(DECISION, "monitoring-officer-report-section-5a")
    assert "and so by 4 October 2024" in text  # copies went out on 13 September
    assert "at a meeting held not more than 21 days after copies are first sent to its members" in text


def test_under_section_5_nobody_can_consider_it_in_the_place_of_the_council() -> None:
    case = changed(DECISION, ("  section: section 5A\n", "  section: section 5\n"))
    text = read(case, "monitoring-officer-report-section-5")
    assert "No committee, sub-committee or officer can do so in its place. Full Council is to consider it on" in text
    assert "5A" not in text


def test_what_an_officer_was_not_consulted_on_is_said() -> None:
    case = changed(DECISION, ("  consulted chief finance officer: yes\n", "  consulted chief finance officer: no\n"))
    assert "The chief finance officer was not consulted on it." in read(case, "monitoring-officer-report-section-5a")


def test_nothing_may_be_done_on_a_pending_decision_before_the_report_is_considered() -> None:
    case = changed(DECISION, ("  section: section 5A\n", "  section: section 5A\n  pending decision: yes\n"))
    text = read(case, "monitoring-officer-report-section-5a")
    assert "No step may be taken to carry it out until the end of the first business day after" in text


def test_the_executive_has_to_give_reasons() -> None:
    case = changed(DECISION, ("  response: |\n", "  background: |\n"))
    assert "reasons for the action, or for taking none" in gaps(case, "executive-report")


def test_the_executive_tells_what_it_did_and_proposes_under_the_recommendation_that_it_answers() -> None:
    case = changed(DECISION, ("      - done: 2024-09-16\n", "      - planned: 2024-11-01\n"))
    taken, proposed = read(case, "executive-report").split("## Action proposed, and when")
    assert "- **Pay for the time and trouble of pursuing the complaint**" in taken
    assert "Give Mr X the name" not in taken
    assert "- **Give Mr X the name and number of one officer to turn to**\n\n  **Planned" in proposed


def test_the_executive_does_not_say_that_nothing_is_left_while_a_recommendation_is_not_answered() -> None:
    text = DECISION.read_text(encoding="utf-8")
    actions = text[text.index("    actions:\n      - done: 2024-09-16") : text.index("  - id: lost-support")]
    case = changed(DECISION, (actions, ""))
    assert "what the council did about it" in gaps(case, "executive-report")
    assert "no action on the recommendations is left" not in read(case, "executive-report", api.Stage.DRAFT)


def test_an_executive_that_refuses_and_one_of_which_nothing_was_asked_propose_nothing() -> None:
    text = DECISION.read_text(encoding="utf-8")
    all_of_them = text[text.index("recommendations:\n") : text.index("every report:\n")]
    refused = "recommendations:\n  - {text: Apologise, response: not accepted, because: It has done so twice.}\n\n"
    said = read(changed(DECISION, (all_of_them, refused)), "executive-report")
    assert "## Action taken\n\nNone.\n\n## Action proposed, and when\n\nNone: no action is proposed." in said
    said = read(changed(DECISION, (all_of_them, "recommendations: none\n\n")), "executive-report")
    assert said.count("None: the Ombudsman made no recommendations.") == 2


def test_a_joint_meeting_is_where_the_executive_considers_a_report_and_not_whose_duty_it_is() -> None:
    joint = "  cabinet:\n    body: Joint Meeting of Cabinet and Scrutiny\n"
    text = read(changed(DECISION, ("  cabinet:\n", joint)), "monitoring-officer-report-section-5a")
    assert "**To:** Cabinet, with a copy to every member" in text
    assert "Cabinet has to consider it at a meeting" in text
    assert "It is to do so on 3 October 2024 (Joint Meeting of Cabinet and Scrutiny)." in text


def test_the_monitoring_officer_signs() -> None:
    signed = "\n\nSigned:\n\nMonitoring Officer\\\nLancashire County Council\n"
    assert read(DECISION, "monitoring-officer-report-section-5a").endswith(signed)


def test_the_letter_speaks_to_the_ombudsman() -> None:
    text = read(FINISHED, "letter-to-ombudsman")
    assert "All three of your recommendations are complete. The payments that you recommended come to £550" in text


def test_where_nothing_was_recommended_it_is_said_once() -> None:
    text = FINISHED.read_text(encoding="utf-8")
    all_of_them = text[text.index("recommendations:\n") : text.index("every report:\n")]
    said = read(changed(FINISHED, (all_of_them, "recommendations: none\n\n")), "letter-to-ombudsman")
    assert said.count("recommendations") == said.count("You made no recommendations.") == 1


def test_a_report_has_the_date_on_it_and_is_published_only_on_the_day_that_the_case_gives() -> None:
    published = "  published: 2021-06-22\n"
    case = changed(LEWISHAM, (published, f"  issued: 2021-06-21\n{published}"))
    assert "has issued a report, dated 21 June 2021, on" in read(case, "public-notice")
    assert "The Ombudsman published the report on 22 June 2021" in read(case, "action-plan")
    case = changed(LEWISHAM, (published, "  issued: 2021-06-21\n"))
    assert "The Ombudsman issued the report on 21 June 2021" in read(case, "action-plan")
    assert "has issued a report, published on 22 June 2021, on" in read(LEWISHAM, "public-notice")


def test_complaints_that_were_looked_into_together_have_references() -> None:
    case = changed(LEWISHAM, ("reference: 19 014 855", "reference: [19 014 855, 19 014 856]"))
    assert "(references 19 014 855 and 19 014 856)" in read(case, "public-notice")
    assert "references 19 014 855 and 19 014 856\n" in read(case, "letter-to-ombudsman")


def test_three_weeks_are_said_only_of_three_weeks() -> None:
    assert "from Monday, 20 May 2019 to Monday, 10 June 2019, both days included, at:" in read(
        FINISHED, "public-notice"
    )
    three = read(changed(FINISHED, ("inspection to: 2019-06-10", "inspection to: 2019-06-09")), "public-notice")
    assert "for three weeks from Monday, 20 May 2019 to Sunday, 9 June 2019, both days included, at:" in three


def test_the_return_has_the_sums_and_why_something_is_done_only_in_part() -> None:
    partly = "    response: partly accepted\n    because: The rest is for the courts.\n"
    case = changed(DECISION, ("    kind: payment for lost service\n", f"    kind: payment for lost service\n{partly}"))
    for name in ("compliance-return", "action-plan"):
        text = read(case, name, api.Stage.DRAFT)
        assert "£300 for each child for the lack of the right support (£600 in all)." in text
        assert "<br>Partly accepted: The rest is for the courts. |" in text


@pytest.mark.parametrize("name", ["action-plan", "compliance-return"])
def test_a_further_action_says_of_which_recommendation_it_is_since_a_page_may_begin_with_it(name: str) -> None:
    second = "      - planned: 2024-11-01\n        by: Director\n        what: A second letter follows.\n"
    first = "        evidence: copy of the letter\n"
    case = changed(DECISION, (first, f"{first}{second}"))
    text = read(case, name, api.Stage.DRAFT)
    assert "| 2. Give Mr X the name and number of one officer to turn to |" in text
    assert "| 2, continued |" in text


@pytest.mark.parametrize("name", ["action-plan", "compliance-return"])
def test_what_is_open_in_a_draft_on_its_side_has_no_page_to_itself(name: str) -> None:
    document = api.compose(case_of(UNFINISHED), name).value
    assert document is not None
    first, *_ = drafted(document, api.compose(case_of(UNFINISHED), name).diagnostics).blocks
    assert isinstance(first, Division)
    assert first.kind is DivisionKind.LANDSCAPE
    assert isinstance(first.blocks[0], Division)
    assert first.blocks[0].kind is DivisionKind.TODO


def test_a_recommendation_that_is_not_accepted_stands_with_its_reasons_in_letter_and_report() -> None:
    refused = "    response: not accepted\n    because: The sum is out of proportion.\n"
    case = changed(FINISHED, ("    kind: apology\n", f"    kind: apology\n{refused}"))
    assert "has not accepted this recommendation: The sum is out of proportion." in read(case, "letter-to-ombudsman")


def test_the_letter_says_of_a_meeting_that_is_still_to_come_that_it_is() -> None:
    case = changed(FINISHED, ("ombudsman told: 2019-07-23", "ombudsman told: 2019-07-12"))
    text = read(case, "letter-to-ombudsman")
    assert "- Cabinet considered it on 11 July 2019.\n- Full Council is to consider it on 18 July 2019." in text


def test_who_gives_the_notice_is_named_by_the_case_or_else_by_the_house() -> None:
    assert "\n\nChief Executive\\\n" in read(FINISHED, "public-notice")
    case = changed(FINISHED, ("publicity:\n", "publicity:\n  officer: Head of Legal Services\n"))
    assert "\n\nHead of Legal Services\\\n" in read(case, "public-notice")


def test_contacts_that_only_one_report_has_are_the_companions_as_well() -> None:
    text = FINISHED.read_text(encoding="utf-8")
    contacts = text[text.index("  contacts:\n") : text.index("  recommendations:\n    - Notes")]
    moved = "".join(f"  {line}\n" for line in contacts.splitlines())
    case = changed(FINISHED, (contacts, ""), ("    meeting: 2019-07-18\n", f"    meeting: 2019-07-18\n{moved}"))
    assert "Requests go to: Complaints and Appeals Manager, telephone 01632 960101" in read(case, "public-notice")


# ---------------------------------------------------------------------------------------------- houses and stages


def test_a_house_may_have_a_companion_in_words_of_its_own_and_another_from_the_base(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "lancashire"
    (own / "companions").mkdir(parents=True)
    for file in (TEMPLATES / "lancashire").iterdir():
        (own / file.name).write_bytes(file.read_bytes())
    notice = '{% set paper = "Notice" %}\n{% include "companions/page.md.j2" %}\n\n# Our own notice\n'
    (own / "companions" / "public_notice.md.j2").write_text(notice, encoding="utf-8")
    assert "# Our own notice" in read(FINISHED, "public-notice", api.Stage.FINAL, tmp_path / "templates")
    assert "Dear Ombudsman" in read(FINISHED, "letter-to-ombudsman", api.Stage.FINAL, tmp_path / "templates")


def test_build_makes_companions_only_where_they_are_asked_for() -> None:
    assert len(run("build", FINISHED, "--to", "md").lines) == 2
    case = changed(FINISHED, ("      - done: 2019-06\n", "      - done: 2019-06\n        by: Complaints Manager\n"))
    ran = run("build", case, "--to", "md", "--companions", "--stage", "final")
    assert [Path(line).name for line in ran.lines[2:]] == [
        "case-public-notice.md",
        "case-letter-to-ombudsman.md",
        "case-action-plan.md",
        "case-compliance-return.md",
    ]
    assert "6 documents from 1 case." in ran.said


def test_one_companion_can_be_asked_for_alone() -> None:
    ran = run("build", FINISHED, "--to", "md", "--companions", "--report", "public-notice")
    assert [Path(line).name for line in ran.lines] == ["lancashire-2019-complaint-consent-public-notice.md"]
    ran = run("build", FINISHED, "--to", "md", "--companions", "--report", "public-notise")
    assert "did you mean `public-notice`?" in ran.said


def test_a_draft_says_that_it_is_one_and_lists_what_is_open_in_it_alone() -> None:
    run("build", UNFINISHED, "--to", "md", "--companions", "--today", "2026-11-02")
    text = Path("output/unfinished-example-public-notice.md").read_text(encoding="utf-8")
    assert text.startswith("**DRAFT · Not for publication**")
    tasks = [line for line in text.splitlines() if line.startswith("> - [ ]")]
    assert len(tasks) == 3
    assert all("publicity" in task or "case file" in task for task in tasks)


def test_a_final_companion_is_refused_while_it_has_a_gap() -> None:
    ran = run("build", UNFINISHED, "--companions", "--report", "public-notice", "--stage", "final")
    assert (ran.code, ran.out) == (3, "")
    assert "the report public-notice cannot be made final before this is seen to: 3 gaps" in ran.said


def test_a_public_companion_is_searched_for_what_may_not_be_published() -> None:
    case = changed(FINISHED, ("places: County Hall, Preston", "places: the home of Jane Doe, 14 Mill Lane, PR1 8XJ"))
    ran = run("build", case, "--companions", "--report", "public-notice", "--stage", "public", "--to", "md,docx")
    assert (ran.code, ran.out) == (3, "")
    assert "cannot be made public: it holds" in ran.said


def test_the_law_reads_the_words_of_companions() -> None:
    case = changed(FINISHED, ("places: County Hall, Preston", "places: with Mrs Barrowclough"))
    found = api.check([case], api.Options(companions=True, reports=("public-notice",), today=date(2019, 7, 1)))
    assert "PII-01" in [one.code.name for one in found.diagnostics]


def test_papers_for_members_are_as_secret_as_the_report_to_their_body_and_letters_never_are() -> None:
    exempt = "every report:\n  class: exempt\n  exempt information: {paragraphs: 2, public interest: It would tell.}\n"
    case = changed(DECISION, ("every report:\n", exempt))
    name = "monitoring-officer-report-section-5a"
    assert "Not for publication" in read(case, name)
    refused = api.compose(case_of(case), name, api.Options(stage=api.Stage.PUBLIC)).diagnostics
    assert [one.code.name for one in refused] == ["STAGE-02"]
    assert "Not for publication" not in read(case, "compliance-return")


# ------------------------------------------------------------------------------------------- whatever is typed


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Zs")), min_size=4, max_size=30))
def test_whatever_the_service_and_the_places_are_called_each_format_says_it(words: str) -> None:
    case = case_of(FINISHED)
    notice = case.publicity.notice.model_copy(update={"places": (Text(f"at {words} end"),)})
    complaint = case.complaint.model_copy(update={"service": Text(f"for {words} stop")})
    publicity = case.publicity.model_copy(update={"notice": notice})
    said = case.model_copy(update={"publicity": publicity, "complaint": complaint})
    studio = _studio()
    document = studio.composer.compose(said, "public-notice").value
    assert document is not None
    written = {kind: studio.written(document, kind).value or b"" for kind in ("docx", "md", "html")}
    for found in (
        " ".join(of_word(written["docx"])),
        " ".join(of_markdown(written["md"].decode())),
        " ".join(of_html(written["html"].decode())),
    ):
        assert f"at {words} end" in found
        assert f"for {words} stop" in found


@cache
def _studio() -> Studio:
    studio = Workshop(api.Options()).studio("lancashire", None).value
    assert studio is not None
    return studio


def test_a_gap_in_a_group_of_fields_that_the_case_does_not_have_says_under_which_key_it_is_to_be_given() -> None:
    text = FINISHED.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    start = next(place for place, line in enumerate(lines) if line.startswith("publicity:"))
    end = next(place for place, line in enumerate(lines) if place > start and line[0].isalpha())
    Path("case.yaml").write_text("".join(lines[:start] + lines[end:]), encoding="utf-8")
    found = api.compose(case_of(Path("case.yaml")), "letter-to-ombudsman").diagnostics
    assert any("under `publicity:`, which the case does not have yet" in one.fix for one in found)


def test_who_asks_for_a_companion_alone_is_told_how_to_ask() -> None:
    ran = run("build", FINISHED, "--report", "public-notice")
    assert "it is a paper that goes with the case: add --companions" in ran.said
