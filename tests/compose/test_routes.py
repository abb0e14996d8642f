"""What reports say for each way in which an investigation can end, and for reports that the public may not read."""

from __future__ import annotations

import pytest

from reportgen.compose.composer import Composer
from reportgen.compose.house import find, houses
from reportgen.diagnostics import Checked
from reportgen.document.nodes import Document
from reportgen.document.walk import all_inlines
from reportgen.options import Stage
from tests.compose.houses import TEMPLATES, case_of, words

HOUSES = tuple(houses([TEMPLATES]))


def made(house: str, body: str, stage: Stage = Stage.FINAL) -> Checked[Document]:
    """The first report of a house on a case."""
    found = find(house, [TEMPLATES]).value
    assert found is not None
    name = next(iter(found.style.reports))
    text = f"schema_version: 1\ncouncil: {house}\n{body}reports:\n  {name}:\n"
    return Composer(found).compose(case_of(text), str(name), stage)


def said(house: str, body: str) -> str:
    """Its words."""
    document = made(house, body)
    assert document.value is not None, document.diagnostics
    assert not document.failed
    return words(all_inlines(document.value))


# ---------------------------------------------------------------------------------------------------- exempt

EXEMPT = """\
every report:
  class: exempt
  exempt information:
    paragraphs: {}
    public interest: Mr D could be known.
"""


@pytest.mark.parametrize("house", HOUSES)
def test_an_exempt_report_says_why(house: str) -> None:
    report = said(house, EXEMPT.format("[1, 2]"))
    for number, name in ((1, "information relating to any individual"), (2, "likely to reveal the identity")):
        assert f"paragraph {number} of Part 1 of Schedule 12A to the Local Government Act 1972" in report
        assert name in report
    assert "Mr D could be known." in report


@pytest.mark.parametrize("house", HOUSES)
def test_an_exempt_report_without_a_paragraph_or_with_one_that_there_is_not_has_a_gap(house: str) -> None:
    assert "[paragraph of Schedule 12A: to be given]" in said(house, "every report: {class: exempt}\n")
    assert "[a paragraph from 1 to 7: to be given]" in said(house, EXEMPT.format("9"))


@pytest.mark.parametrize("house", HOUSES)
def test_a_report_that_is_open_says_nothing_of_exemption(house: str) -> None:
    assert "Schedule 12A" not in said(house, EXEMPT.format("1").replace("class: exempt", "class: public"))


@pytest.mark.parametrize("house", HOUSES)
def test_the_public_gets_no_copy_of_an_exempt_report(house: str) -> None:
    refused = made(house, EXEMPT.format("1"), Stage.PUBLIC)
    assert refused.value is None
    assert [(found.code.name, str(found.span)) for found in refused.diagnostics] == [("STAGE-02", "case.yaml:4:3")]
    assert made(house, EXEMPT.format("1").replace("class: exempt", "class: public"), Stage.PUBLIC).value is not None


# ---------------------------------------------------------------------------------------------------- routes

MIXED = """\
ombudsman: {route: public report, issued: 2019-05-08, received: 2019-05-09}
findings:
  - {fault: The assessment was late., injustice: Mr D lost a term of school.}
  - {fault: The letter was unclear., injustice: no}
  - {matter: The panel’s make-up.}
recommendations: {text: Apologise to Mr D., due: 4 weeks}
"""


@pytest.mark.parametrize("house", ["lancashire", "lewisham"])
def test_findings_of_every_kind_stand_side_by_side(house: str) -> None:
    report = said(house, MIXED)
    for words_of_a_finding in (
        "The assessment was late. Mr D lost a term of school.",
        "The letter was unclear. This did not cause injustice.",
        "The panel’s make-up.",
    ):
        assert words_of_a_finding in report
    assert "within four weeks of the " in report
    assert " (by 5 June 2019)" in report


@pytest.mark.parametrize("house", ["lancashire", "lewisham"])
def test_a_decision_statement_is_never_called_a_report(house: str) -> None:
    report = said(house, MIXED.replace("public report", "decision statement"))
    assert "section 30(1B) of the Local Government Act 1974" in report
    assert "within four weeks of the decision (by 5 June 2019)" in report
    assert "public report" not in report


FOCUS = """\
ombudsman: {route: focus report, title: Careless, published: 2020-12}
complaint: {service: Children’s Services}
focus report:
  introduction: The service welcomes it.
  themes:
    - {title: Contact, question: [Do plans say how often?, Do they say where?], response: They do.}
    - {title: Leaving care}
  conclusion: It endorses the good practice.
"""


def test_a_focus_report_is_answered_theme_by_theme() -> None:
    report = said("tameside", FOCUS)
    answers = [
        "The service welcomes it.",
        "Do plans say how often?",
        "Do they say where?",
        "They do.",
        "[the service’s response: to be given]",
        "It endorses the good practice.",
    ]
    places = [report.index(answer) for answer in answers]
    assert places == sorted(places)


def test_words_that_a_report_has_no_place_for_are_warned_of_and_a_worked_case_has_none() -> None:
    found = find("lancashire", [TEMPLATES]).value
    assert found is not None
    case = case_of(
        "schema_version: 1\ncouncil: lancashire\nevery report:\n  policy context: It serves the Corporate Plan.\n"
        "reports:\n  cabinet:\n    glossary: {EMT: Executive Management Team}\n    background: Facts.\n"
    )
    told = [
        (diagnostic.message, str(diagnostic.span))
        for diagnostic in Composer(found).compose(case, "cabinet").diagnostics
        if diagnostic.code.name == "CASE-10"
    ]
    assert told == [
        ("this report has no place for `glossary`, so it is not printed", "case.yaml:7:5"),
        ("this report has no place for `policy context`, so it is not printed", "case.yaml:4:3"),
    ]
