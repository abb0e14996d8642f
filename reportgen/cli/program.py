"""The commands together, and the program as it is installed: it ends with a code and never with a traceback."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from typing import NoReturn

import click

from reportgen.cli.building import build
from reportgen.cli.cases import clear, new
from reportgen.cli.cycles import cycle
from reportgen.cli.deadlines import due
from reportgen.cli.documents import import_
from reportgen.cli.ends import DONE, ERRORS, STOPPED, USAGE
from reportgen.cli.overview import register, status
from reportgen.cli.reference import explain, houses, rules, schema
from reportgen.cli.reports import check
from reportgen.cli.summaries import summary

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_MADE_BETWEEN_COLLECTIONS = 50_000
"""New objects before Python looks for circles of garbage: at its own 700, a short run spends a tenth of its time so."""


class _Commands(click.Group):
    """The commands, in the order in which an officer meets them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


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


@click.group(
    cls=_Commands,
    commands=[new, import_, check, build, cycle, summary, clear, due, status, register, houses, rules, explain, schema],
    context_settings=HELP,
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Council reports on what the Ombudsman found, from one case file.

    Write a case with `reportgen new`, look at it with `reportgen check`, make its reports with `reportgen build`.
    `reportgen build --help` says what can be typed after a command.
    """


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
        _hinted(problem).show()
        code = USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. No file is half written: each is as it was before, or new and whole.", err=True)
        code = STOPPED
    except Exception as problem:  # noqa: BLE001  whatever it is, an officer must not meet a traceback
        click.echo(_own_mistake(problem), err=True)
        code = ERRORS
    sys.exit(code)


def _hinted(problem: click.ClickException) -> click.ClickException:
    """What was typed wrongly, with a hint where click's own words have none."""
    if isinstance(problem, click.BadOptionUsage):
        hint = "Add --help to the command to see what to write after it"
        return click.UsageError(f"{problem.message.removesuffix('.')}. {hint}", problem.ctx)
    if type(problem) is click.UsageError and problem.ctx and problem.ctx.command is not main:  # a word too many
        hint = "A name with spaces in it needs quotation marks round it"
        return click.UsageError(f"{problem.message.removesuffix('.')}. {hint}", problem.ctx)
    return problem


def _own_mistake(problem: Exception) -> str:
    step = problem.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f" ({Path(step.tb_frame.f_code.co_filename).name}, line {step.tb_lineno})" if step else ""
    words = "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in str(problem))
    return (
        f"reportgen itself has made a mistake: {type(problem).__name__}: {words}{where}.\n"
        "No file is half written. Please tell whoever looks after reportgen for you, with the words above and, if you"
        " may share it, the case."
    )
