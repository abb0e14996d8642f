"""The command line: arguments, printing, exit codes. No logic, and nothing loaded before it is needed.

Exit codes: 0 done; 1 the case has errors; 2 wrong usage; 3 refused, because the report is not ready for its stage.
"""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportgen.write import FORMATS

if TYPE_CHECKING:
    from reportgen.build import Options, Result
    from reportgen.law.standing import Deadline

DONE, ERRORS, USAGE, REFUSED, STOPPED = 0, 1, 2, 3, 130
STAGES = ("draft", "final", "public")
ANSWERS = ("cleared", "requested", "changes-asked", "refused")
_MADE_BETWEEN_COLLECTIONS = 50_000
"""New objects before Python looks for circles of garbage: at its own 700, a short run spends a tenth of its time so."""


class _Commands(click.Group):
    """The commands, in the order in which an officer meets them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


def _formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """Formats with commas between them."""
    wanted = tuple(dict.fromkeys(part.strip().lower().lstrip(".") for part in value.split(",")))
    for part in wanted:
        if part not in FORMATS:
            raise click.BadParameter(f"“{part}” is not a format; write {', '.join(FORMATS)} with commas between them")
    return wanted


def _span(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    """A length of time in days."""
    if value is None:
        return None
    from reportgen.due import days_in

    try:
        return days_in(value)
    except ValueError as problem:
        raise click.BadParameter(str(problem)) from None


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  as click calls it
    if not value:
        return
    from importlib import metadata

    try:
        version = metadata.version("reportgen")
    except metadata.PackageNotFoundError:
        version = "(not installed)"
    click.echo(f"reportgen {version}")
    ctx.exit()


HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
cases_argument = click.argument("cases", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE…")
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
    metavar="DATE",
    help="Judge as of this day, for example 2019-07-10; left out, today.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but what is wrong.")


@click.group(cls=_Commands, context_settings=HELP)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Council reports on what the Ombudsman found, from one case file.

    Write a case with `reportgen new`, look at it with `reportgen check`, make its reports with `reportgen build`.
    """


