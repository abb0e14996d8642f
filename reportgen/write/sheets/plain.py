"""A sheet as comma-separated values and as a Markdown table."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

from reportgen.document.nodes import Text
from reportgen.write.markdown_inlines import Place, written
from reportgen.write.sheets import Column, Kind, Sheet, Value

# What a spreadsheet would calculate, were it not for the apostrophe before it; wide forms of the signs count as well.
# A text that has such an apostrophe of its own gets another, so that taking one away always gives the text back.
_FORMULA = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")


def as_csv(sheet: Sheet) -> bytes:
    """The sheet as comma-separated values (RFC 4180), in UTF-8 with a mark by which Excel on Windows knows it.

    Days are written year-month-day and sums as bare numbers. Words that a spreadsheet would take for a formula have an
    apostrophe before them.
    """
    kept = io.StringIO()
    rows = csv.writer(kept, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    rows.writerow([column.head for column in sheet.columns])
    rows.writerows([_bare(value) for value in row] for row in sheet.rows)
    return kept.getvalue().encode("utf-8-sig", "backslashreplace")


def as_markdown(sheet: Sheet) -> bytes:
    """The sheet as a heading and a pipe table."""
    heads = " | ".join(_cell(column.head) for column in sheet.columns)
    rule = " | ".join(map(_rule, sheet.columns))
    rows = (" | ".join(_cell(_in_words(value)) for value in row) for row in sheet.rows)
    lines = [f"# {written((Text(sheet.title),), Place.HEADING)}", "", *(f"| {row} |" for row in (heads, rule, *rows))]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def guarded(words: str) -> str:
    """Words with an apostrophe before them where a spreadsheet would take them for a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def _bare(value: Value) -> str | int | Decimal:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else value


def _in_words(value: Value) -> str:
    """A value as a reader of prose takes it: a sum is £550 or £550.50."""
    if isinstance(value, Decimal):
        return f"£{value:,.2f}".removesuffix(".00")
    return "" if value is None else str(value)


def _rule(column: Column) -> str:
    return "---:" if column.kind in {Kind.NUMBER, Kind.POUNDS} else "---"


def _cell(words: str) -> str:
    lines = (written((Text(line),), Place.CELL) for line in words.splitlines())
    return "<br>".join(line for line in lines if line)
