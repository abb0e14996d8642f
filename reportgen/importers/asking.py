"""What a sentence does about a remedy: ask for one, say when, accept one, or tell a story around it."""

from __future__ import annotations

import re
from enum import Enum, auto

from reportgen.importers.deadlines import deadline
from reportgen.importers.kinds import kinds
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import level


class Sentence(Enum):
    """What a sentence does."""

    ASKS = auto()
    GOES_ON = auto()
    SAYS_WHEN = auto()
    REPORTS_BACK = auto()
    EVIDENCE = auto()
    STORY = auto()


_NAMES = (
    r"(?:[A-Z][\w&'-]*|of|and|the|two|three|four|both|county|borough|district|city|care|service|other"
    r"|relevant|first|second|housing|parish)"
)
_BODY = (
    r"(?i:councils?|trusts?|authorit(?:y|ies)|providers?|icbs?|integrated care boards?|ccgs?|boards?"
    r"|organisations?|bodies|agency|association|home"
    r"|governors|panel|school|academy|partnership|practice|corporation)"
)
_ITS = r"(?:'s)?"
SUBJECT = (
    rf"(?:(?i:the|both|each|these|all|this|two)\s+(?:{_NAMES}\s+){{0,6}}?{_BODY}(?!')|(?!(?:Unless|If|When"
    r"|While|As|Because|Since|Although|However|But|And|Had|Has|Should|Where|Until|In|For|To|By|At|That"
    rf"|Given)\b)[A-Z][\w'-]+(?:\s+(?:of|and|[A-Z][\w&'-]*)){{0,6}}?\s+Council(?!')|\b[Ii]t|\b[Tt]hey)"
)
_ADVERB = (
    r"(?:(?:also|now|since|therefore|then|further|additionally|already|kindly|readily|both|each|all"
    r"|subsequently|again|separately|however|jointly)\s+|,\s*[^,]{1,60},\s*)*"
)
_WE = rf"(?:\bI|\b[Ww]e|(?i:the ombudsm[ae]n))\s+(?:(?:have|has|had|would|will|do)\s+)?{_ADVERB}"
_SUGGEST = (
    r"(?:recommend(?:s|ed|ing)?|propos(?:e|es|ed)|suggest(?:s|ed)?|ask(?:s|ed)?|invit(?:e|es|ed)|request(?:s"
    r"|ed)?|call(?:s|ed)? (?:up)?on|urge[sd]?)"
)
_AGREED = Phrases(
    rf"{SUBJECT}\s+(?:,[^,]{{1,80}},\s*)?(?:(?:has|have|had)\s+)?{_ADVERB}(?:agree[sd]?|offer(?:s|ed)|accept(?:s"
    r"|ed)|propos(?:es|ed)|undertaken|undertook|commit(?:s|ted)|confirmed)\s+"
    r"(?:,[^,]{1,80},\s*)?(?:(?:within|in)\s[^,]{3,60}?,?\s+)?(?:to|that (?:it|they) (?:will|would|should)"
    r"|it (?:will|should)|they (?:will|should))\s",
    "agree offer accept propos undert commit confirmed",
    flags=AS_WRITTEN,
)
_SHOULD = Phrases(
    rf"{SUBJECT}\s*(?:,[^,]{{1,80}},\s*)?(?:\s|(?<=,))\s*{_ADVERB}(?:should|must|will|shall|needs? to|is to"
    r"|are to)\b(?!\s+(?:be|have|not) )",
    flags=AS_WRITTEN,
)
_BE_PAID = Phrases(
    r"\b(?:should|must|will)\s+(?:also\s+|then\s+|now\s+)*be\s+(?:re)?(?:paid|imbursed|funded|assessed|offered"
    r"|given|waived|credited|repaid)\b",
    "paid imbursed funded assessed offered given waived credited",
)
_TURN = Phrases(
    r"(?:but|although|and|however,?|,)\s+(?P<turn>(?:it\s+|they\s+)?(?:has|have)\s+now\s+(?:agreed|confirmed"
    r"|offered|undertaken|committed|said|accepted)\b(?!\s+(?:that\s+)?(?:its?|there|this)\s+(?:was|fault)).*)",
    "now",
    flags=re.IGNORECASE | re.DOTALL,
)

