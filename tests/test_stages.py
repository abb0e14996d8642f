"""Draft, final and public: what each shows, what it leaves out, and what stops it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import FINISHED, ROOT, UNFINISHED, WORKED, run
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
    assert "the report full-council cannot be final with 1 error, 7 gaps and 1 clearance" in ran.said


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
    assert "with 1 clearance" in ran.said
    assert run("build", case, "--to", "md").code == 0


def test_every_reason_against_a_final_report_is_counted() -> None:
    ran = run("build", UNFINISHED, "--stage", "final", "--to", "md")
    assert ran.code == 3
    assert "the report full-council cannot be final with 7 gaps and 1 clearance" in ran.said
    assert "the report cabinet cannot be final with 9 gaps and 1 clearance" in ran.said


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
        ("draft", "DRAFT 3 Not for publication: paragraph 2 (likely to identify an individual)"),
        ("final", "Not for publication Exempt: paragraph 2 (likely to identify an individual)"),
    ],
)
def test_every_page_of_an_exempt_report_says_that_it_is_and_why(case: Path, stage: str, banner: str) -> None:
    made = built(exempt(case), stage)
    word = made["word"]
    assert isinstance(word, WordFile)
    heads = [" ".join(word.texts(name)).replace("\t", " ") for name in word.names if name.startswith("word/header")]
    feet = [" ".join(word.texts(name)) for name in word.names if name.startswith("word/footer")]
    assert [head.startswith(banner) for head in heads] == [True, True]
    assert all("To publish it would tell who the child is.\n" in foot for foot in feet)
    body = " ".join(word.texts())
    assert "paragraph 2 of Part 1 of Schedule 12A" in body
    assert "information which is likely to reveal the identity of an individual" in body
    assert "To publish it would tell who the child is. That outweighs all else." in body


def test_several_paragraphs_are_named_on_a_line_of_their_own() -> None:
    case = changed(
        FINISHED,
        ("every report:\n", "every report:\n  class: exempt\n  exempt information: {paragraphs: [1, 3, 9]}\n"),
    )
    read = str(built(case, "draft")["read"])
    assert read.startswith(
        "DRAFT Not for publication: paragraphs 1, 3 and 9"
        " Paragraph 1: about an individual; Paragraph 3: financial or business affairs "
    )


def test_what_is_missing_for_the_marking_is_a_gap_even_where_the_officer_words_the_section() -> None:
    own = "every report:\n  class: exempt\n  sections: {part two: It is private.}\n"
    ran = run("build", changed(FINISHED, ("every report:\n", own)), "--stage", "final", "--to", "md")
    assert ran.code == 3
    assert "not given yet: paragraph of Schedule 12A" in ran.said
    assert "not given yet: why the public interest is better served by not publishing" in ran.said
