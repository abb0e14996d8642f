"""The command that says what has to be done by when: `due`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import DONE, ERRORS, code_of, coloured, print_found

if TYPE_CHECKING:
    from reportgen.law.standing import Deadline


@click.command()
@click.argument("cases", nargs=-1, type=click.Path(path_type=Path, readable=False), metavar="[CASE…]")
@click.option(
    "--within",
    "days",
    callback=shared.as_days,
    metavar="30d",
    help="Only what is late, or due within so many days or weeks, such as 30d or 6w.",
)
@click.option("--all", "everything", is_flag=True, help="Also what is done.")
@click.option(
    "--to",
    "kind",
    type=click.Choice(("table", "json", "ics")),
    default="table",
    show_default=True,
    help="How to print them; ics is a calendar that Outlook opens.",
)
@click.option(
    "--fail-within",
    "limit",
    callback=shared.as_days,
    metavar="10d",
    help="For scripts: end with exit code 1 if anything is late or due within this.",
)
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.today_option
def due(
    cases: tuple[Path, ...],
    days: int | None,
    kind: str,
    limit: int | None,
    house: str | None,
    templates: Path | None,
    meetings: Path | None,
    today: date,
    *,
    everything: bool,
) -> None:
    """Say what has to be done by when.

    It reads the CASE files or folders that are named; without any, the folder cases, or else the folder it runs in.
    """
    from reportgen import due as deadlines

    folder = Path("cases")
    paths = cases or (folder if shared.is_open(folder) else Path(),)
    options = shared.options_of((), house, templates, today=today, meetings=meetings)
    found = deadlines.gathered(paths, options, today)
    shown = found.deadlines if everything else deadlines.outstanding(found.deadlines)
    shown = shown if days is None else deadlines.within(shown, today, days)
    if shown or kind != "table" or code_of(found.diagnostics) == DONE:  # of a case that was not read, who knows?
        _print(shown, today, kind)
    print_found(found.diagnostics, "text")
    sys.exit(ERRORS if deadlines.pressing(found, today, limit) else DONE)


def _print(shown: Sequence[Deadline], today: date, kind: str) -> None:
    from reportgen import due as deadlines

    if kind == "ics":
        # Bytes, since a calendar is in UTF-8 and has its own ends of lines, whatever the terminal.
        click.echo(deadlines.as_ics(shown), nl=False)
        return
    if kind == "json":
        click.echo(deadlines.as_json(shown, today))
        return
    from shutil import get_terminal_size

    colour, width = coloured(sys.stdout), get_terminal_size().columns
    click.echo(deadlines.as_table(shown, today, colour=colour, width=width), color=colour)
