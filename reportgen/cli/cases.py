"""The commands that write case files, or something into them: `new` and `clear`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click
from click.types import StringParamType

from reportgen.cli import options as shared
from reportgen.cli.ends import ERRORS, print_found


class _Subject(StringParamType):
    """What was cleared: an implication, or the whole report."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002  as click calls it
        """What to type where nothing was."""
        return "Say what was cleared: an implication such as financial, or report for a whole report"


ANSWERS = ("cleared", "requested", "changes-asked", "refused")


@click.command()
@shared.case_argument
@click.option("--house", metavar="NAME", help="Your council's house style; `reportgen houses` lists them.")
@click.option(
    "--report", "reports", multiple=True, metavar="KIND", help="A report to make; may be given several times."
)
@shared.templates_option
def new(case: Path, house: str | None, reports: tuple[str, ...], templates: Path | None) -> None:
    """Write a new CASE file to fill in, with every field explained."""
    from reportgen import guide

    written = guide.write_new(case, house, reports, shared.options_of(templates=templates))
    print_found(written.diagnostics, "text")
    if written.value is None:
        sys.exit(ERRORS)
    click.echo("\n".join(path.as_posix() for path in written.value))
    typed = f'"{case.as_posix()}"' if " " in case.as_posix() else case.as_posix()
    click.echo(f"Fill it in, then run: reportgen build {typed}", err=True)


@click.command()
@shared.case_argument
@click.argument("subject", type=_Subject())
@click.option("--by", required=True, metavar="NAME", help="Who said it, or was asked, for example “Jo Neil”.")
@click.option("--role", required=True, metavar="ROLE", help="Their job title, for example “section 151 officer”.")
@click.option(
    "--on",
    callback=shared.as_day,
    metavar="DATE",
    help="The day on which they said it, for example 2019-07-01; left out, today.",
)
@click.option("--report", metavar="NAME", help="The report whose words are meant, if several have words on this.")
@click.option(
    "--state", type=click.Choice(ANSWERS), default="cleared", show_default=True, help="What they said of the words."
)
@shared.format_option
def clear(case: Path, subject: str, by: str, role: str, on: date, report: str | None, state: str, style: str) -> None:
    """Record in a CASE file who cleared its words.

    SUBJECT is an implication, such as financial, or report for a report as a whole. Nothing else in the file changes.
    If the words change later, the clearance no longer stands.
    """
    from reportgen import clearing
    from reportgen.case.dates import MONTHS
    from reportgen.case.implications import ClearanceState
    from reportgen.printing import safe

    if on > shared.today():
        raise click.BadParameter("this day is still to come; give the day on which they said it", param_hint="--on")
    given = clearing.Given(by, role, on, ClearanceState(state.replace("-", " ")))
    done = clearing.clear(case, subject, given, report)
    print_found(done.diagnostics, style)
    if done.value is None:
        sys.exit(ERRORS)
    click.echo(done.value.as_posix())
    if style == "text":
        said = f"{given.state}; {by}, {role}, {on.day} {MONTHS[on.month - 1]} {on.year}"
        click.echo(safe(f"Recorded of {subject}: {said}."), err=True)
