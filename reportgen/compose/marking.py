"""What stands on every page of a draft or an exempt report. Local Government Act 1972, Schedule 12A, Part 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reportgen.case.part import key_of
from reportgen.case.report import Exempt, OpenTo, Report
from reportgen.compose.environment import Missing
from reportgen.compose.fill import Filler
from reportgen.document.nodes import Break, Inline, Origin, Page, PageLine, Text

NAMES = (
    "information relating to any individual",
    "information which is likely to reveal the identity of an individual",
    (
        "information relating to the financial or business affairs of any particular person (including the authority"
        " holding that information)"
    ),
    (
        "information relating to any consultations or negotiations, or contemplated consultations or negotiations, in"
        " connection with any labour relations matter arising between the authority or a Minister of the Crown and"
        " employees of, or office holders under, the authority"
    ),
    "information in respect of which a claim to legal professional privilege could be maintained in legal proceedings",
    (
        "information which reveals that the authority proposes (a) to give under any enactment a notice under or by"
        " virtue of which requirements are imposed on a person; or (b) to make an order or direction under any"
        " enactment"
    ),
    (
        "information relating to any action taken or to be taken in connection with the prevention, investigation or"
        " prosecution of crime"
    ),
)
"""The descriptions of paragraphs 1 to 7, word for word: a report is marked in the Schedule's terms (s 100B(5))."""

NOT_FOR_PUBLICATION = "Not for publication"
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def marked(page: Page, report: Report, filler: Filler, *, draft: bool) -> Page:
    """The page with its banner and, in an exempt report, why it is exempt in its foot. Gaps go to the filler."""
    version = f"DRAFT {report.draft}" if report.draft else "DRAFT"
    if report.class_ is not OpenTo.EXEMPT:
        left, right = (Text(version),), (Text(NOT_FOR_PUBLICATION),)
        return replace(page, marking=PageLine(left, right)) if draft else page
    reason = tuple(_paragraphs(report.exempt_information, filler))
    why = (*_public_interest(report.exempt_information, filler), Break(), *page.footer.left)
    if draft:
        banner = PageLine((Text(version),), (Text(f"{NOT_FOR_PUBLICATION}: "), *reason))
    else:
        banner = PageLine((Text(NOT_FOR_PUBLICATION),), (Text("Exempt: "), *reason))
    return replace(page, marking=banner, footer=replace(page.footer, left=why))


def _paragraphs(exempt: Exempt, filler: Filler) -> Iterator[Inline]:
    """The paragraphs that make the report exempt, and on a line of its own what the Schedule calls each of them."""
    numbers = exempt.paragraphs
    if not numbers:
        yield from filler.words(_lacking(exempt, "paragraphs"))
        return
    *others, last = map(str, numbers)
    listed = f"paragraphs {', '.join(others)} and {last}" if others else f"paragraph {last}"
    yield Text(f"Schedule 12A, {listed}")
    for number in numbers:
        if 1 <= number <= len(NAMES):
            yield from (Break(), Text(f"Paragraph {number}: {NAMES[number - 1]}"))


def _public_interest(exempt: Exempt, filler: Filler) -> Iterator[Inline]:
    """The first sentence of the reasons, which is the public-interest sentence."""
    why = exempt.public_interest
    if not why:
        yield from filler.words(_lacking(exempt, "public_interest"))
        return
    words = " ".join(why.split())
    first = _SENTENCE.match(words)
    yield Text(first.group() if first else words, origin=Origin(why))


def _lacking(exempt: Exempt, field: str) -> Missing:
    """The gap that templates show for the same field."""
    known = Exempt.model_fields[field]
    return Missing(known.title or "", known.description or "", exempt, key_of(field))
