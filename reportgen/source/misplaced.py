"""Names, list items and texts that are not where YAML needs them, in an officer's words."""

from __future__ import annotations

import re

from reportgen.diagnostics import Diagnostic
from reportgen.source import codes
from reportgen.source.surroundings import Breakdown, LineParts

COLON_IN_TEXT = "a text with a colon and a space in it must be in quotation marks"
_NAME_THEN_TEXT = re.compile(r"[ \t]*(?:-[ \t]+)*[^\s#'\"\[{][^#]*?:[ \t]+\S")
_NO_SPACE = re.compile(r"(?P<name>[^\s:][^:]*):(?P<value>[^\s/:].*)")
_ITEM = re.compile(r"-(?:[ \t]|$)")
_LONGEST_NAME = 4  # words; more than that before a colon is a sentence


def colon(breakdown: Breakdown) -> Diagnostic:
    """A colon with a space behind it, where no name can end."""
    if quote := _quote_left_open(breakdown):
        return quote
    line = breakdown.parts
    upper = breakdown.above(line.number)
    if upper is None or _NAME_THEN_TEXT.match(breakdown.before):
        return breakdown.error(codes.COLON_IN_TEXT, COLON_IN_TEXT, breakdown.fix_by_quoting())
    owner = upper if upper.name or upper.indent < line.indent else breakdown.above_and_further_out(line)
    if owner is None or not owner.name:
        return _no_colon_in(breakdown, upper)
    if owner is upper and len(line.name.split()) <= _LONGEST_NAME:
        return _further_in(breakdown, line, upper)
    fix = (
        f"put quotation marks round the whole text, which begins in line {owner.number}, or write `{owner.name}: |`"
        " there and begin the text on the next line"
    )
    return breakdown.error(codes.COLON_IN_TEXT, COLON_IN_TEXT, fix)


def _further_in(breakdown: Breakdown, line: LineParts, upper: LineParts) -> Diagnostic:
    message = f"`{line.name}` is set in below `{upper.name}`, which has its value already"
    fix = (
        f"begin it in column {upper.indent + 1} like `{upper.name}`; if it carries on the text, write"
        f" `{upper.name}: |` in line {upper.number} and begin the text on the next line"
    )
    start = breakdown.lines.start_of(line.number) + line.indent
    return breakdown.error(codes.INDENTATION, message, fix, start, start + len(line.name))


def no_colon(breakdown: Breakdown) -> Diagnostic:
    """A line that should begin with a name, but has no colon."""
    return _no_colon_in(breakdown, breakdown.parts_of(breakdown.lines.number_at(breakdown.begun)))


def _no_colon_in(breakdown: Breakdown, line: LineParts) -> Diagnostic:
    start = breakdown.lines.start_of(line.number) + line.indent
    until = start + len(line.value)
    if found := _NO_SPACE.fullmatch(line.value):
        message = f"there is no space between the colon after `{found['name']}` and the value"
        fix = f"write `{found['name']}: {found['value']}`"
        return breakdown.error(codes.NO_COLON, message, fix, start, until)
    message = "this line is neither a name with a colon nor part of the text above it"
    fix = "write a colon and a space after the name; if the line carries on the text above, set it further in"
    return breakdown.error(codes.NO_COLON, message, fix, start, until)


def item_after_name(breakdown: Breakdown) -> Diagnostic:
    """A dash on the line of a name, where a list cannot begin."""
    message = "a list cannot begin on the same line as its name"
    fix = f"put the dash on the next line; if it is part of the text, {breakdown.fix_by_quoting()}"
    return breakdown.error(codes.LIST_ITEM, message, fix)


def misplaced(breakdown: Breakdown) -> Diagnostic:
    """Something where the next name of a group, or the next item of a list, should begin."""
    if found := _quote_left_open(breakdown) or _text_behind(breakdown):
        return found
    if breakdown.rest.startswith(":"):
        message = "the name before this colon is missing"
        return breakdown.error(codes.BAD_NAME, message, "write the name of the field in front of the colon")
    if _ITEM.match(breakdown.rest):
        return _item_among_names(breakdown)
    column = breakdown.lines.column_at
    if "collection" in breakdown.context and column(breakdown.offset) == column(breakdown.begun):
        message = "this line is in the column of a list’s dashes, but does not begin with a dash"
        fix = "begin it with `- ` if it is an item, or in the column of the name that it belongs beside"
        return breakdown.error(codes.LIST_ITEM, message, fix)
    return _out_of_line(breakdown)


def closing_mark(mark: str) -> str:
    """What to do about a quotation mark that does not close."""
    if mark == '"':
        return 'write " at the end of the text as well'
    return "write ' at the end of the text as well; if it is an apostrophe, put \" round the whole text"


def _quote_left_open(breakdown: Breakdown) -> Diagnostic | None:
    """The quotation mark that was closed only by one of a later text, if that is what happened."""
    start, end = breakdown.last_quoted
    number = breakdown.lines.number_at
    if number(start) == number(end) or number(end) != number(breakdown.offset):
        return None
    message = f"the text that begins with this quotation mark does not end before line {number(end)}"
    return breakdown.error(codes.QUOTE, message, closing_mark(breakdown.lines.text[start]), start)


def _text_behind(breakdown: Breakdown) -> Diagnostic | None:
    """Text behind a closing quotation mark or bracket, if that is what happened."""
    before = breakdown.before.rstrip()
    if before.endswith(("]", "}")):
        message = "nothing can follow the closing bracket on its line"
        return breakdown.error(codes.BRACKET, message, breakdown.fix_by_quoting())
    if before.endswith(("'", '"')):
        message = "nothing can follow the closing quotation mark on its line"
        return breakdown.error(codes.QUOTE, message, breakdown.fix_by_quoting())
    return None


def _item_among_names(breakdown: Breakdown) -> Diagnostic:
    upper = breakdown.above(breakdown.parts.number)
    beside = f" beside `{upper.name}`" if upper is not None and upper.name else ""
    message = f"a list item cannot stand{beside} among names"
    fix = "set the list in below the name that it belongs to, or delete the dash"
    return breakdown.error(codes.LIST_ITEM, message, fix)


def _out_of_line(breakdown: Breakdown) -> Diagnostic:
    """A line that begins between two columns, with the columns that it could begin in."""
    line = breakdown.parts
    upper = breakdown.above(line.number)
    if upper is not None and upper.value[:1] in {"|", ">"} and upper.indent < line.indent:
        message = "this text is set in less than the blank line above it"
        return breakdown.error(codes.INDENTATION, message, "delete the spaces on the blank line")
    companions = (upper, breakdown.above_and_further_out(line))
    places = dict.fromkeys(_place_beside(other) for other in companions if other is not None)
    message = f"this line begins in column {line.indent + 1}, which lines up with nothing above it"
    fix = f"begin it {', or '.join(places)}" if places else "line it up with what it belongs to"
    return breakdown.error(codes.INDENTATION, message, fix)


def _place_beside(line: LineParts) -> str:
    companion = f"`{line.name}` (line {line.number})" if line.name else f"line {line.number}"
    return f"in column {line.indent + 1} to go with {companion}"
