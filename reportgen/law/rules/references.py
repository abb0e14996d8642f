"""The Ombudsman's reference and category, as its published decisions have them."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.law import deadlines
from reportgen.law.rule import Breach, Matter, rule
from reportgen.suggest import did_you_mean

APRIL = 4
LONGEST = 3  # financial years from the one in the reference to the decision, more than which are unlikely
CATEGORIES = (
    "Adult care services",
    "Benefits and tax",
    "Children’s care services",
    "Education",
    "Environment and regulation",
    "Health",
    "Housing",
    "Planning",
    "Transport and highways",
    "Other categories",
)


@rule(
    "REF-01",
    "The reference fits the date of the decision",
    Severity.WARNING,
    ["LGSCO decisions"],
    mend="Compare the reference and the dates with the Ombudsman's paper.",
)
def reference_year(matter: Matter) -> Iterator[Breach]:
    """The first two digits of a reference are the financial year in which the Ombudsman received the complaint.

    A complaint brought in March 2024 begins with 23. A decision cannot be from before that year, and seldom comes more
    than three years after it, so that a reference that does not fit is probably mistyped. The Ombudsman does not
    publish what the digits mean; it was seen from its decisions. A reference that has no eight digits is refused when
    the case is read.
    """
    ombudsman = matter.case.ombudsman
    when = ombudsman.issued or ombudsman.received or ombudsman.published
    if when is None:
        return
    day = deadlines.earliest(when)
    decided = day.year - (day.month < APRIL)
    for reference in ombudsman.reference:
        year = 2000 + int(reference[:2])
        if not decided - LONGEST <= year <= decided:
            yield Breach(
                f"the reference {reference} is of a complaint made in {year}/{(year + 1) % 100:02}, which does not fit"
                f" {deadlines.in_words(when)}",
                reference.span or ombudsman.where("reference"),
            )


@rule(
    "REF-03",
    "The category is one of the Ombudsman's",
    Severity.NOTE,
    ["LGSCO decisions"],
    mend="Write the category as it stands on the page of the decision.",
)
def category(matter: Matter) -> Iterator[Breach]:
    """The category is written as the Ombudsman's website has it.

    Some of the categories were seen on published decisions, the others are general knowledge, and the Ombudsman changes
    them now and then. The subcategory is not looked at.
    """
    given = matter.case.ombudsman.category
    if given is None or _plain(given) in {*map(_plain, CATEGORIES), "other"}:
        return
    near = did_you_mean(given, CATEGORIES)
    yield Breach(
        f"`{given}` is not a category of the Ombudsman's that is known here",
        matter.case.ombudsman.where("category"),
        f"did you mean `{near}`?" if near else "compare it with the page of the decision",
    )


def _plain(category: str) -> str:
    return " ".join(category.replace("'", "’").replace("&", "and").lower().split())
