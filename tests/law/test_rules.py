"""Every rule of the law is cited, explained, and shown to pass and to fail on a page of tests/rules."""

from __future__ import annotations

import re

import pytest

from reportgen.case.practice import Practice
from reportgen.diagnostics import Severity
from reportgen.law.citations import TABLE, Reading
from reportgen.law.judge import all_rules, judged
from reportgen.law.rule import Rule
from tests.law.pages import FOLDER, TODAY, Example, case_of, clears_of, judge, matter_of, page, practice_of

RULES = all_rules()
PAGES = [page(path) for path in sorted(FOLDER.glob("*.md"))]
EXAMPLES = [example for one in PAGES for example in one.examples]
SENTENCE = re.compile(r"[.?!](?=\s|$)")


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_case_on_a_page_is_judged_as_the_page_says(example: Example) -> None:
    code = example.page.stem
    found = judge(
        case_of(example.text, example.page.name),
        practice_of(example.practice),
        example.today,
        clears_of(example.clears),
    )
    breaches = [one for one in found if one.code.name == code]
    told = [(one.span.excerpt[one.span.column - 1 :].lstrip("{[") if one.span else "", one.message) for one in breaches]
    assert len(breaches) == len(example.breaches), told
    for (place, message), (expected_place, expected_message) in zip(told, example.breaches, strict=True):
        assert (place[: len(expected_place)], message[: len(expected_message)]) == (expected_place, expected_message)
    weights = {one.severity for one in breaches}
    assert weights <= ({example.severity} if example.severity else weights)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_has_a_page_that_shows_it_kept_and_broken(rule: Rule) -> None:
    own = next((one for one in PAGES if one.code == rule.code), None)
    assert own is not None, f"tests/rules/{rule.code}.md is missing"
    assert own.title == rule.title
    assert SENTENCE.search(own.words)
    assert {example.passes for example in own.examples} == {True, False}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_has_a_title_a_manual_and_an_authority(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert len(SENTENCE.findall(rule.manual)) >= 2
    assert rule.citations


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_in_one_sentence_of_its_own_what_to_do(rule: Rule) -> None:
    assert rule.mend[0].isupper()
    assert rule.mend.endswith(".")
    assert len(SENTENCE.findall(rule.mend)) == 1
    assert [other.code for other in RULES.values() if other.mend == rule.mend] == [rule.code]


def test_a_message_says_what_the_rule_says_to_do_where_the_breach_has_nothing_better() -> None:
    case = case_of("publicity: {notice: {published: 2019-05-16}}\nombudsman: {route: public report}\n")
    (found,) = (one for one in judge(case, Practice(), TODAY) if one.code.name == "STAT-09")
    assert found.fix == "name the offices in `publicity: notice: places:`"


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_what_nobody_read_does_not_stop_a_report(rule: Rule) -> None:
    unread = all(citation.reading is Reading.UNREAD for citation in rule.citations)
    assert rule.severity is not Severity.ERROR or not unread


def test_every_page_is_a_rule_s() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} <= set(RULES)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_case_on_a_page_is_introduced_and_those_that_fail_say_how(example: Example) -> None:
    assert SENTENCE.search(example.intro) or example.intro.endswith(":")
    assert bool(example.breaches) is not example.passes


def test_every_citation_can_be_followed() -> None:
    for citation in TABLE.values():
        assert citation.full
        assert citation.address.startswith(("https://", "docs/"))


def test_an_empty_case_breaks_no_rule() -> None:
    assert judge(case_of("complaint: {}\n"), Practice(), EXAMPLES[0].today) == ()


def test_an_acceptance_is_stale_only_where_its_rule_was_asked_of_every_report() -> None:
    case = case_of(
        "ombudsman: {route: public report, received: 2019-05-08}\n"
        "accepted: [{rule: STAT-01, because: The Ombudsman knows., by: Monitoring Officer, on: 2019-07-01}]\n"
        "reports:\n  cabinet: {meeting: 2019-07-11}\n  full-council: {meeting: 2019-10-17}\n"
    )
    matter = matter_of(case, Practice(), TODAY)
    cabinet, council = matter.sittings
    told = {name: judged(matter, asked).all() for name, asked in (("cabinet", [cabinet]), ("council", [council]))}
    assert {one.code.name for found in told.values() for one in found} & {"LAW-02"} == set()
    later = matter_of(case, Practice(), TODAY, leave_out="full-council")
    assert "LAW-02" in {one.code.name for one in judged(later, later.sittings).all()}


def test_an_acceptance_without_a_rule_says_so() -> None:
    case = case_of(
        "accepted: [{because: It is late., by: Monitoring Officer, on: 2019-07-01}]\nreports: {cabinet: {}}\n"
    )
    (found,) = (one for one in judge(case, Practice(), TODAY) if one.code.name == "LAW-01")
    assert found.message == "the acceptance does not say which rule is broken"
