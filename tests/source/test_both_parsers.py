from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from reportgen.source import read
from tests.source.trees import CASE, GALLERY, layout, root_of


class TestBothParsers:
    @pytest.mark.parametrize("case", sorted(GALLERY.glob("*.yaml")), ids=lambda case: case.stem)
    def test_say_the_same_about_every_bad_file(self, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        by_libyaml = read(case)
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        by_python = read(case)
        assert by_python.diagnostics == by_libyaml.diagnostics
        if by_libyaml.value is not None:
            assert by_python.value is not None
            assert layout(by_python.value.root) == layout(by_libyaml.value.root)

    def test_agree_on_every_place_in_a_good_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        by_libyaml = layout(root_of(CASE))
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
        assert layout(root_of(CASE)) == by_libyaml
