"""What is shown while many cases are built: a line that counts on a terminal, and the names of files elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Self

import click

_MANY = 10  # cases from which on a count says more than the names of files
_BAR = 20  # signs


class Progress:
    """Hears of cases and files. Use it as a context: the line is gone at the end."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._counts = sys.stderr.isatty() and not quiet
        self._width = 0  # of what the line shows

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._show("")

    def case(self, number: int, of: int, path: Path) -> None:
        """One case of so many has been made, and its files are about to be written."""
        if self._counts and of >= _MANY:
            from shutil import get_terminal_size

            from reportgen.printing import safe

            done = _BAR * number // of
            words = f"[{'#' * done}{'.' * (_BAR - done)}] {number:,} of {of:,} cases: {safe(path.stem)}"
            self._show(words[: get_terminal_size().columns - 1])

    def file(self, path: Path) -> None:
        """A file is whole."""
        if self._quiet or (self._width and sys.stdout.isatty()):
            return
        click.echo(path.as_posix())

    def _show(self, words: str) -> None:
        if words or self._width:
            click.echo(f"\r{words.ljust(self._width)}" + ("" if words else "\r"), nl=False, err=True)
            self._width = len(words)
