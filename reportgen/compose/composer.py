"""A case in a house style becomes a document: template, holes, blocks, numbers. Knows no file format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from jinja2 import Template, TemplateError, TemplateNotFound, TemplateSyntaxError

from reportgen.case.model import Case
from reportgen.case.part import key_of
from reportgen.case.report import OpenTo, Report
from reportgen.compose.clearances import open_clearances, standings
from reportgen.compose.environment import Environment, Folders, Missing, TooLongError, render
from reportgen.compose.facts import facts
from reportgen.compose.fill import Filler
from reportgen.compose.holes import Rendering
from reportgen.compose.house import SHARED, House, ReportStyle, report_style
from reportgen.compose.marking import marked
from reportgen.compose.public import public_copy
from reportgen.compose.reader import Read, Reader
from reportgen.compose.wording import FILTERS, GLOBALS, date
from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span, code
from reportgen.document.nodes import Document, Gap, Inline, Properties, Reference, Title
from reportgen.document.numbering import number
from reportgen.document.walk import all_blocks, plain, references, with_references
from reportgen.suggest import did_you_mean

GAP = code(
    "GAP-01",
    "Something that the report needs is not given",
    "The report has a place for a fact that the case file does not give. The draft shows it in square brackets.",
    "Give the fact in the case file under the name in the message. A report with a gap can circulate as a draft; it"
    " cannot be made final.",
)
NO_PLACE = code(
    "GAP-02",
    "A cross-reference that leads nowhere",
    "The text refers to an appendix, a recommendation or a paragraph by a name that nothing in this report has.",
    "Correct the name in `[Appendix](#name)`, or add an appendix with that `id`.",
)
UNKNOWN_SECTION = code(
    "CASE-06",
    "A section that the report does not have",
    "Under `sections` the case gives words of its own for a section, and this report has no section of that name.",
    "Use one of the names in the message.",
)
UNPLACED = code(
    "CASE-10",
    "Words that the report has no place for",
    "The case gives something for the report that the house style prints in none of its parts. It is in no copy.",
    "Put the words where this house style prints them, for example under `background`, or take them out of the case.",
)
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


class Stage(StrEnum):
    """How far a report has come: a draft to circulate, the final report, or the copy for the public."""

    DRAFT = "draft"
    FINAL = "final"
    PUBLIC = "public"


_USED_OTHERWISE = frozenset({"kind", "body", "meeting", "implications", "appendices", "sections", "class_"})
_NEVER_PRINTED = (
    frozenset({"draft", "internal", "cleared", "purpose", "agenda_published", "meeting_notice", "late_because"})
    | frozenset({"convened_at_short_notice", "chair_agreed_urgent", "key_decision_notice", "private_notices"})
    | frozenset({"decision_record", "disinterested_report"})
)
"""What a case says for drafts, for clearance and for the rules of law: no house has to print it."""
_FAILURES = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


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
        """The document of one of a case's reports, with every gap and every problem of the templates."""
        case = public_copy(case) if stage is Stage.PUBLIC else case
        own = case.reports[name]  # type: ignore[index]  # a Text is found by the same words
        report = own.over(case.every_report)
        style = report_style(self.house, str(report.kind or name), own.where("kind"))
        if style.value is None:
            return Checked(None, style.diagnostics)
        if stage is Stage.PUBLIC and report.class_ is OpenTo.EXEMPT:
            message = f"the report {name} is exempt, and the public may not read it"
            fix = "build it with --stage final, for members"
            return Checked(None, (Diagnostic(EXEMPT, Severity.ERROR, message, report.where("class_"), fix=fix),))
        rendered = self._render(case, report, style.value, stage)
        if rendered.value is None:
            return Checked(None, rendered.diagnostics)
        text, rendering = rendered.value
        filler = Filler((), report=own.span)
        read = Reader(rendering, self._loader.files, filler).read(text)
        found = [*read.diagnostics, *unknown_sections(report, rendering)]
        if not read.diagnostics:  # a template with a mistake may have left out what it has a place for
            found += without_place(report, rendering)
        read.page = marked(read.page, report, filler, draft=stage is Stage.DRAFT)
        document = self._document(read, case, report, style.value, stage)
        document, nowhere = without_dead_ends(number(document, self._scheme))
        roles = {clearance.issue: clearance.role for clearance in standings(report, self.house.style)}
        found += dict.fromkeys(gaps(filler.missing, own.span, roles))
        found += open_clearances(report, self.house.style, case)
        return Checked(document, (*found, *nowhere))

    def templates(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the house's templates before any case is read: missing, or not to be read."""
        found: list[Diagnostic] = []
        for style in self.house.style.reports.values():
            found += self._template(style).diagnostics
        return tuple(found)

    @property
    def _loader(self) -> Folders:
        loader = self._environment.loader
        assert isinstance(loader, Folders)  # noqa: S101  the environment is made with it
        return loader

    def _template(self, style: ReportStyle) -> Checked[Template]:
        """A report's template, compiled."""
        name = str(style.template)
        try:
            return Checked(self._environment.get_template(name))
        except TemplateNotFound as problem:
            fix = "put the file there, or correct the name"
            return _broken(self._not_there(problem), style.template.span, fix)
        except TemplateSyntaxError as problem:
            return _broken(f"the template cannot be read: {problem.message}", _line(problem, name), "mend it there")
        except RecursionError:
            return _broken("the template is nested too deeply", style.template.span, f"simplify `{name}`")

    def _render(self, case: Case, report: Report, style: ReportStyle, stage: Stage) -> Checked[tuple[str, Rendering]]:
        """A report's text with its holes, or the line at which its template fails."""
        template = self._template(style)
        if template.value is None:
            return Checked(None, template.diagnostics)
        try:
            draft, public = stage is Stage.DRAFT, stage is Stage.PUBLIC
            known = facts(case, report, self.house.style, style, draft=draft, public=public)
            return Checked(render(template.value, known))
        except TemplateSyntaxError as problem:  # in a template that this one includes
            return _broken(f"the template cannot be read: {problem.message}", _line(problem, ""), "mend it there")
        except TemplateNotFound as problem:
            return _broken(self._not_there(problem), self._line_of(problem), "correct the name")
        except RecursionError as problem:
            return _broken("the template calls itself without end", self._line_of(problem), "end it", FAILING_TEMPLATE)
        except TooLongError:
            problem_at = style.template.span
            return _broken("the template writes without end", problem_at, "look for a loop in it", FAILING_TEMPLATE)
        except _FAILURES as problem:
            problem_at = self._line_of(problem) or style.template.span
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

    def _document(self, read: Read, case: Case, report: Report, style: ReportStyle, stage: Stage) -> Document:
        title = next((plain(block.content) for block in all_blocks(read.blocks) if isinstance(block, Title)), "")
        subject = f"Report to {report.body or style.body}"
        properties = Properties(
            title=title or f"{subject}: {case.council}",
            subject=f"{subject}, {date(report.meeting).text}" if report.meeting else subject,
            author=str(self.house.style.council),
            status="Draft" if stage is Stage.DRAFT else "Final",
            date=report.meeting.isoformat() if report.meeting else NO_DATE,
        )
        return Document(read.blocks, read.page, properties)


def unknown_sections(report: Report, rendering: Rendering) -> Iterator[Diagnostic]:
    """The sections that the case words anew and the report does not have."""
    known = list(rendering.sections)
    for name, words in report.sections.items():
        if name not in rendering.sections:
            near = did_you_mean(name, known)
            fix = f"did you mean `{near}`?" if near else "this report has: " + ", ".join(known)
            yield Diagnostic(
                UNKNOWN_SECTION, Severity.ERROR, f"this report has no section called `{name}`", words.span, fix=fix
            )


def without_place(report: Report, rendering: Rendering) -> Iterator[Diagnostic]:
    """What the case gives for the report and the house's template never asks for, so that it is printed nowhere."""
    for field in sorted(report.model_fields_set - rendering.asked - _USED_OTHERWISE - _NEVER_PRINTED):
        key = key_of(field)
        message = f"this report has no place for `{key}`, so it is not printed"
        fix = "put the words into a part that the report has, such as `background`, or take them out"
        yield Diagnostic(UNPLACED, Severity.WARNING, message, report.where(field), fix=fix)


def gaps(missing: list[Missing], report: Span | None, roles: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A diagnostic for each fact that the report needs and the case does not give; `roles` see to what they clear."""
    for gap in missing:
        fix = f"give `{gap.key}:`" if gap.key else "give it in the case file"
        message = f"not given yet: {gap.label}"
        fix = f"{fix}. {gap.reason}" if gap.reason else fix
        who = roles.get(gap.label, "")
        yield Diagnostic(GAP, Severity.GAP, message, gap.span or report, fix=fix, about=gap.label, who=who)


def without_dead_ends(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with a visible gap for each reference that leads nowhere, and a diagnostic for each."""
    if all(reference.resolved for reference in references(document)):
        return document, ()
    found: list[Diagnostic] = []

    def shown(reference: Reference) -> Inline:
        if reference.resolved:
            return reference
        span = reference.origin.span if reference.origin else None
        message = f"`{reference.name}` is not the name of anything in this report"
        found.append(
            Diagnostic(NO_PLACE, Severity.GAP, message, span, fix="correct the name after the #, or add what it names")
        )
        words = f"{reference.text or 'reference'} {reference.name}: to be given"
        return Gap(words, message, reference.marks, reference.origin)

    return with_references(document, shown), tuple(found)
