"""Whether a meeting takes place, as titles, tables and committee systems say it. Knows words, and nothing of files.

A word that stands in no list here is not guessed at: what it means is left open, and whoever asked says so.
"""

from __future__ import annotations

import re

_YES = frozenset({"1", "t", "true", "x", "y", "yes", "\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "\N{SQUARE ROOT}"}) | {
    *("\N{BALLOT BOX WITH CHECK}", "\N{WHITE HEAVY CHECK MARK}")
}
_NO = frozenset({"0", "f", "false", "n", "no", "\N{BALLOT BOX}"})
_MEETS = frozenset(
    {
        *(
            "confirmed",
            "scheduled",
            "as scheduled",
            "planned",
            "as planned",
            "arranged",
            "booked",
            "agreed",
            "approved",
        ),
        *("provisional", "provisionally scheduled", "proposed", "tentative", "definite", "active", "live", "normal"),
        *("tbc", "tba", "tbd", "to be confirmed", "to be agreed", "to be arranged", "to be held", "to take place"),
        *("held", "meeting held", "completed", "complete", "past", "upcoming", "forthcoming", "future", "new", "busy"),
        *("published", "agenda published", "minutes published", "decisions published", "agenda", "minutes", "draft"),
        *("taking place", "will take place", "takes place", "going ahead", "proceeding", "on", "ok", "reinstated"),
        *("ordinary", "extraordinary", "special", "additional", "annual", "public", "private", "in person", "virtual"),
        *("hybrid", "webcast", "n/a", "na", "none"),
    }
)
_ALWAYS = r"cancell?ed|postponed"  # words that no body has in its name
_OFF = rf"(?:{_ALWAYS}|called\s+off|abandoned|withdrawn|deferred)"
_OPEN = r"(?:re-?\s?scheduled|re-?\s?arranged)"  # of the old day or of the new one: nobody can tell
_DENIED = r"(?:(?:not(?:\s+yet)?|never|no\s+longer|previously|formerly|originally)\s+(?:been\s+|previously\s+)?)"
_DENIAL = re.compile(rf"\b{_DENIED}(?:{_OFF}|{_OPEN})(?!\w)", re.IGNORECASE)
_NOT_MEETING = r"(?:not|no\s+longer)\s+(?:taking\s+place|take\s+place|meeting|going\s+ahead|proceeding)"
_IS_OFF = re.compile(
    rf"(?:(?:the|this|meeting|has|have|been|was|is|will|now)\s+)*(?:{_OFF}|cancel|cancellation|{_NOT_MEETING})(?!\w).*"
)
_TURNED = re.compile(
    rf"\b(?:{_OFF}\s+from|previously|formerly|reinstated|restored|confirmed|now\s+on|back\s+on"
    r"|(?<!not )(?<!longer )going\s+ahead)\b"
)
_PARTS = re.compile(r"\s[-\N{EN DASH}\N{EM DASH}]+\s|[:;,()\[\]|]")
_EDGES = " .!*\"'-\N{EN DASH}\N{EM DASH}\N{VARIATION SELECTOR-16}"

_TO_ANOTHER_DAY = r"(?:\s+(?:to|until|till|from)\b.*)?"
_BETWEEN = r"[-\N{EN DASH}\N{EM DASH}:(\[,*]"
_SOME = "{0,40}"  # and not as many as there are: each would be counted anew from each
_AFTER = r"[-\N{EN DASH}\N{EM DASH}:)\],*]"
_ANYWHERE = re.compile(
    rf"\s*{_BETWEEN}{_SOME}\s*\b(?P<said>{_DENIED}?(?:{_ALWAYS}){_TO_ANOTHER_DAY})(?!\w)\s*{_AFTER}*\s*", re.IGNORECASE
)
_SET_APART = re.compile(  # “Deferred Items Panel” is a body; “Cabinet - deferred” is one that does not meet
    rf"^[(\[*\s]*(?P<first>{_DENIED}?(?:{_OFF}|{_OPEN}))\s*{_AFTER}+\s*"
    rf"|(?:\s{_BETWEEN}|{_BETWEEN}\s|[(\[:]){_BETWEEN}{_SOME}\s*"
    rf"(?P<last>{_DENIED}?(?:{_OFF}|{_OPEN}){_TO_ANOTHER_DAY})[)\]*.!\s]*$",
    re.IGNORECASE,
)


def is_off(words: str, *, asked: bool = False) -> bool | None:
    """Whether words say that a meeting does not take place; None where they leave it open.

    Where it was `asked`, as under the heading Cancelled, yes and no are answers, and a tick or cross is a yes.
    """
    plain = " ".join(words.casefold().split()).strip(_EDGES)
    if asked and plain in _YES | _NO:
        return plain in _YES
    if plain in _MEETS:
        return False
    if "?" in plain:
        return None
    said = {_part(part.strip(_EDGES)) for part in _PARTS.split(_DENIAL.sub("", plain))}
    if True in said:
        return None if _TURNED.search(_DENIAL.sub("", plain)) else True
    return None if None in said else False


def _part(words: str) -> bool | None:
    """Whether a part of what is said says that a meeting does not take place."""
    if not words or words in _MEETS:
        return False
    return True if _IS_OFF.fullmatch(words) else None


def titled(title: str) -> tuple[str, bool | None]:
    """The body that a title names, and whether the title says that its meeting does not take place; None as above."""
    words = " ".join(title.split())
    for pattern in (_ANYWHERE, _SET_APART):
        said = ", ".join(found for match in pattern.finditer(words) for found in match.groupdict().values() if found)
        body = pattern.sub(" ", words).strip()
        if said and body:
            return body, is_off(said)
    return words, False
