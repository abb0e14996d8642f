"""The command that makes reports: `build`."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

from reportgen.cli import clock
from reportgen.cli import options as shared
from reportgen.cli.ends import DONE, ERRORS, end_of, finish, last_words, misused, print_found, tell
from reportgen.cli.progress import Progress

if TYPE_CHECKING:
    from reportgen.options import Options, Result
    from reportgen.printing import Stage


@click.command()
@shared.cases_argument
@shared.reports_option
@shared.formats_option
@shared.output_option
@click.option(
    "--companions",
    is_flag=True,
    help="Also the papers that go with a case: public notice, letter to the Ombudsman, compliance return and others.",
)
@shared.house_option
@shared.templates_option
@shared.meetings_option
@shared.stage_option
@shared.today_option
@shared.keep_option
@shared.force_option
@click.option("--check", "dry", is_flag=True, help="Write nothing; end with 1 and name them if files are out of date.")
@click.option("--watch", is_flag=True, help="Build again whenever a case or a template is saved, until Ctrl+C.")
@shared.jobs_option
@shared.format_option
@shared.quiet_option
def build(
    cases: tuple[Path, ...],
    reports: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path,
    house: str | None,
    templates: Path | None,
    meetings: Path | None,
    stage: Stage,
    today: date,
    jobs: int | None,
    style: str,
    *,
    companions: bool,
    keep: bool,
    force: bool,
    dry: bool,
    watch: bool,
    quiet: bool,
) -> None:
    """Make the reports of CASE files, or of every case in a folder. What is unchanged since it was built is skipped."""
    edits = shared.edits_of(keep=keep, force=force)
    if watch and dry:
        misused("--watch builds and --check writes nothing: choose one")
    options = shared.options_of(
        reports, house, templates, stage, formats, output, today, meetings, companions=companions, edits=edits
    )
    options = replace(options, live=watch)
    made = _Build(cases, options, stage, style, jobs, "document" if companions else "report", quiet=quiet, dry=dry)
    if watch:
        from reportgen.cli.watching import watched

        typed = click.get_current_context().get_parameter_source("today") is ParameterSource.COMMANDLINE
        watched(cases, options, made.once if typed else made.today)
    made.end()


@dataclass(frozen=True, slots=True)
class _Build:
    """A build as it was asked for."""

    cases: tuple[Path, ...]
    options: Options
    stage: Stage
    style: str
    jobs: int | None
    made: str
    quiet: bool
    dry: bool

    def run(self) -> tuple[Result, float | None]:
        """What is built, and how many seconds that took, where somebody is there to be told."""
        from reportgen.again import command
        from reportgen.batch import build as built

        began = time.perf_counter()
        typed = command(sys.argv[1:], clock.day())  # as things are now: the day or the program may change meanwhile

        def remember(same: Result) -> tuple[str, int, str]:
            """This very command, and how it is to end the next time if nothing has changed."""
            said = {"text": f"{last_words(same, self.stage, self.made)}\n", "json": "[]\n"}[self.style]
            return typed, end_of(same), "" if self.quiet and self.style == "text" and not end_of(same) else said

        with Progress(quiet=self.quiet) as progress:
            result = built(
                self.cases,
                self.options,
                progress.file,
                began=progress.case,
                jobs=self.jobs,
                dry=self.dry,
                remember=None if self.options.live else remember,
            )
        return result, time.perf_counter() - began if sys.stderr.isatty() else None

    def once(self) -> None:
        """Builds and says what there is to say, and goes on."""
        result, seconds = self.run()
        tell(result, self.stage, self.style, quiet=self.quiet, made=self.made, seconds=seconds)

    def today(self) -> None:
        """The same as of the day that it is now, which may be another than when this began."""
        replace(self, options=replace(self.options, today=shared.today())).once()

    def end(self) -> NoReturn:
        """Builds, says what there is to say, and ends."""
        result, seconds = self.run()
        if not self.dry:
            finish(result, self.stage, self.style, quiet=self.quiet, made=self.made, seconds=seconds)
        print_found(result.diagnostics, self.style)
        if self.style == "text" and not self.quiet:
            click.echo(_compared(result), err=True)
        sys.exit(DONE if result.cases and not _stale(result) else ERRORS)


def _stale(result: Result) -> int:
    """How many cases are not as a build would leave them."""
    from reportgen.options import Outcome

    return result.cases - result.outcomes[Outcome.UNCHANGED]


def _compared(result: Result) -> str:
    """The last line of a build that only compares."""
    from reportgen.printing import number_of

    if not result.cases:
        return "Nothing was compared: there is no case."
    cases = number_of(result.cases, "case")
    if stale := _stale(result):
        return f"Out of date: {stale:,} of {cases}. Nothing was written: only that was asked."
    return f"Nothing is out of date: {number_of(result.reports, 'report')} from {cases}."
