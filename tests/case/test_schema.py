"""The JSON Schema that editors use: it takes every case that loads, and refuses what a slip of the pen makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from reportgen.case.form import blank
from reportgen.case.implications import Subject
from reportgen.case.meetings import Meetings
from reportgen.case.part import Part
from reportgen.case.schema import DRAFT, FILE, schema
from tests.case.test_misfits import SLIPS
from tests.program import WORKED

CASES = Path(__file__).parents[2] / "cases"
HEAD = "schema_version: 1\ncouncil: lancashire\n"
MADE: dict[str, Any] = json.loads(schema())
VALIDATOR = Draft7Validator(MADE)


class Editor(yaml.SafeLoader):
    """YAML as editors read it (version 1.2): dates are text, and only `true` and `false` are truth values."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def mistakes(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, Editor))]  # noqa: S506  a safe loader


def test_it_is_a_schema_of_draft_seven() -> None:
    Draft7Validator.check_schema(MADE)
    assert MADE["$schema"] == DRAFT


def test_it_is_the_same_each_time_and_is_the_one_beside_the_cases() -> None:
    assert schema() == schema()
    if (CASES / FILE).exists():
        assert (CASES / FILE).read_text(encoding="utf-8") == schema()


def test_the_calendar_of_meetings_has_one_too_and_the_worked_calendar_fits_it() -> None:
    made = schema(Meetings)
    assert (CASES / "meetings.schema.json").read_text(encoding="utf-8") == made
    worked = yaml.load((CASES / "meetings.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  text only
    Draft7Validator(json.loads(made)).validate({**worked, "schema_version": 1})
    wrong = {"schema_version": 1, "meetings": [{"body": "Cabinet", "dat": "2026-12-03"}]}
    assert not Draft7Validator(json.loads(made)).is_valid(wrong)


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_it_takes_every_worked_case(path: Path) -> None:
    assert mistakes(path.read_text(encoding="utf-8")) == []


def test_it_takes_the_empty_form() -> None:
    assert mistakes(blank("lancashire", ["full-council", "cabinet"], list(Subject))) == []


@pytest.mark.parametrize(
    "body",
    [
        "findings: {injustice: yes}",
        "findings: [{injustice: true}, {injustice: He lost a year.}, {injustice: {found: no, to: Mr D}}]",
        "every report: {implications: {legal: none, policy: Words., financial: {text: x, cleared: {on: 2019-01-01}}}}",
        "every report: {background papers: none}",
        "every report: {background papers: [{title: File 12}]}",
        "every report: {background papers: {papers: {title: File 12}}}",
        "every report: {title: 1984, appendices: {title: The report}, options: [{title: a}]}",
        "ombudsman: {reference: 19014855, paragraphs: {findings: 70}}",
        "ombudsman: {reference: [19 014 855, 19014856a], pseudonyms: {Miss X: }}",
        "recommendations: {due: 4 weeks, payments: {amount: 300.50, number: 2}, actions: [{done: 2019-06}, ]}",
        "recommendations: {payments: [{amount: '£1,250'}]}",
        "reports: {cabinet: , full-council: {}}",
    ],
)
def test_it_takes_what_officers_write_in_short(body: str) -> None:
    assert mistakes(HEAD + body) == []


@pytest.mark.parametrize(
    "body",
    [
        "every report: {background papers: [{titel: File 12}]}",
        "every report: {appendices: {titel: x}}",
        "every report: {implications: {finance: {text: x, cleard: y}}}",
        "recommendations: {kind: apologise}",
        "ombudsman: {reference: 1901485a2}",
        "ombudsman: {address: www.lgo.org.uk}",
        "ombudsman: a report",
        "reports: [cabinet]",
    ],
)
def test_it_refuses_what_does_not_load(body: str) -> None:
    assert mistakes(HEAD + body)


@pytest.mark.parametrize("body", [body for body, *_ in SLIPS])
def test_it_refuses_every_unknown_key(body: str) -> None:
    assert mistakes(HEAD + body)


def test_it_asks_for_the_council_and_the_version() -> None:
    assert sorted(mistakes("{}")) == ["'council' is a required property", "'schema_version' is a required property"]


def kinds_of_part(kind: type[Part] = Part) -> dict[str, type[Part]]:
    found: dict[str, type[Part]] = {}
    for inner in kind.__subclasses__():
        found |= {inner.__name__: inner, **kinds_of_part(inner)}
    return found


def test_it_has_every_field_with_its_description() -> None:
    known = kinds_of_part()
    for name, definition in {**MADE["definitions"], "Case": MADE}.items():
        whole = definition.get("anyOf", [definition])[0]
        described = {field.alias: field.description for field in known[name].model_fields.values()}
        assert {key: field["description"] for key, field in whole["properties"].items()} == described
