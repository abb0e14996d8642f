"""Whatever a document holds, the import ends: with a case that loads, or with a message that has a code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import importing, source
from reportgen.case.load import make
from reportgen.diagnostics import has_errors
from tests.importers import forms
from tests.importers.made import EXAMPLE

HOUSES = importing.Houses("lancashire", ())
LINES = forms.as_text(EXAMPLE).decode().splitlines()
SIGNS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return tmp_path / "document.txt"


def imported(document: Path, data: bytes) -> None:
    document.write_bytes(data)
    made = importing.case_of(document, HOUSES)
    if made.value is None:
        assert has_errors(made.diagnostics)
        return
    read = source.parse(made.value.text, "case.yaml")
    assert read.value is not None
    assert not read.failed
    case = make(read.value)
    assert case.value is not None, case.diagnostics
    assert not importing_differs(document, made.value.text)


def importing_differs(document: Path, text: str) -> bool:
    """Whether a case that was just imported is said to differ from its own document in a fact."""
    case = document.with_name("case.yaml")
    case.write_text(text, encoding="utf-8")
    return has_errors(importing.compared(case, document))


@ONE_FILE
@given(st.binary(max_size=300))
def test_any_bytes(document: Path, data: bytes) -> None:
    imported(document, data)


@ONE_FILE
@given(st.lists(st.tuples(st.integers(0, len(LINES)), SIGNS), max_size=8))
def test_a_decision_with_anything_in_between(document: Path, more: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for place, words in more:
        lines.insert(place, words)
    imported(document, "\n".join(lines).encode())


@ONE_FILE
@given(st.lists(st.sampled_from(LINES), max_size=len(LINES)))
def test_the_lines_of_a_decision_in_any_order(document: Path, lines: list[str]) -> None:
    imported(document, "\n".join(lines).encode())


@ONE_FILE
@given(SIGNS, SIGNS, SIGNS)
def test_a_decision_with_any_head(document: Path, body: str, category: str, decision: str) -> None:
    imported(document, forms.as_text(replace(EXAMPLE, body=body, category=category, decision=decision)))
