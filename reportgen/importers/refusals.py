"""Documents that are no decision of the Local Government Ombudsman's, or more than one, and how that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.diagnostics import Code, Diagnostic, Severity, Span, code
from reportgen.importers.headings import page_title
from reportgen.importers.phrases import Phrases
from reportgen.importers.transcript import Block, Transcript

NO_DECISION = code(
    "IMPORT-20",
    "A document that is no decision",
    "A decision of the Ombudsman has a head, headings and turns of phrase of its own, and too few of them are in the"
    " document. It may be a council's report, a letter or a news page about a decision. No file was written.",
    "Give the Ombudsman's own decision or report: the PDF that was sent, or the page of it on the Ombudsman's website.",
)
SEVERAL = code(
    "IMPORT-21",
    "Several decisions in one document",
    "The document holds more than one decision, and a case file is about one. No file was written.",
    "Save each decision in a file of its own, and name all the files in one command.",
)
OTHER_OMBUDSMAN = code(
    "IMPORT-22",
    "The decision of another ombudsman",
    "The document is from an ombudsman for another country or another kind of body. Other laws apply to it than those"
    " that reportgen knows, and its form is another. No file was written.",
    "Import decisions of the Local Government and Social Care Ombudsman (England) only.",
)

_TITLE = re.compile(
    r"(?:the )?(?:local government (?:and social care )?(?:ombudsm[ae]n|commissioner)|(?:two )?ombudsm[ae]n|lgsco)"
    r"(?:['’]s?)? (?:final |draft |provisional |amended )+decision\s*:?",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"(?:further )?report by the (?:local government|parliamentary)\b.{0,200}?\binvestigation into (?:an? )?complaint"
    r"|(?:report on an )?investigation into (?:an? )?complaints? (?:against|about|number|no\b)"
    r".{0,200}?\d{2} ?\d{3} ?\d{3}",
    re.IGNORECASE,
)
_COVER_LINES = 12
_OF_A_COUNCIL = tuple(
    Phrases(heading)
    for heading in (
        r"(?:report (?:of|to|author)|(?:reporting|contact|lead|responsible) officer)s?\b.*",
        r"(?:meeting|cabinet|committee|full council|agenda item|date of meeting)\b.*",
        r"(?:electoral )?(?:wards?|divisions?)(?:\(s\))? affected.*",
        r"(?:executive summary|purpose of (?:the |this )?report|background papers?|reasons? for recommendations?)\b.*",
        r"(?:legal|financial|equalit(?:y|ies)|risk|resource|other)\b.{0,40}\bimplications?\b.*",
        r"(?:portfolio|key decision|classification|exempt(?:ion)?)\b.*",
        r"that (?:the )?(?:members|committee|cabinet|council|full council|executive)\b.*",
    )
)
_SIGNATURE = re.compile(
    r"(?:investigator|ombudsm[ae]n|assessor)(?:['’]s?)? (?:final |draft )?decision on behalf of the ombudsm[ae]n",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(category|decision|decision date)\s*:.*", re.IGNORECASE | re.DOTALL)
_DATED = re.compile(r"decision date\s*:?\s*(?P<day>\d.*)?", re.IGNORECASE)
_HEADINGS = tuple(
    Phrases(heading)
    for heading in (
        r"(?:the |summary of (?:the )?)?complaint",
        r"(?:the |our |my )?(?:ombudsm[ae]n)?(?:['’]s?)? ?roles?(?: and powers)?",
        r"(?:how (?:i|we)|what (?:i|we)(?: have)?) (?:considered|investigated?).{0,40}",
        r"(?:my|the ombudsm[ae]n['’]s|our) (?:initial )?assessment",
        r"what (?:i|we) found",
        r"(?:agreed|recommended) actions?|recommendations?|finding",
        r"(?:final|draft|provisional) decision",
    )
)
_VOICE = tuple(
    Phrases(phrase)
    for phrase in (
        r"\bwe investigate complaints (?:about|of)\b|\bombudsman investigates complaints about\b",
        r"\b(?:i|we) (?:have )?used the word\W{1,3}fault\b|\bwhich we call\W{1,3}(?:fault|injustice)\b",
        (
            r"\b(?:i|we) (?:have |will )?(?:now )?(?:not )?(?:uph[eo]ld|investigated?)\b.{0,40}\bcomplaint\b"
            r"|\b(?:i|we) (?:have )?(?:now )?(?:completed?|discontinued?|ended?) (?:my|our|the|this) investigation"
        ),
        r"\bcomment on (?:my|our|a) draft (?:decision|report)\b",
        r"\bwithin (?:\w+ ){1,3}(?:of )?(?:my|our|this|the) (?:final )?decision\b",
        r"\b(?:the )?ombudsman(?: has)? (?:upheld|did not uphold) (?:the|this) complaint\b",
    )
)
_OWN = re.compile(
    r"\blocal government (?:and social care )?ombudsm[ae]n\b|\blgsco\b|\blocal government act 1974\b|\blgo\.org\.uk\b"
    r"|\blocal commissioner\b",
    re.IGNORECASE,
)
_OTHERS = {
    "the Scottish Public Services Ombudsman": r"scottish public services ombudsman|\bspso\b",
    "the Public Services Ombudsman for Wales": r"public services ombudsman (?:for wales|\(wales\))|ombwdsmon|\bpsow\b",
    "the Northern Ireland Public Services Ombudsman": r"northern ireland (?:public services )?ombudsman|\bnipso\b"
    r"|public services ombudsman act \(northern ireland\)|commissioner for complaints",
    "the Parliamentary and Health Service Ombudsman": r"parliamentary (?:and|&) health service ombudsman|\bphso\b"
    r"|health service (?:commissioners? act|ombudsman)|parliamentary commissioner act",
    "the Housing Ombudsman": r"housing ombudsman",
    "the Financial Ombudsman Service": r"financial ombudsman",
    "another ombudsman": r"legal ombudsman|property ombudsman|prisons and probation ombudsman|pensions ombudsman"
    r"|energy ombudsman|adjudicator['’]s office|independent adjudicator for higher education|estyn|gibraltar"
    r"|ombudsman['’]s? (?:of ireland|ireland)|rail ombudsman|communications ombudsman|european ombudsman",
}
_NEEDS = {
    "the Scottish Public Services Ombudsman": "scottish spso",
    "the Public Services Ombudsman for Wales": "wales ombwdsmon psow",
    "the Northern Ireland Public Services Ombudsman": "northern nipso commissioner",
    "the Parliamentary and Health Service Ombudsman": "parliamentary health phso",
    "the Housing Ombudsman": "housing",
    "the Financial Ombudsman Service": "financial",
    "another ombudsman": "ombudsman adjudicator estyn gibraltar",
}
_PATTERNS = {name: Phrases(pattern, _NEEDS[name]) for name, pattern in _OTHERS.items()}
_ENOUGH = 4
_SHORT = 100


def refused(transcript: Transcript) -> Diagnostic | None:
    """Why a document cannot become a case; None for one decision of the Local Government Ombudsman's."""
    marks = _marks(transcript.blocks)
    other = _other(transcript.blocks, marks)
    if other:
        message = f"{transcript.name} is from {other}, not from the Local Government and Social Care Ombudsman"
        fix = "import decisions of the Local Government and Social Care Ombudsman only"
        return _refusal(OTHER_OMBUDSMAN, transcript, 1, message, fix)
    if marks < _ENOUGH:
        message = f"{transcript.name} does not read as a decision or report of the Ombudsman's"
        fix = "give the Ombudsman's own paper; a council's report or a news page about it does not have its wording"
        return _refusal(NO_DECISION, transcript, 1, message, fix)
    beginnings = _beginnings(transcript.blocks)
    if len(beginnings) > 1:
        message = f"{transcript.name} holds {len(beginnings)} decisions; the second begins at line {beginnings[1].line}"
        fix = "save each decision in a file of its own, and name all the files in one command"
        return _refusal(SEVERAL, transcript, beginnings[1].line, message, fix)
    return None


