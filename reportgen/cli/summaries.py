"""The command that sums up many cases: `summary`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import finish, misused
from reportgen.cli.overview import paths_of

if TYPE_CHECKING:
    from reportgen.printing import Stage


@click.command()
@click.argument("cases", nargs=-1, type=shared.CasePath(path_type=Path, readable=False), metavar="[CASE…]")
@click.option(
    "--from",
    "first",
    callback=shared.as_day,
    required=True,
    metavar="DATE",
    help="The first day of the period, for example 2025-04-01.",
)
@click.option(
    "--until",
    "last",
    callback=shared.as_day,
    required=True,
    metavar="DATE",
    help="The last day of the period, for example 2026-03-31.",
)
@shared.formats_option
@shared.output_option
@click.option(
    "--house",
    metavar="NAME",
    help="The council whose summary it is; left out, that of the cases if they have only one.",
)
@shared.templates_option
@shared.stage_option
@shared.today_option
@shared.keep_option
@shared.force_option
@shared.format_option
@shared.quiet_option
def summary(
    cases: tuple[Path, ...],
    first: date,
    last: date,
    formats: tuple[str, ...],
    output: Path,
    house: str | None,
    templates: Path | None,
    stage: Stage,
    today: date,
    style: str,
    *,
    keep: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Sum up the CASE files that were upheld in a period, for the annual report to members.

    Counts the cases in which the Ombudsman found fault by service and by outcome, the sums recommended and paid, and
    the recommendations that are complete, with a chart. A case is of the period in which it was decided.

    It reads the CASE files or folders that are named; without any, the folder cases, or else the folder it runs in.
    """
    from reportgen import summary as summing

    if last < first:
        misused(f"the period ends before it begins: --from {first.isoformat()} --until {last.isoformat()}")
    period = summing.Period(first, last)
    edits = shared.edits_of(keep=keep, force=force)
    options = shared.options_of((), house, templates, stage, formats, output, today, edits=edits)
    result = summing.summarise(paths_of(cases), period, options)
    for file in result.files if not quiet else ():
        click.echo(file.as_posix())
    finish(result, stage, style, quiet=quiet, made="document")
