"""The wheel as an officer gets it: built, installed beside nothing of this checkout, and used from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.program import FINISHED, ROOT, TEMPLATES, reports

pytestmark = pytest.mark.slow


def python(*arguments: str | Path, place: Path, path: Path | None = None) -> str:
    """Python in a folder, with no way to this checkout; `path` is where it finds the installed wheel."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))}
    environment = {**kept, "PYTHONIOENCODING": "utf-8", **({"PYTHONPATH": str(path)} if path else {})}
    command = [sys.executable, "-P", *map(str, arguments)]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", folder, ROOT, place=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    python("-m", "pip", "install", "-q", "--no-deps", "--target", folder, wheel, place=folder)
    return folder


def test_the_wheel_carries_every_template_the_style_sheet_and_the_mark_of_its_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()}
    assert len(templates) > 15
    assert {f"reportgen/_templates/{name}" for name in templates} - names == set()
    code = [path for path in (ROOT / "reportgen").rglob("*") if path.suffix in {".py", ".css"}]
    assert {path.relative_to(ROOT).as_posix() for path in code} - names == set()
    assert "reportgen/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "cases/", "output/")) or name.endswith(".pyc")]


def test_a_case_builds_from_an_empty_folder_with_nothing_but_the_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(FINISHED.read_bytes())
    made = python("-m", "reportgen.cli", "build", "mine.yaml", "--to", "docx,md,html", place=tmp_path, path=installed)
    assert len(made.splitlines()) == 6
    assert all((tmp_path / line).stat().st_size > 2000 for line in made.splitlines())
    listed = python("-m", "reportgen.cli", "houses", place=tmp_path, path=installed)
    assert (installed / "reportgen" / "_templates" / "lewisham").as_posix() in listed
    assert python("-m", "reportgen.cli", "--version", place=tmp_path, path=installed).startswith("reportgen 0.")
    assert '"$schema"' in python("-m", "reportgen.cli", "schema", place=tmp_path, path=installed)
    assert python("-m", "reportgen.cli", "new", "other.yaml", place=tmp_path, path=installed) == "other.yaml\n"


def test_the_wheel_writes_the_same_bytes_as_the_checkout(installed: Path, tmp_path: Path) -> None:
    for folder, path in (("wheel", installed), ("checkout", ROOT)):
        place = tmp_path / folder
        place.mkdir()
        (place / "mine.yaml").write_bytes(FINISHED.read_bytes())
        python("-m", "reportgen.cli", "build", "mine.yaml", "--to", "docx,md,html", place=place, path=path)
    assert reports(tmp_path / "wheel" / "output") == reports(tmp_path / "checkout" / "output")


def test_the_command_is_installed_under_its_name(installed: Path, tmp_path: Path) -> None:
    (command,) = [path for path in (installed / "bin").iterdir() if path.stem == "reportgen"]
    assert "Usage: reportgen [OPTIONS] COMMAND" in python(command, "--help", place=tmp_path, path=installed)