@main.command()
@cases_argument
@click.option(
    "--report", "reports", multiple=True, metavar="NAME", help="Only this report; may be given several times."
)
@click.option(
    "--to",
    "formats",
    callback=_formats,
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
@house_option
@templates_option
@stage_option
@click.option(
    "--law", is_flag=True, help="Show in a draft what breaks a rule; final and public reports are always judged."
)
@today_option
@format_option
@quiet_option
def build(
    cases: tuple[Path, ...],
    reports: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    house: str | None,
    templates: Path | None,
    stage: str,
    today: datetime | None,
    style: str,
    *,
    law: bool,
    quiet: bool,
) -> None:
    """Make the reports of CASE files, or of every case in a folder."""
    from reportgen import build as pipeline

    judged = law or today is not None or stage != "draft"
    day = _day(today) if judged else None
    options = _options(reports, house, templates, stage, formats=formats, output=output, today=day)
    result = pipeline.build(
        cases, options, made=(lambda _: None) if quiet else lambda file: click.echo(file.as_posix())
    )
    _finish(result, stage, style, quiet=quiet)


@main.command()
@cases_argument
@click.option(
    "--report", "reports", multiple=True, metavar="NAME", help="Only this report; may be given several times."
)
@house_option
@templates_option
@today_option
@format_option
@quiet_option
def check(
    cases: tuple[Path, ...],
    reports: tuple[str, ...],
    house: str | None,
    templates: Path | None,
    today: datetime | None,
    style: str,
    *,
    quiet: bool,
) -> None:
    """Say what is wrong or missing in CASE files, and write nothing."""
    from reportgen import build as pipeline

    options = _options(reports, house, templates, "draft", today=_day(today))
    _finish(pipeline.check(cases, options), "draft", style, quiet=quiet)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("subject")
@click.option("--by", required=True, metavar="NAME", help="Who said it.")
@click.option("--role", required=True, metavar="ROLE", help="Their job title, for example “section 151 officer”.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day they said it; left out, today.")
@click.option("--report", metavar="NAME", help="The report whose words are meant, if several have words on this.")
@click.option(
    "--state", type=click.Choice(ANSWERS), default="cleared", show_default=True, help="What they said of the words."
)
@format_option
def clear(
    case: Path, subject: str, by: str, role: str, on: datetime | None, report: str | None, state: str, style: str
) -> None:
    """Record in a CASE file who cleared its words.

    SUBJECT is an implication, such as financial, or report for a report as a whole. Nothing else in the file changes.
    If the words change later, the clearance no longer stands.
    """
    from reportgen import clearing
    from reportgen.case.report import ClearanceState

    given = clearing.Given(by, role, _day(on), ClearanceState(state.replace("-", " ")))
    done = clearing.clear(case, subject, given, report)
    _print_found(done.diagnostics, style)
    if done.value is None:
        sys.exit(ERRORS)
    click.echo(done.value.as_posix())


@main.command()
@click.argument("cases", nargs=-1, type=click.Path(path_type=Path), metavar="[CASE…]")
@click.option("--within", "days", callback=_span, metavar="30d", help="Only what is late or due within days or weeks.")
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
    "--fail-within", "limit", callback=_span, metavar="10d", help="End with 1 if anything is late or due within this."
)
@house_option
@templates_option
@today_option
def due(
    cases: tuple[Path, ...],
    days: int | None,
    kind: str,
    limit: int | None,
    house: str | None,
    templates: Path | None,
    today: datetime | None,
    *,
    everything: bool,
) -> None:
    """Say what has to be done by when.

    It reads the CASE files or folders that are named; without any, the folder cases, or else the folder it runs in.
    """
    from reportgen import due as deadlines

    folder = Path("cases")
    paths = cases or (folder if folder.is_dir() else Path(),)
    day = _day(today)
    found = deadlines.gathered(paths, _options((), house, templates, "draft", today=day), day)
    shown = found.deadlines if everything else deadlines.outstanding(found.deadlines)
    _print_deadlines(shown if days is None else deadlines.within(shown, day, days), day, kind)
    _print_found(found.diagnostics, "text")
    sys.exit(ERRORS if deadlines.pressing(found, day, limit) else DONE)


@main.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--house", metavar="NAME", help="Your council's house style; `reportgen houses` lists them.")
@click.option(
    "--report", "reports", multiple=True, metavar="KIND", help="A report to make; may be given several times."
)
@templates_option
def new(case: Path, house: str | None, reports: tuple[str, ...], templates: Path | None) -> None:
    """Write a new CASE file to fill in, with every field explained."""
    from reportgen import guide

    written = guide.write_new(case, house, reports, _options((), None, templates, "draft"))
    _print_found(written.diagnostics, "text")
    if written.value is None:
        sys.exit(ERRORS)
    click.echo("\n".join(path.as_posix() for path in written.value))
    click.echo(f"Fill it in, then run: reportgen build {case.as_posix()}", err=True)


@main.command()
def schema() -> None:
    """Print the JSON Schema of case files, for editors that help while one types."""
    from reportgen.case.schema import schema as made

    # Bytes, since editors read JSON in UTF-8 whatever the encoding of the terminal that it is sent to a file from.
    click.echo(made().encode(), nl=False)


@main.command()
@templates_option
@click.option("--check", "checking", is_flag=True, help="Look for mistakes in the house styles and their Word files.")
def houses(templates: Path | None, *, checking: bool) -> None:
    """List the house styles, their reports and where each comes from."""
    from reportgen import guide

    options = _options((), None, templates, "draft")
    click.echo(guide.listed_houses(options))
    if checking:
        found = guide.checked_houses(options)
        _print_found(found, "text")
        sys.exit(_code(found))


