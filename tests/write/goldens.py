"""Texts that a person has looked at, in `tests/write/golden/`, to compare new output with.

To refresh them after a change that is meant, run `REFRESH_GOLDENS=1 pytest tests/write` and read the `git diff`.
"""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Assert that the text is the golden one of this name, or make it so where that is asked for."""
    path = _FOLDER / name
    if os.environ.get("REFRESH_GOLDENS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    golden = path.read_bytes().decode() if path.exists() else ""
    assert text == golden, f"{path} differs; if that is meant, run: REFRESH_GOLDENS=1 pytest tests/write"
