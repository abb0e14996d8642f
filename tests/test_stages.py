"""Draft, final and public: what each shows, what it leaves out, and what stops it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.program import FINISHED, ROOT, TEMPLATES, UNFINISHED, WORKED, run
from tests.words import of_html
from tests.write.docx.reading import WordFile

COMPLETE = [case for case in WORKED if case != UNFINISHED]
LEWISHAM = ROOT / "cases" / "lewisham-2021-care-leaver.yaml"
BREACHES = ((18, "MO-01"), (36, "ACT-01"), (42, "ACT-05"))
TAMESIDE = ROOT / "cases" / "tameside-2020-children-in-care.yaml"
EXEMPT = """
  draft: 3
  class: exempt
  exempt information:
    paragraphs: 2
    public interest: To publish it would tell who the child is. That outweighs all else.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changed(case: Path, *changes: tuple[str, str]) -> str:
    """A worked case with other words in it."""
    text = case.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    Path("case.yaml").write_text(text, encoding="utf-8")
    return "case.yaml"


def exempt(case: Path) -> str:
    return changed(case, ("every report:\n", f"every report:{EXEMPT}"))


def built(case: str | Path, stage: str) -> dict[str, str | WordFile]:
    """The first report of a case: its words in HTML as they are read, its Markdown, and its Word file."""
    ran = run("build", case, "--stage", stage, "--to", "docx,md,html", "--output", stage)
    assert ran.code == 0, ran.said
    word, markdown, page = (Path(line) for line in ran.lines[:3])
    html = page.read_text(encoding="utf-8")
    words = [*of_html(html, "header"), *of_html(html), *of_html(html, "footer")]
    return {
        "read": " ".join(words),
        "markdown": markdown.read_text(encoding="utf-8"),
        "word": WordFile.opened(word.read_bytes()),
    }


def whole(file: str | WordFile) -> str:
    """Every part of a Word file."""
    assert isinstance(file, WordFile)
    return "".join(content.decode() for content in file.parts.values())


# ------------------------------------------------------------------------------------------------------ draft


def test_a_draft_shows_its_number_what_is_open_and_where_each_clearance_stands() -> None:
    made = built(changed(UNFINISHED, ("every report:\n", "every report:\n  draft: 2\n")), "draft")
    read = str(made["read"])
    assert read.startswith(
        "DRAFT 2 Not for publication Lancashire County Council Part A To be done before publication:"
    )
    assert "To be done before publication: 7 gaps and 1 clearance" in read
    assert "Issue Implication Clearance" in read
    assert "Not yet asked section 151 officer" in read
    assert "<cp:contentStatus>Draft<" in whole(made["word"])


def test_a_draft_is_made_whatever_the_law_finds_and_its_box_says_what_that_is() -> None:
    ran = run("build", UNFINISHED, "--to", "html", "--output", "draft", "--today", "2026-11-02")
    assert ran.code == 1
    read = " ".join(of_html(Path(ran.lines[0]).read_text(encoding="utf-8")))
    assert "To be done before publication: 1 error, 7 gaps, 1 clearance and 2 warnings" in read
    assert "Local Government Act 1974, section 31(2)" in read
    ran = run("build", UNFINISHED, "--stage", "final", "--to", "md", "--today", "2026-11-02")
    assert ran.code == 3
    assert (
        "the report full-council cannot be made final before this is seen to: 1 error, 7 gaps and 1 clearance"
        in ran.said
    )


def test_a_draft_in_word_has_a_comment_for_each_breach_of_a_rule_and_lists_it_in_its_box() -> None:
    ran = run("build", UNFINISHED, "--output", "draft", "--today", "2026-11-02")
    word = WordFile.opened(Path(ran.lines[0]).read_bytes())
    said = word.texts("word/comments.xml")
    breaches = [line for line in said if line.endswith(("(ACT-01)", "(ACT-05)", "(MO-01)"))]
    assert breaches == [f"Line {line} of unfinished-example.yaml ({code})" for line, code in BREACHES]
    box = " ".join(word.texts())
    assert "To be done before publication: 1 error, 7 gaps, 1 clearance and 2 warnings" in box
    assert all(f"case file, line {line})" in box for line, _ in BREACHES)