def _refusal(what: Code, transcript: Transcript, line: int, message: str, fix: str) -> Diagnostic:
    return Diagnostic(what, Severity.ERROR, message, Span(transcript.name, line, 1), fix=fix)


def _marks(blocks: Sequence[Block]) -> int:
    """How much in a document only the Ombudsman writes: a title or a head is enough, headings and phrases add up."""
    strong = any(_is_title(block) or _SIGNATURE.fullmatch(block.text) for block in blocks) or _has_cover(blocks)
    labels = {found[1].lower() for block in blocks if (found := _LABEL.fullmatch(block.text))}
    short = [block.text.strip(" :") for block in blocks if len(block.text) <= _SHORT]
    headings = sum(any(heading.fullmatch(text) for text in short) for heading in _HEADINGS)
    voice = sum(any(phrase.search(block.text) for block in blocks) for phrase in _VOICE)
    headed = any(page_title(text) for text in short)
    return _ENOUGH * (strong or len(labels) > 1) + headings * bool(voice or headed) + voice + headed


def _has_cover(blocks: Sequence[Block]) -> bool:
    """Whether a report's cover is there, in one line wherever it stands or in several at the beginning."""
    if sum(any(heading.fullmatch(block.text) for block in blocks) for heading in _OF_A_COUNCIL) > 1:
        return False  # a council’s report may be called what the Ombudsman’s is called
    first = blocks[:_COVER_LINES]
    lines = (" ".join(block.text for block in first[place:]) for place in range(len(first)))
    return any(map(_COVER.match, lines)) or any(_COVER.match(block.text) for block in blocks)


def _is_title(block: Block) -> bool:
    return len(block.text) <= _SHORT and _TITLE.fullmatch(block.text.strip()) is not None


def _other(blocks: Sequence[Block], marks: int) -> str:
    """Whose decision it is, if another ombudsman's: one that is named, and ours is not, or hardly."""
    own = sum(len(_OWN.findall(block.text)) for block in blocks)
    counted = {name: sum(len([*found.finditer(block.text)]) for block in blocks) for name, found in _PATTERNS.items()}
    name = max(counted, key=lambda one: counted[one])
    named = counted[name]
    if not named or any(page_title(block.text) for block in blocks):
        return ""
    return name if not own or (named > 2 * own and marks < 2 * _ENOUGH) else ""


def _beginnings(blocks: Sequence[Block]) -> list[Block]:
    """Where decisions begin: at a title, or at the head of a page with another reference than those before."""
    titles = [block for block in blocks if _is_title(block)]
    return max((titles, list(_heads(blocks)), list(_dates(blocks))), key=len)


def _heads(blocks: Sequence[Block]) -> Iterator[Block]:
    """The heads of pages, such as `Borough Council (23 001 234)`, each reference once."""
    seen: set[str] = set()
    for block in blocks:
        found = page_title(block.text)
        reference = re.sub(r"\D", "", found["reference"]) if found else ""
        if reference and reference not in seen:
            seen.add(reference)
            yield block


def _dates(blocks: Sequence[Block]) -> Iterator[Block]:
    """The labels with the date of a decision, each date once."""
    seen: set[str] = set()
    for block in blocks:
        found = _DATED.fullmatch(block.text)
        if found and (day := found["day"] or "") not in seen:
            seen.add(day)
            yield block
