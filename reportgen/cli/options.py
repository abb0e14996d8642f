"""The options that several commands share, and the values that are made of them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import clock
from reportgen.cli.ends import misused
from reportgen.write import FORMATS

if TYPE_CHECKING:
    from reportgen.options import Edits, Options

STAGES = ("draft", "final", "public")


def today() -> date:
    """The day that it is where the program runs."""
    return date(*clock.day())


def as_day(_ctx: click.Context, _param: click.Parameter, typed: str | None) -> date:
    """The day that was typed, or today."""
    if typed is None:
        return today()
    numbers = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed.strip(), re.ASCII)
    try:
        return date(*map(int, numbers.groups() if numbers else ()))
    except (ValueError, TypeError):
        message = f"“{typed}” is not a day; write year-month-day, for example 2019-07-10 for 10 July 2019"
        raise click.BadParameter(message) from None


class CasePath(click.Path):
    """The path of a case file, or of a folder of them."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002  as click calls it
        """What to type where nothing was."""
        return "Name a case file, for example cases/my-case.yaml"


def as_days(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """A length of time in days."""
    if value is None:
        return None
    from reportgen.due import days_in

    try:
        return days_in(value)
    except ValueError as problem:
        raise click.BadParameter(str(problem)) from None


def as_formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """Formats with commas between them."""
    wanted = tuple(dict.fromkeys(part.strip().lower().lstrip(".") for part in value.split(",")))
    for part in wanted:
        if part not in FORMATS:
            raise click.BadParameter(f"“{part}” is not a format; write {', '.join(FORMATS)} with commas between them")
    return wanted


cases_argument = click.argument(
    "cases", nargs=-1, required=True, type=CasePath(path_type=Path, readable=False), metavar="CASE…"
)
case_argument = click.argument("case", type=CasePath(path_type=Path, readable=False))
reports_option = click.option(
    "--report", "reports", multiple=True, metavar="NAME", help="Only this report; may be given several times."
)
house_option = click.option("--house", metavar="NAME", help="Another house style than the case names.")
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="A folder of house styles, looked in before those that come with reportgen.",
)
stage_option = click.option(
    "--stage",
    type=click.Choice(STAGES),
    default="draft",
    show_default=True,
    help="A draft shows what is wrong or missing; a final or public report is refused while anything is.",
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print what is wrong or missing; json is for other programs.",
)
today_option = click.option(
    "--today",
    callback=as_day,
    metavar="DATE",
    help="Take this day for today, for example 2019-07-10.",
)
meetings_option = click.option(
    "--meetings",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="The calendar of meetings (YAML, iCalendar or CSV); left out, the one beside the cases or in the house style.",
)
formats_option = click.option(
    "--to",
    "formats",
    callback=as_formats,
    default="docx,md",
    show_default=True,
    metavar="docx,md,html",
    help="The formats to write.",
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    metavar="DIR",
    help="The folder to write to.",
)
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes to work with; left out, as many as are worth while.",
)
keep_option = click.option(
    "--keep", is_flag=True, help="Leave files as they are that somebody has edited, and take that for well."
)
force_option = click.option(
    "--force",
    is_flag=True,
    help="Replace files that somebody has edited; what was there is kept under a numbered name.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what is wrong.")


def options_of(
    reports: Sequence[str] = (),
    house: str | None = None,
    templates: Path | None = None,
    stage: str = "draft",
    formats: tuple[str, ...] = FORMATS,
    output: Path = Path("output"),
    today: date | None = None,
    meetings: Path | None = None,
    *,
    companions: bool = False,
    edits: Edits | None = None,
) -> Options:
    """What to build and where; house styles are looked for in a folder `templates` where none is named."""
    from reportgen.options import Edits, Options, Stage

    roots, kept = folders_of(templates), edits or Edits.REFUSE
    return Options(output, formats, tuple(reports), house, roots, Stage(stage), today, companions, meetings, kept)


def edits_of(*, keep: bool, force: bool) -> Edits:
    """What becomes of files that somebody has edited; ends the program where both were typed."""
    from reportgen.options import Edits

    if keep and force:
        misused("--keep leaves edited files and --force replaces them: choose one")
    return Edits.KEEP if keep else Edits.SET_ASIDE if force else Edits.REFUSE


def folders_of(templates: Path | None) -> tuple[Path, ...]:
    """The folders in which house styles are looked for before those that come with reportgen."""
    here = Path("templates")
    return (templates,) if templates else (here,) if is_open(here) else ()


def is_open(folder: Path) -> bool:
    """Whether there is a folder that may be read; False too where the one that it stands in may not be."""
    return os.access(folder, os.R_OK | os.X_OK) and folder.is_dir()


def is_there(file: Path) -> bool:
    """Whether there is a file of this name; False too where no file can have it."""
    return os.access(file, os.F_OK) and file.is_file()
