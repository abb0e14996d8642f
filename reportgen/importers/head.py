"""What a decision’s head says: references, body, category, decision, dates and what kind of document it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.importers.bodies import bodies_in, is_body
from reportgen.importers.dates import dates_in, only_date
from reportgen.importers.decision import Decision, Label, Status, Topic
from reportgen.importers.evidence import at, at_label, at_paragraph
from reportgen.importers.facts import Evidence, Fact
from reportgen.importers.labels import DECISION
from reportgen.importers.stage import stage_at
from reportgen.importers.wording import plain

_REFERENCE = re.compile(
    r"(?<![\d/£,.-])(\d{2})[ \-\u00a0]?(\d{3})[ \-\u00a0]?(\d{3})([a-z]?)(?![\d,/]|[.-]\d|\w)", re.IGNORECASE
)
_PAGE_TITLE = re.compile(r"(?P<body>.{3,120}?)\s*\((?=[\d\s-]*\d{3}\s?[a-z]?\)$)", re.IGNORECASE)
_COVER = re.compile(
    r"\b(?:investigation into|report on|complaints? (?:number|reference))|\breference numbers?\b", re.IGNORECASE
)
_COVER_BODY = re.compile(
    r"(?i:investigation into (?:a |the )?complaints?)(?: [^().]{0,60}?)? (?:against|about|concerning) (?:the )?"
    r"(?P<body>[A-Z][^():;]{3,90}?)(?: \(| Contents\b| on \d| dated? |,? [Rr]eference| \d{1,2} [A-Z][a-z]+ \d{4}|$)"
)
_CALLED = re.compile(r"\s*[(,] ?(?:[‘'\"“])?the (?:Council|Trust|Authority|Borough|provider)(?:[’'\"”])?\)?")
_ALIAS = re.compile(r"\s*\([‘'\"“]?(?:the|hereafter)\b[^)]*\)$|[.,;]$", re.IGNORECASE)
_REFERRING = re.compile(r"ref\b|reference|complaint numbers?|case (?:number|id)")
_AGAINST = re.compile(r"complaints? against|organisation|local authority|authority|council|body")
_DATES = (
    "decision date",
    "date of decision",
    "date of final decision",
    "date of draft decision",
    "date decided",
    "decided",
)
_OTHER_DATES = ("decided on", "date of report", "report date", "date")
_REPORTS = {Status.PUBLIC_REPORT, Status.FURTHER_REPORT}


def references(decision: Decision) -> tuple[Fact[str], ...]:
    """The Ombudsman’s references in the head, each once, as in `12 345 678`; other cases’ in the text are not taken."""
    found: dict[str, Fact[str]] = {}
    for words, evidence in _referring(decision):
        for match in _REFERENCE.finditer(words):
            reference = f"{match[1]} {match[2]} {match[3]}{match[4].lower()}"
            found.setdefault(reference, Fact(reference, evidence))
    return tuple(found.values())


def _referring(decision: Decision) -> Iterator[tuple[str, Evidence]]:
    for label in decision.labels:
        if _REFERRING.search(plain(label.name)):
            yield label.value, at_label(label)
    for block in decision.title:
        if _PAGE_TITLE.match(block.text) or _COVER.search(block.text):
            yield block.text, at(block, block.text[:200])


def body(decision: Decision) -> Fact[str] | None:
    """The body that was complained about, by its full name."""
    for label in decision.labels:
        if _AGAINST.fullmatch(plain(label.name)):
            return Fact(_ALIAS.sub("", label.value), at_label(label))
    for block in decision.title:
        titled, cover = _PAGE_TITLE.match(block.text), _COVER_BODY.search(block.text)
        if titled:
            return Fact(titled["body"].strip(), at(block))
        if cover and (cover.end() < len(block.text) or is_body(cover["body"].strip())):
            return Fact(cover["body"].strip(), at(block, cover[0].strip(" (")))
        if is_body(block.text):
            return Fact(block.text.strip(), at(block))
    return _body_in_text(decision)


def _body_in_text(decision: Decision) -> Fact[str] | None:
    """The one body that the summary and the complaint of a report name, or name and then call the Council."""
    named: dict[str, Evidence] = {}
    for section in decision.about(Topic.SUMMARY, Topic.COMPLAINT):
        for paragraph in section.walk():
            for name in bodies_in(paragraph.text):
                called = _CALLED.match(paragraph.text[paragraph.text.index(name) + len(name) :])
                if called or decision.status in _REPORTS:
                    named.setdefault(name, at_paragraph(paragraph))
    if len(named) != 1:
        return None
    name, evidence = next(iter(named.items()))
    return Fact(name, evidence, "Only the text names the body, and no other: the head does not.")


def category(decision: Decision) -> Fact[str] | None:
    """The category, such as Housing."""
    sector, label = _label(decision, "sector"), _label(decision, "category")
    label = sector or label
    return Fact(label.value.split(">")[0].strip(), at_label(label)) if label else None


def subcategory(decision: Decision) -> Fact[str] | None:
    """The subcategory, such as Allocations."""
    label = _label(decision, "category")
    if label and ">" in label.value:
        return Fact(label.value.split(">", 1)[1].strip(" >"), at_label(label))
    label = _label(decision, "subcategory", "sub-category") or (label if _label(decision, "sector") else None)
    return Fact(label.value.strip(), at_label(label)) if label else None


def decision_word(decision: Decision) -> Fact[str] | None:
    """How the Ombudsman’s list calls the decision, such as Upheld."""
    label = _label(decision, "decision", "outcome")
    if not label or not DECISION.fullmatch(label.value):
        return None
    return Fact(label.value.strip(" ."), at_label(label))


def decision_date(decision: Decision) -> Fact[date] | None:
    """The date of the decision, or of the report."""
    for name in (*_DATES, *_OTHER_DATES):
        label = _label(decision, name)
        found = dates_in(label.value) if label else ()
        if label and len(found) == 1:
            return Fact(found[0][1], at_label(label))
    for block in decision.title:
        day = only_date(block.text)
        if day:
            return Fact(day, at(block))
    for block in decision.title:
        found = dates_in(block.text)
        if len({day for _, day in found}) == 1 and _REFERENCE.search(block.text):
            return Fact(found[0][1], at(block, found[0][0]))
    return None


def satisfied_on(decision: Decision) -> Fact[date] | None:
    """Since when the Ombudsman has been satisfied with the body’s response."""
    for label in decision.labels:
        found = dates_in(label.value)
        if "satisfied with" in plain(label.name) and len(found) == 1:
            return Fact(found[0][1], at_label(label))
    return None


def status(decision: Decision) -> Fact[Status] | None:
    """What kind of document it is, by the line that says so."""
    if decision.status is Status.UNKNOWN:
        return None
    found = stage_at(decision)
    if found and found[0] is decision.status:
        return Fact(decision.status, at(found[1], found[1].text[:200]))
    first = next((section.block for section in decision.sections if section.block), None)
    foot = Evidence("", "", first.page if first else None, first.line if first else 1)
    return Fact(decision.status, foot, "Only the running foot or head of its pages says what it is.")


def _label(decision: Decision, *names: str) -> Label | None:
    """The first labelled field of any of these names."""
    return next((label for name in names for label in decision.labels if plain(label.name) == name), None)
