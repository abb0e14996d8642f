"""How a decision ended. Its own last words govern; what they leave open, the summary and the analysis fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.importers.decision import Decision, Label, Paragraph, Topic
from reportgen.importers.evidence import at_label, at_paragraph
from reportgen.importers.facts import Evidence, Fact, Outcome
from reportgen.importers.findings import Finding, Said, said
from reportgen.importers.headings import is_signature
from reportgen.importers.passages import summary_paragraphs
from reportgen.importers.wording import plain, sentences

_FAULTS = frozenset({Finding.FAULT, Finding.UPHELD})
_REFUSALS = frozenset({Finding.NO_FAULT, Finding.NOT_UPHELD})
_PUT_RIGHT = frozenset({Finding.REMEDIED, Finding.SATISFIED})
_CLOSING = frozenset({Finding.NOT_INVESTIGATED, Finding.EARLY, Finding.UPHELD, Finding.NOT_UPHELD})
_DECIDING = _FAULTS | _REFUSALS | {Finding.NOT_INVESTIGATED, Finding.EARLY}
_BY_LABEL = (
    ("fault and injustice", Outcome.FAULT_AND_INJUSTICE),
    ("fault & injustice", Outcome.FAULT_AND_INJUSTICE),
    ("fault no injustice", Outcome.FAULT_WITHOUT_INJUSTICE),
    ("fault, no injustice", Outcome.FAULT_WITHOUT_INJUSTICE),
    ("already remedied", Outcome.ALREADY_REMEDIED),
    ("no further action, organisation", Outcome.ALREADY_REMEDIED),
    ("not upheld", Outcome.NO_FAULT),
    ("closed after initial", Outcome.NOT_INVESTIGATED),
    ("not investigated", Outcome.NOT_INVESTIGATED),
    ("discontinued", Outcome.NOT_INVESTIGATED),
)
_NO_INJUSTICE_SAID = "The document says nothing of injustice: it is taken from the remedy that was agreed."
_ELSEWHERE = "The decision’s last words say nothing of injustice: this is what the rest of the document says."
_BOTH = "The document finds injustice in one place and none in another."
_MIXED = "The document finds fault in one place and none in another: the list of decisions calls it not upheld."
_SUMMARY = "The summary says otherwise: the final decision governs."
_ONLY_LABEL = "Only the list of decisions says so."
_REMEDIED = "The document says that the matter was put right; whether the complaint was upheld for it, it does not say."


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one part of the document says, sentence by sentence, and where."""

    said: tuple[tuple[Said, Evidence], ...]

    @property
    def findings(self) -> frozenset[Finding]:
        """All that it says."""
        return frozenset().union(*(one.findings for one, _ in self.said))

    def evidence(self, *findings: Finding) -> Evidence | None:
        """The sentence that says the first of these that is said at all."""
        for finding in findings:
            for one, evidence in self.said:
                if finding in one.findings:
                    return evidence
        return None


def outcome(decision: Decision) -> Fact[Outcome] | None:
    """How the decision ended, with a doubt where it had to be put together; nothing where the words do not say."""
    last = _read(decision, Topic.DECISION) if decision.about(Topic.DECISION) else _before_signature(decision)
    summary = _Reading(tuple(_all_said(summary_paragraphs(decision)[0])))
    rest = _weighed(decision)
    label = next((label for label in decision.labels if plain(label.name) in {"decision", "outcome"}), None)
    acts = any(section.paragraphs for section in decision.about(Topic.ACTION))
    for place, reading in enumerate((last, summary, _closing(rest))):
        if reading.findings & _DECIDING:
            others = (last, summary, rest)[place + 1 :]
            found = _judged(reading, others, _word(label), acts=acts)
            return _compared(found, summary, _word(label), acts=acts) if place == 0 else found or _by_label(label)
    return _by_label(label)


def _word(label: Label | None) -> str:
    return plain(label.value) if label else ""


