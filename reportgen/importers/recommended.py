"""Which paragraphs and items of a section are recommendations, by whom they are to be done and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportgen.case.response import Kind
from reportgen.importers.asking import (
    Sentence,
    agrees,
    asks_by_us,
    is_done,
    judged,
    payer,
    speaks_of_another,
    speaks_of_law,
    turn,
    wants,
)
from reportgen.importers.deadlines import Limit, deadline, same_time
from reportgen.importers.decision import Paragraph
from reportgen.importers.evidence import Place
from reportgen.importers.items import acts_itself, begins_an_action, in_line, is_header, parted
from reportgen.importers.kinds import PAYS, kinds
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import LONGEST, level, sentences, spans

_OPENS = Phrases(r":\s*-?\s*$", flags=AS_WRITTEN)
_FOLLOWS = Phrases(
    r"\b(?:the following|these) (?:\w+ )?(?:actions?|steps|remed(?:y|ies)|recommendations?|measures)\b"
    r"|\bas follows\b|\bthe following\b",
)
_ASKING = Phrases(
    r"\b(?:recommend\w*|propos\w*|agree[sd]?|agreement|should|will|must|remedy|remedies|put (?:things|matters"
    r"|this|it) right|suggest\w*|invit\w*|asked|actions?|steps)\b"
    r"|^\W*(?:(?:and|then|also|finally|in addition|additionally|further|secondly|lastly)\b\W*)*"
    r"(?:within|by|in the|over the|for)\b",
)
_FOR_WHOM = Phrases(r"\W*(?:and\W+)?(?:also\W+)?for\s[^.;]{1,60}:")
_REMEDYING = Phrases(r"\bto (?:remedy|put right)\b.*\b(?:should|will)\b")
_PROMPTED = Phrases(
    r"\b(?:to its credit|at (?:our|my) (?:request|suggestion|invitation)|(?:we|i) (?:asked|invited|contacted"
    r"|approached|suggested|proposed|recommended)|(?:our|my) (?:enquir|contact|interven|involve|suggest|propos"
    r"|invit|recommend)\w+|resolve (?:the|this) complaint|settle (?:the|this) complaint|now agreed)\b",
)
_HOW = Phrases(r"(?:it|they|this|these|the review|in doing)\b")
_ITS_OWN = PAYS | {Kind.APOLOGY, Kind.TRAINING, Kind.STAFF_REMINDER, Kind.REASSESSMENT, Kind.DECISION}
"""Kinds that are a recommendation of their own, even where a sentence begins with `It should`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an introduction says of all that it introduces: who is to do it, and within what time."""

    by: str = ""
    limit: Limit = Limit()  # noqa: RUF009 - Limit is frozen
    at: Place | None = None


@dataclass(slots=True)
class Found:
    """A recommendation while the paragraphs after it may still say more about it."""

    text: str
    place: Place
    by: str
    limit: Limit
    limit_at: Place
    done: bool


@dataclass(slots=True)
class Recommended:
    """The recommendations found so far.

    With `strict`, only what the Ombudsman calls its own recommendation is one, as must be outside the section that is
    about them. `early` is a deadline that was said before there was anything to be done.
    """

    strict: bool = False
    found: list[Found] = field(default_factory=list)
    pending: Said | None = None
    last: Said | None = None
    early: Said | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        """Add everything that these paragraphs of a section recommend."""
        for paragraph in paragraphs:
            place = Place(paragraph, paragraph.number)
            if any(len(part.text) > LONGEST for part in paragraph.walk()):
                continue
            if paragraph.items:
                self._introduced(place)
            elif parts := in_line(paragraph.text):
                self._in_line(place, *parts)
            elif is_header(paragraph.text) and self._introduces(paragraph.text):
                self.last = self._said(place, paragraph.text)
            elif self.last and not self.strict and begins_an_action(paragraph.text):
                self._add(paragraph.text, place, self.last)
            else:
                self._prose(place, paragraph.text)

    def turn_over(self) -> None:
        """Forget what an introduction said, since another section begins."""
        self.pending = self.last = None

    def hold(self, said: Said, whose: Iterable[Found]) -> None:
        """Give a deadline that was said afterwards to those that have none."""
        for one in whose:
            better = said.limit.words or (said.limit.doubt and not one.limit.doubt)
            if better and said.at and not one.limit.words:
                one.limit, one.limit_at = said.limit, said.at

    def _introduced(self, place: Place) -> None:
        """The items of a list whose introduction asks for something."""
        text = place.paragraph.text
        if _introduces_nothing(text):
            self._prose(place, text)
            self.read(place.paragraph.items)
            return
        if not self._introduces(text):
            self.last = None
            return
        self._before(place, text)
        start, end = list(spans(text))[-1]
        if acts_itself(text[start:end], place.paragraph.items):
            words = " ".join([text[start:end], *(part.text for item in place.paragraph.items for part in item.walk())])
            self._add(words, place, replace(self.pending or Said(), by=self._payer(words)))
            self.last = None
            return
        said = self._said(place, text)
        if self.last and _FOR_WHOM.match(text) and not said.limit.words:
            said = replace(self.last, by=said.by)
        self.last = self._list(place, said)

    def _in_line(self, place: Place, start: int, items: tuple[str, ...]) -> None:
        """The items of a list that stands within one paragraph."""
        introduction = place.paragraph.text[:start]
        if not self._introduces(introduction):
            return
        self._before(place, introduction)
        said = self._said(place, introduction)
        for words in items:
            self._add(words, place, said)

    def _said(self, place: Place, introduction: str) -> Said:
        """What an introduction says of its list, with the deadline that was given before it if it gives none."""
        said = self._when(introduction, place)
        by = self._payer(next(reversed(sentences(introduction)), ""))
        if self.pending and not said.limit.words and not said.limit.doubt:
            return replace(self.pending, by=by or self.pending.by)
        return replace(said, by=by)

    def _when(self, words: str, place: Place) -> Said:
        """The deadline that some words give; `by the same date` gives that of the recommendation before, if certain."""
        limit = deadline(words)
        if limit.words or not same_time(words):
            return Said("", limit, place)
        before = self.found[-1] if self.found else None
        if before and before.limit.words:
            return Said("", before.limit, before.limit_at)
        return Said("", Limit(doubt="The words name the same time as before, and it is not certain which."), place)

    def _introduces(self, text: str) -> bool:
        """Whether an introduction asks for what is listed after it."""
        last = next(reversed(sentences(text)), "")
        if wants(last) or speaks_of_another(last) or (speaks_of_law(last) and not asks_by_us(last)):
            return False
        if self.strict:
            opens = bool(_OPENS.search(level(text)))
            return asks_by_us(last) or (opens and (agrees(last) or bool(_REMEDYING.search(level(last)))))
        return bool(_ASKING.search(level(last)))

    def _before(self, place: Place, introduction: str) -> None:
        """The sentences of an introduction before its last, which may recommend something themselves."""
        places = list(spans(introduction))
        if len(places) > 1:
            self._prose(place, introduction[: places[-2][1]])

    def _list(self, place: Place, said: Said) -> Said:
        """The items of a list; one that heads a list of its own stands for its items. Returns what was said last."""
        for item in (part for whole in place.paragraph.items for part in parted(whole)):
            below = place.below(item)
            if is_header(item.text):
                inner = replace(self._when(item.text, below), by=payer(item.text) or said.by)
                inner = inner if inner.limit.words or inner.limit.doubt else replace(said, by=inner.by)
                self._list(below, inner)
                said = said if item.items else inner
            elif not item.items and not begins_an_action(item.text) and _is_paragraph(item.text):
                self._prose(below, item.text)
            elif item.items or not _is_for_evidence(item.text):
                self._add(" ".join(part.text for part in item.walk()), below, said)
        return said

    def _add(self, words: str, place: Place, said: Said) -> None:
        """One recommendation; its own deadline goes before that of its list."""
        words = words[:LONGEST]
        own = self._when(words, place)
        its_own = own.limit.words or (own.limit.doubt and not own.limit.spoken_of) or not said.limit.words
        chosen = own if its_own and (own.limit.words or own.limit.doubt) else said
        self.found.append(Found(words, place, said.by, chosen.limit, chosen.at or place, is_done(words)))

    def _prose(self, place: Place, text: str) -> None:
        """The recommendations of a paragraph: the sentences that ask or agree, without the story around them."""
        current: Found | None = None
        begun = 0
        prompted = bool(_PROMPTED.search(level(text)))
        for start, end in spans(text):
            sentence = text[start:end]
            what = judged(sentence, after_one=current is not None)
            if what is Sentence.ASKS and not self._counts(sentence, prompted=prompted):
                current = None
            elif what is Sentence.ASKS and _announces(sentence):
                self.pending = Said(payer(sentence), deadline(sentence), place)
                current = None
            elif what is Sentence.ASKS and (current is None or _is_another(current.text, sentence)):
                begun = start + turn(sentence)
                self._add(text[begun:end], place, replace(self.pending or Said(), by=self._payer(text[begun:end])))
                current = self.found[-1]
            elif current and what in {Sentence.ASKS, Sentence.GOES_ON, Sentence.REPORTS_BACK}:
                current.text = text[begun:end]
                self.hold(Said("", deadline(sentence), place), [current])
            elif what in {Sentence.SAYS_WHEN, Sentence.REPORTS_BACK}:
                self._said_when(sentence, place, only_last=what is Sentence.REPORTS_BACK)
            elif current:
                current.done = current.done or is_done(sentence)
                current = None

    def _payer(self, words: str) -> str:
        """Who is to do it; for `it`, whoever was to do what stands before."""
        before = (self.pending.by if self.pending else "") or (self.found[-1].by if self.found else "")
        return payer(words) or before

    def _counts(self, sentence: str, *, prompted: bool) -> bool:
        """Whether a sentence that asks for something is the Ombudsman's recommendation, where that must be said."""
        return not self.strict or asks_by_us(sentence) or (prompted and agrees(sentence))

    def _said_when(self, sentence: str, place: Place, *, only_last: bool) -> None:
        """A sentence that gives the deadline of what stands before it."""
        said = Said("", deadline(sentence), place)
        if not self.found:
            self.early = self.pending = self.early or (said if said.limit.words else None)
            return
        whose = self.found[-1:] if only_last else self.found
        if re.search(r"\b(?:the|this|these) payments?\b", level(sentence), re.IGNORECASE):
            whose = [one for one in whose if PAYS & set(kinds(one.text))] or whose
        self.hold(said, whose)


