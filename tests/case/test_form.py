"""The empty case file: every field, explained, once; and it loads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from reportgen import source
from reportgen.case.form import blank
from reportgen.case.implications import Subject
from reportgen.case.load import make
from reportgen.case.misfits import holds
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.report import Report, ReportFields
from reportgen.compose.house import find, houses
from reportgen.source import Mapping, Node, Source

TEMPLATES = Path(__file__).parents[2] / "templates"
HOUSES = list(houses([TEMPLATES]))


def form(house: str) -> tuple[str, Sequence[str], Sequence[str]]:
    """The form of a house, its reports and its subjects."""
    found = find(house, [TEMPLATES]).value
    assert found is not None
    reports = [str(report) for report in found.style.reports]
    subjects = [str(style.subject) for style in found.style.implications]
    return blank(house, reports, subjects), reports, subjects


def parsed(text: str) -> Source:
    read = source.parse(text, "new.yaml")
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value


def uncommented(text: str) -> str:
    """The form with the focus report, which stands in comments, brought to life."""
    before, mark, rest = text.partition("# focus report:\n")
    block, gap, after = rest.partition("\n\n")
    return before + mark.removeprefix("# ") + re.sub(r"^# ", "", block, flags=re.MULTILINE) + gap + after


@pytest.mark.parametrize("house", HOUSES)
def test_the_form_of_a_house_loads_without_a_word(house: str) -> None:
    text, reports, _ = form(house)
    for filled in (text, uncommented(text)):
        made = make(parsed(filled))
        assert made.diagnostics == ()
        assert made.value is not None
        assert made.value.council == house
        assert list(made.value.reports) == reports


# ------------------------------------------------------------------------------------ every field, once


def parts_in(annotation: Any) -> type[Part] | None:  # noqa: ANN401  an annotation
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := parts_in(inner))), None)


def fields_of(kind: type[Part], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every field of the model as the form should have it: its path and its description."""
    for name, field in kind.model_fields.items():
        if kind is Report and name in ReportFields.model_fields:
            continue  # what a report may say stands once, under what all reports say
        here = (*path, key_of(name))
        yield here, field.description or ""
        part = parts_in(field.annotation)
        if part is not None:
            yield from fields_of(part, (*here, "*") if holds(field.annotation, dict) else here)


def lines_of(node: Node | None, path: tuple[str, ...], names: frozenset[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every key of the form with its line; a name that is of the house's choice reads `*`."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            here = (*path, "*" if key in names and path[-1:] in {("implications",), ("reports",)} else key)
            yield here, node.key_spans[key].line
            yield from lines_of(value, here, names)
    elif isinstance(node, list):
        for item in node:
            yield from lines_of(item, path, names)


@pytest.mark.parametrize("house", HOUSES)
def test_the_form_has_every_field_of_the_model_once_below_its_description(house: str) -> None:
    text, reports, subjects = form(house)
    text = uncommented(text)
    lines = text.split("\n")
    found = list(lines_of(parsed(text).root, (), frozenset({*reports, *subjects})))
    there = [path for path, _ in found if path[-1] != "*" and path != ("reports", "*", "meeting")]
    expected = dict(fields_of(Case, ()))
    assert sorted(there) == sorted(expected)
    for path, number in found:
        if path in expected:
            assert expected[path], f"{path} has no description"
            above = lines[: number - 1]
            note: list[str] = []
            while above and above[-1].lstrip().startswith("#"):
                note.insert(0, above.pop().strip().lstrip("# "))
            assert " ".join(note).endswith(expected[path]), path


@pytest.mark.parametrize("house", HOUSES)
def test_the_form_names_each_report_and_each_subject_of_the_house(house: str) -> None:
    text, reports, subjects = form(house)
    root = parsed(text).root
    assert root is not None
    assert list(root["reports"] or ()) == reports
    every = root["every report"]
    assert isinstance(every, Mapping)
    assert list(every["implications"] or ()) == subjects


def test_a_house_without_reports_and_subjects_still_has_a_form() -> None:
    made = make(parsed(blank("elm", [], [])))
    assert made.diagnostics == ()


# ---------------------------------------------------------------------------------------------- filled in


def test_what_is_written_behind_the_colons_is_read_back() -> None:
    text, _, _ = form("lancashire")
    text = text.replace("\n  received:", "\n  received: 2019-05-08", 1)
    text = text.replace("\n  pseudonyms:", "\n  pseudonyms:\n    Miss X: a care leaver", 1)
    text = text.replace("\n  - id:", "\n  - id: consent", 1)
    text = text.replace("\n    legal:", "\n    legal: none", 1)
    text = text.replace("\n    meeting:", "\n    meeting: 2019-07-18", 1)
    made = make(parsed(text)).value
    assert made is not None
    assert str(made.ombudsman.received) == "2019-05-08"
    assert made.ombudsman.pseudonyms == {"Miss X": "a care leaver"}
    assert made.findings[0].id == "consent"
    assert made.every_report.implications[Subject.LEGAL].none
    assert str(made.reports["full-council"].meeting) == "2019-07-18"  # type: ignore[index]  # found by the same words


@pytest.mark.parametrize("house", HOUSES)
def test_the_form_leads_editors_to_the_schema_and_is_never_wider_than_a_screen(house: str) -> None:
    lines = form(house)[0].split("\n")
    assert lines[0] == "# yaml-language-server: $schema=case.schema.json"
    assert max(map(len, lines)) <= 120
    assert lines[-1] == ""
