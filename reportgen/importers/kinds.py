"""The kinds of remedy that the words of a recommendation ask for, by the families of verbs that the Ombudsman uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.response import Kind
from reportgen.importers.wording import level, sentences

PAYS = frozenset({Kind.PAYMENT, Kind.DISTRESS, Kind.TIME_AND_TROUBLE, Kind.LOST_SERVICE, Kind.MEASURABLE_LOSS})
"""The kinds that are payments."""

_NEAR = r"[^.;:]{0,90}?"
_RULES = (
    r"(?:polic(?:y|ies)|procedures?|process(?:es)?|practices?|guidance|guides?|templates?|systems?|forms?"
    r"|website|web page|leaflets?"
    r"|arrangements|protocols?|checklists?|letters|record[- ]keeping|methods?|criteria|scheme|contracts?"
    r"|approach|working|measures)"
)
_STAFF = (
    r"(?:staff|officers?|teams?|employees|social workers?|case ?workers?|managers?|practitioners"
    r"|call handlers|panel members|care workers?|clerks?|providers?|therapists?|assessors?|advisers?)"
)
_OTHERS = (
    r"(?:other|others|similar|similarly|any cases|all cases|cases|affected|past|previous|last|sample|open"
    r"|outstanding|children who|people who|families|applicants|residents who)"
)

_SPECIFIC: tuple[tuple[Kind, str], ...] = (
    (Kind.APOLOGY, r"apolog\w+|(?:say|letter of) sorry"),
    (
        Kind.PAYMENT,
        (
            r"(?:re)?pay(?:s|ing|ments?)?\b(?! (?:scale|slip))|(?:should|will|must|to|also) be (?:re)?paid|refund\w*"
            r"|reimburs(?:e|es|ing)\b|compensat\w+"
            rf"|backdat\w+|waiv\w+|writ(?:e|es|ing) off|credit(?:s|ing)?\b|meet(?:s|ing)? (?:\S+ )?{_NEAR}\bcosts?\b|£"
        ),
    ),
    (Kind.TRAINING, r"train(?:s|ing)?\b|workshops?|refresher|e-learning"),
    (
        Kind.MEMBERS,
        (
            rf"(?:report|present|tak(?:e|ing)|refer|shar(?:e|ing)|submit|bring)\w*\b{_NEAR}\b(?:committee|cabinet"
            r"|elected members|councillors|scrutiny|full council|lead member)\b"
        ),
    ),
    (Kind.ACTION_PLAN, r"(?:action|improvement|recovery|service) plan\b"),
    (
        Kind.LEARNING,
        (
            rf"shar(?:e|es|ing)\b{_NEAR}\b(?:decision|report|findings|learning|lessons|outcome)\b|(?:lessons"
            r"|learning) (?:from|learn\w+|identified)|lessons learn\w+"
        ),
    ),
    (
        Kind.STAFF_REMINDER,
        (
            rf"remind\w*|brief(?:s|ing)?\b|(?:circulat|issu)\w+{_NEAR}\b{_STAFF}\b|guidance (?:to"
            rf"|for) (?:\w+ ){{0,3}}{_STAFF}|(?:ensur|mak)\w*\b{_NEAR}\b{_STAFF} (?:\w+ ){{0,3}}(?:are"
            rf"|is) (?:\w+ )?aware|{_STAFF} (?:\w+ ){{0,6}}(?:are|is) (?:\w+ )?(?:aware|reminded|familiar)"
            rf"|{_STAFF} (?:know|understand)\b|mak(?:e|ing) {_STAFF}{_NEAR}\baware"
        ),
    ),
    (
        Kind.AUDIT,
        (
            r"audit\w*|(?:(?:a |undertake a |carry out a |conduct a )?review(?:s|ing)?|check(?:s|ing)?|identif(?:y"
            r"|ies|ying)|look(?:s|ing)? (?:at|into)|examin\w+|consider|contact|write to)\b"
            rf"(?: (?:of|whether|if|to see|for|the|any|all|its|a|and|at))*\s+(?:\w+\s+){{0,4}}?(?:{_OTHERS}\b"
            r"|decisions (?:it|they) (?:has|have))"
            r"|(?:see|check|establish|identify|consider)s? (?:if|whether) (?:\w+ ){0,4}(?:others|other people"
            r"|anyone else|similar)"
        ),
    ),
    (
        Kind.REASSESSMENT,
        (
            r"re-?assess\w*|(?:carr|complet|undertak|arrang|start|begin|conduct|offer|do"
            rf"|provid)\w*\b{_NEAR}\bassessments?\b|assess(?:es|ing)? (?:mr|mrs|ms|miss|his|her|their|the|[a-z]'s"
            r"|[a-z]\b)"
            rf"|review(?:s|ing)?\b(?: \S+){{0,4}} (?:care(?: and support)?|support|ehc|education,? health and care"
            r"|personal housing|pathway|needs) ?(?:plans?|package|needs)|annual review"
        ),
    ),
    (
        Kind.DECISION,
        (
            r"re-?consider\w*|re-?open\w*|re-?visit\w*|re-?mak(?:e|es|ing)|re-?tak(?:e|es|ing)|re-?hear\w*"
            r"|re-?run\w*|re-?determin\w*|mak(?:e|es|ing) (?:a |an |its )?(?:\w+ )?(?:new|fresh|further|formal"
            rf"|proper) {_NEAR}\bdecisions?\b"
            rf"|review(?:s|ing)? (?:its|the|this|that|his|her|their|your) (?:\w+ ){{0,2}}(?:decisions?|refusals?"
            r"|appeals?|applications?|banding|bands?|priority)\b(?! (?:forms?|procedures?|polic|process"
            r"|arrangements))|(?:new|fresh|further|right of|another) (?:\w+ )?(?:appeals?|hearing|review|panel)"
            r"|take the decision|decide (?:again|whether)|afresh"
        ),
    ),
    (
        Kind.CONTACT,
        (
            r"contact details|named (?:contact|officer|person|worker)|(?:single )?point of contact"
            r"|communication plan|keep(?:ing)? (?:\w+ ){1,4}(?:updated|informed)|meet(?:s|ing)? with|arrang\w+ (?:a"
            r"|to) meet\w*|offer\w*(?: \w+){0,4} a meeting"
        ),
    ),
    (Kind.REINSTATEMENT, r"reinstat\w+|restor\w+|re-?instal\w+"),
    (
        Kind.PROCEDURE,
        (
            r"(?:review|amend|revis|updat|chang|introduc|develop|creat|produc|implement|improv|strengthen"
            r"|put in place|putting in place|establish|design|set up|publish|correct|adopt|consider"
            rf"|add)\w*\b{_NEAR}\b{_RULES}\b"
            r"|review(?:s|ed|ing)?\b|(?:ensur\w+|mak\w+ sure) (?:that )?(?:in (?:the )?future )?(?:it|they|its"
            r"|their|all|any|every|complaints|decisions|records|staff|officers|future|the council|appropriate"
            r"|suitable|proper)\b"
            rf"|in future|(?:steps|changes|improvements?)\b{_NEAR}\b(?:prevent|ensure|avoid|happen)|(?:procedure"
            rf"|policy)\b{_NEAR}\b(?:review|revis|amend)\w+"
        ),
    ),
)
_GENERAL: tuple[tuple[Kind, str], ...] = (
    (
        Kind.INFORMATION,
        (
            r"(?:writ(?:e|es|ing)) to|tell(?:s|ing)?\b|inform(?:s|ing)?\b|explain\w*|clarif\w+|(?:provid|giv|send"
            r"|suppl|shar|disclos)\w*\b[^.;:]{0,60}?\b(?:information|explanation|cop(?:y|ies)|details|response"
            r"|reasons|letter|account|quote|records|outcome|reply|statement|advice|breakdown|update)\b"
            r"|confirm(?:s|ing)?\b|respond\w*|repl(?:y|ies)\b|advis\w+|notif\w+|signpost\w*|answer\w*"
        ),
    ),
    (
        Kind.SERVICE,
        (
            r"arrang\w+|provid(?:e|es|ing)\b|offer(?:s|ing)?\b|issu(?:e|es|ing)|complet(?:e|es|ing)|instal\w+"
            r"|put(?:ting)? in place|carr(?:y|ies|ying) out|secur(?:e|es|ing)|find(?:s|ing)?\b|plac(?:e|es|ing)\b"
            r"|mak(?:e|es|ing) arrangements"
            r"|allocat\w+|collect\w*|clear\w*|repair\w*|conven(?:e|es|ing)|hold(?:s|ing)?\b|start(?:s|ing)?\b"
            r"|begin(?:s|ning)?\b|commenc\w+|progress(?:es|ing)?\b|appoint(?:s|ing)?\b|get\b|deliver(?:s|ing)?\b"
            r"|build\w*|rebuild\w*|finalis\w+|investigat(?:e|es|ing)|add(?:s|ing)?\b|remov(?:e|es|ing)|amend\w*"
            r"|updat\w+|increas(?:e|es|ing)|award(?:s|ing)?\b|ensur(?:e|es|ing)"
        ),
    ),
)
_REASONS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.TIME_AND_TROUBLE,
        (
            r"time,?(?: and)? (?:and )?(?:trouble|effort)|time and inconvenience|(?:trouble|inconvenience"
            r"|effort) (?:of|in|to) (?:complain|pursu|bring|chas)\w*|complaint handling"
        ),
    ),
    (
        Kind.DISTRESS,
        (
            r"distress|upset|frustrat\w+|uncertain\w*|anxi\w+|worry|stress|inconvenience|disappoint\w+|outrage"
            r"|anguish|raised expectations|risk of harm|injustice"
        ),
    ),
    (
        Kind.LOST_SERVICE,
        (
            r"(?:lost|loss of|lack of|missed|missing|failure to provide|without"
            r"|delay(?:ed)? in providing)\b[^.;]{0,60}?\b(?:provision|education|support|care|service|services"
            r"|respite|schooling|therapy|accommodation|opportunity|tuition|transport)|unsuitable accommodation"
            r"|(?:per|each|a|every) (?:school |academic )?term"
        ),
    ),
    (
        Kind.MEASURABLE_LOSS,
        (
            r"refund\w*|reimburs\w+|repay\w*|backdat\w+|costs?\b|expens\w+|fees?\b|interest\b|arrears|out of pocket"
            r"|charges?\b|equivalent to|waiv\w+|writ\w+ off|mileage|invoices?|rent\b|legal advice|allowance"
        ),
    ),
)
_CLAUSE = re.compile(
    r"[;:,]\s*(?:and\s+)?|\s+and\s+(?:then\s+|also\s+|to\s+)?(?=(?:apolog|pay|refund|reimburs|review|remind"
    r"|provid|mak|send|issu|offer|arrang|train|shar|writ|explain|consider|reassess|carry|complet|updat|amend"
    r"|tell|ensur|put|meet|check|identif)\w*\b)"
)
_PURPOSE = re.compile(
    r"^(?:to (?:remedy|address|put|recogni|acknowledge|reflect)\w*|in (?:recognition|view|light|acknowledg\w+"
    r"|addition)|because|as|given|within|if|where|once|when)\b.*?,\s*"
    r"(?=(?:i|we|it|(?:the|both|this) (?:\w+ ){0,3}(?:councils?|trust|authority|provider|organisations?))\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\s*(?:(?:then|also|to|should|will|it|the council) )*(?:apolog|pay|refund|reimburs|review|remind|provid|mak"
    r"|send|issu|offer|arrang|train|shar|writ|explain|consider|re|carr|complet|updat|amend|tell|ensur|put|meet"
    r"|check|identif|£)",
    re.IGNORECASE,
)
_COMPLIANCE = re.compile(
    r"\bcompl(?:y|ies|iance) with (?:the|our|my|these|its) (?:recommendations|findings|earlier)", re.IGNORECASE
)
_SURE = tuple(
    (
        kind,
        re.compile(rf"\b(?:{pattern})" if kind is not Kind.PAYMENT else rf"(?:\b(?:{pattern[:-2]})|£)", re.IGNORECASE),
    )
    for kind, pattern in _SPECIFIC
)
_BROAD = tuple((kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in _GENERAL)
_WHY = tuple((kind, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for kind, pattern in _REASONS)


def kinds(text: str) -> tuple[Kind, ...]:
    """The kinds that the words ask for, the main one first; none where no family of words is known."""
    for sentence in sentences(text):
        plain = _PURPOSE.sub("", level(sentence))
        if found := () if _COMPLIANCE.search(plain) else tuple(dict.fromkeys(_in_clauses(plain, level(sentence)))):
            return found
    return ()


def _in_clauses(plain: str, sentence: str) -> Iterator[Kind]:
    """The kind of every clause that has one; what a payment is for may stand anywhere in its sentence."""
    known = False
    why = _first(_WHY, plain) or _first(_WHY, sentence) or Kind.PAYMENT
    for clause in _CLAUSE.split(plain):
        if known and not _BEGINS.match(clause):
            continue
        kind = _first(_SURE, clause) or _first(_BROAD, clause)
        known = known or kind is not None
        if kind is Kind.PAYMENT:
            yield why
        elif kind is not None:
            yield kind


def _first(families: tuple[tuple[Kind, re.Pattern[str]], ...], clause: str) -> Kind | None:
    """The kind whose words come first; of those that begin together, the one that the list has first."""
    places = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(families)
        if (match := pattern.search(clause))
    ]
    return min(places)[2] if places else None
