"""Two things that one report can refer to never have one name: a reference could mean either."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.case.load import load_case

START = "schema_version: 1\ncouncil: any\n"
PLAN = "appendices: {id: plan, title: A plan}"


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        ("findings: {id: plan}\nrecommendations: {id: plan}\n", [4]),
        (f"recommendations: {{id: plan}}\nevery report:\n  {PLAN}\n", [5]),
        (f"findings: {{id: plan}}\nreports:\n  one:\n    {PLAN}\n  two:\n    {PLAN}\n", [6, 8]),
        (f"every report:\n  {PLAN}\nreports:\n  one:\n    {PLAN}\n  two:\n    {PLAN}\n", []),
    ],
)
def test_a_name_that_is_taken(tmp_path: Path, case: str, lines: list[int]) -> None:
    (tmp_path / "case.yaml").write_text(START + case, encoding="utf-8")
    found = load_case(tmp_path / "case.yaml").diagnostics
    assert [(d.code.name, d.span.line) for d in found if d.span] == [("CASE-05", line) for line in lines]
