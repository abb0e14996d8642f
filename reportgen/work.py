"""All that is to be done for one case of a build: its reports as bytes, and what was found on the way.

Writes nothing, so that it can be done in any process, and what comes of it can be sent from one to another.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reportgen import source
from reportgen.build import Composed, Workshop
from reportgen.case.model import Case
from reportgen.case.part import keys_of
from reportgen.compose.house import HOUSE_FILE, OWN_FILES, SHARED, House, houses
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span
from reportgen.inputs import Inputs
from reportgen.meetings.reading import possible
from reportgen.mistakes import own_mistake
from reportgen.named import apart
from reportgen.options import Options, Stage
from reportgen.readiness import EXPOSED, ready
from reportgen.record import Source
from reportgen.studio import Studio


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for all cases of one build. The number tells it from others, which may find other templates."""

    options: Options
    number: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The files of one report by their names, and whether it could be made in every format."""

    files: Mapping[str, bytes]
    whole: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What came of one case.

    `wanted` says how many reports there were to make. `sources` are the files that they were made from; there are none
    where one of them changed meanwhile. `is_case` is false for a file that has nothing of a case in it.
    """

    reports: tuple[Report, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    wanted: int = 0
    sources: tuple[Source, ...] = ()
    is_case: bool = True


class Bench(Workshop):
    """A workshop that looks at every file before it reads it, and knows afterwards what a case was made from."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._inputs = Inputs()
        self._of_house: dict[str, tuple[Path, ...]] = {}
        self._of_template: dict[tuple[str, str], tuple[Path, ...] | None] = {}
        self._of_folder: dict[Path, tuple[Path, ...]] = {}
        if options.meetings is not None:
            self._inputs.look(options.meetings)

    def studio(self, name: str, span: Span | None) -> Checked[Studio]:
        """The house of a name at work."""
        if name not in self._studios and name in houses(self.options.roots):
            for root in self.options.roots:
                self._inputs.look_in(root / name)
                self._inputs.look_in(root / SHARED)
        return super().studio(name, span)

    def work(self, path: Path) -> Work:
        """All that is to be done for one case."""
        before = Inputs()  # of its own, so that what is kept does not grow with the cases
        before.look(path)
        self._inputs.look(*self._calendars(path.parent))
        reports = {report.name: report for report in self.composed(path)}
        made = self._made(reports, path)
        named = [report for name, report in reports.items() if name]
        found, sources = tuple(dict.fromkeys(made.diagnostics)), (before.sources((path,)), self._sources(named, path))
        whole = () if sources[0] is None or sources[1] is None else sources[0] + sources[1]
        counts = bool(named) or not made.failed or is_case(path)
        return Work(made.value or (), found, len(named), whole, counts)

    def _made(self, reports: Mapping[str, Composed], path: Path) -> Checked[tuple[Report, ...]]:
        """Those reports of a case that may be written, with all that was found in the case."""
        stage = self.options.stage
        files = {name: report.files(self.options.formats) for name, report in reports.items() if report.document.value}
        found = {name: report.document.diagnostics for name, report in reports.items()}
        for name, written in files.items():
            exposed = _exposed(reports[name], written.value or {}, path) if stage is Stage.PUBLIC else ()
            found[name] = (*found[name], *written.diagnostics, *exposed)
        may_be_written = ready(found, stage, path)
        names = {name: reports[name].file_name(path, stage) for name in may_be_written.value or () if name in files}
        told_apart = apart(names, path)
        told = (*found.values(), may_be_written.diagnostics, told_apart.diagnostics)
        made = tuple(
            Report(
                {f"{file}.{kind}": content for kind, content in (files[name].value or {}).items()},
                not files[name].failed,
            )
            for name, file in (told_apart.value or {}).items()
        )
        return Checked(made, tuple(problem for problems in told for problem in problems))

    def _calendars(self, folder: Path) -> tuple[Path, ...]:
        """Where a calendar of meetings can be for cases of a folder."""
        if self.options.meetings is not None:
            return (self.options.meetings,)
        if folder not in self._of_folder:
            self._of_folder[folder] = possible(folder)
        return self._of_folder[folder]

    def _sources(self, reports: list[Composed], path: Path) -> tuple[Source, ...] | None:
        """The files that reports were made from beside their case, and those that would count if they were there."""
        paths = dict.fromkeys(self._calendars(path.parent))
        for report in reports:
            if report.studio is not None and report.case is not None:
                house, composer = report.studio.house, report.studio.composer
                if house.name not in self._of_house:
                    self._of_house[house.name] = tuple(self._files_of(house))
                template = (house.name, composer.template_of(report.case, report.name))
                if template not in self._of_template:
                    self._of_template[template] = composer.drawn_on(template[1])
                drawn_on = self._of_template[template]
                if drawn_on is None:  # a file that is not there yet may count, so that it is never unchanged
                    return None
                paths |= dict.fromkeys((*self._of_house[house.name], *drawn_on))
        return self._inputs.sources(paths)

    def _files_of(self, house: House) -> Iterator[Path]:
        """What all reports of a house are made from."""
        for root in self.options.roots:  # a folder that comes before is the house's from then on
            yield root / house.name / HOUSE_FILE
            if root == house.folder.parent:
                break
        for root in self.options.roots:  # and so with what houses share
            if root / SHARED == house.shared:
                break
            yield root / SHARED
        yield from possible(house.folder)
        if "docx" in self.options.formats:
            yield from (house.folder / name for name in OWN_FILES)
            yield from sorted(file for file in (house.shared / "word").glob("*") if file.is_file())


_NO_NAMES = frozenset({source.codes.EMPTY, source.codes.NOT_A_MAPPING})


def is_case(path: Path) -> bool:
    """Whether a file has anything of a case in it; one that cannot be read may have."""
    read = source.read(path)
    if any(found.code in _NO_NAMES for found in read.diagnostics):
        return False
    root = read.value.root if read.value is not None else None
    return root is None or any(str(key) in keys_of(Case) for key in root)


def _exposed(report: Composed, files: Mapping[str, bytes], path: Path) -> Iterator[Diagnostic]:
    """What finished files hold that the public may not read: says where, and never what."""
    from reportgen.law.contacts import contact_words  # noqa: PLC0415  only a public copy is searched
    from reportgen.publish import search_package  # noqa: PLC0415  as above

    if report.case is None:
        return
    withheld = tuple(map(str, report.case.never_publish))
    allowed = contact_words(report.spoken)
    reasons = [reason for kind, content in files.items() for reason in search_package(content, kind, withheld, allowed)]
    fix = "take it out of the case, or use the Ombudsman's pseudonym"
    for reason in dict.fromkeys(reasons):
        message = f"the report {report.name} cannot be made public: it holds {reason}"
        yield Diagnostic(EXPOSED, Severity.ERROR, message, Span(path.as_posix(), 1, 1), fix=fix)


_benches = threading.local()


def loaded(options: Options) -> None:
    """Loads what work with these options needs, so that processes which begin as copies of this one have it."""
    modules = [f"reportgen.write.{kind}" for kind in options.formats if kind != "md"]
    modules += ["reportgen.write.markdown"] if "md" in options.formats else []
    modules += ["reportgen.law.judge", "reportgen.matters", "reportgen.passages"] if options.today is not None else []
    for module in modules:
        import_module(module)


def work(order: Order, path: Path) -> Work:
    """All that is to be done for one case, in whichever process or thread this is. Never raises.

    A bench is kept from one case to the next, and for one build only.
    """
    try:
        if getattr(_benches, "order", None) != order:
            _benches.order, _benches.bench = order, Bench(order.options)
        bench: Bench = _benches.bench
        return bench.work(path)
    except Exception as problem:  # noqa: BLE001  whatever it is, the other cases are to be built
        return lost(path, problem)


def lost(path: Path, problem: BaseException) -> Work:
    """What is said of a case on which this program failed, or with which a process ended."""
    _benches.order = None  # who knows what state it is in
    return Work(diagnostics=(own_mistake(path, problem),))
