"""A case held against the decision that it is about: what differs, what is not in the decision, what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reportgen.case.dates import MONTHS, Day, Month
from reportgen.case.model import Case
from reportgen.case.values import Text
from reportgen.diagnostics import Code, Diagnostic, Severity, Span, code
from reportgen.importers.against_recommendations import recommendations
from reportgen.importers.case_file import ROUTES
from reportgen.importers.facts import Fact, Facts
from reportgen.importers.said import Said, plain

QUOTATION = code(
    "SOURCE-01",
    "A quotation that is not in the decision",
    "Words in quotation marks, or set apart as a quotation, are not word for word in the Ombudsman's document. The"
    " shapes of quotation marks and dashes do not count.",
    "Copy the words from the document, or take the quotation marks away. If another paper is quoted, leave them.",
)
DATE = code(
    "SOURCE-04",
    "A date that differs from the decision's",
    "The case gives another date than the Ombudsman's document, or one that is not in it.",
    "Compare the date with the document, and mend it.",
)
REFERENCE = code(
    "SOURCE-05",
    "A reference that is not the decision's",
    "The Ombudsman's document has another reference than the case. It may be another decision.",
    "Compare the reference with the document, and see that it is the right one.",
)
PSEUDONYM = code(
    "SOURCE-06",
    "A name that the decision does not use",
    "A pseudonym of the case, or a title with a letter in its words, is not in the Ombudsman's document.",
    "Use the names that the document uses.",
)
DIFFERS = code(
    "SOURCE-09",
    "A fact that differs from the decision's",
    "The case says something else of the decision than the document itself: how it ended, its category, what it is.",
    "Compare it with the document, and mend it.",
)

_QUOTED = (
    re.compile(r"“(?P<words>[^“”]+)”"),
    re.compile(r"\"(?P<words>[^\"]+)\""),
    re.compile(r"(?<!\w)‘(?P<words>[^‘’]+(?:’(?=\w)[^‘’]*)*)’(?!\w)"),
    re.compile(r"^> ?(?P<words>.+(?:\n> ?.+)*)", re.MULTILINE),
)
_FEWEST = 3  # words: one or two in quotation marks are a term, and no quotation
_TITLED = re.compile(r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr)\.? (?:and (?:Mr|Mrs|Miss|Ms|Mx|Dr)\.? )?[A-Z](?![\w&’'])")
_WRITTEN = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})\b")


def differences(case: Case, facts: Facts, said: Said, texts: Iterable[Text]) -> Iterator[Diagnostic]:
    """All that is in a case otherwise than in its decision; `texts` are the words of the case."""
    words = list(texts)
    yield from _head(case, facts, said)
    yield from recommendations(case, facts, said)
    yield from _quotations(words, said)
    yield from _names(case, words, said)
    yield from _days(case, words, said)


# ------------------------------------------------------------------------------------------------------- head


def _head(case: Case, facts: Facts, said: Said) -> Iterator[Diagnostic]:
    ombudsman = case.ombudsman
    yield from _references(case, facts, said)
    issued, decided = ombudsman.issued, facts.decision_date
    if issued is not None and decided is not None and not _same_day(issued, decided.value):
        message = f"the case has {_day(issued)} as the day of the decision, and the document {_day(decided.value)}"
        yield _differs(DATE, message, ombudsman.where("issued"), said.where(decided.evidence))
    route = ROUTES.get(facts.status.value) if facts.status else None
    if facts.status is not None and route is not None and ombudsman.route not in {None, route}:
        message = f"the case says that it is a {ombudsman.route}, and the document is a {facts.status.value}"
        yield _differs(DIFFERS, message, ombudsman.where("route"), said.where(facts.status.evidence))
    for name, given, fact in _words(case, facts):
        if given and fact and plain(given) != plain(fact.value):
            message = f"the {name} of the case is “{given}”, and the document's is “{fact.value}”"
            yield replace(_differs(DIFFERS, message, given.span, said.where(fact.evidence)), severity=Severity.WARNING)


def _words(case: Case, facts: Facts) -> Iterator[tuple[str, Text | None, Fact[str] | None]]:
    """Words of the head that the case and the document both have; an outcome only where there is a single one."""
    yield "category", case.ombudsman.category, facts.category
    yield "subcategory", case.ombudsman.subcategory, facts.subcategory
    if len(case.findings) == 1:
        yield "outcome", case.findings[0].outcome, facts.decision


def _references(case: Case, facts: Facts, said: Said) -> Iterator[Diagnostic]:
    known = {_digits(fact.value): fact for fact in facts.references}
    anywhere = _digits(said.text)
    for reference in case.ombudsman.reference:
        if known and _digits(reference) not in known and _digits(reference) not in anywhere:
            first = next(iter(known.values()))
            message = f"the case has the reference {reference}, and the document {first.value}"
            yield _differs(REFERENCE, message, reference.span, said.where(first.evidence))


def _digits(words: str) -> str:
    return re.sub(r"[ -]", "", words).casefold()


def _differs(what: Code, message: str, span: Span | None, place: str) -> Diagnostic:
    fix = "compare the two, and mend the case"
    return Diagnostic(what, Severity.ERROR, message, span, fix=fix, because=f"it stands at {place}")


# --------------------------------------------------------------------------------------- words, names and days


def _quotations(texts: Iterable[Text], said: Said) -> Iterator[Diagnostic]:
    """Quotations of some length that are not word for word in the decision."""
    for text in texts:
        for words in quoted(text):
            if said.place(words) is not None:
                continue
            near = said.nearest(words)
            because = f"the nearest words are at {said.where(near.evidence)}: “{near.words}”" if near else ""
            fix = "copy the words; if another paper is quoted, leave them"
            message = f"the decision does not say “{words}”"
            yield Diagnostic(QUOTATION, Severity.WARNING, message, text.span, fix=fix, because=because)


def quoted(text: str) -> Iterator[str]:
    """The quotations in a text: words in quotation marks, and lines that are set apart as a quotation."""
    for pattern in _QUOTED:
        for match in pattern.finditer(text):
            words = " ".join(re.sub(r"^> ?", "", match["words"], flags=re.MULTILINE).split())
            if len(words.split()) >= _FEWEST:
                yield words


def _names(case: Case, texts: Iterable[Text], said: Said) -> Iterator[Diagnostic]:
    """Pseudonyms that the decision does not use: those that are listed, and those in the words of the case."""
    listed = [(str(name), stands_for.span) for name, stands_for in case.ombudsman.pseudonyms.items()]
    spoken = [(match[0].replace(".", ""), text.span) for text in texts for match in _TITLED.finditer(text)]
    told: set[str] = set()
    for name, span in (*listed, *spoken):
        if plain(name) not in told and not _uses(said, name):
            told.add(plain(name))
            yield _stranger(name, span, said)


def _uses(said: Said, name: str) -> bool:
    """Whether a decision uses a name, also where two people share a letter, as Mr and Mrs X do."""
    *title, letter = name.split()
    joint = rf"\b{title[0]}\.? and \w+\.? {letter}\b|\band {title[0]}\.? {letter}\b" if len(title) == 1 else r"(?!)"
    return bool(re.search(rf"\b{re.escape(plain(name))}\b|{joint.casefold()}", said.text))


def _stranger(name: str, span: Span | None, said: Said) -> Diagnostic:
    used = dict.fromkeys(match[0] for piece in said.pieces for match in _TITLED.finditer(piece.words))
    because = f"the names with a title in {said.name} are: {', '.join(used)}" if used else ""
    fix = "use the names that the decision uses"
    return Diagnostic(PSEUDONYM, Severity.WARNING, f"the decision speaks of no {name}", span, fix=fix, because=because)


def _days(case: Case, texts: Iterable[Text], said: Said) -> Iterator[Diagnostic]:
    """Days in what the case says of the complaint and the findings, and what happened, that the decision has not."""
    told = [finding.fault for finding in case.findings] + [finding.injustice.effect for finding in case.findings]
    about = {id(text) for text in (*told, *case.complaint.points, case.complaint.about) if text}
    for text in texts:
        if id(text) in about:
            for match in _WRITTEN.finditer(text):
                if not _has_day(said, int(match["day"]), match["month"], match["year"]):
                    yield _no_day(match[0], text.span)
    for event in case.complaint.history:
        if isinstance(event.date, date) and not _has_day(
            said, event.date.day, MONTHS[event.date.month - 1], str(event.date.year)
        ):
            yield _no_day(_day(event.date), event.where("date"))


def _has_day(said: Said, day: int, month: str, year: str) -> bool:
    """Whether a decision names a day, with the year or, in a year that it names, without it."""
    named = re.search(rf"\b0?{day}(?:st|nd|rd|th)? {month[:3].casefold()}\w*|\b0?{day}/\d\d/{year}", said.text)
    return bool(named) and year in said.text


def _no_day(words: str, span: Span | None) -> Diagnostic:
    fix = "compare the date with the decision; if it is from another paper, leave it"
    return Diagnostic(DATE, Severity.WARNING, f"the decision does not name {words}", span, fix=fix)


def _same_day(given: Day | Month, decided: date) -> bool:
    """Whether a day, or a month, is that of the decision."""
    if isinstance(given, Month):
        return (given.year, given.month) == (decided.year, decided.month)
    return given == decided


def _day(day: date | Month) -> str:
    return str(day) if isinstance(day, Month) else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
