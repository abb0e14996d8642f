"""What is shown while many cases are built: a bar with a count on a terminal, and the names of files elsewhere."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_MANY = 10  # cases from which on a count says more than the names of files


class Progress:
    """Hears of cases and files. Use it as a context: the bar is ended then."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._counts = sys.stderr.isatty() and not quiet
        self._bar: ProgressBar[Path | None] | None = None
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def case(self, number: int, of: int, path: Path) -> None:
        """One case of so many has been made, and its files are about to be written."""
        if self._counts and of >= _MANY:
            bar = self._bar
            if bar is None or number == 1:  # of the first folder, or of one more
                self._ends.close()
                new = click.progressbar(length=of, show_pos=True, item_show_func=_name, file=sys.stderr)
                self._bar = bar = self._ends.enter_context(new)
            bar.update(number - bar.pos, path)

    def file(self, path: Path) -> None:
        """A file is whole."""
        if self._quiet or (self._bar is not None and sys.stdout.isatty()):
            return
        click.echo(path.as_posix())


def _name(path: Path | None) -> str:
    from reportgen.printing import safe

    return safe(path.stem) if path is not None else ""
