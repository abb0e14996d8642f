"""What the Ombudsman calls the parts of a decision, over the years. A heading is known by its whole line."""

from __future__ import annotations

import re

from reportgen.importers.decision import Topic
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import plain

_COMPLAINT = r"(?:(?:this|the|my|our|your|(?:mr|mrs|ms|miss|dr) \w’s|(?:mr|mrs|ms|miss|dr) \w's) )?complaints?"
_WHO = r"(?:i|we|the ombudsm[ae]n|the investigator)"
_WHOSE = r"(?:(?:the ombudsm[ae]n's|the investigator's|the commissioner's|my|our|the|this) )?"
_LAW = r"(?:law|legislation|legal|legislative|administrative|policy|policies|guidance|statutory|regulations?|background"
_LAW += r"|context|framework|procedures?|provisions?|and|the|relevant|national|local|key|council's|other)"
_REMEDY = r"(?:actions?|remed(?:y|ies)|recommendations?|redress|settlement|outcomes?)"
_AGREED = (
    r"(?:agreed|recommended|proposed|suggested|further|required|final|remedial|injustice|service|and|or|the|my|our)"
)

_BODY = r"the (?:council|trust|authority|organisation|(?:care )?provider)"
_LOOKED = r"(?:investigated?|considered?|looked (?:at|into))"

_FAMILIES: dict[Topic, tuple[str, ...]] = {
    Topic.SUMMARY: (
        r"(?:report |executive |decision |case )?summary",
        rf"summary of (?:{_WHOSE})(?:decision|findings?|report|statement)",
        r"the (?:decision|report) in brief",
    ),
    Topic.COMPLAINT: (
        r"(?:the|this|my|our|your) complaints?|complaint",
        rf"(?:summary|details|outline|nature|substance) of {_COMPLAINT}",
        r"complaint (?:summary|in brief)|the complaint in brief|complaints? (?:made|to the ombudsm[ae]n)",
        r"the complaints? (?:in summary|as made|to us|to the ombudsm[ae]n)|what the complaint is about",
        r"(?:mr|mrs|ms|miss|dr) \w's complaints?(?: to (?:us|me|the ombudsm[ae]n))?",
    ),
    Topic.POWERS: (
        rf"{_WHOSE}(?:roles?|jurisdiction|powers|remit)(?: and (?:powers|role|jurisdiction))?",
        rf"(?:the )?(?:relevant )?(?:legal|law|legislation|legislative|statutory)(?: {_LAW})*",
        rf"(?:relevant|administrative|policy)(?: {_LAW})* (?:law|legislation|guidance|context|background|policy)",
        r"(?:the )?law(?: and guidance| and policy| relevant to .{1,60})?|the law relevant to .{1,60}",
    ),
    Topic.CONSIDERED: (
        rf"how {_WHO} (?:have |has )?(?:{_LOOKED}|dealt with|approached) {_COMPLAINT}",
        rf"what {_WHO} (?:(?:and|not|have|has|or|did|do|can|cannot|could|will) )*{_LOOKED}",
        rf"(?:the )?parts? of {_COMPLAINT} (?:that )?{_WHO} (?:(?:have|has|did|could|cannot|will|not) )*{_LOOKED}",
        rf"why {_WHO} (?:did|have|will|have decided)(?: not| not to)? (?:investigated?|considered?).{{0,40}}",
        r"(?:evidence|information|documents?) (?:i |we )?(?:have )?considered|(?:our|my|the) approach",
        r"how (?:this|the) complaint was considered|scope of (?:the |this |my |our )?investigation",
    ),
    Topic.FOUND: (
        rf"what {_WHO} (?:have |has )?found|what happened(?: here| in this case| next| and when)?",
        r"(?:(?:the|key|relevant|brief|summary of) )*(?:background|facts|events|chronology|circumstances)",
        r"(?:the |relevant |key )*(?:background|facts|events) (?:and|to|of|in) .{3,60}",
        r"(?:the |our |my )?investigation|findings of fact|evidence|the evidence",
    ),
    Topic.ASSESSMENT: (rf"{_WHOSE}(?:initial )?assessment(?: of (?:the|this|my|your) complaint)?",),
    Topic.ANALYSIS: (
        rf"{_WHOSE}(?:detailed )?(?:analysis|consideration|reasoning|reasons|conclusions?|views?|findings)",
        rf"{_WHOSE}(?:analysis|findings|conclusions?|consideration) (?:and|of|on|about) .{{3,60}}",
        r"(?:analysis|findings?|conclusions?)(?: ?[-–—:] ?| ?\().{3,80}",
        r"(?:was|is|were) there (?:any )?(?:\w+ )?(?:faults?|injustice)\b.{0,80}|did (?:the|any|this) fault.{0,60}",
        r"(?:faults?|injustice|fault and injustice|injustice and remedy|the injustice(?: caused)?|impact|consequences)",
        rf"(?:did|was) {_BODY} .{{0,60}}(?:fault|injustice)",
    ),
    Topic.ACTION: (
        rf"(?:{_AGREED} )*{_REMEDY}(?: (?:and|or) (?:{_AGREED} )*{_REMEDY})*(?: agreed| recommended| proposed)?",
        rf"(?:{_AGREED} )*{_REMEDY} (?:for|to|by|taken by) (?:the |put |remedy |be taken).{{0,50}}",
        rf"{_REMEDY} (?:that )?the .{{2,40}} (?:agreed|should|will).{{0,30}}",
        r"what (?:should|must|will|needs to) (?:happen|be done)(?: now| next)?|putting (?:things|it|this) right",
        rf"what {_BODY} (?:should|must|will|needs to) .{{2,30}}|service improvements?",
        rf"how (?:{_BODY}|it|they) (?:should|will|must) put (?:things|this|it) right",
    ),
    Topic.FURTHER_REPORT: (r"(?:second |our |the )?further report|non-compliance|report on non-compliance",),
    Topic.DECISION: (
        rf"{_WHOSE}(?:final|draft|provisional|proposed|interim)?(?: ?decision| view)|finding|the finding",
        r"(?:final |draft )?decisions? (?:and|on|of) (?:the )?(?:conclusions?|complaint|ombudsm[ae]n)|(?:the )?outcome",
        r"(?:final|closing) (?:conclusions?|decision|remarks)|conclusions? and decision|decision and conclusions?",
    ),
    Topic.OTHER: (
        r"key to (?:the )?names(?: used)?(?: in this report)?|names used.{0,20}|contents|introduction|appendix.{0,60}",
    ),
}
_NEEDS: dict[Topic, str] = {
    Topic.SUMMARY: "summary brief",
    Topic.COMPLAINT: "complain",
    Topic.POWERS: "role jurisdiction power remit legal law legislat statut relevant administrative policy",
    Topic.CONSIDERED: "investigat consider look dealt approach",
    Topic.FOUND: "found happen background facts events chronology circumstances investigation findings evidence",
    Topic.ASSESSMENT: "assessment",
    Topic.ANALYSIS: "analysis consideration reason conclusion view finding fault injustice impact consequences",
    Topic.ACTION: "action remed recommend redress settlement outcome should must will need right improvement",
    Topic.FURTHER_REPORT: "report compliance",
    Topic.DECISION: "decision view finding outcome conclusion remarks",
    Topic.OTHER: "name contents introduction appendix",
}
"""Of the words of each, a heading on this topic has one at least."""
_PATTERNS = tuple(
    (topic, Phrases("|".join(f"(?:{kind})" for kind in kinds), _NEEDS[topic], AS_WRITTEN))
    for topic, kinds in _FAMILIES.items()
)
"""The families as patterns; the first that matches a heading says its topic."""
_INLINE = re.compile(
    r"(?P<heading>(?:report |executive |decision )?summary|(?:the )?complaints?|findings?|"
    r"(?:agreed|recommended|proposed) actions?|recommendations?|(?:final|draft|my|our|provisional) decision)"
    r"\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:the |local government (?:and social care )?)?ombudsm[ae]n(?:'s)?'? (?P<stage>final|draft|provisional|proposed)"
    r" (?:decision|view|statement)(?: statement)?|(?P<alone>(?:final|draft|provisional) decision statement)"
)
_SIGNATURE = re.compile(
    r"(?:investigat(?:or|ors|ing officer)|assessor|(?:assistant |deputy |local government )?ombudsm[ae]n)(?:'s?)?"
    r" (?:\w+ )?(?:draft |final |provisional )?(?:decision|view)(?: on behalf of .*)?"
    r"|signed on behalf of the ombudsm[ae]n"
)
_FOOT = re.compile(
    r"(?P<words>(?:final|draft|provisional) (?:decision|view)(?: for your comments)?)(?: (?:page )?\d{1,3})?"
)
_PAGE_TITLE = re.compile(r"(?P<body>\S.{2,119}?) ?\((?P<reference>\d{2}[ -]?\d{3}[ -]?\d{3} ?[a-z]?)\)", re.IGNORECASE)
_LONGEST = 110
_BROKEN_OFF = re.compile(r"\W*[a-z]{2}")  # the rest of a sentence that a line break cut in two
_NUMBERING = re.compile(r"(?:(?:part |section )?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]|\d{1,2}\.\d{1,2}\.?) +")