def test_a_draft_shows_what_the_rules_find_in_its_finished_words() -> None:
    case = changed(FINISHED, ("consultations: N/A", "consultations: The complainant was rung on 01632 960777."))
    ran = run("build", case, "--output", "draft", "--today", "2019-07-10")
    assert (ran.code, len(ran.lines)) == (1, 4)
    said = WordFile.opened(Path(ran.lines[0]).read_bytes()).texts("word/comments.xml")
    assert "Line 83 of case.yaml (PII-02)" in said


def test_a_draft_in_word_has_a_comment_for_each_gap_that_shows_and_each_clearance() -> None:
    word = built(UNFINISHED, "draft")["word"]
    assert isinstance(word, WordFile)
    said = word.texts("word/comments.xml")
    assert sum(line.endswith("(GAP-01)") for line in said) == 7
    assert sum(line.endswith("(CLEAR-01)") for line in said) == 1
    assert "Line 36 of unfinished-example.yaml (GAP-01)" in said


def test_a_note_for_colleagues_is_in_drafts_alone() -> None:
    case = changed(FINISHED, ("every report:\n", "every report:\n  internal: Ask Finance about the remittance.\n"))
    assert "Ask Finance about the remittance." in str(built(case, "draft")["read"])
    for stage in ("final", "public"):
        made = built(case, stage)
        assert "remittance" not in str(made["read"]) + str(made["markdown"]) + whole(made["word"])


# ------------------------------------------------------------------------------------------ final and public


@pytest.mark.parametrize("case", COMPLETE, ids=lambda case: case.stem)
@pytest.mark.parametrize("stage", ["final", "public"])
def test_a_complete_case_bears_no_mark_of_a_draft(case: Path, stage: str) -> None:
    made = built(case, stage)
    word = made["word"]
    assert isinstance(word, WordFile)
    assert "word/comments.xml" not in word.names
    assert "<cp:contentStatus>Final<" in whole(word)
    for trace in ("DRAFT", "To be done before publication", "For officers only", "Not yet asked", "25 June 2021"):
        assert trace not in str(made["read"])
        assert trace not in str(made["markdown"])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "gap[CLEAR-01] Financial: the section 151 officer has not been asked to clear it yet"),
        ("cleared: {state: requested}", "gap[CLEAR-02] Financial: the section 151 officer was asked to clear it"),
        ("cleared: {state: refused, on: 2019-06-24}", "gap[CLEAR-02] Financial: the section 151 officer refused"),
        ("cleared: {role: section 151 officer}", "gap[CLEAR-03] Financial: it is cleared, without its `on:`"),
    ],
)
@pytest.mark.parametrize("stage", ["final", "public"])
def test_without_a_clearance_nothing_but_a_draft_is_made(given: str, message: str, stage: str) -> None:
    case = changed(FINISHED, ("cleared: {role: section 151 officer, on: 2019-06-24}", given))
    ran = run("build", case, "--stage", stage, "--to", "md")
    assert (ran.code, ran.lines) == (3, [])
    assert message in ran.said
    assert "before this is seen to: 1 clearance" in ran.said
    assert run("build", case, "--to", "md").code == 0


def test_every_reason_against_a_final_report_is_counted() -> None:
    ran = run("build", UNFINISHED, "--stage", "final", "--to", "md")
    assert ran.code == 3
    assert "the report full-council cannot be made final before this is seen to: 7 gaps and 1 clearance" in ran.said
    assert "the report cabinet cannot be made final before this is seen to: 9 gaps and 1 clearance" in ran.said


TROUBLES: dict[str, tuple[tuple[str, str], str]] = {
    "the text of the case": (("council:", "council"), "YAML-"),
    "a field of the case": (("council:", "counsil:"), "[CASE-01]"),
    "the name of a report": (("  cabinet:", "  Cabinet Meeting:"), "[CASE-07]"),
    "the house": (("council: lancashire", "council: lankashire"), "[HOUSE-01]"),
    "a report of the house": (("  cabinet:", "  cabinett:"), "[HOUSE-02]"),
    "the template of a report": (("council: lancashire", "council: broken"), "[TPL-"),
    "the house’s Word file": (("council: lancashire", "council: unreadable"), "[WORD-"),
    "the words of a report": (("key decision: no", "sections: {thanks: None.}"), "[CASE-06]"),
    "what a report must not say": (
        ("key decision: no", "key decision: no\n    background: Ring 01632 960777."),
        "[PII-02]",
    ),
}


