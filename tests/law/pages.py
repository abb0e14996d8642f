"""The pages of tests/rules, read as what they claim.

A page is `# CODE: title`, a paragraph in plain words, then `## Passes` and `## Fails` with small case files in fences
of yaml, each after a sentence that says what it shows. `schema_version` and `council` may be left out of a case.
Lines of quotation below a case say more about it:

    > today: 2019-07-01               the day on which it is judged; 1 July 2019 unless the page says so
    > practice: {margin: 5}           the council's local practice, of which nothing is set unless the page says so
    > clears: {legal: Head of Law}    the roles that the house style names for clearance
    > severity: note                  what every breach of the case weighs; the rule's own severity unless it is said
    > meeting: the meeting is after   a breach: the words at which it points, and how its message begins

Below `## Fails` a case has all its breaches listed, and no other; below `## Passes` it has none. What a report decides
as follows from its name: full-council is the council, cabinet, executive and mayor the executive, all others a
committee. The finished text of a report is here every piece of prose in it, contacts among them; in it
[Appendix](#name) reads as it does in a house that numbers appendices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen.case.implications import Subject
from reportgen.case.load import make, part
from reportgen.case.model import Case
from reportgen.case.part import Part
from reportgen.case.practice import Practice
from reportgen.case.report import Contact
from reportgen.case.values import Text
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.law.judge import judged
from reportgen.law.rule import FinishedText, Laid, Matter, Passage, Sitting
from reportgen.source import parse

FOLDER = Path(__file__).parent.parent / "rules"
TODAY = date(2019, 7, 1)
FENCE = re.compile(r"^```yaml\n(?P<text>.*?)^```\n(?P<said>(?:\s*^>[^\n]*\n)*)", re.MULTILINE | re.DOTALL)
APPENDIX = re.compile(r"\[Appendix\]\(#(?P<name>[^)]*)\)")
UNPRINTED = frozenset({"internal", "cleared", "exempt_information"})


@dataclass(frozen=True)
class Example:
    """One small case of a page."""

    page: Path
    line: int
    passes: bool
    intro: str
    text: str
    today: date
    practice: str
    clears: str
    severity: Severity | None
    breaches: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.page.stem}-line-{self.line}"


@dataclass(frozen=True)
class Page:
    """The page of one rule."""

    code: str
    title: str
    words: str
    examples: tuple[Example, ...]


def page(path: Path) -> Page:
    text = path.read_text("utf-8") + "\n"
    head, _, rest = text.partition("\n")
    code, _, title = head.removeprefix("# ").partition(": ")
    words = rest.partition("\n## ")[0].strip()
    return Page(code, title.strip(), words, tuple(_examples(path, text)))


def _examples(path: Path, text: str) -> Iterator[Example]:
    fails = text.find("\n## Fails")
    ends = 0
    for found in FENCE.finditer(text):
        said = [line.strip().removeprefix("> ").partition(": ") for line in found["said"].split("\n") if line.strip()]
        known = {key: value for key, _, value in said if key in {"today", "practice", "clears", "severity"}}
        paragraphs = text[ends : found.start()].strip().split("\n\n")
        ends = found.end()
        yield Example(
            page=path,
            line=text.count("\n", 0, found.start()) + 1,
            passes=found.start() < fails,
            intro=paragraphs[-1],
            text=found["text"],
            today=date.fromisoformat(known["today"]) if "today" in known else TODAY,
            practice=known.get("practice", ""),
            clears=known.get("clears", ""),
            severity=Severity(known["severity"]) if "severity" in known else None,
            breaches=tuple((key, value) for key, _, value in said if key not in known),
        )


def case_of(text: str, name: str = "case.yaml") -> Case:
    """The case of a snippet, with what every case needs added below it."""
    for line in ("schema_version: 1", "council: lancashire"):
        if not re.search(rf"^{line.partition(':')[0]}:", text, re.MULTILINE):
            text += line + "\n"
    source = parse(text, name)
    assert source.value is not None
    assert not source.diagnostics, source.diagnostics
    made = make(source.value)
    assert made.value is not None, made.diagnostics
    return made.value


def practice_of(text: str) -> Practice:
    source = parse(text or "{}", "house.yaml")
    assert source.value is not None
    read = part(Practice, source.value)
    assert read.value is not None, read.diagnostics
    return read.value


def decides(name: str) -> str:
    if name == "full-council":
        return "council"
    return "executive" if re.search(r"cabinet|executive|mayor", name) else "committee"


def clears_of(text: str) -> dict[Subject, str]:
    source = parse(text or "{}", "house.yaml")
    assert source.value is not None
    return {Subject.read(key): str(value) for key, value in (source.value.root or {}).items()}


def matter_of(
    case: Case, practice: Practice, today: date, clears: Mapping[Subject, str] | None = None, leave_out: str = ""
) -> Matter:
    """A case as the law sees it, with all its reports but one."""
    merged = {str(name): report.over(case.every_report) for name, report in case.reports.items() if name != leave_out}
    laid = [
        Laid(name, report, str(report.body or name.replace("-", " ").title()), decides(name))
        for name, report in merged.items()
    ]
    return Matter(case, practice, today, tuple(laid), clears or {})


def judge(
    case: Case, practice: Practice, today: date, clears: Mapping[Subject, str] | None = None
) -> tuple[Diagnostic, ...]:
    """All that the rules find in a case, its reports and the words in them."""
    matter = matter_of(case, practice, today, clears)
    sittings = matter.sittings
    return judged(matter, sittings, [FinishedText(sitting, tuple(_passages(sitting))) for sitting in sittings]).all()


def _passages(sitting: Sitting) -> Iterator[Passage]:
    for held in (sitting.case.complaint, *sitting.case.findings, *sitting.case.recommendations, sitting.report):
        for words, contact, heading in _words(held):
            yield Passage(((_referred(words, sitting), words),), contact=contact, heading=heading)


def _referred(words: Text, sitting: Sitting) -> str:
    ids = {str(appendix.id): place for place, appendix in enumerate(sitting.report.appendices, 1)}
    return APPENDIX.sub(lambda found: f"Appendix {ids.get(found['name'], found['name'])}", words)


def _words(held: object, *, contact: bool = False, heading: bool = False) -> Iterator[tuple[Text, bool, bool]]:
    if isinstance(held, Text):
        yield held, contact, heading
    elif isinstance(held, tuple | dict):
        for item in held.values() if isinstance(held, dict) else held:
            yield from _words(item, contact=contact, heading=heading)
    elif isinstance(held, Part):
        contact = contact or isinstance(held, Contact)
        for field in type(held).model_fields:
            if field not in UNPRINTED:
                yield from _words(getattr(held, field), contact=contact, heading=field == "title")