def _introduces_nothing(text: str) -> bool:
    """Whether a paragraph only looks as if it introduced a list, having no colon and asking for nothing."""
    last = next(reversed(sentences(text)), "")
    return not _OPENS.search(level(text)) and judged(last, after_one=False) in {Sentence.EVIDENCE, Sentence.SAYS_WHEN}


def _announces(sentence: str) -> bool:
    """Whether a sentence only says that actions follow, such as `The Council should do the following`."""
    return bool(_FOLLOWS.search(level(sentence))) and not kinds(_FOLLOWS.split(level(sentence))[0])


def _is_another(text: str, sentence: str) -> bool:
    """Whether a sentence asks for something else than the one before it, and does not only say how."""
    if re.search(r"\balso\b", level(sentence)) or asks_by_us(sentence):
        return True
    new = set(kinds(sentence)) - set(kinds(text))
    return bool(new & _ITS_OWN) or not _HOW.match(level(sentence))


def _is_paragraph(text: str) -> bool:
    """Whether an item is in truth a paragraph after the list, such as one on the evidence that is to be sent."""
    first = next(iter(sentences(text)), "")
    what = judged(first, after_one=False)
    if what is Sentence.STORY:
        return first[:1].isupper() and not kinds(first)
    return what in {Sentence.EVIDENCE, Sentence.SAYS_WHEN, Sentence.REPORTS_BACK}


def _is_for_evidence(text: str) -> bool:
    """Whether an item only asks for evidence of the others."""
    return all(judged(sentence, after_one=False) is Sentence.EVIDENCE for sentence in sentences(text))
