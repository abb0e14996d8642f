"""The commands that make reports and judge them: `build` and `check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options as shared
from reportgen.cli.ends import finish, misused

if TYPE_CHECKING:
    from reportgen.printing import Stage


@click.command()
@shared.cases_argument
@shared.reports_option
@click.option(
    "--to",
    "formats",
    callback=shared.as_formats,
    default="docx,md",
    show_default=True,
    metavar="docx,md,html",
    help="The formats to write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="The folder to write to.",
)
@shared.house_option
@shared.templates_option
@shared.stage_option
@shared.today_option
@shared.format_option
@shared.quiet_option
def build(
    cases: tuple[Path, ...],
    reports: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    house: str | None,
    templates: Path | None,
    stage: Stage,
    today: date,
    style: str,
    *,
    quiet: bool,
) -> None:
    """Make the reports of CASE files, or of every case in a folder."""
    from reportgen import build as pipeline

    options = shared.options_of(reports, house, templates, stage, formats=formats, output=output, today=today)
    result = pipeline.build(
        cases, options, made=(lambda _: None) if quiet else lambda file: click.echo(file.as_posix())
    )
    finish(result, stage, style, quiet=quiet)


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
@shared.today_option
@shared.format_option
@shared.quiet_option
def check(
    cases: tuple[Path, ...],
    source: Path | None,
    reports: tuple[str, ...],
    house: str | None,
    templates: Path | None,
    today: date,
    style: str,
    *,
    quiet: bool,
) -> None:
    """Say what is wrong or missing in CASE files, and write nothing."""
    from reportgen import build as pipeline

    options = shared.options_of(reports, house, templates, today=today)
    result = pipeline.check(cases, options)
    if source is not None:
        if result.cases != 1 or not cases[0].is_file():
            misused("one case is held against one document: name a single case file with --source")
        from reportgen.importing import compared

        result.diagnostics += compared(cases[0], source)
    finish(result, "draft", style, quiet=quiet)
