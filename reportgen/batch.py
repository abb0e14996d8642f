"""A build of many cases: what is unchanged is skipped, the rest is worked on, and the files are written in order.

What works on cases is loaded when there is a case to work on, and not before.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import output
from reportgen.circumstances import circumstances
from reportgen.diagnostics import Diagnostic, Severity, Span, code, has_errors
from reportgen.named import case_files, no_cases
from reportgen.options import Options, Outcome, Result, Stage
from reportgen.record import Made
from reportgen.stamps import NONE

if TYPE_CHECKING:
    from reportgen.work import Work

NO_CASE = code(
    "CASE-12",
    "A YAML file that is no case",
    "The folder holds a YAML file that has nothing of a case in it: neither `council` nor any other field. It was"
    " passed over, and everything else in the folder was built.",
    "Nothing, if it belongs to another program. If it is to be a case, write its fields as `reportgen new` does.",
)

_MARKED = frozenset({Severity.ERROR, Severity.GAP, Severity.WARNING})


def build(  # noqa: PLR0913  all but the cases have a default
    paths: Iterable[Path],
    options: Options | None = None,
    made: Callable[[Path], None] = lambda _path: None,
    *,
    began: Callable[[int, int, Path], None] = lambda _number, _of, _case: None,
    jobs: int | None = 1,
    executor: Executor | None = None,
    dry: bool = False,
    claims: output.Claims | None = None,
    remember: Callable[[Result], tuple[str, int, str]] | None = None,
) -> Result:
    """Writes the reports of cases; `made` hears of each file that is whole, `began` of each case that is made.

    Builds that write to one folder in one run share `claims`.
    `jobs` is how many processes work on cases; None for as many as are worth while. With an `executor` they are worked
    on there, and `jobs` is how many it works on at once. `dry` writes nothing, and says what is out of date.
    `remember` gives the command that this is (see `again`), and how it is to end the next time if nothing has changed:
    its exit code and last words.
    """
    options, named = options or Options(), list(paths)
    with output.Folder(options.output, options.edits, dry=dry, claims=claims) as folder:
        batch = _Batch(options, folder, frozenset(named), made)
        left = batch.changed(case_files(named, batch.result.diagnostics))
        for number, (path, work) in enumerate(zip(left, _worked(left, options, jobs, executor), strict=True), start=1):
            began(number, len(left), path)
            batch.take(path, work)
        batch.look_for_gone()
        if remember is not None and batch.clean:
            folder.remember(batch.again(remember, named))
    return batch.ended()


class _Batch:
    """A build under way."""

    def __init__(
        self, options: Options, folder: output.Folder, named: frozenset[Path], made: Callable[[Path], None]
    ) -> None:
        self.result = Result()
        self._options = options
        self._folder = folder
        self._named = named
        self._made = made
        self._circumstances = circumstances(options)
        self._cases: list[Path] = []
        self._earlier: set[str] = set()
        self._gone: list[Diagnostic] = []
        self._settled: dict[Path, Made] = {}  # what this run knows to be so of cases

    def changed(self, cases: Iterable[Path]) -> list[Path]:
        """The cases that have to be made; what others have come to is counted."""
        left = []
        self._cases = list(cases)
        for path in self._cases:
            kept = self._folder.record.unchanged(path.as_posix(), self._circumstances)
            if kept is None:
                left.append(path)
            elif kept.files:
                self._settled[path] = kept
                self._folder.claim((name for name, _ in kept.files), path)
                self.result.cases += 1
                self.result.reports += kept.reports
                self.result.became[path] = Outcome.UNCHANGED
                self._earlier.update(kept.found)
        return left

    def take(self, path: Path, work: Work) -> None:
        """Writes what came of a case."""
        if not work.is_case and path not in self._named:
            self.result.diagnostics.append(passed_over(path))
            return
        result = self.result
        result.cases += 1
        result.diagnostics += work.diagnostics
        wrong, left, before = has_errors(work.diagnostics), set(self._folder.left), len(result.files)
        names = {name for report in work.reports for name in report.files}
        reads = work.sources[0][1][2] if work.sources else NONE
        ours: set[str] = set()
        whole = sum([self._written(report.files, path, ours) and report.whole for report in work.reports])
        result.reports += whole
        left = self._folder.left - left
        if wrong and self._options.stage is not Stage.DRAFT:
            result.diagnostics += self._folder.earlier.refused(path, names)
        elif names:
            result.diagnostics += self._folder.earlier.not_made(path, self._circumstances, reads, names)
        self._folder.own(path, reads, ours)
        if whole == work.wanted > 0:
            result.became[path] = Outcome.UNCHANGED if self._folder.dry else Outcome.BUILT
            if not left:
                self._note(path, work)
        elif (wrong and self._options.stage is not Stage.DRAFT) or left:
            result.became[path] = Outcome.REFUSED
        elif self._folder.dry and all(report.whole for report in work.reports) and len(work.reports) == work.wanted > 0:
            result.became[path] = Outcome.OUT_OF_DATE
        else:
            result.became[path] = Outcome.FAILED
        if path not in self._settled and len(result.files) > before:  # some of it is new, and some is not
            self._folder.forget(path.as_posix())

    def _written(self, files: Mapping[str, bytes], path: Path, ours: set[str]) -> bool:
        """Writes the files of a report and adds those made to `ours`; whether nothing is amiss with any of them."""
        whole = True
        for name, content in files.items():
            if not self._folder.put(name, content, path):
                whole = False
            elif not self._folder.dry and name not in self._folder.left:
                ours.add(name)
                self.result.files.append(self._folder.path / name)
                self._made(self._folder.path / name)
        return whole

    def look_for_gone(self) -> None:
        """Names the files of cases that were in the folders named, and are not there any more."""
        folders = [path for path in self._named if os.path.isdir(path)]  # noqa: PTH112  pathlib raises for some
        self._gone = list(self._folder.earlier.without_case(folders))
        self.result.diagnostics += self._gone

    def _note(self, path: Path, work: Work) -> None:
        known = self._folder.record.files
        files = tuple((name, known[name][2]) for report in work.reports for name in report.files if name in known)
        if work.sources and files:
            marks = tuple(sorted(_marks(work.diagnostics)))
            made = Made(self._circumstances, work.sources, files, len(work.reports), marks)
            self._folder.note(path.as_posix(), made)
            if (noted := self._folder.record.made.get(path.as_posix())) is not None:
                self._settled[path] = noted  # which shares what all cases are made from

    @property
    def clean(self) -> bool:
        """Whether the same build would have nothing to do now, unless another run has been at work meanwhile."""
        made = self._folder.record.made
        known = (path in self._settled and made.get(path.as_posix()) == self._settled[path] for path in self._cases)
        return bool(self._cases) and not self._folder.dry and not self._gone and all(known)

    def again(self, remember: Callable[[Result], tuple[str, int, str]], paths: Iterable[Path]) -> tuple[str, ...]:
        """What the record keeps of a build that is clean, for the next one."""
        made = [self._folder.record.made[path.as_posix()] for path in self._cases]
        reports, became = sum(one.reports for one in made), dict.fromkeys(self._cases, Outcome.UNCHANGED)
        result = Result(cases=len(made), reports=reports, became=became)
        result.earlier = _counted({mark for one in made for mark in one.found})
        command, ends, said = remember(result)
        return (command, str(ends), said, *(path.as_posix() for path in paths))

    def ended(self) -> Result:
        """What the whole build has come to."""
        result, folder = self.result, self._folder
        if result.cases == 0 and self._cases:  # and all were passed over
            result.diagnostics.append(no_cases(self._cases[0].parent))
        result.refused = self._options.stage is not Stage.DRAFT and has_errors(result.diagnostics)
        result.refused |= folder.refused
        result.diagnostics = list(dict.fromkeys((*result.diagnostics, *folder.diagnostics)))
        if self._earlier:
            result.earlier = _counted(self._earlier - _marks(result.diagnostics))
        return result


def passed_over(path: Path) -> Diagnostic:
    """What is said of a file in a folder that is no case."""
    message = f"{path.as_posix()} has nothing of a case in it, and was passed over"
    fix = "leave it, if it belongs to another program; a case has fields such as `council`"
    return Diagnostic(NO_CASE, Severity.WARNING, message, Span(path.as_posix(), 1, 1), fix=fix)


def _marks(found: Iterable[Diagnostic]) -> set[str]:
    """A mark for each error, gap and warning, by which one that is found in two cases is counted once."""
    import hashlib  # noqa: PLC0415  a build with nothing to do needs none

    told = ((one.severity.value, f"{one.span} {one.message}") for one in found if one.severity in _MARKED)
    return {f"{kind}:{hashlib.sha256(words.encode(errors='replace')).hexdigest()[:12]}" for kind, words in told}


def _counted(marks: Iterable[str]) -> Counter[Severity]:
    return Counter(Severity(mark.partition(":")[0]) for mark in marks)


def _worked(cases: Sequence[Path], options: Options, jobs: int | None, executor: Executor | None) -> Iterator[Work]:
    """What comes of each case, in their order."""
    if not cases:
        return
    from reportgen.work import Order, loaded, lost, work  # noqa: PLC0415  loads all that reports are made with
    from reportgen.workers import done  # noqa: PLC0415  as above

    if len(cases) > 1:
        loaded(options)
    yield from done(partial(work, Order(options, int.from_bytes(os.urandom(8)))), lost, cases, jobs, executor)
