from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from reportgen import api, source
from reportgen.case import load
from reportgen.case.dates import Day, Due, Month
from reportgen.case.model import Case, Finding
from reportgen.case.part import Part, key_of
from reportgen.case.values import Amount, Choice, Count, Email, Number, Prose, Reference, Text, WebAddress
from reportgen.document.nodes import Block, Division, Entries, Heading, List, Paragraph, Quote, Table
from reportgen.document.walk import all_blocks
from tests import words
from tests.reports import Made, combinations, made, workshop
from tests.write.docx.reading import WordFile, WordNumbers

COMBINATIONS = [pytest.param(*rest, id=name) for name, *rest in combinations()]


def captions(document: api.Document) -> list[str]:
    return [block.caption for block in all_blocks(document.blocks) if isinstance(block, Table)]


@pytest.mark.parametrize(("path", "house", "report"), COMBINATIONS)
def test_every_format_says_the_same_words_in_the_same_order(path: Path, house: str, report: str) -> None:
    one = made(path, house, report)
    web = words.of_html(one.text("html"))
    assert len(web) > 200
    assert words.of_word(one.bytes("docx")) == web
    head = words.of_html(one.text("html"), "header")
    foot = words.of_html(one.text("html"), "footer")
    markdown = [word for word in words.of_markdown(one.text("md")) if word != "·"]
    assert markdown[: len(head)] == head
    assert markdown[len(head) : len(head) + len(web)] == web
    assert markdown[len(head) + len(web) :] == foot[: len(markdown) - len(head) - len(web)]


@pytest.mark.parametrize(("path", "house", "report"), COMBINATIONS)
def test_word_carries_the_captions_of_tables_and_the_words_of_every_page(path: Path, house: str, report: str) -> None:
    one = made(path, house, report)
    data, page = one.bytes("docx"), one.text("html")
    file = WordFile.opened(data)
    body = file.parts["word/document.xml"].decode()
    assert [caption for caption in captions(one.document) if f'w:tblCaption w:val="{caption}"' not in body] == []
    heads = [words.of_word(data, name) for name in file.names if name.startswith("word/header")]
    assert words.of_html(page, "header") in heads
    feet = [words.of_word(data, name) for name in file.names if name.startswith("word/footer")]
    assert {" ".join(foot) for foot in feet} == {" ".join([*words.of_html(page, "footer"), "Page 1 of 1"])}