@main.command()
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
        _usage(f"there is no rule with the code {code}; {manual.suggestion(code)}")
    if rule is not None and kind == "text":
        click.echo(manual.page(rule))
        return
    chosen = [rule] if rule is not None else manual.every()
    click.echo({"text": manual.listed, "markdown": manual.as_markdown, "json": manual.as_json}[kind](chosen))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the CODE of a message means and how to mend it; without a CODE, list them all."""
    from reportgen import guide

    text = guide.explained(code)
    if text is None:
        _usage(f"there is no message with the code {code}; `reportgen explain` lists them all")
    click.echo(text)


def _options(
    reports: Sequence[str],
    house: str | None,
    templates: Path | None,
    stage: str,
    formats: tuple[str, ...] = FORMATS,
    output: Path = Path("output"),
    today: date | None = None,
) -> Options:
    from reportgen.build import Options
    from reportgen.compose.composer import Stage

    here = Path("templates")
    roots = (templates,) if templates else (here,) if here.is_dir() else ()
    return Options(output, formats, tuple(reports), house, roots, Stage(stage), today)


def _day(given: datetime | None) -> date:
    """The day that was given, or today: the one place where a clock is read."""
    return given.date() if given is not None else datetime.now().astimezone().date()


def _print_deadlines(shown: Sequence[Deadline], day: date, kind: str) -> None:
    from reportgen import due as deadlines

    if kind == "ics":
        # Bytes, since a calendar is in UTF-8 and has its own ends of lines, whatever the terminal.
        click.echo(deadlines.as_ics(shown), nl=False)
        return
    if kind == "json":
        click.echo(deadlines.as_json(shown, day))
        return
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns
    click.echo(deadlines.as_table(shown, day, colour=colour, width=width), color=colour)


def _finish(result: Result, stage: str, style: str, *, quiet: bool) -> NoReturn:
    """Prints what was found and whether the reports can be used, and ends with the right code."""
    from reportgen import printing

    _print_found(result.diagnostics, style)
    if style == "text" and not quiet:
        counted = printing.counts(found for found in result.diagnostics if found.code.name != "STAGE-01")
        text = printing.summary(reports=result.reports, cases=result.cases, found=counted, stage=stage)  # type: ignore[arg-type]
        click.echo(text, err=True)
    sys.exit(REFUSED if result.refused else _code(result.diagnostics))


def _print_found(found: Sequence[Any], style: str) -> None:
    from reportgen import printing

    if style == "json":
        click.echo(printing.as_json(found), err=True)
    elif found:
        colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        click.echo(printing.listing(found, colour=colour) + "\n", err=True, color=colour)


def _code(found: Sequence[Any]) -> int:
    from reportgen.diagnostics import has_errors

    return ERRORS if has_errors(found) else DONE


def _usage(message: str) -> NoReturn:
    click.echo(f"reportgen: {message}", err=True)
    sys.exit(USAGE)


def run() -> NoReturn:
    """The program as it is installed: ends with a code and never with a traceback."""
    gc.set_threshold(_MADE_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # no character may stop a program that only reports
    try:
        main(prog_name="reportgen", standalone_mode=False)
        code = DONE
    except click.ClickException as problem:
        problem.show()
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Every file that was named above is whole; nothing else was written.", err=True)
        code = STOPPED
    except Exception as problem:  # noqa: BLE001  whatever it is, an officer must not meet a traceback
        click.echo(_own_mistake(problem), err=True)
        code = ERRORS
    sys.exit(code)


def _own_mistake(problem: Exception) -> str:
    step = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f" ({Path(step.tb_frame.f_code.co_filename).name}, line {step.tb_lineno})" if step else ""
    words = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in str(problem))
    return (
        f"reportgen itself has made a mistake: {type(problem).__name__}: {words}{where}.\n"
        "Every file that was named above is whole; nothing else was written. Please report this with the words above"
        " and, if you may share it, the case."
    )


if __name__ == "__main__":
    run()