@pytest.mark.parametrize("stage", ["final", "public"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_an_error_anywhere_in_a_case_refuses_all_its_reports_and_no_other_case(trouble: str, stage: str) -> None:
    broken_houses()
    change, code = TROUBLES[trouble]
    ran = run("build", changed(FINISHED, change), FINISHED, "--stage", stage, "--today", "2026-11-02", "--to", "docx")
    assert ran.code == 3
    assert code in ran.err
    assert {Path(line).name for line in ran.lines} == {
        f"{FINISHED.stem}-{name}.docx" for name in ("full-council", "cabinet")
    }
    assert {path.name for path in Path("output").glob("case-*")} == set()
    assert f"made {stage}" in ran.said


@pytest.mark.parametrize("trouble", TROUBLES)
def test_an_error_in_a_draft_ends_with_1(trouble: str) -> None:
    broken_houses()
    change, code = TROUBLES[trouble]
    ran = run("build", changed(FINISHED, change), "--today", "2026-11-02")
    assert (ran.code, code in ran.err, "STAGE-01" in ran.err) == (1, True, False)


def broken_houses() -> None:
    """Two houses: one whose template fails, one whose Word file cannot be read."""
    for name in ("broken", "unreadable"):
        shutil.copytree(TEMPLATES / "lancashire", Path("templates") / name)
    with Path("templates/broken/report.md.j2").open("a", encoding="utf-8") as template:
        template.write("\n{{ case.nothing }}\n")
    Path("templates/unreadable/styles.docx").write_bytes(b"")


def test_every_reason_of_a_refusal_is_said_at_once() -> None:
    change = ("key decision: no", "sections: {thanks: None.}")
    ran = run("build", changed(FINISHED, change, ("consultations: N/A\n", "consultations:\n")), "--stage", "final")
    assert ran.code == 3
    for words in (
        "gap[GAP-01] not given yet: consultations",
        "error[CASE-06] this report has no section called `thanks`",
        "the report full-council cannot be made final before this is seen to: 1 gap",
        "the report cabinet cannot be made final before this is seen to: 1 error",
    ):
        assert words in ran.said


def test_a_report_that_is_in_order_is_refused_with_the_others_of_its_case_and_made_by_itself() -> None:
    case = changed(FINISHED, ("key decision: no", "sections: {thanks: None.}"))
    ran = run("build", case, "--stage", "final")
    assert (ran.code, ran.lines) == (3, [])
    assert "the report full-council is not made final, since there is an error elsewhere in its case" in ran.said
    assert "or try --report full-council alone" in ran.said
    assert run("build", case, "--stage", "final", "--report", "full-council").code == 0


def test_a_gap_in_one_report_refuses_no_other_report() -> None:
    ran = run("build", changed(FINISHED, ("key decision: no", "title:")), "--stage", "final", "--to", "md")
    assert (ran.code, ran.lines) == (3, ["output/case-full-council.md"])


@pytest.mark.parametrize("stage", ["final", "public"])
@pytest.mark.parametrize("name", ["nowhere.yaml", "empty"])
def test_a_case_that_is_not_there_is_refused_too(name: str, stage: str) -> None:
    Path("empty").mkdir()
    assert run("build", name, "--stage", stage).code == 3
    assert run("build", name).code == 1


def test_a_final_report_that_cannot_be_written_is_no_refusal() -> None:
    Path("output").write_text("a file", encoding="utf-8")
    assert run("build", FINISHED, "--stage", "final").code == 1


def test_a_public_copy_keeps_the_role_that_cleared_words_and_not_the_name() -> None:
    case = changed(
        TAMESIDE, ("cleared: {role: Section 151 Officer,", "cleared: {by: Jo Bloggs, role: Section 151 Officer,")
    )
    made = built(case, "public")
    assert "(Authorised by the Section 151 Officer)" in str(made["read"])
    assert "Bloggs" not in str(made["read"]) + whole(made["word"])


def test_words_that_are_not_cleared_are_not_called_authorised() -> None:
    case = changed(TAMESIDE, ("cleared: {role: Section 151", "cleared: {state: requested, role: Section 151"))
    assert "(To be authorised by the Section 151 Officer)" in str(built(case, "draft")["read"])


# ----------------------------------------------------------------------------------------------------- exempt


def test_an_exempt_appendix_is_withheld_from_the_public_and_from_nobody_else() -> None:
    case = changed(LEWISHAM, ("contents: action plan", "contents: action plan, exempt: 1"))
    title, plan = "The Ombudsman’s recommendations and the Council’s action plan", "Interim Head of Quality"
    for stage in ("draft", "final"):
        read = str(built(case, stage)["read"])
        assert f"Appendix 2: {title}, exempt (paragraph 1)" in read
        assert read.count(plan) == 2
    made = built(case, "public")
    assert "Appendix 2: exempt (paragraph 1)" in str(made["read"])
    assert title not in str(made["read"]) + whole(made["word"])
    assert str(made["read"]).count(plan) == 1  # among the contributors


def test_an_exempt_appendix_is_not_said_to_be_published_with_the_report() -> None:
    case = changed(FINISHED, ("Care Ombudsman}", "Care Ombudsman, exempt: 1}"))
    assert "is published with this report" not in str(built(case, "public")["read"])
    assert "is published with this report" in str(built(FINISHED, "public")["read"])


@pytest.mark.parametrize("case", [FINISHED, LEWISHAM, TAMESIDE], ids=lambda case: case.stem)
@pytest.mark.parametrize(
    ("stage", "banner"),
    [
        ("draft", "DRAFT 3 Not for publication: Schedule 12A, paragraph 2"),
        ("final", "Not for publication Exempt: Schedule 12A, paragraph 2"),
    ],
)
def test_every_page_of_an_exempt_report_says_that_it_is_and_why(case: Path, stage: str, banner: str) -> None:
    made = built(exempt(case), stage)
    word = made["word"]
    assert isinstance(word, WordFile)
    heads = [" ".join(word.texts(name)).replace("\t", " ") for name in word.names if name.startswith("word/header")]
    feet = [" ".join(word.texts(name)) for name in word.names if name.startswith("word/footer")]
    described = f"{banner}\nParagraph 2: information which is likely to reveal the identity of an individual"
    assert len(heads) >= 2
    assert all(head.startswith(described) for head in heads)
    assert all("To publish it would tell who the child is.\n" in foot for foot in feet)
    body = " ".join(word.texts())
    assert "paragraph 2 of Part 1 of Schedule 12A" in body
    assert "information which is likely to reveal the identity of an individual" in body
    assert "To publish it would tell who the child is. That outweighs all else." in body


def test_each_of_several_paragraphs_is_named_on_a_line_of_its_own_as_the_schedule_has_it() -> None:
    case = changed(
        FINISHED,
        ("every report:\n", "every report:\n  class: exempt\n  exempt information: {paragraphs: [1, 3, 9]}\n"),
    )
    read = str(built(case, "draft")["read"])
    assert read.startswith(
        "DRAFT Not for publication: Schedule 12A, paragraphs 1, 3 and 9"
        " Paragraph 1: information relating to any individual"
        " Paragraph 3: information relating to the financial or business affairs of any particular person"
        " (including the authority holding that information) "
    )


def test_what_is_missing_for_the_marking_is_a_gap_even_where_the_officer_words_the_section() -> None:
    own = "every report:\n  class: exempt\n  sections: {part two: It is private.}\n"
    ran = run("build", changed(FINISHED, ("every report:\n", own)), "--stage", "final", "--to", "md")
    assert ran.code == 3
    assert "not given yet: paragraph of Schedule 12A" in ran.said
    assert "not given yet: why the public interest is better served by not publishing" in ran.said


@pytest.mark.parametrize("stage", ["final", "public"])
def test_a_mark_of_an_import_that_is_left_refuses_what_is_no_draft(stage: str) -> None:
    case = changed(FINISHED, ("schema_version: 1\n", "schema_version: 1\n# check: is it so?\n# check: and this?\n"))
    draft = run("build", case)
    assert draft.code == 0
    assert "warning[CASE-13] 2 marks `# check:` are left, the first of them here" in draft.said
    ran = run("build", case, "--stage", stage)
    assert ran.code != 0
    assert f"cannot be made {stage} before this is seen to: 1 warning" in ran.said
    assert not ran.lines


@pytest.mark.parametrize("stage", ["final", "public"])
def test_a_draft_decision_is_warned_of_and_refused(stage: str) -> None:
    case = changed(FINISHED, ("ombudsman:\n", "ombudsman:\n  draft: yes\n"))
    assert (
        "warning[PII-07] the decision is a draft, which is confidential"
        in run("check", case, "--today", "2019-07-10").said
    )
    assert run("build", case).code == 0
    ran = run("build", case, "--stage", stage)
    assert ran.code != 0
    assert "error[STAGE-04] the Ombudsman's decision is a draft" in ran.said
    assert not ran.lines


def test_a_refused_report_names_what_an_earlier_run_left_in_its_place() -> None:
    case = changed(FINISHED)
    run("build", case, "--to", "md")
    Path(case).write_text(Path(case).read_text(encoding="utf-8") + "never publish: [consent]\n", encoding="utf-8")
    ran = run("build", case, "--to", "md", "--stage", "public")
    assert ran.code == 3
    assert "warning[OUT-06] output/case-full-council.md is of an earlier run" in ran.said


def test_a_refused_report_names_it_even_where_another_paper_of_the_case_was_refused_before() -> None:
    case = changed(
        FINISHED, ("monitoring officer report: {periodic: yes}", "monitoring officer report: {section: section 5}")
    )
    first = run("build", case, "--to", "md", "--companions", "--stage", "public", "--today", "2019-07-10")
    assert first.code == 3
    assert "output/case-full-council.md" in first.out
    Path(case).write_text(Path(case).read_text(encoding="utf-8") + "never publish: [consent]\n", encoding="utf-8")
    ran = run("build", case, "--to", "md", "--companions", "--stage", "public", "--today", "2019-07-10")
    assert "warning[OUT-06] output/case-full-council.md is of an earlier run" in ran.said


def test_a_draft_beside_one_that_was_edited_names_no_file_of_this_run() -> None:
    run("build", UNFINISHED, "--to", "md")
    edited = Path("output", f"{UNFINISHED.stem}-cabinet.md")
    edited.write_text("mine", encoding="utf-8")
    ran = run("build", UNFINISHED, "--to", "md", "--today", "2026-11-23")
    assert ran.code == 3
    assert "OUT-06" not in ran.said


@pytest.mark.parametrize("house", ["lancashire", "lewisham", "tameside"])
def test_a_recommendation_that_was_not_accepted_needs_no_action(house: str) -> None:
    text = FINISHED.read_text(encoding="utf-8")
    begin, end = text.index("recommendations:\n"), text.index("\npublicity:")
    refused = "recommendations:\n  - {text: Pay £300., response: not accepted, because: It was paid before.}\n"
    case = Path("case.yaml")
    case.write_text(text[:begin] + refused + text[end:], encoding="utf-8")
    said = run("check", case, "--house", house, "--today", "2019-07-10").said
    assert "what the council did about it" not in said


def test_a_report_all_of_whose_implications_are_none_does_not_announce_any() -> None:
    said = "  implications: {legal: none, financial: none, risk management: none}\n"
    none, changes = re.subn(r"(?m)^  implications:\n(    .*\n)+", said, FINISHED.read_text(encoding="utf-8"))
    assert changes == 1
    Path("case.yaml").write_text(none, encoding="utf-8")
    run("build", "case.yaml", "--to", "md", "--report", "full-council")
    words = Path("output/case-full-council.md").read_text(encoding="utf-8")
    assert "## Implications\n\nThis item has no implications.\n" in words
    assert "implications shown here" not in words