def numbers(blocks: Iterable[Block]) -> Iterator[str]:
    """The numbers of a document in reading order."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.number
        for number, held in within(block):
            yield number
            yield from numbers(held)


def within(block: Block) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """What a block holds, each with its number if it has one."""
    match block:
        case List():
            yield from ((item.number, item.blocks) for item in block.items)
        case Quote() | Division():
            yield "", block.blocks
        case Entries():
            yield from (("", entry.blocks) for entry in block.entries)
        case Table():
            yield from (("", cell.blocks) for row in (block.header, *block.rows) for cell in row)
        case _:
            pass


@pytest.mark.parametrize(("path", "house", "report"), COMBINATIONS)
def test_word_works_out_the_numbers_that_the_document_bears(path: Path, house: str, report: str) -> None:
    one = made(path, house, report)
    shown = WordNumbers(WordFile.opened(one.bytes("docx"))).of()
    assert [number for number in shown if number] == [number for number in numbers(one.document.blocks) if number]


# ------------------------------------------------------------------------------------------ any words at all

STRINGS = 400
AT_ONCE = 25
_FRAGMENTS = (
    *("*Ms X*", "**bold**", "snake_case_name", "£300 * 2", "a ** b", "___", "* * *", "~~late~~", "`code`", "```"),
    *("15. Ms X said", "1) ", "(i) ", "# 3 Elm Close", "## ", "- 12 days late", "+ ", "> ", "---", "===", "- [ ] "),
    *("a | b", "| --- |", ":-:", "\\", "1974\\. Act", "\\|", "\\n", "\\u0041", "::: box", ":::", ":   x", "[^1]: note"),
    *("<b>", "</b>", "<br>", "<!--", "-->", "<a@b.uk>", "<https://a.uk>", "&amp;", "&#42;", "&lt", "R&D", "]]>"),
    *("<script>alert(1)</script>", "<?xml version='1.0'?>", "<w:t>", "</w:t>", "<!DOCTYPE x>", "&xxe;", "%x;"),
    *("[sic]", "[a](b)", "![", "[^1]", "[x]: y", "https://example.gov.uk/a_b_", "www.example.gov.uk", "x@y.uk"),
    *("{{ case }}", "{% if %}", "{# note #}", "{{", "}}", "${HOME}", "%(x)s", "%s", "{0}", "$1", "\\1"),
    *('DDEAUTO c:\\x "y"', "{ PAGE }", "=SUM(A1)", "@SUM", "INCLUDETEXT", "_Ref1", "\ufffd", "\U0001f600", "👩‍👧"),
    *("עברית", "العربية", "Ł", "e\u0301", "é", "ﬁ", "İ", "ß", "\ue000", "\ue0001\ue001", "\U000f0041", "\U0010fffd"),
    *("no", "12:30", "1_000", "null", "~", "0x1F", "1e3", "'", '"', "’", "“", "‘a’", "a'b", 'c"d', "--", "…", "–"),
    *("\xa0", "\u2003", "\u200b", "\xad", "\u2060", "\t"),
)


def random_string(dice: random.Random) -> str:
    """Words, signs of every language that programs read, and characters from anywhere in Unicode."""
    parts = []
    for _ in range(dice.randint(1, 6)):
        drawn = dice.choice(_FRAGMENTS) if dice.random() < 0.8 else chr(dice.randrange(0x20, 0x11000))
        parts.append(drawn if drawn.isprintable() or drawn in _FRAGMENTS else "x")
        parts.append(dice.choice(("", " ", " ", "a", "1")))
    return "".join(parts)


def as_prose(string: str) -> str:
    """A string without what prose takes for emphasis, a link or a quotation."""
    return string.replace("*", "").replace("](", "] (").replace(">", "")


class Draw:
    """Fills every field of a case: text with strings under a mark of its own, all else with what fits."""

    def __init__(self, strings: list[str], variant: dict[str, object]) -> None:
        self.strings = strings
        self.variant = variant
        self.given: dict[str, str] = {}

    def text(self, path: str, *, prose: bool) -> str:
        """The text of a field: every string of the round, each time another one first, and the mark of the field."""
        place = len(self.given)
        strings = [*self.strings[place % len(self.strings) :], *self.strings[: place % len(self.strings)]]
        said = " ".join(map(as_prose, strings) if prose else strings)
        self.given[path] = " ".join(f"{said} field{place:03}end".split())
        return self.given[path]

    def part(self, kind: type[Part], path: str) -> dict[str, object]:
        made_of: dict[str, object] = {}
        for name, field in kind.model_fields.items():
            key = key_of(name)
            place = f"{path}{key}"
            if place in self.variant or key in self.variant:
                value = self.variant.get(place, self.variant.get(key))
            elif key == "id":
                value = f"id-{len(self.given)}"
            else:
                value = self.value(field.annotation, place)
            if value is not None:
                made_of[key] = value
        return made_of

    def value(self, kind: Any, path: str) -> object:  # noqa: ANN401  an annotation
        if get_origin(kind) is tuple:
            item = get_args(kind)[0]
            items = [self.value(item, f"{path}[0]."), self.value(item, f"{path}[1].")]
            if item is Finding:
                items[0] = {key: value for key, value in dict(items[0]).items() if key != "fault"}  # type: ignore[call-overload]
            return items
        if get_origin(kind) is dict:
            key, item = get_args(kind)
            if issubclass(key, Choice):
                return {str(choice): self.value(item, f"{path}.{choice}.") for choice in key}
            return {self.text(f"{path} (name)", prose=False): self.value(item, f"{path} (meaning)")}
        if get_origin(kind) is not None:
            return self.value(next(one for one in get_args(kind) if one is not type(None)), path)
        if issubclass(kind, Part):
            return self.part(kind, path if path.endswith(".") else f"{path}.")
        return self.scalar(kind, path)

    def scalar(self, kind: type, path: str) -> object:
        fitting: dict[type, object] = {
            bool: "yes",
            Email: "head.of.service@example.gov.uk",
            WebAddress: "https://www.example.gov.uk/a",
            Reference: "19 014 855",
            Due: "4 weeks",
            Count: "2",
            Number: "2",
            Amount: "300",
        }
        if kind in fitting:
            return fitting[kind]
        if issubclass(kind, Day | Month):
            return "2021-06-22"
        if issubclass(kind, Choice):
            return str(next(iter(kind)))
        assert issubclass(kind, Text), (kind, path)
        return self.text(path.rstrip("."), prose=issubclass(kind, Prose))


ALWAYS: dict[str, object] = {
    "schema_version": "1",
    "sections": None,
    "kind": None,
    "none": None,
    "under way": None,
    "planned": None,
    "contents": None,
    "response": "partly accepted",
    "every report.response": None,
}
VARIANTS: dict[str, dict[str, object]] = {
    "public report": {"route": "public report", "class": "public", "focus report": None},
    "decision statement": {"route": "decision statement", "class": "exempt", "focus report": None, "summary": None},
    "focus report": {"route": "focus report", "class": "public"},
}


@cache
def strings() -> list[str]:
    dice = random.Random(1974)  # noqa: S311  the same strings for everybody
    found: set[str] = set()
    while len(found) < STRINGS:
        found.add(random_string(dice))
    return sorted(found)


def drawn(house: str, report: str, variant: str, round_: int) -> tuple[Made, dict[str, str]]:
    """A case with strings in every field as a report, and what each field was given."""
    start = round_ * AT_ONCE % STRINGS
    reports = {"council": house, "reports": {report: {}}}
    draw = Draw(strings()[start : start + AT_ONCE], {**ALWAYS, **VARIANTS[variant], **reports})
    text = json.dumps(draw.part(Case, ""), ensure_ascii=False, indent=1)
    read = source.parse(text, "drawn.yaml")
    assert read.value is not None
    assert not read.failed, read.diagnostics
    case = load.make(read.value)
    assert case.value is not None, case.diagnostics
    studio = workshop().studio(house, None).value
    assert studio is not None
    composed = studio.composer.compose(case.value, report)
    assert composed.value is not None, composed.diagnostics
    return Made("drawn", studio, composed.value), draw.given


def arrived(output: list[str], given: dict[str, str]) -> set[str]:
    """The fields whose mark is in the output; each must be there with every character that it was given."""
    shown = " ".join(output)
    there = {path for path, text in given.items() if text.rsplit(" ", 1)[1] in shown}
    changed = {path: given[path] for path in there if given[path] not in shown}
    assert changed == {}
    return there


REPORTS = [("lancashire", "cabinet"), ("lewisham", "full-council"), ("tameside", "executive-cabinet")]


@pytest.mark.parametrize("round_", range(STRINGS // AT_ONCE))
@pytest.mark.parametrize("variant", VARIANTS)
def test_four_hundred_random_strings_in_every_field_arrive_unchanged_in_every_format(variant: str, round_: int) -> None:
    house, report = REPORTS[round_ % len(REPORTS)]
    one, given = drawn(house, report, variant, round_)
    web = arrived(words.of_html(one.text("html")), given)
    assert len(web) > 20
    assert arrived(words.of_word(one.bytes("docx")), given) == web
    assert arrived(words.of_markdown(one.text("md")), given) == web


def plain(path: str) -> str:
    """The path of a field, whatever place in a list or subject it stands under."""
    return re.sub(r"\[\d\]|(?<=implications)\.[a-z ]+", "", path)


KEPT = {
    "accepted.because",
    "accepted.by",
    "accepted.rule",
    "complaint.history.stage",
    "every report.call in",
    "every report.cleared.by",
    "every report.cleared.words",
    "every report.decision record.alternatives",
    "every report.decision record.conflicts",
    "every report.decision record.dispensations",
    "every report.decision record.reasons",
    "every report.implications.cleared.by",
    "every report.implications.cleared.words",
    "every report.late because",
    "every report.timeline.stage",
    "findings.injustice.to",  # printed where the case does not say how they were affected
    "findings.outcome",
    "findings.paragraph",
    "monitoring officer report.author",
    "named members.name",
    "never publish",
    "ombudsman.category",
    "ombudsman.subcategory",
    "publicity.notice.newspapers",
    "publicity.notice.places",
    "publicity.officer",
    "recommendations.actions.evidence",
    "recommendations.paragraph",
    "statement.newspaper",
}
"""Fields kept in the case for the record or for the rules of law: no report prints them, though companions may."""


def test_every_text_field_but_those_kept_for_the_record_is_printed_by_some_house() -> None:
    printed, fields = set[str](), set[str]()
    for house, report in {(house, report) for _, _, house, report in combinations()}:
        for variant in VARIANTS:
            one, given = drawn(house, report, variant, 0)
            data = one.bytes("docx")
            pages = [name for name in WordFile.opened(data).names if name.startswith("word/header")]
            output = [word for part in ("word/document.xml", *pages) for word in words.of_word(data, part)]
            printed |= {plain(path) for path in arrived(output, given)}
            fields |= {plain(path) for path in given}
    assert fields - printed <= KEPT
