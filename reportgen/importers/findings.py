"""What sentences of the Ombudsman say about fault, injustice and remedy. What somebody else claims says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import level


class Finding(Enum):
    """One thing that a sentence can say."""

    NOT_INVESTIGATED = auto()
    NOT_UPHELD = auto()
    NO_INJUSTICE = auto()
    NO_FAULT = auto()
    EARLY = auto()
    REMEDIED = auto()
    SATISFIED = auto()
    INJUSTICE = auto()
    HARM = auto()
    FAULT = auto()
    UPHELD = auto()
    REMEDY = auto()


_US = r"(?:we|i|the ombudsm[ae]n|(?:the )?(?:local government and social care ombudsman(?: \(lgsco\))?|lgs?c?o))"
_BODY = (
    r"(?:(?:the|an?|both|two|its) (?:\w+ )?(?:councils?|trusts?|ccgs?|icbs?|authorit(?:y|ies)|organisations?|providers?"
    r"|homes?|schools?|panel)|it|they|council)"
)
_LOSS = (
    r"(?:(?:significant|personal|avoidable|unnecessary|undue|considerable|further|some|limited|real|serious|an|a|any"
    r"|additional|the|much|great|financial) ){0,4}(?:injustice|distress|uncertainty|frustration|inconvenience|anxiety"
    r"|worry|upset|stress|confusion|disappointment|hardship|loss|harm|time and trouble|disruption"
    r"|lost opportunit(?:y|ies))"
)
_CAUSE = r"(?:caus(?:e|es|ed|ing)|led|leads?|leading|result(?:s|ed|ing)?|creat(?:e|ed|ing)|suffer(?:s|ed|ing)?|put)"
_WRONG = r"(?:fault|maladministration)"
_FIND = r"(?:find|found|consider|see|seen|think|identif\w+|say|criticise)"
_FEW = r"(?:[\w'-]+ ){0,4}?"
_NEAR = r"[^.;]{0,80}?"
_DONE = r"(?: (?:now|since|also|already|fully|suitably|adequately|appropriately|satisfactorily|sufficiently))*"
_ENOUGH = r"(?:suitable|appropriate|fair|satisfactory|adequate|reasonable|sufficient)"
_WILL_NOT = r"(?:will|shall|should|do|can|could|are|am|would|must|have decided)? ?(?:also )?(?:not|cannot|won't|can't)"

# Denials stand first: what they say is taken out of the sentence before anything is looked for that they would deny.
_SAYS: dict[Finding, tuple[str, ...]] = {
    Finding.NO_FAULT: (
        rf"\b(?:no|not|n't|without|nor|never|any|little|insufficient) {_FEW}(?:evidence|signs?) of {_FEW}{_WRONG}",
        rf"\b(?:no|without|nor|free (?:of|from)|not) (?:[\w'-]+ ){{0,2}}?{_WRONG}\b",
        r"\b(?:not|never|neither|nor) (?:\w+ ){0,2}?(?:at|in) fault",
        r"\bnot (?:\w+ )?(?:affected|flawed|tainted) by fault",
        rf"\b(?:not|cannot|nor) (?:\w+ )?{_FIND}\b{_NEAR}\b(?:at )?fault",
    ),
    Finding.NOT_INVESTIGATED: (
        rf"\b{_US} (?:therefore )?{_WILL_NOT} {_FEW}(?:investigat|pursu|start|continue (?:to|with))\w*",
        r"\b(?:discontinu|stopp|ceas)(?:e|ed|ing) (?:my|our|the|this|an|its)? ?(?:consideration|invest\w+)",
        r"\b(?:decided|decision|going) not to (?:start|investigate|continue|pursue|begin)",
        r"\b(?:outside|out of|not within) (?:our|my|the|the ombudsman's) (?:\w+ )?jurisdiction",
    ),
    Finding.NOT_UPHELD: (r"\b(?:not|n't|neither|nor) (?:\w+ ){0,3}?(?:uphold|upheld|upholding)\b",),
    Finding.NO_INJUSTICE: (
        rf"\b(?:not|n't|nor|never|neither) {_FEW}{_CAUSE}\b{_NEAR}(?:injustice|disadvantage\w*|{_LOSS})",
        rf"\b(?:no|without|nor|insufficient|little|not) {_FEW}(?:injustice|disadvantage)\b",
        rf"\binjustice {_FEW}(?:is|was|are|were) not\b",
    ),
    Finding.EARLY: (
        rf"\bearly\b{_NEAR}(?:resol|remed)|\bresol\w+{_NEAR} early\b|\bproportionate (?:\w+ )?remedy",
        r"\bagreed to resolve (?:the|this|it|\w+ \w's) ?(?:matter|complaint)? (?:early|by|and|with)\b",
        r"\b(?:we|i) (?:\w+ )?(?:asked|invited) (?:the )?\w+ to (?:consider )?(?:remedy|resolv|settl)\w*",
    ),
    Finding.REMEDIED: (
        rf"\b(?:has|have|had|was|were|been){_DONE} (?:remedied|rectified|put (?:\w+ ){{1,3}}right)",
        r"\balready(?: \w+){0,3}? (?:remed\w+|apologi\w+|refunded|paid|offered|provided|taken|put|made|addressed)",
        r"\bno (?:further|additional|other|more)(?: \w+)? (?:remedy|recommendations?|injustice to remedy)",
        rf"\b(?:provided|offered|made|taken)(?: \w+){{0,2}}? {_ENOUGH}(?: \w+)? (?:remedy|redress|action|steps)",
    ),
    Finding.SATISFIED: (r"\bsatisfied with (?:the )?[\w' ]{2,40}?(?:actions?|response|proposals?|remedy|offer|steps)",),
    Finding.INJUSTICE: (
        rf"\b{_CAUSE}\b{_NEAR}\b{_LOSS}",
        rf"\b{_LOSS}\b{_NEAR}\b(?:caused|suffered|experienced|because of|result)",
        r"\binjustice (?:to|is|was|by|for|as|and)\b|\bremed\w+ (?:\w+ ){0,2}?(?:\w's )?injustice",
    ),
    Finding.HARM: (
        r"\b(?:fault|this|which|delay\w*|failures?|failings?|it)\b[^.;]{0,60} (?:meant|caused|deprived|denied)\b",
        r"\b(?:missed out|lost out|lost the (?:opportunity|chance)|compensat\w+|symbolic|time and trouble)\b",
    ),
    Finding.FAULT: (rf"\b(?:faults?|maladministration|service failure|failings?)\b|\b{_BODY} (?:\w+ )?failed to\b",),
    Finding.UPHELD: (r"\b(?:uphold|upheld|upholding)\b",),
    Finding.REMEDY: (
        rf"\b{_BODY} (?:(?:has|have|had|also|now|therefore) )*(?:agreed|accepted|will|should|must)\b",
        r"\b(?:we|i) (?:have |therefore |also )?(?:recommend|propose)|\bagreed (?:to|actions?|a remedy|our|my|with)",
    ),
}
_DENIALS = frozenset({Finding.NOT_INVESTIGATED, Finding.NOT_UPHELD, Finding.NO_INJUSTICE, Finding.NO_FAULT})
_HARMS = (
    "injustice disadvantage distress uncertain frustrat inconvenien anxi worry upset stress confusion disappoint"
    " hardship loss harm trouble disruption opportunit"
)
_NEEDS: dict[Finding, str] = {
    Finding.NO_FAULT: "fault maladministration",
    Finding.NOT_INVESTIGATED: "investigat pursu start begin continu stopp ceas jurisdiction",
    Finding.NOT_UPHELD: "uph",
    Finding.NO_INJUSTICE: _HARMS,
    Finding.EARLY: "early proportionate resol remed settl",
    Finding.SATISFIED: "satisfied",
    Finding.INJUSTICE: _HARMS,
    Finding.HARM: "meant caused deprived denied missed lost compensat symbolic trouble",
    Finding.FAULT: "fault maladministration fail",
    Finding.UPHELD: "uph",
    Finding.REMEDY: "agreed accepted will should must recommend propose",
}
"""Of the words of each, a sentence has one at least; for a finding without any, every sentence is searched."""
_PATTERNS = tuple(
    (finding, Phrases("|".join(kinds), _NEEDS.get(finding, ""), AS_WRITTEN)) for finding, kinds in _SAYS.items()
)
_CLAIM = Phrases(
    rf"(?!{_US} (?:\w+ ){{0,2}}?(?:find|found|asked|invited|uphold|upheld|identified|concluded?|decided?|agreed?)\b)"
    r"(?:[\w',-]+ ){0,6}?(?:(?:mr|mrs|ms|miss|dr)\.? \w{1,2}|(?:mr|ms|mrs) and (?:mr|ms|mrs) \w{1,2}|he|she|they"
    r"|complainants?|famil(?:y|ies)|m[ae]n|wom[ae]n|couple|parents?|mother|father|council|trust)(?:'s \w+)?"
    r"(?:,[^,]{1,60},| \([^)]*\))? (?!to )(?:\w+ )?(?:complain(?:s|ed)?|says?|said|states?|stated|alleges?|alleged"
    r"|believes?|believed|claims?|claimed|feels?|felt|disputes?|disputed|disagrees?|disagreed|considers?|told|wants?"
    r"|wanted|argues?|argued)\b",
    flags=AS_WRITTEN,
)
_SUPPOSED = Phrases(
    r"(?:if|were|had) (?:we|i|the ombudsman)\b|(?:it is )?likely (?:that )?(?:we|i) would"
    r"|(?:we|i) (?:would|could|might|may) ",
    flags=AS_WRITTEN,
)
_COMPLAINED_OF = Phrases(r"\bcomplaints? (?:that|about|how|of|the council)\b[^.;]*", "complaint", flags=AS_WRITTEN)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what it says."""

    sentence: str
    findings: frozenset[Finding]


def said(sentence: str) -> Said:
    """What the sentence says for the Ombudsman; nothing where it reports a claim or supposes something."""
    words = level(sentence).casefold().strip()
    if _CLAIM.match(words):
        return Said(sentence, frozenset())
    if _SUPPOSED.match(words):
        words = ""
    found: set[Finding] = set()
    for finding, pattern in _PATTERNS:
        if finding is Finding.FAULT:
            words = _COMPLAINED_OF.sub(" ", words)
        left = pattern.sub(" ... ", words)
        if left != words:
            found.add(finding)
            words = left if finding in _DENIALS else words
    return Said(sentence, frozenset(found))
