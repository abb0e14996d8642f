"""Made-up case files of one shape, no two with the same words, so that nothing kept from one case can help the next.

What happened did so in the order that the law asks for, so that no case has an error.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

COUNCIL, REPORT = "lewisham", "full-council"
"""The house and the report with the most to write: numbered paragraphs, a box, two tables, lists, cross-references."""

TODAY = date(2021, 5, 24)
"""The day on which a case is judged: the Ombudsman's report has come, and the meeting is to come."""

RECOMMENDATIONS = 8

_SYLLABLES = "ar bel cor den es fal gor hal in jun kel lor men nor ost pel quin ral sen tor ul ven wes yar zel".split()  # noqa: SIM905
_PAPERS = (
    "background papers: none\n  appendices:\n    - {id: ombudsman-report, title: The report}\n    - {id: plan, title: "
)


class Words:
    """Sentences that look like English from afar; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311  nothing is secret here

    def some(self, count: int) -> str:
        """Words without a full stop."""
        return " ".join("".join(self._dice.choices(_SYLLABLES, k=2)) for _ in range(count)).capitalize()

    def sentence(self, count: int = 16) -> str:
        """One sentence, with a comma and an apostrophe as sentences of reports have."""
        return f"{self.some(count // 2)}, the council’s {self.some(count - count // 2 - 2).lower()}."

    def day(self, month: int) -> date:
        """A day in a month of 2021, from Monday to Thursday."""
        first = date(2021, month, 1)
        monday = first + timedelta(days=-first.weekday() % 7)
        return monday + timedelta(weeks=self._dice.randrange(3), days=self._dice.randrange(4))

    def sum(self) -> int:
        """A sum of money in pounds."""
        return self._dice.randrange(100, 9000)

    def prose(self, indent: int) -> str:
        """Two paragraphs and a list, as a block of YAML that stands `indent` spaces in."""
        bullets = [f"- {self.some(9)};" for _ in range(4)]
        lines = (self.sentence(24), "", f"{self.sentence()} **{self.some(2)}** {self.some(8)}:", "", *bullets)
        return "|\n" + "\n".join(f"{' ' * indent}{line}".rstrip() for line in lines)


def case(seed: int, recommendations: int = RECOMMENDATIONS) -> str:
    """The text of a case file."""
    words = Words(seed)
    return "\n".join(
        (
            _head(words, seed),
            "findings:",
            *(_finding(words, place) for place in range(5)),
            "recommendations:",
            *(_recommendation(words, place) for place in range(recommendations)),
            _report(words),
            f"reports:\n  {REPORT}:\n    meeting: {words.day(6)}\n",
        )
    )


def _head(words: Words, seed: int) -> str:
    reference = f"{20_000_000 + seed % 1_000_000}"
    return f"""\
# A case that the benchmark made up.
schema_version: 1
council: {COUNCIL}
ombudsman:
  route: public report
  reference: {reference[:2]} {reference[2:5]} {reference[5:]}
  received: {words.day(4)}
  published: {words.day(5)}
  response due: {words.day(7)}
  pseudonyms:
    Miss X: {words.some(12)}
  paragraphs: {{findings: {words.sum()}}}
complaint:
  service: {words.some(3)}
  about: {words.some(12)}
  points:
    - {words.sentence()}
    - >
      {words.sentence()}
      {words.sentence()}
    - {words.sentence()}
  history:
    - {{date: {words.day(1)}, event: {words.some(6)}}}
    - {{date: {words.day(2)}, event: {words.some(6)}}}
"""


def _finding(words: Words, place: int) -> str:
    return f"  - id: finding-{place}\n    fault: {words.sentence()}\n    injustice: {words.sentence()}"


def _recommendation(words: Words, place: int) -> str:
    """A recommendation; every fourth one asks for money, as the Ombudsman's do."""
    payment = f"    payments: {{amount: {words.sum()}, to: Miss X, for: {words.some(5)}}}\n" if place % 4 == 1 else ""
    return f"""\
  - id: recommendation-{place}
    text: {words.sentence(24)}
    kind: {"payment" if payment else "procedure"}
{payment}    actions:
      done: {words.day(5)}
      by: {words.some(4)}
      what: {words.sentence(20)}"""


def _report(words: Words) -> str:
    people = "\n".join(f"    - {words.some(5)}" for _ in range(3))
    glossary = "\n".join(f"    {words.some(2)}: {words.some(12)}" for _ in range(6))
    return f"""\
every report:
  title: {words.some(10)}
  wards: All wards
  contributors:
{people}
  contacts:
    - {{role: {words.some(4)}, telephone: 01632 960201, email: {words.some(1).lower()}@example.gov.uk}}
  recommendations:
    - {words.some(10)} ([Appendix](#ombudsman-report)).
    - {words.some(10)} ([Appendix](#plan)).
  policy context: {words.prose(4)}
  background: {words.prose(4)}
  response: {words.prose(4)}
  implications:
    financial: {words.sentence(24)}
    legal: {words.sentence(24)}
    equalities: none
    climate change: none
    crime and disorder: {words.sentence()}
    health and wellbeing: none
  {_PAPERS}{words.some(8)}}}
  glossary:
{glossary}
"""
