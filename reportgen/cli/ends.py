"""How a command ends: what it says of what it found, and the exit code.

Exit codes: 0 done; 1 the case has errors; 2 wrong usage; 3 refused, because the report is not ready for its stage; 130
stopped with Ctrl+C.
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
) -> NoReturn:
    """Prints what was found and whether the reports can be used, and ends with the right code.

    `made` is what was made, if other papers than reports are among it; `untold` is counted, and told only as JSON.
    """
    from reportgen import printing

    told_here = [found for found in result.diagnostics if style == "json" or found not in untold]
    print_found(told_here, style)
    if style == "text" and not quiet:
        counted = printing.counts(found for found in result.diagnostics if found.code.name != "STAGE-01")
        told = printing.summary(reports=result.reports, cases=result.cases, found=counted, stage=stage, made=made)
        click.echo(told, err=True)
    sys.exit(REFUSED if result.refused else code_of(result.diagnostics))


def print_found(found: Sequence[Diagnostic], style: str) -> None:
    """Prints to standard error what was found: as text, or in the style json as an array even where it is nothing."""
    from reportgen import printing

    if style == "json":
        click.echo(printing.as_json(found), err=True)
    elif found:
        colour = coloured(sys.stderr)
        click.echo(printing.listing(found, colour=colour) + "\n", err=True, color=colour)


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
