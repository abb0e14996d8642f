"""The options that several commands share, and the values that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.write import FORMATS

if TYPE_CHECKING:
    from reportgen.build import Options

STAGES = ("draft", "final", "public")


def today() -> date:
    """The day that it is where the program runs: the one place where a clock is read."""
    return datetime.now().astimezone().date()


def as_day(_ctx: click.Context, _param: click.Parameter, given: datetime | None) -> date:
    """The day that was given, or today."""
    return given.date() if given is not None else today()


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


cases_argument = click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE…")
case_argument = click.argument("case", type=click.Path(path_type=Path))
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
    help="A draft shows its gaps; a final report, or one for the public, is refused while it has any.",
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to print what is wrong or missing.",
)
today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=as_day,
    metavar="DATE",
    help="Judge as of this day, for example 2019-07-10; left out, today.",
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
) -> Options:
    """What to build and where; house styles are looked for in a folder `templates` where none is named."""
    from reportgen.build import Options
    from reportgen.compose.composer import Stage

    here = Path("templates")
    roots = (templates,) if templates else (here,) if here.is_dir() else ()
    return Options(output, formats, tuple(reports), house, roots, Stage(stage), today)
