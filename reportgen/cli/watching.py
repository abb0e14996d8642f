"""Building again whenever a file is saved: `build --watch`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import click

from reportgen.cli.ends import misused
from reportgen.options import Options


def watched(cases: Iterable[Path], options: Options, build: Callable[[], None]) -> NoReturn:
    """Builds now, and again whenever a case, a template or the calendar of meetings is saved. Ctrl+C ends it."""
    try:
        from watchfiles import watch
    except ImportError:
        misused("--watch needs watchfiles, which is not installed. Run: pip install 'reportgen[watch]'")
    places = {
        place for path in (*cases, *options.templates) if (place := path if path.is_dir() else path.parent).is_dir()
    }
    if options.meetings is not None:
        places.add(options.meetings.parent)
    output = options.output.resolve()
    build()
    click.echo("Waiting for a file to be saved; Ctrl+C ends this.", err=True)
    for changes in watch(*places, raise_interrupt=True, recursive=True):
        if any(not Path(file).resolve().is_relative_to(output) for _, file in changes):
            build()
    raise KeyboardInterrupt
