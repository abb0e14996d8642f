"""How a command ends: what it says of what it found, and the exit code.

Exit codes: 0 done; 1 the case has errors; 2 wrong usage; 3 refused, because the report is not ready for its stage, or
somebody has edited a file; 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from reportgen.diagnostics import Diagnostic
    from reportgen.options import Result
    from reportgen.printing import Stage

DONE, ERRORS, USAGE, REFUSED, STOPPED = 0, 1, 2, 3, 130


def finish(
    result: Result,
    stage: Stage,
    style: str,
    *,
    quiet: bool,
    made: str = "report",
    untold: Collection[Diagnostic] = (),
    seconds: float | None = None,
) -> NoReturn:
    """Prints what was found and whether the reports can be used, and ends with the right code.

    `made` is what was made, if other papers than reports are among it; `untold` is counted, and told only as JSON;
    `seconds` is how long it took, if that is to be said.
    """
    tell(result, stage, style, quiet=quiet, made=made, untold=untold, seconds=seconds)
    sys.exit(end_of(result))


def tell(
    result: Result,
    stage: Stage,
    style: str,
    *,
    quiet: bool,
    made: str = "report",
    untold: Collection[Diagnostic] = (),
    seconds: float | None = None,
) -> None:
    """Prints what was found and whether the reports can be used: see `finish`."""
    print_found([found for found in result.diagnostics if style == "json" or found not in untold], style)
    if style == "text" and (not quiet or (result.earlier and end_of(result))):  # or else the code would have no reason
        click.echo(last_words(result, stage, made, seconds), err=True)


def last_words(result: Result, stage: Stage, made: str = "report", seconds: float | None = None) -> str:
    """The last line of a command, which says whether what was made can be sent."""
    from reportgen import printing

    counted = printing.counts(found for found in result.diagnostics if found.code.name != "STAGE-01")
    last = printing.summary(
        reports=result.reports,
        cases=result.cases,
        found=counted + result.earlier,
        stage=stage,
        made=made,
        outcomes=result.outcomes,
        seconds=seconds,
    )
    hint = "What is open in unchanged cases is counted here; `reportgen check` lists it.\n"
    return hint + last if result.earlier else last


def print_found(found: Sequence[Diagnostic], style: str) -> None:
    """Prints to standard error what was found: as text, or in the style json as an array even where it is nothing."""
    from reportgen import printing

    if style == "json":
        click.echo(printing.as_json(found), err=True)
    elif found:
        colour = coloured(sys.stderr)
        for one in printing.in_order(found):  # one by one: those of a thousand cases are 20 MB of text
            click.echo(printing.as_text(one, colour=colour) + "\n", err=True, color=colour)


def end_of(result: Result) -> int:
    """The exit code of a command that made this."""
    from reportgen.diagnostics import Severity

    if result.refused:
        return REFUSED
    return ERRORS if result.earlier[Severity.ERROR] else code_of(result.diagnostics)


def code_of(found: Sequence[Diagnostic]) -> int:
    """The exit code of a command that found this and was refused nothing."""
    from reportgen.diagnostics import has_errors

    return ERRORS if has_errors(found) else DONE


def misused(message: str) -> NoReturn:
    """Says how a command was used wrongly, and ends."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(USAGE)


def coloured(stream: TextIO) -> bool:
    """Whether what goes to a stream is shown in colours: on a terminal whose user has not asked for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
