"""The program as officers start it, run within the test's own process; and the worked cases that it is run on."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import reportgen
from reportgen import cli
from reportgen.cli import clock, options
from reportgen.stamps import RECORD

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
WORKED = sorted(set((ROOT / "cases").glob("*.yaml")) - {ROOT / "cases" / "meetings.yaml"})
FINISHED = ROOT / "cases" / "lancashire-2019-complaint-consent.yaml"
UNFINISHED = ROOT / "cases" / "unfinished-example.yaml"

MINIMAL = "schema_version: 1\ncouncil: lancashire\nreports:\n  cabinet: {}\n"
"""A case that gives nothing but what it must: its draft is full of gaps."""


PLAIN = "schema_version: 1\ncouncil: plain\nreports:\n  cabinet: {}\n"
"""The same in a house style that has next to nothing to print, where a test is not about houses: see `plain_house`."""


def plain_house(folder: Path) -> None:
    """Puts the plain house among the templates of a folder."""
    shutil.copytree(ROOT / "tests" / "messages" / "houses" / "plain", folder / "templates" / "plain")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run of the program ended: its exit code and all that it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of its results."""
        return self.out.splitlines()

    @property
    def said(self) -> str:
        """What it said about them, however it was broken into lines."""
        return " ".join(self.err.split())


class _Screen(io.TextIOWrapper):
    """A stream that keeps what is printed, and says whether it is a terminal."""

    def __init__(self, *, terminal: bool = False, encoding: str = "utf-8") -> None:
        self.kept = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.kept, encoding=encoding, newline="")

    def isatty(self) -> bool:
        return self.terminal

    @property
    def shown(self) -> str:
        self.flush()
        return self.kept.getvalue().decode(errors="replace")


def run(*arguments: str | Path, today: date | None = None, terminal: bool = False, encoding: str = "utf-8") -> Ran:
    """`reportgen` with arguments, as its entry point runs it, on the day `today`.

    Without a day, here or in the arguments, `build` and `check` ask no law: what they say must not change with the
    calendar, and a test that is not about the law must not change with its rules.
    """
    real_day = clock.day
    judging = arguments[:1] in {("build",), ("check",)}
    out, err = _Screen(encoding=encoding), _Screen(terminal=terminal, encoding=encoding)
    with (
        patch.object(sys, "argv", ["reportgen", *map(str, arguments)]),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(options, "today", (lambda: today) if today or judging else options.today),
        patch.object(clock, "day", lambda: (today,) if today or judging else real_day()),
    ):
        try:
            cli.run()
        except SystemExit as ended:
            return Ran(int(ended.code or 0), out.shown, err.shown)


def environment(changes: Mapping[str, str]) -> Mapping[str, str]:
    """The environment of a process of its own: it finds the same reportgen, and is measured by nobody."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE", "PYTEST"))}
    place = str(Path(reportgen.__file__).parents[1])
    return {**kept, "PYTHONPATH": place, "PYTHONIOENCODING": "utf-8", **changes}


def python(
    *arguments: str | Path, stderr: int = subprocess.PIPE, world: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Python as a process of its own, with changes to its environment."""
    return subprocess.Popen(  # noqa: S603  what is run is ours
        [sys.executable, *map(str, arguments)],
        env=environment(world or {}),
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
    )


def start(
    *arguments: str | Path, stderr: int = subprocess.PIPE, world: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """`reportgen` as a process of its own, with changes to its environment."""
    return python("-m", "reportgen.cli", *arguments, stderr=stderr, world=world)


def finish(process: subprocess.Popen[str]) -> Ran:
    """Waits for a process to end."""
    out, err = process.communicate()
    return Ran(process.returncode, out, err)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def reports(folder: Path) -> dict[str, bytes]:
    """What was made, without the folder's own record of when each file was written."""
    return {name: content for name, content in contents(folder).items() if name != RECORD}
