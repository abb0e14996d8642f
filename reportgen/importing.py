"""From documents of the Ombudsman's to case files: reads each, makes a file of what was found, and never replaces one.

Documents are taken one after the other and forgotten, so that a thousand of them need no more room than one; what is
wrong with one keeps none of the others from being made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportgen import output, placing
from reportgen.again import ENDINGS
from reportgen.case import schema
from reportgen.compose.house import House, find, houses
from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span, code, has_errors
from reportgen.importers.case_file import HouseForm, case_file, same_council
from reportgen.importers.contract import as_json
from reportgen.importers.decision import Decision, Status
from reportgen.importers.facts import Facts, Outcome
from reportgen.importers.gather import gathered
from reportgen.importers.reading import MOST_BYTES, read_document
from reportgen.importers.refusals import refused
from reportgen.importers.structure import structured
from reportgen.options import with_own
from reportgen.suggest import did_you_mean

NOTHING_GIVEN = code(
    "IMPORT-23",
    "Nothing on standard input",
    "The document was to be read from standard input (`-`), and nothing came. No file was written.",
    "Name a file, or send the text of the decision to the command.",
)
ALREADY_THERE = code(
    "IMPORT-24",
    "A case file that is already there",
    "The file that would be written exists. It may hold somebody's work, and has not been touched.",
    "Choose another name with --output, or move the file that is there.",
)
A_DRAFT = code(
    "IMPORT-25",
    "A draft decision, which must not be reported",
    "The Ombudsman sends drafts for comments only. They are confidential, may change, and are no finding. The case file"
    " says so at its head.",
    "Do not put it before members. Import the final decision when it comes.",
)
NOTHING_TO_TELL = code(
    "IMPORT-26",
    "A decision of which no report is needed",
    "The Ombudsman found no fault or did not investigate, so that there is nothing that a report must tell.",
    "Keep the case file if your council reports such decisions too; else delete it.",
)
ANOTHER_COUNCIL = code(
    "IMPORT-27",
    "A decision about another council than the house style's",
    "The council that the document names is not the one that the house style is made for.",
    "Ask for the right house style with --house; `reportgen houses` lists them.",
)
NO_HOUSE = code(
    "IMPORT-28",
    "A house style that is not known",
    "The case file was asked for in a house style that does not exist.",
    "`reportgen houses` lists the house styles.",
)

CANNOT_OPEN = code(
    "IMPORT-29",
    "A document that cannot be opened",
    "There is no such file, or it cannot be read.",
    "Check the name for a slip, and the folder that you are in; close the file in other programs.",
)

STANDARD_INPUT = "-"
LARGEST = MOST_BYTES + 1
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_SILENT = frozenset({Outcome.NO_FAULT, Outcome.NOT_INVESTIGATED})


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read: its structure, and what was found in it."""

    decision: Decision
    facts: Facts


@dataclass(frozen=True, slots=True)
class Made:
    """The text that a document becomes, and the name that a file of it would have."""

    name: str
    text: str


