"""The findings of a decision: the sentences that find fault, and those that say what injustice it caused or did not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.importers.asking import agrees
from reportgen.importers.decision import Decision, Paragraph, Topic
from reportgen.importers.evidence import Place
from reportgen.importers.facts import Fact, Fault
from reportgen.importers.phrases import Phrases
from reportgen.importers.wording import LONGEST, level, sentences, spans

_BODY = (Topic.FOUND, Topic.ANALYSIS, Topic.ASSESSMENT)
_ENDS = (Topic.DECISION, Topic.SUMMARY)
_FAULT = Phrases(
    r"\b(?:is|was|were|are|be|been|amounts? to|amounted to|constitutes?|represents?|this|these|its?|council's"
    r"|considered?|(?:find|found|finding|finds)"
    r"(?: (?:there (?:is|was)|that|some|further|evidence of|the \w+ (?:was|is)))*)"
    r"\s+(?:also\s+|therefore\s+|further\s+|some\s+|clearly\s+|to be\s+|a\s+|evidence of\s+)*(?:at\s+)?fault\b"
    r"|\bat fault\b|\bfaults? (?:by|in|on the part of|with|was found|has been found|because|causing|leading)\b"
    r"|\b(?:find|found|finds|finding|is|was|were|been) (?:\w+ ){0,3}faults?\b"
    r"|\b(?:accepts?|accepted|acknowledge[sd]?|admit(?:s|ted)?|upheld?)\b[^.;]{0,40}\bfaults?\b|\b(?:is|was"
    r"|this is) (?:a )?service failure\b",
    "fault failure",
)
_NO_FAULT = Phrases(
    r"\b(?:(?:did|do|does|could|can) ?not|cannot|didn't|without|no|not|nor|neither|never|any|insufficient)\b"
    r"(?: (?!(?:but|because|as|however|although)\b)[\w'-]+){0,8}? faults?\b|\bnot at fault\b",
    "fault",
)
_FAILED = Phrases(
    r"\bcouncil (?:has |had |also |now )*(?:accept|acknowledg|admit)(?:s|ed|ted)? (?:that )?(?:it|they) (?:has |had )?"
    r"(?:failed|delayed|should have)\b",
    "council",
)
_AGREED = Phrases(r"\b(?:agree[sd]? (?:to|with|action)|recommend\w*|propos\w*|remed(?:y|ies|ied|ying))\b")
_IF = Phrases(
    r"\b(?:if|whether|unless|where|when) (?:we|i|there|the|a|an|it|any|such)\b[^.;]*\bfault\b"
    r"|\bconsider whether\b|\bmight be fault\b|\bcould be fault\b|\bmay be fault\b",
)
_STANDING = Phrases(
    r"\b(?:word|term)s? ['\"]?fault|\bwhich we call\b|\brefer to (?:these|this|it) as\b|\bmaladministration\b"
    r"|\bLocal Government Act\b|\bwe (?:must|can|may|cannot|investigate|consider whether|provide)\b|\bour role\b",
)
_OTHERS_VIEW = Phrases(
    r"^(?:(?:mr|mrs|ms|miss|dr)\s\w+(?:'s \w+)?|she|he|they|the complainants?|the families"
    r"|the family)\s+(?:also\s+|now\s+)?(?:says?|said|complain\w*|believes?|thinks?|considers?|feels?|alleges?"
    r"|wants?|disagrees?)\b",
)
_LIKELY = Phrases(
    r"\b(?:it is likely|we would (?:likely |probably )?find|likely (?:that )?(?:we|i) would|would find)\b",
    "likely would",
)
_INJUSTICE = Phrases(
    r"\binjustice\b|\b(?:caus(?:e|ed|es|ing)|led to|meant|result(?:ed|ing)? in|left|put (?:him|her"
    r"|them))\b[^.;]{0,80}?\b(?:distress|uncertain\w*|frustrat\w+|upset|anxi\w+|worry|stress|inconvenience"
    r"|trouble|missed|lost|loss|without|unable|delay\w*|hardship|disadvantage\w*|expense|opportunity|confusion"
    r"|disappoint\w*|harm|risk)\b"
    r"|\bmissed (?:out on|the|\w+ months)\b|\blost (?:the |an )?(?:opportunity|provision|education)\b|\bdenied\b",
    "injustice caus led meant result left put missed lost denied",
)
_NO_INJUSTICE = Phrases(
    r"\b(?:not|no|never|without|any|nor|neither|did not|does not|has not|have not"
    r"|didn't)\b[^.;]{0,50}?\b(?:injustice|disadvantage\w*)\b|\bno (?:significant |personal )*injustice\b"
    r"|\binjustice\b[^.;]{0,30}\b(?:was|is) (?:not|limited)\b",
    "injustice disadvantage",
)
_CONNECTS = Phrases(
    r"^(?:this|that|these|as a (?:result|consequence)|because of|it|the (?:fault|injustice|delay"
    r"|council's (?:fault|failing))|consequently|therefore|had (?:it|the)|(?:mr|mrs|ms|miss|dr)\b"
    r"|i (?:consider|am)|we (?:consider|are)|however)",
)
_BARE = Phrases(
    r"^(?:this|that|it|these|so this|which|and this|the council's failing|the failing"
    r"|the delay)\b.{0,25}\bfault\b.{0,12}$|^i (?:consider|find"
    r"|found) (?:this|that|it)\b.{0,20}\bfault\.?$",
    "fault",
)


def faults(decision: Decision) -> tuple[Fault, ...]:
    """The findings of fault, each once: those of the body, or else those of the final decision and the summary."""
    found = _without_repeats(_in_topics(decision, _BODY, ""))
    if found:
        return (*found, *_only_in_the_end(decision, found))
    for topic in _ENDS:
        doubt = f"The finding stands only in the {topic.value}."
        if found := _without_repeats(_in_topics(decision, (topic,), doubt)):
            return found
    return ()


def _only_in_the_end(decision: Decision, found: Sequence[Fault]) -> tuple[Fault, ...]:
    """What the final decision finds of fault that caused injustice, where no finding of the body says that one did."""
    if any(fault.caused_injustice is not False for fault in found):
        return ()
    doubt = "The final decision finds injustice, and no finding of the body says that it caused any."
    return tuple(fault for fault in _in_topics(decision, (Topic.DECISION,), doubt) if fault.caused_injustice)


def _in_topics(decision: Decision, topics: Sequence[Topic], doubt: str) -> Iterator[Fault]:
    for section in decision.about(*topics):
        places = [place for paragraph in section.paragraphs for place in _places(paragraph, paragraph.number)]
        for index, place in enumerate(places):
            yield from _in_paragraph(place, places[index + 1 : index + 2], doubt)


def _places(paragraph: Paragraph, above: str) -> Iterator[Place]:
    """A paragraph and all that stands below it."""
    number = paragraph.number or above
    yield Place(paragraph, number)
    for item in paragraph.items:
        yield from _places(item, number)


def _in_paragraph(place: Place, later: Sequence[Place], doubt: str) -> Iterator[Fault]:
    """The findings of one paragraph; those that follow one another in it with no injustice between them are one."""
    text = place.paragraph.text[:LONGEST]
    parts = list(spans(text))
    finding = [index for index, (start, end) in enumerate(parts) if finds_fault(text[start:end])]
    for order, index in enumerate(finding):
        until = finding[order + 1] if order + 1 < len(finding) else len(parts)
        start, end = parts[index]
        if index and _BARE.search(level(text[start:end])):
            start = parts[index - 1][0]
        words = text[start:end]
        injustice, caused = _injustice(text, parts[index:until], place, later if until == len(parts) else ())
        if injustice is None and not _FAULT.search(level(words)):
            continue
        unclear = _doubt(words, alone=index == 0, injustice=injustice is not None)
        yield Fault(
            Fact(words, place.saying(words), " ".join(filter(None, (doubt, unclear)))),
            injustice,
            caused,
        )


def _doubt(words: str, *, alone: bool, injustice: bool) -> str:
    """What a person has to check about a finding."""
    plain = level(words)
    return " ".join(
        reason
        for reason, true in (
            ("The Ombudsman did not investigate and says only that fault is likely.", _LIKELY.search(plain)),
            ("The words speak of a failing and do not call it fault.", not _FAULT.search(plain)),
            ("What was at fault stands in the paragraph before.", alone and _BARE.search(plain)),
            ("The words beside this finding do not say what injustice it caused.", not injustice),
        )
        if true
    )


def finds_fault(sentence: str) -> bool:
    """Whether a sentence finds that a council was at fault."""
    plain = level(sentence)
    if _STANDING.search(plain) or _OTHERS_VIEW.search(plain):
        return False
    if _IF.search(plain) and not _LIKELY.search(plain):
        return False
    if agrees(sentence):
        return False
    return bool(_FAULT.search(_NO_FAULT.sub(" ", plain)) or _FAILED.search(plain))


def says_injustice(sentence: str) -> bool | None:
    """Whether a sentence says that injustice was caused (true) or that none was (false); None if it says neither."""
    plain = level(sentence)
    if _STANDING.search(plain) or _OTHERS_VIEW.search(plain) or (_AGREED.search(plain) and not finds_fault(sentence)):
        return None
    if _NO_INJUSTICE.search(plain):
        return False
    return True if _INJUSTICE.search(plain) else None


def _injustice(
    text: str, parts: Sequence[tuple[int, int]], place: Place, later: Sequence[Place]
) -> tuple[Fact[str] | None, bool | None]:
    """The words on injustice in the finding’s own sentence, those after it, or the beginning of the next paragraph."""
    said = [(part, says_injustice(text[slice(*part)])) for part in parts]
    known = [(part, caused) for part, caused in said if caused is not None]
    if known:
        begun, whether = known[0]
        end = max(stop for (_, stop), caused in _unbroken(said) if caused is whether)
        words = text[begun[0] : end]
        mixed = any(caused is not whether for _, caused in known)
        doubt = "The words say of some of it that it caused injustice and of some that it did not." if mixed else ""
        return Fact(words, place.saying(words), doubt), None if mixed else whether
    for after in later:
        first = next(iter(sentences(after.paragraph.text)), "")
        caused = says_injustice(first)
        if caused is not None and _CONNECTS.search(level(first)) and not finds_fault(first):
            return Fact(first, after.saying(first), "It stands in the paragraph after the finding."), caused
    return None, None


def _unbroken(said: Sequence[tuple[tuple[int, int], bool | None]]) -> Iterator[tuple[tuple[int, int], bool | None]]:
    """The first sentences in a row that speak of injustice."""
    spoken = list(said)
    while spoken and spoken[0][1] is None:
        del spoken[0]
    for part, caused in spoken:
        if caused is None:
            return
        yield part, caused


def _without_repeats(found: Iterator[Fault]) -> tuple[Fault, ...]:
    """The findings without those that say the same again, word for word."""
    kept: dict[str, Fault] = {}
    for fault in found:
        key = re.sub(r"\W+", " ", level(fault.text.value)).casefold().strip()
        if key not in kept:
            kept[key] = fault
    return tuple(kept.values())
