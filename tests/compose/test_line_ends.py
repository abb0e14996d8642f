"""Which lines of a template leave a line in the text: those with words, and none of those with tags only."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.compose.environment import Environment, render
from reportgen.compose.holes import MARKS


def text(folder: Path, template: str) -> str:
    (folder / "t.md.j2").write_text(template, encoding="utf-8")
    environment = Environment({"house": folder}, {}, {})
    return MARKS.sub("", render(environment.get_template("house/t.md.j2"), {})[0])


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if true %}\nyes\n{% endif %}\nend", "yes\nend"),
        ("a{% if true %} b{% endif %}\nend", "a b\nend"),
        ("{% set names = [\n  1,\n  2,\n] %}\nend", "end"),
        ("{% set names = [\n  1,\n] -%}\nend", "end"),
        ("{# a note\n   in two lines #}\nend", "end"),
        ("a {# a note\n   in two lines #}\nend", "a end"),
        ("a {# a note\n   in two lines #} b {% if true %}c{% endif %}\nend", "a  b c\nend"),
    ],
)
def test_lines(tmp_path: Path, template: str, expected: str) -> None:
    assert text(tmp_path, template) == expected
