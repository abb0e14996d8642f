"""What the tests of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compose.houses import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder of templates."""
    return Folder(tmp_path)
