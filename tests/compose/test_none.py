"""What reports say where the Ombudsman recommended nothing, or a council accepted nothing or consulted nobody."""

from __future__ import annotations

import pytest

from reportgen.compose.house import houses
from tests.compose.houses import TEMPLATES
from tests.compose.test_routes import made, said

HOUSES = tuple(houses([TEMPLATES]))
DECISION = "ombudsman: {route: decision statement, issued: 2024-08-30}\nfindings: [fault: It lost a letter.]\n"
DONE = "{text: Write, kind: apology, actions: [{done: 2024-09-02, what: Wrote.}]}"
OPEN = "{text: Pay, kind: payment, actions: [{planned: 2024-12-02, what: It will pay.}]}"
REFUSED = "{text: Train, response: not accepted, because: It trains., actions: [{done: 2024-09-02, what: Told.}]}"
PARTLY = "{text: Look, response: partly accepted, because: It looked., actions: [{done: 2024-09-02, what: Looked.}]}"


def of(*recommendations: str) -> str:
    return f"{DECISION}recommendations: [{', '.join(recommendations)}]\n"


@pytest.mark.parametrize(
    ("recommendations", "sentence"),
    [
        ((DONE,), "The Ombudsman’s recommendation is complete."),
        ((OPEN,), "The Ombudsman’s recommendation is not yet complete."),
        ((REFUSED,), "The council did not accept the Ombudsman’s recommendation."),
        ((DONE, DONE), "Both of the Ombudsman’s recommendations are complete."),
        ((OPEN, OPEN), "Neither of the Ombudsman’s two recommendations is complete."),
        ((DONE, OPEN), "One of the Ombudsman’s two recommendations is complete."),
        ((DONE, REFUSED), "One of the Ombudsman’s two recommendations is complete. One was not accepted."),
        ((REFUSED, REFUSED), "The council did not accept either of the Ombudsman’s recommendations."),
        ((DONE, DONE, PARTLY), "All three of the Ombudsman’s recommendations are complete."),
        ((OPEN, OPEN, OPEN), "None of the Ombudsman’s three recommendations are complete."),
        (
            (OPEN, REFUSED, REFUSED),
            "None of the Ombudsman’s three recommendations are complete. Two were not accepted.",
        ),
        (
            (REFUSED, REFUSED, REFUSED),
            "The council did not accept any of the Ombudsman’s recommendations.",
        ),
    ],
)
def test_progress_is_told_in_good_english_and_counts_nothing_that_was_refused(
    recommendations: tuple[str, ...], sentence: str
) -> None:
    assert sentence in said("tameside", of(*recommendations))


@pytest.mark.parametrize("house", HOUSES)
def test_where_nothing_was_recommended_the_report_says_so_and_nothing_is_missing(house: str) -> None:
    body = f"{DECISION}recommendations: none\n"
    document = made(house, body)
    report = said(house, body)
    assert "The Ombudsman made no recommendations." in report
    assert "agreed to the actions" not in report
    assert "Ombudsman expects evidence" not in report
    assert not any("the Ombudsman’s recommendations" in found.message for found in document.diagnostics)
    assert "the Ombudsman’s recommendations: to be given" in said(house, DECISION)


@pytest.mark.parametrize("house", ["lancashire", "tameside"])
def test_the_council_agreed_only_to_what_it_accepted(house: str) -> None:
    assert "agreed to the actions recommended, and the Ombudsman expects" in said(house, of(DONE, OPEN))
    for mixed in (of(DONE, REFUSED), of(PARTLY)):
        report = said(house, mixed)
        assert "agreed to the actions recommended" not in report
        assert "The Ombudsman expects evidence that each action to which" in report
    for none in (of(REFUSED), DECISION):
        assert "Ombudsman expects evidence" not in said(house, none)


@pytest.mark.parametrize("house", HOUSES)
def test_a_case_without_its_route_has_a_gap_where_the_law_would_stand(house: str) -> None:
    body = "ombudsman: {issued: 2024-08-30}\nevery report: {implications: {legal: none}}\n"
    assert "depends on how the investigation ended: [route, how the investigation ended: to be given]" in said(
        house, body
    )
    assert any("give `route:`" in (found.fix or "") for found in made(house, body).diagnostics)


@pytest.mark.parametrize("house", HOUSES)
def test_where_no_fault_was_found_the_words_say_so(house: str) -> None:
    body = "ombudsman: {route: decision statement}\nfindings: [matter: How it answered letters.]\n"
    assert "No fault was found in this: How it answered letters." in said(house, body)


@pytest.mark.parametrize(
    ("house", "words"),
    [("lancashire", "N/A"), ("lewisham", "There were no consultations."), ("tameside", "There were no consultations.")],
)
def test_no_consultations_are_told_in_the_words_of_the_house(house: str, words: str) -> None:
    report = made(house, "every report: {consultations: none}\n")
    assert not any("consultations" in found.message for found in report.diagnostics)
    text = said(house, "every report: {consultations: none}\n")
    assert words in text
