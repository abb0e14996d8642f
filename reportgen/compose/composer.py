"""A case in a house style becomes a document: template, holes, blocks, numbers. Knows no file format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError

from reportgen.case.dates import Day
from reportgen.case.model import Case
from reportgen.case.report import OpenTo, Report
from reportgen.compose import companions
from reportgen.compose.agenda import CYCLE, Agenda, ChaseList
from reportgen.compose.checks import gaps, unknown_sections, without_dead_ends, without_place
from reportgen.compose.clearances import open_clearances, standings
from reportgen.compose.companions import Companion
from reportgen.compose.environment import Environment, Missing, TooLongError, render
from reportgen.compose.facts import facts
from reportgen.compose.fill import Filler
from reportgen.compose.folders import COMPANIONS, Folders
from reportgen.compose.holes import Rendering
from reportgen.compose.house import SHARED, House, report_style
from reportgen.compose.marking import marked
from reportgen.compose.public import public_copy
from reportgen.compose.reader import Read, Reader
from reportgen.compose.summary import SUMMARY, Summary
from reportgen.compose.wording import FILTERS, GLOBALS, date
from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span, code
from reportgen.document.nodes import Document, Properties, Title
from reportgen.document.numbering import number
from reportgen.document.walk import all_blocks, plain
from reportgen.options import Stage

BROKEN_TEMPLATE = code(
    "TPL-01",
    "A template that cannot be read",
    "A template is missing, or breaks the rules of the template language (Jinja).",
    "Mend the template at the line named; if it is not yours, tell whoever looks after your house style.",
)
FAILING_TEMPLATE = code(
    "TPL-02",
    "A template that fails while it writes",
    "A template asks for something that cases do not have, or does something that templates may not.",
    "Mend the template at the line named. docs/templates.md lists the facts that a template can use.",
)


NO_DATE = "2000-01-01"
"""A file's date where there is no meeting yet: never the clock's, so that equal cases make equal files."""


EXEMPT = code(
    "STAGE-02",
    "A report that the public may not read",
    "A copy for the public was asked for, and the case says that the report is exempt. Nothing was written for it.",
    "Build it with --stage final for members, or make a report for the public without the exempt words.",
)


_FAILURES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


class Paper(NamedTuple):
    """What is composed: a template and where it is named, what it can name, and what the finished file says of itself.

    `report` says who may read it; `place` is where gaps stand that belong to no part of a case.
    """

    name: str
    template: str
    at: Span | None
    known: Mapping[str, object]
    report: Report
    place: Span | None
    subject: str
    when: str = ""


class Made(NamedTuple):
    """A composed paper, what its template asked for, the facts that it lacks, and its references that lead nowhere."""

    document: Document
    rendering: Rendering
    missing: list[Missing]
    nowhere: tuple[Diagnostic, ...]


def _draft(stage: Stage) -> bool:
    return stage is Stage.DRAFT


def _broken(message: str, span: Span | None, fix: str, what: Code = BROKEN_TEMPLATE) -> Checked[Any]:
    return Checked(None, (Diagnostic(what, Severity.ERROR, message, span, fix=fix),))


def _line(problem: TemplateSyntaxError, name: str) -> Span:
    return Span(problem.filename or problem.name or name, problem.lineno, 1)


class Composer:
    """Composes the reports of one house; its templates are compiled once."""

    def __init__(self, house: House) -> None:
        self.house = house
        folders = {house.name: house.folder, SHARED: house.shared}
        self._environment = Environment(folders, FILTERS, GLOBALS)
        self._scheme = house.style.look().scheme

    def compose(self, case: Case, name: str, stage: Stage = Stage.DRAFT) -> Checked[Document]:
        """The document of one of a case's reports or companions, with every gap and every problem of the templates.

        KeyError if the case has neither of that name.
        """
        case = public_copy(case) if stage is Stage.PUBLIC else case
        if name not in case.reports:
            return self._companion(case, companions.named(name), stage)
        own = case.reports[name]  # type: ignore[index]  # a Text is found by the same words
        report = own.over(case.every_report)
        style = report_style(self.house, str(report.kind or name), own.where("kind"))
        if style.value is None:
            return Checked(None, style.diagnostics)
        known = facts(case, report, self.house.style, style.value, draft=_draft(stage), public=stage is Stage.PUBLIC)
        subject = f"Report to {report.body or style.value.body}"
        when = f", {date(report.meeting).text}" if report.meeting else ""
        paper = Paper(
            name, str(style.value.template), style.value.template.span, known, report, own.span, subject, when
        )
        made = self._made(paper, stage)
        if made.value is None:
            return Checked(None, made.diagnostics)
        found = [*made.diagnostics, *unknown_sections(report, made.value.rendering)]
        if not made.diagnostics:  # a template with a mistake may have left out what it has a place for
            found += without_place(report, made.value.rendering)
        roles = {clearance.issue: clearance.role for clearance in standings(report, self.house.style)}
        found += dict.fromkeys(gaps(made.value.missing, own.span, roles))
        found += open_clearances(report, self.house.style, case)
        return Checked(made.value.document, (*found, *made.value.nowhere))

    def _companion(self, case: Case, companion: Companion, stage: Stage) -> Checked[Document]:
        """One of the papers that go with the case's reports."""
        known = companions.facts_of(companion, case, self.house.style, draft=_draft(stage))
        report = companions.spoken(companion, case, self.house.style)
        template = f"{COMPANIONS}/{companion.template}"
        return self._whole(Paper(companion.name, template, None, known, report, case.span, companion.called), stage)

    def summarise(self, summary: Summary, stage: Stage = Stage.DRAFT) -> Checked[Document]:
        """The summary of many cases as a document."""
        known = {"summary": summary, "house": self.house.style, "draft": _draft(stage)}
        template = f"{COMPANIONS}/{SUMMARY}"
        return self._whole(Paper(summary.file, template, None, known, Report(), None, summary.called), stage)

    def of_cycle(self, paper: Agenda | ChaseList, stage: Stage = Stage.DRAFT) -> Checked[Document]:
        """The index of an agenda, or the list of what a role has to clear, as a document."""
        names = {"agenda": paper, "chase": paper, "house": self.house.style}
        known = {**names, "draft": _draft(stage), "public": stage is Stage.PUBLIC}
        day = paper.day
        report = Report().model_copy(update={"meeting": Day(day.year, day.month, day.day)})
        template = f"{COMPANIONS}/{paper.template}"
        return self._whole(Paper(paper.file, template, None, known, report, None, paper.called), stage)

    def _whole(self, paper: Paper, stage: Stage) -> Checked[Document]:
        """A paper that has no sections of its own to word anew, and nothing that has to be cleared."""
        made = self._made(paper, stage)
        if made.value is None:
            return Checked(None, made.diagnostics)
        found = dict.fromkeys(gaps(made.value.missing, paper.place, {}))
        return Checked(made.value.document, (*made.diagnostics, *found, *made.value.nowhere))

    def template_of(self, case: Case, name: str) -> str:
        """The template of one of a case's reports or companions. KeyError if the case has neither of that name."""
        own = case.reports.get(name)  # type: ignore[call-overload]  # a Text is found by the same words
        if own is None:
            return f"{COMPANIONS}/{companions.named(name).template}"
        style = report_style(self.house, str(own.kind or name), None).value
        return str(style.template) if style is not None else ""

    def drawn_on(self, template: str) -> tuple[Path, ...] | None:
        """The files of templates that a report is made from by its template, or would be if they were there.

        None where only a case decides which they are.
        """
        names = self._environment.drawn_on(template)
        return None if names is None else tuple(place for name in sorted(names) for place in self._loader.places(name))

    def templates(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the house's templates before any case is read: missing, or not to be read."""
        found: list[Diagnostic] = []
        for style in self.house.style.reports.values():
            found += self._template(str(style.template), style.template.span).diagnostics
        files = dict.fromkeys((*(companion.template for companion in companions.TABLE), SUMMARY, *CYCLE))
        for file in filter(self._loader.has_companion, files):
            found += self._template(f"{COMPANIONS}/{file}", None).diagnostics
        return tuple(found)

    @property
    def _loader(self) -> Folders:
        loader = self._environment.loader
        assert isinstance(loader, Folders)  # noqa: S101  the environment is made with it
        return loader

    def _template(self, name: str, span: Span | None) -> Checked[Template]:
        """A template, compiled; `span` is where it is named."""
        try:
            return Checked(self._environment.get_template(name))
        except TemplateNotFound as problem:
            fix = "put the file there, or correct the name"
            return _broken(self._not_there(problem), span, fix)
        except TemplateSyntaxError as problem:
            return _broken(f"the template cannot be read: {problem.message}", _line(problem, name), "mend it there")
        except RecursionError:
            return _broken("the template is nested too deeply", span, f"simplify `{name}`")

    def _made(self, paper: Paper, stage: Stage) -> Checked[Made]:
        """A paper composed: rendered, read, filled and numbered."""
        if stage is Stage.PUBLIC and paper.report.class_ is OpenTo.EXEMPT:
            message = f"the report {paper.name} is exempt, and the public may not read it"
            fix = "build it with --stage final, for members"
            return _broken(message, paper.report.where("class_"), fix, EXEMPT)
        rendered = self._render(paper)
        if rendered.value is None:
            return Checked(None, rendered.diagnostics)
        text, rendering = rendered.value
        filler = Filler((), report=paper.place)
        read = Reader(rendering, self._loader.files, filler).read(text)
        read.page = marked(read.page, paper.report, filler, draft=_draft(stage))
        document = Document(read.blocks, read.page, self._properties(read, paper, stage))
        document, nowhere = without_dead_ends(number(document, self._scheme))
        return Checked(Made(document, rendering, filler.missing, nowhere), tuple(read.diagnostics))

    def _render(self, paper: Paper) -> Checked[tuple[str, Rendering]]:
        """A paper's text with its holes, or the line at which its template fails."""
        template = self._template(paper.template, paper.at)
        if template.value is None:
            return Checked(None, template.diagnostics)
        try:
            return Checked(render(template.value, paper.known))
        except TemplateSyntaxError as problem:  # in a template that this one includes
            return _broken(f"the template cannot be read: {problem.message}", _line(problem, ""), "mend it there")
        except TemplateNotFound as problem:
            return _broken(self._not_there(problem), self._line_of(problem), "correct the name")
        except RecursionError as problem:
            return _broken("the template calls itself without end", self._line_of(problem), "end it", FAILING_TEMPLATE)
        except TooLongError:
            return _broken("the template writes without end", paper.at, "look for a loop in it", FAILING_TEMPLATE)
        except _FAILURES as problem:
            problem_at = self._line_of(problem) or paper.at
            return _broken(f"the template fails: {problem}", problem_at, "mend it there", FAILING_TEMPLATE)

    def _not_there(self, problem: TemplateNotFound) -> str:
        name = problem.name or ""
        return f"there is no template `{name if '/' in name else f'{self.house.name}/{name}'}` that can be read"

    def _line_of(self, problem: BaseException) -> Span | None:
        """The template line that was running when it failed."""
        found, step = None, problem.__traceback__
        while step is not None:
            file = step.tb_frame.f_code.co_filename
            if file in self._loader.files:
                found = Span(file, step.tb_lineno, 1)
            step = step.tb_next
        return found

    def _properties(self, read: Read, paper: Paper, stage: Stage) -> Properties:
        title = next((plain(block.content) for block in all_blocks(read.blocks) if isinstance(block, Title)), "")
        return Properties(
            title=title or f"{paper.subject}: {self.house.style.council}",
            subject=f"{paper.subject}{paper.when}",
            author=str(self.house.style.council),
            status="Draft" if _draft(stage) else "Final",
            date=paper.report.meeting.isoformat() if paper.report.meeting else NO_DATE,
        )
