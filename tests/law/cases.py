"""Hypothesis strategies for case files of which any part may be missing, made from the model itself."""

from __future__ import annotations

import types
from datetime import date
from typing import Annotated, Any, Union, get_args, get_origin

import yaml
from hypothesis import strategies as st

from reportgen.case.dates import Day, Due, When
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.practice import Practice
from reportgen.case.response import Action
from reportgen.case.values import Amount, Choice, Count, Email, Number, Reference, Text, WebAddress
from tests.law.pages import FOLDER, page

WORDS = (
    *(
        "Approves the payment of £550 in total.",
        "No legal implications.",
        "none",
        "Upheld: fault, no injustice",
        "Upheld",
    ),
    *("Under section 31 the Council must act where injustice was caused.", "sorry if you feel so", "Not upheld"),
    *("Monitoring Officer", "Section 151 Officer", "Ms B of 3 Elm Close, BB1 1AA", "STAT-01", "£1,250.50 and £4.1m"),
    *(
        "b@example.gov.uk",
        "01632 960101",
        "paragraph 4.2 and [Appendix](#a)",
        "in June",
        "12th of May, 2019",
        "Â£ \u200b",
    ),
)
DAYS = st.one_of(
    st.dates(date(2018, 12, 1), date(2019, 12, 31)),
    st.dates(),
    st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2019, 1, 31), date(2100, 12, 31)]),
)
DAY = DAYS.map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
MONTH = DAYS.map(lambda day: f"{day.year:04}-{day.month:02}")
PERIOD = st.builds("{} {}".format, st.integers(0, 999), st.sampled_from(["days", "working days", "weeks", "months"]))
VALUES: tuple[tuple[type, st.SearchStrategy[str]], ...] = (
    (When, DAY | MONTH),
    (Due, DAY | PERIOD),
    (Day, DAY),
    (Amount, st.sampled_from(["0", "250", "300", "550", "1250.50", "999999999999"])),
    (Number, st.integers(1, 30).map(str)),
    (Count, st.integers(0, 30).map(str)),
    (Reference, st.just("19 014 855")),
    (WebAddress, st.just("https://www.lgo.org.uk/decisions/x")),
    (Email, st.just("b@example.gov.uk")),
    (Text, st.sampled_from(WORDS)),
    (bool, st.sampled_from(["yes", "no"])),
)
NAMES = ("full-council", "cabinet", "audit-committee", "Mr X")
ONE_OF_THEM = ("done", "under way", "planned")


def written(annotation: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  an annotation
    """What can stand in a file for a field of this kind."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return written(arguments[0])
    if origin in {Union, types.UnionType}:
        return st.one_of([written(inner) for inner in arguments if inner is not type(None)])
    if origin is tuple:
        return st.lists(written(arguments[0]), max_size=3)
    if origin is dict:
        key = written(arguments[0]) if issubclass(arguments[0], Choice) else st.sampled_from(NAMES)
        return st.dictionaries(key, written(arguments[1]), max_size=2)
    if issubclass(annotation, Part):
        return parts(annotation)
    if issubclass(annotation, Choice):
        return st.sampled_from([str(choice) for choice in annotation])
    return next(strategy for kind, strategy in VALUES if issubclass(annotation, kind))


def parts(kind: type[Part]) -> st.SearchStrategy[dict[str, Any]]:
    """Some of the fields of a part."""
    fields = {key_of(name): written(field.annotation) for name, field in kind.model_fields.items()}
    made = st.fixed_dictionaries({}, optional=fields)
    if kind is Action:
        return made.map(_with_one_status)
    return made


def _with_one_status(action: dict[str, Any]) -> dict[str, Any]:
    dated = [key for key in ONE_OF_THEM if key in action]
    return {key: value for key, value in action.items() if key not in dated[1:]}


def _complete(case: dict[str, Any]) -> dict[str, Any]:
    for kind in ("findings", "recommendations"):
        for number, item in enumerate(case.get(kind, ())):
            item.update({"id": f"{kind} {number}"} if "id" in item else {})
    for report in (case.get("every report", {}), *case.get("reports", {}).values()):
        for number, item in enumerate(report.get("appendices", ())):
            item.update({"id": f"appendix {number}"} if "id" in item else {})
    return {**case, "schema_version": "1", "council": "lancashire"}


def _over(base: Any, other: Any) -> Any:  # noqa: ANN401  any part of a tree
    """One tree laid over another: its fields are added, and its values and lists take the place of the other's."""
    if not (isinstance(base, dict) and isinstance(other, dict)):
        return other
    return {**base, **{key: _over(base[key], value) if key in base else value for key, value in other.items()}}


KNOWN = [
    yaml.load(example.text, yaml.BaseLoader)  # noqa: S506  it makes nothing but text
    for path in sorted(FOLDER.glob("*.md"))
    for example in page(path).examples
]
CASES = st.builds(_over, st.sampled_from([{}, *KNOWN]), parts(Case)).map(_complete)
"""A case of some page of the rules, or none, with any parts added and changed."""
PRACTICES = parts(Practice)
