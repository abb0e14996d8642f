"""The kinds of remedy that the words of a recommendation ask for, by the families of verbs that the Ombudsman uses."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.case.response import Kind
from reportgen.importers.kind_words import AGAIN, ANEW, GENERAL, LISTS, REASONS, SPECIFIC
from reportgen.importers.phrases import AS_WRITTEN, Phrases, phrases
from reportgen.importers.wording import level, sentences

PAYS = frozenset({Kind.PAYMENT, Kind.DISTRESS, Kind.TIME_AND_TROUBLE, Kind.LOST_SERVICE, Kind.MEASURABLE_LOSS})
"""The kinds that are payments."""

_CLAUSE = Phrases(
    r"[;:,]\s*(?:and\s+)?|\s+and\s+(?:then\s+|also\s+|to\s+)?(?=(?:apolog|pay|refund|reimburs|review|remind"
    r"|provid|mak|send|issu|offer|arrang|train|shar|writ|explain|consider|reassess|carry|complet|updat|amend"
    r"|tell|ensur|put|meet|check|identif)\w*\b)",
    flags=AS_WRITTEN,
)
_PURPOSE = Phrases(
    r"^(?:to (?:remedy|address|put|recogni|acknowledge|reflect)\w*|in (?:recognition|view|light|acknowledg\w+"
    r"|addition)|because|as|given|within|if|where|once|when)\b.*?,\s*"
    r"(?=(?:i|we|it|(?:the|both|this) (?:\w+ ){0,3}(?:councils?|trust|authority|provider|organisations?))\b)",
)
_BEGINS = Phrases(
    r"\s*(?:(?:then|also|to|should|will|it|the council) )*(?:apolog|pay|refund|reimburs|review|remind|provid|mak"
    r"|send|issu|offer|arrang|train|shar|writ|explain|consider|re|carr|complet|updat|amend|tell|ensur|put|meet"
    r"|check|identif|£)",
)
_COMPLIANCE = Phrases(
    r"\bcompl(?:y|ies|iance) with (?:the|our|my|these|its) (?:recommendations|findings|earlier)", "compl"
)
_SURE, _BROAD, _WHY = (
    tuple((kind, phrases(table, LISTS)) for kind, table in tables.items()) for tables in (SPECIFIC, GENERAL, REASONS)
)
_ANEW, _AGAIN = phrases(ANEW), phrases(AGAIN)


def kinds(text: str) -> tuple[Kind, ...]:
    """The kinds that the words ask for, the main one first; none where no family of words is known."""
    for sentence in sentences(text):
        plain = _PURPOSE.sub("", level(sentence))
        if found := () if _COMPLIANCE.search(plain) else tuple(dict.fromkeys(_in_clauses(plain, level(sentence)))):
            return found
    return ()


def is_new(text: str) -> bool:
    """Whether words on a procedure ask for one that is not there yet, and not for a look at one that is."""
    plain = level(text)
    anew, again = _ANEW.search(plain), _AGAIN.search(plain)
    return anew is not None and (again is None or anew.start() < again.start())


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


def _first(families: tuple[tuple[Kind, Phrases], ...], clause: str) -> Kind | None:
    """The kind whose words come first; of those that begin together, the one that the list has first."""
    places = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(families)
        if (match := pattern.search(clause))
    ]
    return min(places)[2] if places else None