def bare(words: str) -> str:
    """A heading for comparing: without numbering, quotes around it, a colon or a full stop at its end."""
    return _NUMBERING.sub("", plain(words), count=1).strip(" .:;-*_#\"'")


def topic_of(words: str) -> Topic | None:
    """What a section with this heading is about, or nothing where no decision is known to have such a heading."""
    if len(words) > _LONGEST or _BROKEN_OFF.match(words):
        return None
    heading = bare(words).rstrip("?")
    return next((topic for topic, pattern in _PATTERNS if pattern.fullmatch(heading)), None)


def inline(words: str) -> tuple[str, str] | None:
    """A heading and the words after it, where both stand on one line as in `Summary: Mr X complains ...`."""
    found = _INLINE.match(words)
    return (found["heading"], words[found.end() :]) if found else None


def is_title(words: str) -> bool:
    """Whether the line says that a decision statement begins, such as `The Ombudsman’s final decision:`."""
    return len(words) <= _LONGEST and bool(_TITLE.fullmatch(bare(words)))


def page_title(words: str) -> re.Match[str] | None:
    """The title of a web page, such as `Borough Council (23 001 234)`, with its `body` and its `reference`."""
    return _PAGE_TITLE.fullmatch(words)


def is_signature(words: str) -> bool:
    """Whether the line is what an investigator’s decision is signed with."""
    return len(words) <= _LONGEST and bool(_SIGNATURE.fullmatch(bare(words)))


def foot(words: str) -> str:
    """The words of a running foot such as `Draft decision for your comments 2`, or nothing."""
    found = _FOOT.fullmatch(bare(words)) if len(words) <= _LONGEST else None
    return found["words"] if found else ""