_EVIDENCE = Phrases(
    r"\b(?:provid\w*|send\w*|giv\w*|suppl\w*|submit\w*|show\w*|satisf\w*)\s+(?:us|me|the ombudsm[ae]n"
    r"|this office|our office)\b.{0,60}?(?:\b(?:evidence|proof|confirmation|cop(?:y|ies))\b|\bthat\b|\bwhen\b)"
    r"|\bevidence\b.{0,30}?\b(?:to|for) (?:us|me|the ombudsm[ae]n)\b|\bevidence (?:that )?(?:it|they|the council"
    r"|both|each) (?:has|have|had|is|are)\b"
    r"|\b(?:provid|send|submit|suppl)\w*\s+(?:\w+\s+){0,2}evidence\b(?!\s+(?:to|from)\b)"
    r"|\b(?:provid|send)\w*\s+evidence\s+(?:of (?:this|compl|its compl|the above|these|how it has compl)"
    r"|to show)|\bevidence of (?:compliance|completion|these|the above|this)\b|\brequire evidence\b",
)
_BACK = Phrases(
    r"\b(?:report\w*|writ\w+|feed\w*)\s+(?:back\s+)?(?:(?:on|with)?\s*(?:its|their"
    r"|the)\s+(?:\w+\s+){1,4})?(?:back\s+)?to\s+(?:us|me|the ombudsm[ae]n)\b"
    r"|\b(?:report|share)s?\s+(?:its|their)\s+findings\b|\b(?:tell|let|inform|notify|update|confirm to)\s+(?:us"
    r"|me|the ombudsm[ae]n)\b",
)
_THESE = (
    r"(?:(?:all|each|both)\s+(?:of\s+)?)?(?:(?:the|these|those|this|my|our|that)\s+)?(?:above(?:\s+\w+)?"
    r"|(?:(?:agreed|recommended|proposed|required|necessary|other)\s+)?(?:actions?|steps|measures"
    r"|payments?|recommendations?|remed(?:y|ies)|proposals?)|this|these|so)"
)
_REFERS = Phrases(
    r"\b(?:mak\w*|pay\w*|complet\w*|tak\w*|carr\w* out|do|doing|implement\w*|undertak\w*|act\w* on|fulfil\w*"
    r"|comply with|deliver\w*|action)\s+(?:all\s+(?:of\s+)?)?"
    r"(?:(?:the|these|those|this|that|my|our|all)\s+(?:(?:above|agreed|recommended|proposed|remaining"
    r"|further)\s+)*(?:actions?|payments?|recommendations?|steps|remed(?:y|ies)|proposals?|measures"
    r"|apology)\b(?!\s+of\b)|the above\b|this\b|these\b|so\b)"
    r"|\b(?:actions?|recommendations?|remed(?:y|ies)|steps)\s+(?:\w+\s+){0,4}(?:above|at paragraphs?"
    r"|in paragraphs?|should be (?:completed|carried out|done))|\bthe above\b.{0,40}\bshould be\b",
)
_ACCEPTS = Phrases(
    r"\b(?:agree[sd]?|accept(?:s|ed|ing)?|welcom\w+)\s+(?:to|with)?\s*(?:(?:all|implement|carry out|act on|take"
    rf"|complete|make)\s+(?:of\s+)?)*(?:{_THESE})\b(?!\s*(?:of\s+)?£)"
    r"|\bagreed\s+(?:to\s+)?(?:a|an|the|my|our)\s+(?:suitable\s+|proportionate\s+|proposed\s+"
    r"|further\s+)*(?:remedy|resolution|settlement)\b"
    r"|\bagreed\s+to\s+(?:resolve|settle|remedy)\b(?!.*\bby\b)|\bagreed (?:to (?:do )?)?(?:this|so)\b"
    r"|\bproportionate remedy\b|\bsatisfactory remedy\b|\bagreed with (?:me|us)\b",
    "agree accept welcom remedy",
)
_GUIDANCE = Phrases(
    r"\b(?:our|the ombudsm[ae]n's|lgsco's?|lgo's?)\s+(?:\w+\s+){0,2}guidance\b"
    r"|\bguidance on (?:our\s+)?remedies\b|\bprinciples of (?:good|remedy)\b|\bguidance (?:on"
    r"|about) (?:making (?:an )?effective )?apolog"
    r"|\b(?:this|that) guidance\b|\bremedies guidance\b|\bour (?:usual )?(?:approach|tariff|recommended range)\b"
    r"|\bour (?:role|aim|remedies)\b|\bwe (?:expect|publish|do not|can(?:not)?|may|usually|normally|generally)\b",
)
_STATUTE = Phrases(
    r"\b(?:must consider (?:the|this|our) (?:\w+ )?report|consider (?:the|this|our) (?:\w+ )?report at|section 31)\b"
    r"|\bLocal Government Act 1974\b|\bappropriately delegated committee\b|\bpublic notice\b|\bpublicise\b",
    "report 31 1974 committee notice publicise",
)
_WANTS = Phrases(
    r"\b(?:(?:mr|mrs|ms|miss|dr)\.?\s(?:and\s(?:mr|mrs|ms|miss|dr)\.?\s)?\w+|she|he|they|the complainants?"
    r"|the famil(?:y|ies)|family|parents?)\s+(?:(?:also|now|therefore|still)\s+)?(?:wants?|wanted|would like"
    r"|seeks?|sought|asks?|asked|hopes?|hoped|believes?|thinks?|feels?|says?|said|considers?|complain(?:s|ed))\b",
)
_ENQUIRY = (
    r"(?!\s+(?:what|how|why|when|where|who|which|about|on|over)\b|\s+(?:if|whether)\s+(?:it|they)\s+(?:had|has|have|was"
    r"|were|is|are|did|does|do|could (?:say|tell|explain|provide|send))\b"
    r"|\s+for\s+(?:its|their|the|a|more|further|some|any|details|details of|evidence|information|comments|copies)\b"
    r"|\s+(?:some |several |further |more )?questions\b"
    r"|\s+to\s+(?:comment|respond|reply|tell|clarify|explain (?:to (?:me|us)|what|why|how)"
    r"|(?:provide|send|give|let|show) (?:me|us|(?:(?:more|further|some|its|their|any|the) )?(?:information|evidence"
    r"|comments|documents|records|files)))\b)"
)
"""After `I asked the Council`: what was asked while the complaint was looked into, and is no remedy."""
_ELSEWHERE = Phrases(
    r"\b(?:in|on|from|about|following|after)\s+(?:another|an earlier|an? (?:previous|recent|different|separate))\s+"
    r"(?:\w+\s+)?(?:case|complaint|investigation|decision|report)\b"
    r"|^\W*(?:in|on|following|after)\s+(?:other|earlier|previous|recent|past|two|three|several)\s+(?:\w+\s+)?"
    r"(?:cases|complaints|investigations|decisions|reports)\b"
    r"|\b(?:of|in) (?:that|(?:our|the) (?:first|earlier|previous|original|initial)) report\b",
)
"""Where another case, or an earlier report, is spoken of."""
_RAISES = Phrases(
    r"\bto consider (?:settl|resolv|remedy)ing (?:the|this|his|her|their|\w+'s) (?:complaint|matter|case)\W*$"
    r"|\bto\s+(?:increase|raise|improve|change|amend|accept|revise|withdraw|match|double|add to)\s+"
    r"(?:it|this|that|them|(?:its|this|that|the) (?:offer|sum|amount|payment|remedy))\W*$",
    "consider increase raise improve change amend accept revise withdraw match double add",
)
"""An agreement to better an offer or to settle a complaint, which does not say how."""
_WE_ASK = Phrases(
    rf"{_WE}{_SUGGEST}\s+(?:(?:to|that|for|it|if|whether|,[^,]{{1,80}},)\s+)*{SUBJECT}{_ENQUIRY}",
    "recommend propos suggest ask invit request call urge",
    flags=AS_WRITTEN,
)
_ELABORATES = re.compile(
    r"^(?:the|this|these|that|those|they|it|its|such|any|in doing so|as part of|when|where"
    r"|if)\b.{0,120}?\b(?:should|will|must|would|is to|are to)\b",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS_DOWN = Phrases(
    r"^(?:this|these|that|which|it|the (?:payment|sum|total))\b.{0,80}?\b(?:recogni|reflect|acknowledg|made up"
    r"|compris|includ|calculat|is for|are for|represent|equates|so that|consists|remed)\w*",
)
_WE_NAME = Phrases(
    rf"{_WE}(?:recommend|propose|suggest)(?:s|ed|d)?\s+(?!the (?:council|trust))[^.;:]{{0,50}}£\d",
    "£",
    flags=AS_WRITTEN,
)
"""A sum without anybody who is to pay it, as in `I recommend a payment of £500`."""
_REPORTED = Phrases(
    rf"(?:however,?\s+|but\s+|in response,?\s+)?{SUBJECT}\s+(?:has |have |had )?{_ADVERB}"
    r"(?:says?|said|told|explain(?:s|ed)|state[sd]?|argue[sd]?|maintain(?:s|ed)|believe[sd]?|accepts? it)\b",
    "say said told explain stat argu maintain believe accept",
)
_LAW_SAYS = Phrases(
    r"\b(?:guidance|law|act|regulations?|code|statute|policy|ordinance|section \d+)\b.{0,40}\b(?:says?|states?"
    r"|requires?|sets? out|provides?|expects?|recommends?)\b|\b(?:councils|authorities|law|guidance) (?:should"
    r"|must|will)\b",
)
_COMPLIANCE = Phrases(r"\bcompl(?:y|iance) (?:fully )?with (?:the|our|its|all) (?:\w+ )?recommendations\b", "compl")
_DONE = Phrases(
    r"\b(?:has|have)\s+(?:already|now|since)\s+(?:been\s+)?(?:fully\s+)?(?:done|implement\w*|complet\w*|paid"
    r"|apologised|made|carried out|issued|provided|taken|sent|introduced|reviewed|changed|put in place)\b"
    r"|\b(?:has|have) (?:done|completed) (?:this|so)\b",
    "already now since done completed",
)


def asks_by_us(sentence: str) -> bool:
    """Whether the Ombudsman says that it asked a council for something, as in `I propose the Council pays`."""
    plain = level(sentence)
    return bool(_WE_ASK.search(plain)) and not (
        _WANTS.match(plain) or _GUIDANCE.search(plain) or _ELSEWHERE.search(plain)
    )


def asks(sentence: str) -> bool:
    """Whether a sentence asks for a remedy or tells of one that was agreed, by whoever’s words."""
    plain = level(sentence)
    return any(pattern.search(plain) for pattern in (_WE_ASK, _WE_NAME, _AGREED, _SHOULD, _BE_PAID))


def agrees(sentence: str) -> bool:
    """Whether a sentence tells what a council has agreed to do."""
    return bool(_AGREED.search(level(sentence)))


def turn(sentence: str) -> int:
    """Where a sentence that begins as a story turns to what was agreed, as in `but has now confirmed`; else 0."""
    found = _TURN.search(level(sentence))
    return found.start("turn") if found else 0


def speaks_of_law(sentence: str) -> bool:
    """Whether a sentence tells what the law, a policy or guidance says."""
    plain = level(sentence)
    return bool(_LAW_SAYS.search(plain) or _STATUTE.search(plain) or _GUIDANCE.search(plain))


def speaks_of_another(sentence: str) -> bool:
    """Whether a sentence tells of another case, or of an earlier report."""
    return bool(_ELSEWHERE.search(level(sentence)))


def wants(sentence: str) -> bool:
    """Whether a sentence tells what somebody who complained wants or says."""
    plain = level(sentence)
    found = _WANTS.search(plain)
    return bool(found and not _WE_ASK.search(plain) and found.start() <= 40)  # noqa: PLR2004 - its subject


def is_done(text: str) -> bool:
    """Whether the words say that the council has done something already."""
    return bool(_DONE.search(level(text)))


def judged(sentence: str, *, after_one: bool) -> Sentence:
    """What a sentence of a section on remedies does; `after_one` where it follows a recommendation."""
    plain = level(sentence)
    if any(pattern.search(plain) for pattern in (_STATUTE, _GUIDANCE, _ELSEWHERE, _RAISES)):
        return Sentence.STORY
    if _BACK.search(plain) and not kinds_besides_reporting(plain):
        return Sentence.REPORTS_BACK
    if _EVIDENCE.search(plain) and not (_asks_more(plain) or _BE_PAID.search(plain)):
        return Sentence.EVIDENCE
    if _REFERS.search(plain) or _ACCEPTS.search(plain):
        specific = asks(sentence) and kinds(sentence) and not _REFERS.search(plain) and _by_something(plain)
        if not specific:
            limit = deadline(sentence)
            return Sentence.SAYS_WHEN if limit.words or limit.doubt else Sentence.STORY
    if wants(sentence) or (_REPORTED.match(plain) and not _AGREED.search(plain) and not turn(sentence)):
        return Sentence.STORY
    if turn(sentence) or (asks(sentence) and not speaks_of_law(sentence)):
        return Sentence.ASKS
    if after_one and (_ELABORATES.search(plain) or _BREAKS_DOWN.search(plain)):
        return Sentence.GOES_ON
    return Sentence.STORY


def _by_something(plain: str) -> bool:
    """Whether an agreement names what it is: `agreed to settle the complaint by paying her £100`."""
    found = re.search(r"\bby\b(?P<rest>.*)", plain, re.IGNORECASE | re.DOTALL)
    return bool(found and kinds(found["rest"]) and not re.search(r"\bremedy\b", found["rest"], re.IGNORECASE))


def _asks_more(plain: str) -> bool:
    """Whether a sentence asks for more than evidence that something was done."""
    if _COMPLIANCE.search(plain):
        return True
    found = _EVIDENCE.search(plain)
    return bool(found and kinds(re.sub(r"^.*?\b(?:should|will|must|agreed to)\b", "", plain[: found.start()])))


def kinds_besides_reporting(plain: str) -> bool:
    """Whether a sentence asks for something and then for a report of it."""
    found = _BACK.search(plain)
    before = re.sub(r"^.*?\b(?:should|will|must|agreed to)\b", "", plain[: found.start()]) if found else ""
    return bool(kinds(before))


def payer(text: str) -> str:
    """Who is asked to do something, in the words’ own form, such as `the Borough Council`; nothing for `it`."""
    plain = level(text)
    found = [match for match in re.finditer(SUBJECT, plain) if match.group().casefold() not in {"it", "they"}]
    return text[slice(*found[0].span())] if found else ""