def _read(decision: Decision, *topics: Topic) -> _Reading:
    """What the sections on these topics say."""
    paragraphs = (paragraph for section in decision.about(*topics) for paragraph in section.walk())
    return _Reading(tuple(_all_said(paragraphs)))


def _weighed(decision: Decision) -> _Reading:
    """What is said where the evidence is weighed, of fault and injustice in so many words."""
    weighed = decision.about(Topic.ASSESSMENT, Topic.ANALYSIS)
    reading = _read(decision, Topic.ASSESSMENT, Topic.ANALYSIS, Topic.ACTION, *([] if weighed else [Topic.FOUND]))
    outright = _CLOSING | {Finding.FAULT, Finding.REMEDY}
    kept = (pair for pair in reading.said if "injustice" in plain(pair[0].sentence) or pair[0].findings & outright)
    return _Reading(tuple(kept))


def _before_signature(decision: Decision) -> _Reading:
    """What the paragraph above the signature says, which is the decision even where its heading was lost."""
    before: Paragraph | None = None
    for paragraph in decision.walk():
        if is_signature(paragraph.text):
            return _Reading(tuple(_all_said([before] if before else [])))
        before = paragraph
    return _Reading(())


def _all_said(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[Said, Evidence]]:
    for paragraph in paragraphs:
        for sentence in sentences(paragraph.text):
            one = said(sentence)
            if one.findings:
                yield one, at_paragraph(paragraph, sentence)


def _closing(reading: _Reading) -> _Reading:
    """The sentences of an assessment that close the case; what an analysis finds on the way decides nothing."""
    return _Reading(tuple(pair for pair in reading.said if pair[0].findings & _CLOSING))


def _by_label(label: Label | None) -> Fact[Outcome] | None:
    """What the list of decisions says, where it says more than that a complaint was upheld."""
    if not label:
        return None
    found = next((outcome for words, outcome in _BY_LABEL if words in plain(label.value)), None)
    return Fact(found, at_label(label), _ONLY_LABEL) if found else None


def _judged(reading: _Reading, others: Sequence[_Reading], label: str, *, acts: bool) -> Fact[Outcome] | None:
    """The outcome by one part of the document, filled up from the others."""
    found = reading.findings
    upheld = label.startswith("upheld")
    if label.startswith("not upheld"):
        return _not_upheld(reading)
    if not label.startswith("closed") and _is_early(reading, others):
        return _early(reading, others)
    if Finding.NOT_INVESTIGATED in found and not _also_found_fault(reading, upheld=upheld):
        return _not_investigated(reading, label)
    if found & _FAULTS:
        return _with_fault(reading, others, acts=acts)
    if found & _REFUSALS and not upheld:
        return _fact(Outcome.NO_FAULT, reading, Finding.NO_FAULT, Finding.NOT_UPHELD)
    if upheld and {Finding.INJUSTICE, Finding.REMEDY} <= found:
        return _fact(Outcome.FAULT_AND_INJUSTICE, reading, Finding.INJUSTICE, doubt=_BOTH)
    return None


def _fact(outcome: Outcome, reading: _Reading, *findings: Finding, doubt: str = "") -> Fact[Outcome] | None:
    evidence = reading.evidence(*findings)
    return Fact(outcome, evidence, doubt) if evidence else None


def _not_upheld(reading: _Reading) -> Fact[Outcome] | None:
    """A complaint that the list calls not upheld: without fault, unless only fault is found."""
    found = reading.findings
    if found & _REFUSALS:
        doubt = _MIXED if Finding.FAULT in found else ""
        return _fact(Outcome.NO_FAULT, reading, Finding.NOT_UPHELD, Finding.NO_FAULT, doubt=doubt)
    return None


def _is_early(reading: _Reading, others: Sequence[_Reading]) -> bool:
    """Whether the case was resolved without an investigation; after one, a proportionate remedy is no such sign."""
    if Finding.FAULT in reading.findings:
        return _says_early(reading)
    asked = Finding.UPHELD in reading.findings and any(_says_early(part) for part in others)
    return Finding.EARLY in reading.findings or asked


