"""The command that judges reports: `check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import finish, misused


@click.command()
@shared.cases_argument
@click.option(
    "--source",
    type=click.Path(path_type=Path, readable=False),
    metavar="DOCUMENT",
    help="Also hold one case against the Ombudsman's document that it is about: PDF, web page, Word file or text.",
)
@shared.reports_option
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.today_option
@shared.format_option
@shared.quiet_option
def check(
    cases: tuple[Path, ...],
    source: Path | None,
    reports: tuple[str, ...],
    house: str | None,
    templates: Path | None,
    meetings: Path | None,
    today: date,
    style: str,
    *,
    quiet: bool,
) -> None:
    """Say what is wrong or missing in CASE files, and write nothing."""
    from reportgen import build as pipeline

    options = shared.options_of(reports, house, templates, today=today, meetings=meetings)
    result = pipeline.check(cases, options)
    if source is not None:
        if result.cases != 1 or not cases[0].is_file():
            misused("one case is held against one document: name a single case file with --source")
        from reportgen.importing import compared

        result.diagnostics += compared(cases[0], source)
    finish(result, "draft", style, quiet=quiet)