class Houses:
    """The house styles that a case file can be made for: the one that was asked for, or each council's own."""

    def __init__(self, name: str | None, templates: Sequence[Path]) -> None:
        self._name = name
        self._roots = with_own(templates)

    @cached_property
    def _known(self) -> Checked[list[House]]:
        """The house that was asked for, or all that there are."""
        names = list(houses(self._roots))
        if self._name is not None and self._name not in names:
            near = did_you_mean(self._name, names)
            fix = f"did you mean `{near}`?" if near else f"choose one of: {', '.join(names)}"
            message = f"there is no house style called `{self._name}`"
            return Checked(None, (Diagnostic(NO_HOUSE, Severity.ERROR, message, None, fix=fix),))
        found = [find(name, self._roots) for name in ([self._name] if self._name is not None else names)]
        made = [house.value for house in found if house.value is not None]
        return Checked(made or None, () if made else tuple(one for house in found for one in house.diagnostics))

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Why there is no house style to make case files for; empty where there is one."""
        return self._known.diagnostics

    def of(self, facts: Facts) -> House:
        """The house for a decision: the one that was asked for, else that of its council, else the first."""
        known = self._known.value or []
        body = facts.body.value if facts.body else ""
        return next((house for house in known if same_council(body, str(house.style.council))), known[0])


def read(path: Path) -> Checked[Source]:
    """A document and what was found in it; `-` is what was given on standard input."""
    given = str(path) == STANDARD_INPUT
    name = "standard input" if given else path.as_posix()
    data = sys.stdin.buffer.read(LARGEST) if given else _bytes_of(path)
    if isinstance(data, str):
        fix = "check its name, and that you are allowed to read it"
        return _refused(CANNOT_OPEN, f"{name} {data}", Span(name, 1, 1), fix)
    if given and not data.strip():
        return _refused(NOTHING_GIVEN, "there is nothing on standard input", None, "name a file, or send it some text")
    transcript = read_document(name, data)
    if transcript.value is None or has_errors(transcript.diagnostics):
        return Checked(None, transcript.diagnostics)
    problem = refused(transcript.value)
    if problem is not None:
        return Checked(None, (*transcript.diagnostics, problem))
    decision = structured(transcript.value)
    return Checked(Source(decision, gathered(decision)), transcript.diagnostics)


def _bytes_of(path: Path) -> bytes | str:
    """The bytes of a file, or in words why it cannot be opened. No more is read than tells that it is too large."""
    try:
        if path.is_dir():
            return "is a folder; import takes documents: name those in it"
        if not path.is_file():
            return "is a device, not a file" if path.exists() else "is not there"
        with path.open("rb") as file:
            return file.read(LARGEST)
    except PermissionError:
        return "is open in another program, or the folder does not allow reading it"
    except (OSError, ValueError) as failure:  # ValueError: a name that no file can have
        return f"cannot be read ({getattr(failure, 'strerror', None) or failure})"


def case_of(path: Path, chosen: Houses) -> Checked[Made]:
    """The case file that a document becomes, and what the officer has to know of it."""
    source = read(path)
    if source.value is None:
        return Checked(None, source.diagnostics)
    facts = source.value.facts
    house = chosen.of(facts)
    subjects = tuple(str(style.subject) for style in house.style.implications)
    form = HouseForm(house.name, str(house.style.council), tuple(map(str, house.style.reports)), subjects)
    text = Made(f"{_name_for(facts, path)}.yaml", case_file(facts, form))
    return Checked(text, (*source.diagnostics, *_told(facts, form)))


def facts_of(path: Path) -> Checked[Made]:
    """The facts of a document as JSON."""
    source = read(path)
    if source.value is None:
        return Checked(None, source.diagnostics)
    facts = source.value.facts
    return Checked(Made(f"{_name_for(facts, path)}.json", as_json(facts) + "\n"), source.diagnostics)


def write_each(
    paths: Iterable[Path],
    make: Callable[[Path], Checked[Made]],
    output: Path,
    written: Callable[[Path], None] = lambda _path: None,
) -> tuple[Diagnostic, ...]:
    """Writes what each document becomes to a file, or into a folder; `written` hears of each file when it is whole."""
    found: list[Diagnostic] = []
    for path in paths:
        made = make(path)
        if made.value is None:
            found += made.diagnostics
            continue
        file = output if output.suffix and not _is_folder(output) else output / made.value.name
        problem = _write(file, made.value.text)
        if problem is None:
            written(file)
        found += [problem] if problem is not None else made.diagnostics
    return tuple(found)


def compared(case: Path, document: Path) -> tuple[Diagnostic, ...]:
    """What is in a case otherwise than in the document that it is about; nothing where the case cannot be read."""
    from reportgen.case.load import load_case  # noqa: PLC0415  importing alone reads no case
    from reportgen.importers.against import differences  # noqa: PLC0415  as above
    from reportgen.importers.said import said_in  # noqa: PLC0415  as above
    from reportgen.law.written import written  # noqa: PLC0415  as above

    source = read(document)
    loaded = load_case(case, case.as_posix()).value
    if source.value is None or loaded is None:
        return source.diagnostics
    said = said_in(source.value.decision)
    return (*source.diagnostics, *differences(loaded, source.value.facts, said, written(loaded).texts))


def _told(facts: Facts, house: HouseForm) -> Iterator[Diagnostic]:
    """What an officer has to know before working on a case file."""
    place = Span(facts.name, 1, 1)
    if facts.status is not None and facts.status.value is Status.DRAFT:
        message = "this is a draft decision: it is confidential, and must not be reported or published"
        yield Diagnostic(A_DRAFT, Severity.WARNING, message, place, fix="import the final decision when it comes")
    if facts.outcome is not None and facts.outcome.value in _SILENT:
        message = "the Ombudsman found no fault, or did not investigate: no report has to be made of it"
        yield Diagnostic(NOTHING_TO_TELL, Severity.NOTE, message, place, fix="keep the case file only if you need it")
    if facts.body is not None and not same_council(facts.body.value, house.council):
        message = f"the decision is about {facts.body.value}, and the house style is {house.council}'s"
        fix = "choose another with --house, or write another after `council:` in the case file"
        yield Diagnostic(ANOTHER_COUNCIL, Severity.WARNING, message, place, fix=fix)


def _name_for(facts: Facts, path: Path) -> str:
    """The name of a case file: the reference with hyphens, or else the document's own name."""
    reference = facts.references[0].value if facts.references else ""
    stem = "decision" if str(path) == STANDARD_INPUT else path.stem
    digits = re.fullmatch(r"(\d{2})\W?(\d{3})\W?(\d{3})\W?([a-z]?)", reference.strip().lower())
    plain = f"{digits[1]}-{digits[2]}-{digits[3]}{digits[4]}" if digits else _NOT_IN_NAMES.sub("-", stem.lower())
    return plain.strip("-") or "decision"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long, or a place that may not be read: writing there says so
        return False


def _write(file: Path, text: str) -> Diagnostic | None:
    """Writes a new file, and beside a case file the schema that its first line names; says why not, if it cannot."""
    place = Span(file.as_posix(), 1, 1)
    try:
        if file.exists():
            message = f"{file.as_posix()} is already there, and was not touched"
            fix = "choose another name with --output, or move the file that is there"
            return Diagnostic(ALREADY_THERE, Severity.ERROR, message, place, fix=fix)
        file.parent.mkdir(parents=True, exist_ok=True)
        placing.create(file, text.encode())
        beside = file.parent / schema.FILE
        if file.suffix in ENDINGS and not beside.exists():
            placing.create(beside, schema.schema().encode())
    except OSError as problem:
        message = f"{file.as_posix()} was not written: {placing.reason(problem)}"
        return Diagnostic(
            output.CANNOT_WRITE, Severity.ERROR, message, place, fix="choose another folder with --output"
        )
    return None


def _refused(what: Code, message: str, span: Span | None, fix: str) -> Checked[Source]:
    return Checked(None, (Diagnostic(what, Severity.ERROR, message, span, fix=fix),))
