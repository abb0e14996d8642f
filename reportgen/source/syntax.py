"""What PyYAML says when it cannot read on, in an officer's words.

libyaml and PyYAML's own parser word the same problem differently, so their words only tell which explanation to try;
what it says is taken from the text round the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reportgen.diagnostics import Diagnostic
from reportgen.source import codes
from reportgen.source.misplaced import COLON_IN_TEXT, closing_mark, colon, item_after_name, misplaced, no_colon
from reportgen.source.surroundings import Breakdown

_TAB_AT_START = re.compile(r"^ *\t", re.MULTILINE)
_END_OF_DOCUMENT = re.compile(r"^\.\.\.", re.MULTILINE)
_CLOSING = {"[": "]", "{": "}"}


def explain(breakdown: Breakdown) -> Diagnostic:
    """One diagnostic for the place where a text could not be read on."""
    words = f"{breakdown.context}; {breakdown.problem}"
    for pattern, explanation in _EXPLANATIONS:
        if pattern.search(words):
            return explanation(breakdown)
    message = "this cannot be understood; there is a slip here or on the line above"
    return breakdown.error(codes.UNREADABLE, message, "compare the two lines with a worked case")


def _tab(breakdown: Breakdown) -> Diagnostic:
    if breakdown.before.strip(" "):
        return breakdown.error(codes.TAB, "a tab stands here where a space is needed", "replace it by a space")
    others = len(_TAB_AT_START.findall(breakdown.lines.text)) - 1
    too = {0: "", 1: ", and so is one other line"}.get(others, f", and so are {others} other lines")
    message = f"this line is set in with a tab{too}, but only spaces can be used for that"
    return breakdown.error(codes.TAB, message, "replace each tab at the start of a line by two spaces")


def _backslash(breakdown: Breakdown) -> Diagnostic:
    at = max(breakdown.begun, breakdown.lines.text.rfind("\\", breakdown.begun, breakdown.offset + 1))
    message = f"`{breakdown.lines.text[at : at + 2]}` is no code that can stand between double quotation marks"
    fix = "enclose the text in single quotation marks, where a backslash is only a backslash"
    return breakdown.error(codes.BACKSLASH, message, fix, at, at + 2)


def _unclosed_quote(breakdown: Breakdown) -> Diagnostic:
    mark = breakdown.lines.text[breakdown.begun]
    message = "the text that begins with this quotation mark does not end with one"
    return breakdown.error(codes.QUOTE, message, closing_mark(mark), breakdown.begun)


def _directive(breakdown: Breakdown) -> Diagnostic:
    fix = "delete the line, or begin it with a name in plain words"
    start = breakdown.offset - len(breakdown.before)
    return breakdown.error(codes.SPECIAL_SIGN, "a line of a case cannot begin with `%`", fix, start)


def _sign_here(breakdown: Breakdown) -> Diagnostic:
    if breakdown.rest.startswith("\t"):
        return _tab(breakdown)
    return _special_sign(breakdown, breakdown.offset)


def _sign_at_start(breakdown: Breakdown) -> Diagnostic:
    return _special_sign(breakdown, breakdown.begun)


def _special_sign(breakdown: Breakdown, at: int) -> Diagnostic:
    sign = breakdown.lines.text[at : at + 1]
    shown = "a backquote (`)" if sign == "`" else f"`{sign}`"
    message = (
        f"{shown} begins a text on the lines below it, so no words can follow on its own line"
        if sign in {"|", ">"}
        else f"a text cannot begin with {shown} unless it is in quotation marks"
    )
    return breakdown.error(codes.SPECIAL_SIGN, message, breakdown.fix_by_quoting(), at)


def _from_last_opening(breakdown: Breakdown) -> Breakdown:
    """The same, begun at the bracket opened last: PyYAML does not say where, if nothing at all stands behind it."""
    opened = max(breakdown.lines.text.rfind(sign, 0, breakdown.offset) for sign in _CLOSING)
    return breakdown if opened < 0 or breakdown.rest else replace(breakdown, begun=opened)


def _bracket(breakdown: Breakdown) -> Diagnostic:
    breakdown = breakdown if breakdown.lines.text[breakdown.begun :][:1] in _CLOSING else _from_last_opening(breakdown)
    opening = breakdown.lines.text[breakdown.begun : breakdown.begun + 1]
    closing = _CLOSING.get(opening, "")
    number = breakdown.lines.number_at
    here = breakdown.rest[:1]
    if here == ",":
        return breakdown.error(codes.BRACKET, "nothing stands before this comma", "delete one of the commas")
    if here in {"]", "}"} and here != closing:
        message = f"`{here}` cannot close what `{opening}` opened" if closing else f"`{here}` closes nothing"
        fix = f"write `{closing}` instead" if closing else breakdown.fix_by_quoting()
        return breakdown.error(codes.BRACKET, message, fix)
    if not here or not closing or number(breakdown.begun) != number(breakdown.offset):
        message = f"the bracket `{opening}` is not closed"
        fix = f"write `{closing}` where it ends; a text that begins with a bracket goes in quotation marks"
        return breakdown.error(codes.BRACKET, message, fix, breakdown.begun)
    if here == ":":
        fix = "put quotation marks round the part that has the colon"
        return breakdown.error(codes.COLON_IN_TEXT, COLON_IN_TEXT, fix)
    fix = f"write a comma before it, or `{closing}` where the brackets end"
    return breakdown.error(codes.BRACKET, "a comma is missing before this", fix)


def _beyond(breakdown: Breakdown) -> Diagnostic:
    if _END_OF_DOCUMENT.search(breakdown.lines.text, 0, breakdown.offset):
        message = "the line `...` ended the case, so what begins here is not part of it"
        return breakdown.error(codes.SEVERAL_DOCUMENTS, message, "delete the line `...`")
    message = "this stands behind the end of what the file began with"
    fix = "write the case as lines, each with a name, a colon and a value"
    return breakdown.error(codes.NOT_A_MAPPING, message, fix)


_EXPLANATIONS: tuple[tuple[re.Pattern[str], Callable[[Breakdown], Diagnostic]], ...] = (
    (re.compile(r"tab character"), _tab),
    (re.compile(r"escape|hexa?decimal"), _backslash),
    (re.compile(r"quoted scalar; found unexpected"), _unclosed_quote),
    (re.compile(r"mapping values are not allowed"), colon),
    (re.compile(r"could not find expected ':'"), no_colon),
    (re.compile(r"sequence entries are not allowed"), item_after_name),
    (re.compile(r"cannot start any token|mapping keys are not allowed"), _sign_here),
    (re.compile(r"directive|incompatible YAML document"), _directive),
    (re.compile(r"scanning (?:an? )?(?:alias|anchor|tag|block scalar)|parsing a tag|tag handle"), _sign_at_start),
    (re.compile(r"flow (?:sequence|mapping|node)"), _bracket),
    (re.compile(r"<document start>"), _beyond),
    (re.compile(r"block (?:mapping|collection|sequence)"), misplaced),
    (re.compile(r"node"), _sign_here),
)
