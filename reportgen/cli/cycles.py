"""The command that makes the papers of a committee cycle: `cycle`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import end_of, finish, misused, print_found
from reportgen.cli.progress import Progress

if TYPE_CHECKING:
    from reportgen.cycle import Cycle
    from reportgen.cycle.choosing import Asked
    from reportgen.printing import Stage

_TIME = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?", re.ASCII)


@click.command()
@click.argument("words", nargs=-1, metavar="[MEETING…] [CASE…]")
@shared.output_option
@shared.formats_option
@shared.jobs_option
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.stage_option
@shared.today_option
@shared.keep_option
@shared.force_option
@shared.format_option
@shared.quiet_option
def cycle(
    words: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    jobs: int | None,
    house: str | None,
    templates: Path | None,
    meetings: Path | None,
    stage: Stage,
    today: date,
    style: str,
    *,
    keep: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Make the papers of a committee cycle: a folder for each MEETING, an index of its agenda, and chase lists.

    MEETING is a month (2026-12), a day (2026-12-10), a body (full-council), or a body and one of those
    (full-council:2026-12-10). Without any, it is the next meeting of each body. It reads the CASE files or folders that
    are named; without any, the folder cases, or else the folder it runs in.
    """
    from reportgen import cycle as cycles
    from reportgen.diagnostics import Severity

    wanted, paths = _told_apart(words)
    edits = shared.edits_of(keep=keep, force=force)
    options = shared.options_of((), house, templates, stage, formats, output, today, meetings, edits=edits)
    with Progress(quiet=quiet) as progress:
        made = cycles.run(wanted, paths, options, today, progress.file, jobs, progress.case)
    if style == "text" and not quiet:
        _tell(made)
    untold = {found for found in made.in_reports if found.severity is not Severity.ERROR}
    if made.result.cases or not made.held or style == "json":
        finish(made.result, stage, style, quiet=quiet, untold=untold)
    print_found(made.result.diagnostics, style)
    if not quiet:
        click.echo("Nothing was made: no report goes to these meetings.", err=True)
    sys.exit(end_of(made.result))


def _told_apart(words: Sequence[str]) -> tuple[list[Asked], tuple[Path, ...]]:
    """The meetings and the cases that were typed: what is a file or folder, or looks like one, is a case."""
    from reportgen.cycle.choosing import asked

    wanted, paths = [], []
    for word in words:
        if _is_path(word):
            paths.append(Path(word))
            continue
        try:
            wanted.append(asked(word))
        except ValueError as problem:
            misused(str(problem))
    folder = Path("cases")
    return wanted, tuple(paths) or (folder if folder.is_dir() else Path(),)


def _is_path(word: str) -> bool:
    """Whether a word is a file or folder, or looks like one. Whatever was typed, it raises nothing."""
    from reportgen.cycle.choosing import otherwise

    if _TIME.fullmatch(word) or otherwise(word):
        return False  # a folder of that name is typed as ./2026-12
    there = os.path.exists(word)  # noqa: PTH110  pathlib raises for a name that is too long
    inside = os.path.dirname(word)  # noqa: PTH120  as above
    return there or word.lower().endswith((".yaml", ".yml")) or (bool(inside) and os.path.isdir(inside))  # noqa: PTH112


def _tell(made: Cycle) -> None:
    """Says of each meeting how many reports go to it, and where its papers are."""
    from reportgen.law.calendar import words
    from reportgen.printing import number_of, safe

    lines = []
    for held in made.held:
        there = held.reports - held.held_back - held.closed
        said = [f"{number_of(there, 'report')} in {held.folder.as_posix()}"] if there else []
        said += [f"{held.held_back} held back"] if held.held_back else []
        said += [f"{held.closed} exempt, and so not among them"] if held.closed else []
        lines.append(f"{safe(held.sat.body)}, {words(held.sat.day)}: {', '.join(said) or 'no report'}")
    if made.elsewhere:
        lines.append(f"To other meetings, which were not asked for: {number_of(made.elsewhere, 'report')}")
    if made.in_reports:
        lines.append("What is open in a draft stands at its head and in the index.")
    if lines:
        click.echo("\n".join(lines) + "\n", err=True)