def _says_early(reading: _Reading) -> bool:
    """Whether it says so outright: that the case was resolved early, or that the council was asked to remedy it."""
    early = [plain(one.sentence) for one, _ in reading.said if Finding.EARLY in one.findings]
    return any(word in sentence for sentence in early for word in ("early", "asked", "invited"))


def _early(reading: _Reading, others: Sequence[_Reading]) -> Fact[Outcome] | None:
    """A remedy before any investigation: at the Ombudsman’s asking, or before he was asked."""
    everything = [reading, *others]
    asked = any(Finding.EARLY in one.findings for part in others for one, _ in part.said)
    upheld = any(Finding.UPHELD in part.findings for part in everything)
    agreed = any(Finding.REMEDY in one.findings for part in everything for one, _ in part.said)
    if upheld or asked or agreed:
        return _fact(Outcome.EARLY_RESOLUTION, reading, Finding.EARLY, Finding.UPHELD)
    return None


def _also_found_fault(reading: _Reading, *, upheld: bool) -> bool:
    """Whether a part was investigated all the same, and fault found in it."""
    firm = [
        one
        for one, _ in reading.said
        if Finding.NOT_INVESTIGATED not in one.findings
        and not plain(one.sentence).startswith(("this is because", "because"))
    ]
    found: frozenset[Finding] = frozenset().union(*(one.findings for one in firm))
    put_right = bool(reading.findings & _PUT_RIGHT)
    return bool(found & _FAULTS) and (upheld or Finding.UPHELD in found or Finding.INJUSTICE in found) and not put_right


def _not_investigated(reading: _Reading, label: str) -> Fact[Outcome] | None:
    """A case that was not investigated, or not to the end: because the matter was put right, or for another reason."""
    if reading.findings & _PUT_RIGHT and not label.startswith("closed"):
        if label.startswith("upheld") or Finding.UPHELD in reading.findings:
            return _fact(Outcome.ALREADY_REMEDIED, reading, *_PUT_RIGHT)
        return _fact(Outcome.NOT_INVESTIGATED, reading, Finding.NOT_INVESTIGATED, doubt=_REMEDIED)
    return _fact(Outcome.NOT_INVESTIGATED, reading, Finding.NOT_INVESTIGATED)


def _with_fault(reading: _Reading, others: Sequence[_Reading], *, acts: bool) -> Fact[Outcome] | None:
    """A case in which fault was found: with injustice, without, or put right already."""
    found = reading.findings
    if Finding.REMEDIED in found and not acts and Finding.REMEDY not in found:
        return _fact(Outcome.FAULT_REMEDIED, reading, Finding.REMEDIED)
    for place, part in enumerate((reading, *others)):
        elsewhere = _ELSEWHERE if place else ""
        if Finding.INJUSTICE in part.findings:
            doubt = _BOTH if Finding.NO_INJUSTICE in part.findings else elsewhere
            return _fact(Outcome.FAULT_AND_INJUSTICE, part, Finding.INJUSTICE, doubt=doubt)
        if Finding.NO_INJUSTICE in part.findings:
            return _fact(Outcome.FAULT_WITHOUT_INJUSTICE, part, Finding.NO_INJUSTICE, doubt=elsewhere)
    for part in (reading, *others):
        if part.findings & {Finding.HARM, Finding.REMEDY}:
            return _fact(Outcome.FAULT_AND_INJUSTICE, part, Finding.HARM, Finding.REMEDY, doubt=_NO_INJUSTICE_SAID)
    return None


def _compared(found: Fact[Outcome] | None, summary: _Reading, label: str, *, acts: bool) -> Fact[Outcome] | None:
    """The outcome by the final decision, with a doubt where the summary by itself would say another."""
    if not found or not summary.findings & _DECIDING:
        return found
    other = _judged(summary, (), label, acts=acts)
    return replace(found, doubt=_SUMMARY) if other and other.value is not found.value else found
