"""Whatever officers type arrives unchanged in the document, in every house, and changes nothing else in it."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.case.dates import Day, Due, When
from reportgen.case.implications import Implication, Subject
from reportgen.case.misfits import holds
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.values import Amount, Choice, Count, Email, Number, Prose, Reference, Text, WebAddress
from reportgen.compose.composer import Composer
from reportgen.compose.house import find, houses
from reportgen.compose.reader import parsed
from reportgen.document.nodes import Document
from reportgen.document.walk import all_blocks, all_inlines
from reportgen.options import Stage
from tests.compose.houses import TEMPLATES, case_of, words

# What officers paste from everywhere: Markdown, HTML, Jinja, tables, quotes, new lines, our own marks, other scripts.
SIGNS = (
    *string.punctuation,
    *("a", "Z", "7", " ", "  ", "\n", "\n\n", "é", "’", "“", "£", "\u00a0", "\u2013"),
    *(
        "**",
        "__",
        "# ",
        "- ",
        "1. ",
        "> ",
        "::: box",
        ":::",
        "| a |",
        "```",
        "    ",
        "[a](#b)",
        "](javascript:x)",
        "![",
        "\\",
    ),
    *("<b>", "</w:t>", "<!--", "&amp;", "]]>", "{{ case }}", "{% if %}", "{#", "}}", "{{", "%}"),
    *("\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue0000\ue001", "\ue000000000", "\ue0020:1\ue003"),
    *("\U000f0000", "\U000f002a", "\U000f007f", "👪", "🏴", "\u202e", "\u2067", "\u2069", "א", "ب", "\u0301", "\u200d"),
    *("15. Ms X said", "£300 * 2", "snake_case", "*Ms X*", "https://a.uk", "klzzwxh:0000"),
)
STRINGS = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)
LEAVES = (Prose, Reference, WebAddress, Email, Text, When, Due, Day, Amount, Count, Number, Choice, bool)
LEFT_OUT = {
    "schema_version",
    "council",
    "reports",
    "sections",
    "kind",
    "under_way",
    "planned",
    "none",
    "contents",
    "route",
}


def leaf_of(annotation: Any) -> Any:  # noqa: ANN401  a type
    """The part or the value that a field holds."""
    if isinstance(annotation, type) and issubclass(annotation, (Part, *LEAVES)):
        return annotation
    return next((found for inner in get_args(annotation) if (found := leaf_of(inner))), None)


@dataclass
class Filled:
    """A case in which every field is filled; its texts are numbered from the marker `q0q` on."""

    fill: Sequence[str]
    texts: dict[str, str] = field(default_factory=dict)

    def part(self, kind: type[Part]) -> dict[str, object]:
        """A part with all of its fields."""
        return {
            key_of(name): self.field(name, info.annotation)
            for name, info in kind.model_fields.items()
            if name not in LEFT_OUT
        }

    def field(self, name: str, annotation: Any) -> object:  # noqa: ANN401  a type
        """What stands in a field: two of everything that there may be several of."""
        leaf = leaf_of(annotation)
        if name == "implications":
            return {str(subject): self.part(Implication) for subject in Subject}
        if holds(annotation, dict):
            return {f"Term {place}": self.one(name, leaf) for place in range(2)}
        return [self.one(name, leaf) for _ in range(2)] if holds(annotation, tuple) else self.one(name, leaf)

    def one(self, name: str, leaf: type) -> object:
        """One value."""
        if issubclass(leaf, Part):
            return self.part(leaf)
        fixed = {
            When: "2021-06-05",
            Day: "2021-06-07",
            Due: "4 weeks",
            Amount: "300",
            Count: "2",
            Number: "2",
            bool: "yes",
        }
        if leaf in fixed:
            return fixed[leaf]
        if issubclass(leaf, Choice):
            return {"response": "partly accepted", "class_": "public"}.get(name, str(next(iter(leaf))))
        mark = f"q{len(self.texts)}q"
        if leaf is Reference:
            return "19014855"
        if issubclass(leaf, WebAddress | Email):
            return f"https://example.gov.uk/{mark}" if leaf is WebAddress else f"{mark}@example.gov.uk"
        typed = self.fill[len(self.texts) % len(self.fill)]
        if leaf is Prose:  # prose may hold markup: without it, it arrives as it is
            typed = "".join(letter for letter in typed if letter not in "*[>\n")
        self.texts[mark] = f"{mark}{typed}{mark}"
        return self.texts[mark]


@cache
def composer(house: str) -> Composer:
    found = find(house, [TEMPLATES]).value
    assert found is not None
    return Composer(found)


def composed(house: str, route: str, fill: Sequence[str]) -> Iterator[tuple[str, Document, dict[str, str]]]:
    """Every report of a house on a case that is full of texts."""
    filled = Filled(fill)
    case = filled.part(Case)
    ombudsman = case["ombudsman"]
    assert isinstance(ombudsman, dict)
    ombudsman["route"] = route
    if route != "focus report":
        del case["focus report"]
    reports = [str(name) for name in composer(house).house.style.reports]
    case |= {"schema_version": "1", "council": house, "reports": {name: {} for name in reports}}
    made = case_of(json.dumps(case, ensure_ascii=False))
    for name in reports:
        found = composer(house).compose(made, name, Stage.FINAL)
        assert found.value is not None, found.diagnostics
        assert not found.failed, found.diagnostics
        yield name, found.value, filled.texts


@cache
def plainly(house: str, route: str) -> dict[str, tuple[str, list[type]]]:
    """The words and the blocks of each report where every text is its marker twice."""
    reports = composed(house, route, [" "])
    return {name: (words(all_inlines(document)), shape(document)) for name, document, _ in reports}


def shape(document: Document) -> list[type]:
    return [type(block) for block in all_blocks(document.blocks)]


HOUSES = [
    (house, route) for house in houses([TEMPLATES]) for route in ("public report", "decision statement", "focus report")
]


@pytest.mark.parametrize(("house", "route"), HOUSES)
def test_most_of_what_officers_type_is_printed(house: str, route: str) -> None:
    for said, _ in plainly(house, route).values():
        assert sum(f"q{number}q q{number}q" in said for number in range(200)) >= 30


@pytest.mark.parametrize(("house", "route"), HOUSES)
@given(fill=st.lists(STRINGS, min_size=7, max_size=13))
@settings(
    max_examples=7,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_texts_arrive_unchanged_and_nothing_else_changes(house: str, route: str, fill: list[str]) -> None:
    plain = plainly(house, route)
    for name, document, texts in composed(house, route, fill):
        expected, blocks = plain[name]
        for mark, text in texts.items():
            expected = expected.replace(f"{mark} {mark}", text)
        assert words(all_inlines(document)) == expected
        assert shape(document) == blocks


@pytest.mark.parametrize(("house", "route"), HOUSES)
def test_a_second_case_of_the_same_shape_is_not_parsed_again(house: str, route: str) -> None:
    plainly.cache_clear()
    plainly(house, route)
    before = parsed.cache_info().misses
    assert all(texts for *_, texts in composed(house, route, ["# *b* | `c`", "{{ d }}", "<e>", "\ue000"]))
    assert parsed.cache_info().misses == before
