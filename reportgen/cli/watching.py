"""Building again whenever a file is saved: `build --watch`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import click

from reportgen.again import ENDINGS
from reportgen.cli.ends import misused
from reportgen.options import Options

_TURN = 200  # milliseconds
_SOURCES = frozenset({*ENDINGS, ".j2", ".ics", ".csv"})
"""How names end of what a build reads and never writes, wherever it stands."""


def watched(cases: Iterable[Path], options: Options, build: Callable[[], None]) -> NoReturn:
    """Builds now, and again whenever a case, a template or the calendar of meetings is saved. Ctrl+C ends it."""
    try:
        from watchfiles import watch
    except ImportError:
        misused("--watch needs watchfiles, which is not installed. Run: pip install 'reportgen[watch]'")
    places = {path if path.is_dir() else path.parent for path in cases}
    for root in options.templates:
        places |= {root, *(path for path in root.rglob("*") if path.is_dir())}
    if options.meetings is not None:
        places.add(options.meetings.parent)
    there = [place for place in places if place.is_dir()]
    output, begun = options.output.resolve(), False
    # A turn without a change gives no changes. The first build waits for one, so that none is missed while it runs.
    for changes in watch(*there, recursive=False, raise_interrupt=True, yield_on_timeout=True, rust_timeout=_TURN):
        if not begun or any(_counts(Path(file), output) for _, file in changes):
            build()
            if not begun:
                click.echo("Waiting for a file to be saved; Ctrl+C ends this.", err=True)
            begun = True
    raise KeyboardInterrupt


def _counts(file: Path, output: Path) -> bool:
    """Whether something that a report is made from was saved; what a build writes is not."""
    return not file.resolve().is_relative_to(output) or file.suffix.lower() in _SOURCES
