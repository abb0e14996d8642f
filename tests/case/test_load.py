"""A case from its file: every problem in one run, and a value only where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import source
from reportgen.case.load import load_case, make
from reportgen.source import Source
from tests.case.reading import HEAD, case, problems
from tests.program import WORKED


def load(folder: Path, text: str) -> list[tuple[str, int]]:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_case(path, "case.yaml")
    assert (loaded.value is None) == loaded.failed
    return [(found.code.name, found.span.line if found.span else 0) for found in loaded.diagnostics]


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_the_worked_cases_load(path: Path) -> None:
    loaded = load_case(path)
    assert loaded.diagnostics == ()
    assert loaded.value is not None


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    loaded = load_case(tmp_path / "case.yaml", "case.yaml")
    assert loaded.value is None
    assert [found.code.name for found in loaded.diagnostics] == ["YAML-01"]


def test_a_file_that_is_no_yaml_says_only_so(tmp_path: Path) -> None:
    assert load(tmp_path, "council: [lewisham\n") == [("YAML-17", 1)]


def test_what_is_wrong_in_yaml_and_in_the_form_is_said_in_one_run(tmp_path: Path) -> None:
    text = HEAD + "complaint: {service: a}\ncomplaint: {service: b}\nombudsman:\n  issued: 8/5/2019\n"
    assert load(tmp_path, text) == [("YAML-08", 4), ("CASE-02", 6)]


def test_what_yaml_has_said_of_a_line_is_not_said_again(tmp_path: Path) -> None:
    assert load(tmp_path, "schema_version: 1\ncouncil: *lewisham\nfindings: x\n") == [("YAML-09", 2), ("CASE-02", 3)]


@pytest.mark.parametrize("version", ["0", "2", "10"])
def test_another_version_of_the_form_is_refused_beside_what_else_is_wrong(version: str) -> None:
    found = problems("findings: {grade: x}\n", head=f"schema_version: {version}\ncouncil: lewisham\n")
    assert found[0] == ("CASE-01", "3:12", "`grade` is not a field of findings")
    assert found[1] == (
        "CASE-04",
        "1:17",
        f"the file follows version {version} of the form; only version 1 is known here",
    )
    assert len(found) == 2


def test_a_version_that_is_no_number_does_not_fit() -> None:
    found = problems("", head="schema_version: one\ncouncil: lewisham\n")
    assert found == [("CASE-02", "1:17", "`one` is not a whole number from 0 to 100,000")]


TWINS = "findings:\n  - {id: plan, fault: x}\n  - {id: plan, fualt: x}\nrecommendations: {id: plan}\n"


def test_names_given_twice_are_found_beside_what_else_is_wrong() -> None:
    found = problems(TWINS)
    assert [(name, place) for name, place, _ in found] == [
        ("CASE-01", "5:16"),
        ("CASE-05", "5:10"),
        ("CASE-05", "6:23"),
    ]
    assert found[1][2] == "the finding `plan` has a name that is already taken"
    assert found[2][2] == "the recommendation `plan` has a name that is already taken"


def test_a_twin_says_where_the_first_stands() -> None:
    read = source.parse(HEAD + TWINS.replace("fualt", "fault"), "case.yaml").value
    assert read is not None
    assert {found.because for found in make(read).diagnostics} == {"the first stands at case.yaml:4:10"}


@pytest.mark.parametrize(
    "body",
    [
        "findings:\n  - {id: ' '}\n  - {id: ' '}\n  -\n",
        "findings: [{fault: a}, {fault: b}]\n",
        "reports:\n  cabinet: {appendices: {id: a}}\n  full-council: {appendices: {id: a}}\n",
    ],
)
def test_what_has_no_name_or_stands_in_another_report_is_no_twin(body: str) -> None:
    assert case(body).council == "lancashire"


def test_wrong_shapes_are_no_twins_and_no_crash() -> None:
    body = "findings: [{id: [a]}, {id: [a]}]\nrecommendations: {id: {a: b}}\nreports: [a]\nevery report: x\n"
    assert {name for name, _, _ in problems(body)} == {"CASE-02"}


def test_a_source_without_anything_lacks_what_is_required() -> None:
    assert [found.code.name for found in make(Source("case.yaml", "", None)).diagnostics] == ["CASE-03", "CASE-03"]


NODES = st.recursive(
    st.text("ab0-: \n'[#*é👪\u202e\ue000", max_size=8).map(repr)
    | st.sampled_from(["", "yes", "2019-05-08", "none", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(
                ["id", "findings", "text", "injustice", "reports", "every report", "appendices", "legal", "zz"]
            ),
            inner,
            max_size=3,
        ).map(lambda names: "{" + ", ".join(f"{name}: {value}" for name, value in names.items()) + "}")
    ),
    max_leaves=8,
)


@given(st.sampled_from(["ombudsman", "findings", "recommendations", "every report", "reports", "focus report"]), NODES)
def test_nothing_that_yaml_can_hold_raises(key: str, value: str) -> None:
    read = source.parse(f"{HEAD}{key}: {value}\n", "case.yaml").value
    if read is not None and read.root is not None:
        made = make(read)
        assert made.value is not None or made.failed
        assert all(found.message and found.fix and found.span for found in made.diagnostics)
