"""The commands that show all cases together: `status` and `register`."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import ERRORS, REFUSED, code_of, coloured, misused, print_found

FORMATS = ("xlsx", "csv", "md", "json")
STANDARD = "-"


@click.command()
@click.argument("cases", nargs=-1, type=click.Path(path_type=Path), metavar="[CASE…]")
@click.option(
    "--to",
    "kind",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to print it.",
)
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.today_option
def status(
    cases: tuple[Path, ...], kind: str, house: str | None, templates: Path | None, meetings: Path | None, today: date
) -> None:
    """Say how far every report is, what is late, and who is waited for.

    It reads the CASE files or folders that are named; without any, the folder cases, or else the folder it runs in.
    """
    from shutil import get_terminal_size

    from reportgen.register import columns, table
    from reportgen.register.gathering import gathered

    found = gathered(paths_of(cases), shared.options_of((), house, templates, today=today, meetings=meetings), today)
    if kind == "json":
        click.echo(columns.as_json(found))
    elif found.entries:
        colour = coloured(sys.stdout)
        click.echo(table.as_table(found, colour=colour, width=get_terminal_size().columns), color=colour)
    print_found(found.diagnostics, "text")
    sys.exit(code_of(found.diagnostics))


@click.command()
@click.argument("cases", nargs=-1, type=click.Path(path_type=Path), metavar="[CASE…]")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output/register.xlsx"),
    show_default=True,
    metavar="FILE|-",
    help="The file to write, whose ending says how: .xlsx, .csv, .md or .json; or - to print it.",
)
@click.option("--to", "kind", type=click.Choice(FORMATS), help="How to print it, where --output is -.")
@shared.keep_option
@shared.force_option
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.today_option
@shared.quiet_option
def register(
    cases: tuple[Path, ...],
    output: Path,
    kind: str | None,
    house: str | None,
    templates: Path | None,
    meetings: Path | None,
    today: date,
    *,
    keep: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Write the register of all cases: one row for each report.

    It reads the CASE files or folders that are named; without any, the folder cases, or else the folder it runs in.
    """
    kind = _kind(output, kind)
    edits = shared.edits_of(keep=keep, force=force)
    from reportgen.diagnostics import has_errors
    from reportgen.register import columns, table
    from reportgen.register.gathering import gathered

    found = gathered(paths_of(cases), shared.options_of((), house, templates, today=today, meetings=meetings), today)
    if not all(map(os.path.exists, cases)):  # a slip in a name must not cost the register that is there
        print_found(found.diagnostics, "text")
        click.echo("No register was written: not every file that was named is there.", err=True)
        sys.exit(ERRORS)
    diagnostics, refused = list(found.diagnostics), False
    if str(output) == STANDARD:
        # Bytes, since each of these forms has an encoding of its own, whatever the terminal.
        click.echo(columns.as_bytes(found, kind), nl=False)
    elif found.entries:  # a folder without cases is named wrongly, and that leaves the register as it is
        written = columns.write(found, kind, output, edits)
        diagnostics += written.diagnostics
        refused = written.refused
        if not quiet and not has_errors(written.diagnostics) and not written.left:
            click.echo(output.as_posix())
    print_found(diagnostics, "text")
    if found.entries and not quiet:
        click.echo(table.verdict(found), err=True)
    sys.exit(REFUSED if refused else code_of(diagnostics))


def _kind(output: Path, kind: str | None) -> str:
    """The form that was asked for: by the ending of the file, or for the screen by `--to`."""
    if str(output) == STANDARD:
        return kind or misused("say with --to how to print the register: " + ", ".join(FORMATS))
    ending = output.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        misused(f"“{output.name}” does not end in one of: {', '.join(f'.{form}' for form in FORMATS)}")
    if kind not in {None, ending}:
        misused(f"“{output.name}” ends in .{ending}, and --to says {kind}; leave --to out")
    return ending


def paths_of(cases: tuple[Path, ...]) -> tuple[Path, ...]:
    """The cases that were named, or else those of the folder where they usually are."""
    folder = Path("cases")
    return cases or (folder if shared.is_open(folder) else Path(),)
