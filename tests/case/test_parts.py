"""Parts know where they stand; short forms stand for the whole; a report says over what all reports say."""

from __future__ import annotations

import pytest

from reportgen.case.implications import Subject
from reportgen.case.part import key_of
from tests.case.reading import case, under


@pytest.mark.parametrize(
    ("field", "key"),
    [("report_of", "report of"), ("for_", "for"), ("class_", "class"), ("schema_version", "schema_version")],
)
def test_keys_are_words_with_spaces(field: str, key: str) -> None:
    assert key_of(field) == key


# ---------------------------------------------------------------------------------------------------- places


def test_a_part_stands_at_its_key() -> None:
    made = case("complaint:\n  service: Adult Social Care\n  about: delay\n")
    assert under(made.complaint.span) == "complaint"
    assert str(made.complaint.where("service")) == "case.yaml:4:3"
    assert made.complaint.where("history") == made.complaint.span


def test_a_part_of_a_list_stands_at_its_first_key() -> None:
    made = case("findings:\n  - {fault: Late}\n  - fault: Lost\n")
    assert [str(finding.span) for finding in made.findings] == ["case.yaml:4:5", "case.yaml:5:5"]


def test_a_part_that_the_file_does_not_have_stands_nowhere() -> None:
    made = case("")
    assert made.complaint.span is None
    assert made.complaint.where("service") is None
    assert made.where("council") is not None


def test_reports_and_implications_stand_at_their_names() -> None:
    made = case(
        "every report:\n  implications:\n    Legal: none\nreports:\n  cabinet: {implications: {legal: Words.}}\n"
    )
    assert under(made.every_report.implications[Subject.LEGAL].span) == "Legal"
    cabinet = next(iter(made.reports.values()))
    assert under(cabinet.span) == "cabinet"
    assert under(cabinet.implications[Subject.LEGAL].span) == "legal"


def test_a_report_of_which_nothing_is_said_yet_is_a_report() -> None:
    made = case("reports:\n  cabinet:\n  full-council: {}\n")
    assert list(made.reports) == ["cabinet", "full-council"]
    assert [under(report.span) for report in made.reports.values()] == ["cabinet", "full-council"]


# ----------------------------------------------------------------------------------------------- short forms


@pytest.mark.parametrize(("said", "found"), [("yes", True), ("No", False), ("true", True)])
def test_injustice_in_a_word(said: str, found: bool) -> None:  # noqa: FBT001  what is expected
    injustice = case(f"findings: {{injustice: {said}}}").findings[0].injustice
    assert (injustice.found, injustice.effect) == (found, None)


def test_injustice_in_a_sentence() -> None:
    injustice = case("findings:\n  injustice: Mr D lost a year of support.\n").findings[0].injustice
    assert injustice.found is True
    assert injustice.effect == "Mr D lost a year of support."
    assert under(injustice.span) == "injustice"


def test_injustice_in_full() -> None:
    injustice = case("findings: {injustice: {found: no, to: [Mr D, his son]}}").findings[0].injustice
    assert (injustice.found, injustice.to) == (False, ("Mr D", "his son"))


@pytest.mark.parametrize("said", ["none", "None.", "N/A", "not applicable", "nil", "no"])
def test_an_implication_that_there_is_none(said: str) -> None:
    legal = case(f"every report: {{implications: {{legal: {said}}}}}").every_report.implications[Subject.LEGAL]
    assert (legal.none, legal.text) == (True, None)


def test_an_implication_in_words_and_in_full() -> None:
    made = case(
        "every report:\n  implications:\n    legal: None of note.\n"
        "    policy: {none: yes, cleared: {role: Solicitor}}\n"
    )
    legal, policy = made.every_report.implications[Subject.LEGAL], made.every_report.implications[Subject.POLICY]
    assert (legal.none, legal.text) == (False, "None of note.")
    assert policy.none
    assert policy.cleared is not None
    assert policy.cleared.role == "Solicitor"


def test_background_papers_as_none_as_a_list_and_in_full() -> None:
    assert case("every report: {background papers: none}").every_report.background_papers.none
    for listed in ("[{title: File 12}]", "{papers: {title: File 12}}"):
        papers = case(f"every report: {{background papers: {listed}}}").every_report.background_papers
        assert [paper.title for paper in papers.papers] == ["File 12"]
        assert not papers.none


# ------------------------------------------------------------------------------------------- what is shared

SHARED = """\
every report:
  title: Shared title
  wards: All
  implications:
    legal: Shared law.
    financial: Shared money.
  glossary: {EMT: shared, LADO: shared}
  sections: {background: Shared.}
reports:
  cabinet:
    title: Title of its own
    implications:
      legal: Law of its own.
      policy: none
    glossary: {EMT: own}
  full-council:
"""


def test_a_report_says_over_what_all_reports_say() -> None:
    made = case(SHARED)
    own = made.reports["cabinet"]  # type: ignore[index]  # found by the same words
    report = own.over(made.every_report)
    assert (report.title, report.wards) == ("Title of its own", ("All",))
    assert {str(subject): said.text for subject, said in report.implications.items()} == {
        "legal": "Law of its own.",
        "financial": "Shared money.",
        "policy": None,
    }
    assert report.glossary == {"EMT": "own", "LADO": "shared"}
    assert report.sections == {"background": "Shared."}
    assert own.wards == ()
    assert made.every_report.title == "Shared title"


def test_where_a_report_has_what_it_says_is_where_it_was_said() -> None:
    made = case(SHARED)
    report = made.reports["cabinet"].over(made.every_report)  # type: ignore[index]  # found by the same words
    assert str(report.where("title")) == "case.yaml:13:5"
    assert str(report.where("wards")) == "case.yaml:5:3"
    assert str(report.where("implications")) == "case.yaml:14:5"
    assert under(report.where("meeting")) == "cabinet"
    assert report.where("meeting") == report.span


def test_a_report_that_says_nothing_says_what_all_reports_say() -> None:
    made = case(SHARED)
    report = made.reports["full-council"].over(made.every_report)  # type: ignore[index]  # found by the same words
    assert report.title == "Shared title"
    assert str(report.where("title")) == "case.yaml:4:3"


def test_a_report_of_a_case_that_shares_nothing() -> None:
    made = case("reports: {cabinet: {title: Own}}")
    report = made.reports["cabinet"].over(made.every_report)  # type: ignore[index]  # found by the same words
    assert report.title == "Own"
    assert report.where("wards") == report.span


# ------------------------------------------------------------------------------------------- what is not filled in


def test_a_group_of_fields_of_which_none_is_filled_in_is_as_if_it_had_not_been_written() -> None:
    made = case(
        "ombudsman:\n  issued:\nfindings:\n  - fault:\n    injustice:\n      found:\n"
        "recommendations:\n  - text:\n    payments:\n      - amount:\n  - text: Apologise\n"
        "every report:\n  cleared:\n    by:\n    on:\n"
    )
    assert made.findings == ()
    assert [str(item.text) for item in made.recommendations] == ["Apologise"]
    assert made.every_report.cleared is None
    assert under(made.ombudsman.where("issued")) == "issued"  # it still knows where it stands


def test_a_report_of_which_nothing_is_said_yet_is_one() -> None:
    assert list(case("reports:\n  cabinet:\n    meeting:\n").reports) == ["cabinet"]
