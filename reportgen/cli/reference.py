"""The commands that look something up and need no case: `schema`, `houses`, `rules` and `explain`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import code_of, misused, print_found


@click.command()
@click.option("--meetings", "calendar", is_flag=True, help="Of the calendar of meetings instead.")
def schema(*, calendar: bool) -> None:
    """Print what case files may hold, for editors (JSON Schema)."""
    from reportgen.case.meetings import Meetings
    from reportgen.case.model import Case
    from reportgen.case.schema import schema as made

    # Bytes, since editors read JSON in UTF-8 whatever the encoding of the terminal that it is sent to a file from.
    click.echo(made(Meetings if calendar else Case).encode(), nl=False)


@click.command()
@shared.templates_option
@click.option("--check", "checking", is_flag=True, help="Look for mistakes in the house styles and their Word files.")
def houses(templates: Path | None, *, checking: bool) -> None:
    """List the house styles, their reports and where each comes from."""
    from reportgen import guide

    options = shared.options_of(templates=templates)
    click.echo(guide.listed_houses(options))
    if checking:
        found = guide.checked_houses(options)
        print_found(found, "text")
        sys.exit(code_of(found))


@click.command()
@click.argument("code", required=False)
@click.option(
    "--to",
    "kind",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="How to print them; Markdown is the whole manual.",
)
def rules(code: str | None, kind: str) -> None:
    """Say what a rule asks and on whose authority.

    CODE is that of a message, such as STAT-01; without one, all rules are listed.
    """
    from reportgen import manual

    rule = manual.find(code) if code is not None else None
    if code is not None and rule is None:
        misused(f"there is no rule with the code {code}; {manual.suggestion(code)}")
    if rule is not None and kind == "text":
        click.echo(manual.page(rule))
        return
    chosen = [rule] if rule is not None else manual.every()
    click.echo({"text": manual.listed, "markdown": manual.as_markdown, "json": manual.as_json}[kind](chosen))


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a message means and how to mend it.

    Without a CODE, all are listed.
    """
    from reportgen import guide

    text = guide.explained(code)
    if text is None:
        misused(f"there is no message with the code {code}; `reportgen explain` lists them all")
    click.echo(text)
