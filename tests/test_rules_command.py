"""`reportgen rules`: the manual of the law, made from the rules; and one step from a message's code to its Act."""

from __future__ import annotations

import json
from itertools import pairwise

import markdown_it
import pytest

from reportgen.law.judge import all_rules
from reportgen.law.rule import Rule
from tests.program import run

RULES = all_rules()
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


@each_rule
def test_a_rule_has_a_page_with_all_that_it_asks_and_cites(rule: Rule) -> None:
    page = run("rules", rule.code.lower()).out
    said = " ".join(page.split())
    assert page.startswith(f"{rule.code}: ")
    assert rule.title in said
    assert f" {rule.severity}." in said
    assert " ".join(rule.manual.split()) in said
    for citation in rule.citations:
        assert citation.full in said
        assert citation.address in said
        assert citation.reading in said
    assert said.endswith(f"What to do: {rule.mend}")
    assert all(len(line) <= 80 or "/" in line for line in page.splitlines())


@each_rule
def test_a_message_s_code_leads_to_its_act_in_one_step(rule: Rule) -> None:
    assert run("explain", rule.code).out == run("rules", rule.code).out


def test_the_page_is_as_officers_read_it() -> None:
    assert run("rules", "STAT-08").out == (
        "STAT-08: Inspection lasts three weeks\n\n"
        "A breach is an error.\n\n"
        "The report has to be open to the public, free of charge, for three weeks.\n\n"
        "The first day counts: inspection from 22 May lasts until 11 June at least.\n"
        "Anybody may take copies or extracts in that time. The subsection was read in an\n"
        "older text.\n\n"
        "On the authority of:\n\n"
        "  Local Government Act 1974, section 30(4)\n"
        "    https://www.legislation.gov.uk/ukpga/1974/7/section/30\n"
        "    (read in an older form; its current wording was not read)\n\n"
        "What to do: Keep the report open until three weeks from the first day are over.\n"
    )


def test_a_rule_that_began_on_a_day_says_so() -> None:
    assert "The rule is law from 10 September 2012." in run("rules", "MTG-05").out


def test_the_list_has_a_line_for_each_rule() -> None:
    lines = [line.split(maxsplit=2) for line in run("rules").lines]
    assert lines == [[rule.code, str(rule.severity), rule.title] for rule in RULES.values()]


def test_a_code_without_its_nought_is_understood() -> None:
    assert run("rules", "stat-8") == run("rules", "STAT-08")


@pytest.mark.parametrize(
    ("code", "advice"), [("STAT08", "did you mean STAT-"), ("nonsense", "`reportgen rules` lists them all")]
)
def test_an_unknown_code_is_wrong_usage_with_advice(code: str, advice: str) -> None:
    ended = run("rules", code)
    assert (ended.code, ended.out) == (2, "")
    assert f"there is no rule with the code {code}; {advice}" in ended.said


def test_markdown_has_a_heading_and_links_for_each_rule_under_its_law() -> None:
    text = run("rules", "--to", "markdown").out
    tokens = markdown_it.MarkdownIt().parse(text)
    headings = [(token.tag, after.content) for token, after in pairwise(tokens) if token.nesting == 1]
    assert all(f"What to do: {rule.mend}" in text for rule in RULES.values())
    codes = sorted(title.partition(":")[0] for tag, title in headings if tag == "h3")
    assert codes == list(RULES)
    sections = [title for tag, title in headings if tag == "h2"]
    assert len(sections) == len(set(sections)) == len({rule.check.__module__ for rule in RULES.values()})
    links = [child.attrGet("href") for token in tokens for child in token.children or () if child.type == "link_open"]
    assert links == [one.address for code in _order(headings) for one in RULES[code].citations]


def _order(headings: list[tuple[str, str]]) -> list[str]:
    return [title.partition(":")[0] for tag, title in headings if tag == "h3"]


def test_json_has_the_same_keys_for_every_rule() -> None:
    found = json.loads(run("rules", "--to", "json").out)
    assert [one["code"] for one in found] == list(RULES)
    keys = ["code", "title", "severity", "since", "until", "manual", "mend", "citations"]
    assert all(list(one) == keys for one in found)
    assert all(list(cited) == ["key", "full", "address", "reading"] for one in found for cited in one["citations"])
    (one,) = json.loads(run("rules", "MTG-05", "--to", "json").out)
    assert (one["code"], one["since"], one["until"]) == ("MTG-05", "2012-09-10", None)


def test_one_rule_alone_can_be_markdown() -> None:
    text = run("rules", "STAT-08", "--to", "markdown").out
    assert "### STAT-08: Inspection lasts three weeks" in text
    assert text.count("### ") == 1
