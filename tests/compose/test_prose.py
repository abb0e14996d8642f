"""Prose: what officers type stays what they typed, and what is plainly meant as Markdown is understood."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.compose import prose
from reportgen.diagnostics import Span
from reportgen.document.nodes import Block, Link, List, ListKind, Mark, Origin, Paragraph, Quote, Reference, Text
from tests.compose.houses import words, words_of

ALPHABET = (
    *"aZ9 0é’“”–£½\u00a0",
    *"\n\t *_`[]()<>#+-.!|\\&;:/'\"{}%~^=@$?,",
    *(
        "\n\n",
        "**",
        "__",
        "```",
        "    ",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "> ",
        "# ",
        "~~~",
        "---",
        "![",
        "](",
        "[^1]",
        "[x]: ",
    ),
    *("{{", "}}", "{%", "{#", "<b>", "</p>", "&amp;", "&#42;", "<!--", "](#a)", "](https://a.uk)", "](javascript:x)"),
    *("\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\U000f0000", "\U000f002a", "\U000f005f"),
    *("👪", "🏴", "\u202e", "\u2067", "א", "ب", "\u200d", "\u0301", "klzzwxh:0001", "wzxhzdk:0", "\u2028"),
)
TEXTS = st.lists(st.sampled_from(ALPHABET), max_size=30).map("".join)
MARKUP = frozenset("*_[]()<>#+-.`~|!\\&:=")


def blocks(text: str) -> tuple[Block, ...]:
    return prose.read(text, None)


def said(text: str) -> str:
    """The words of each block on a line."""
    return "\n".join(words_of([block]) for block in blocks(text))


def inlines(text: str) -> tuple[object, ...]:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


# -------------------------------------------------------------------------------------------- stays as typed

AS_TYPED = [
    "15. Ms X said that nobody came.",
    "1974. Act",
    "- 12 days late",
    "# 3 Elm Close",
    "## 3 Elm Close",
    "£300 * 2",
    "£300 * 2 * 3",
    "a | b",
    "| a | b |",
    "snake_case_name",
    "__init__",
    "_so_",
    "<b>not bold</b>",
    "<script>alert(1)</script>",
    "<https://a.uk>",
    "&amp; &lt; &#42;",
    "back\\slash \\* \\\\",
    "5 * 3 = 15 and 4 * 2 = 8",
    "**unbalanced",
    "*unbalanced",
    "unbalanced*",
    "un*bal*anced",
    "***",
    "***all***",
    "* * *",
    "---",
    "[sic]",
    "[a] (b)",
    "[a](b)",
    "[](https://a.uk)",
    "[ ](#plan)",
    "[a](#my plan)",
    "[a](javascript:alert(1))",
    "[a](data:text/html,x)",
    "[a](//a.uk)",
    "[a]: https://a.uk",
    "`code`",
    "```",
    "{{ case }} {% if %} {# note #}",
    "1) first",
    "+ 5%",
    ">",
    ">5",
    "-",
    "1.",
    "1. only one item",
    "* only one item",
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_words_that_people_write_survive(text: str) -> None:
    assert said(text) == text
    assert all(isinstance(inline, Text) and inline.marks is Mark.NONE for inline in inlines(text))


def test_a_picture_is_words_and_its_address_a_link_like_any_other() -> None:
    assert inlines("![map](https://a.uk)") == (Text("!"), Link("https://a.uk", (Text("map"),)))


def test_indented_lines_are_no_code_and_headings_no_headings() -> None:
    assert said("    *four* spaces") == "four spaces"
    assert said("Title\n=====\n\n*x*") == "Title =====\nx"


NUMBERS = re.compile(r"^[ \t]*\d{1,9}\.[ \t]+", re.MULTILINE)  # which a true list drops, and its house writes anew


@given(TEXTS.filter(lambda text: not NUMBERS.search(text) and "](" not in text))
@example("*a\n- b\n- c*")
@example("> *a\n>\n> b*")
def test_no_letter_and_no_figure_is_lost_or_moved(text: str) -> None:
    assert letters(said(text)) == letters(text)


@given(TEXTS)
@example("1. *a*\n2. [b](#c)\n\n   d")
def test_only_the_numbers_of_lists_and_the_addresses_of_links_are_not_read_out(text: str) -> None:
    left, found = iter(letters(text)), letters(said(text))
    assert all(letter in left for letter in found)  # what is read out stands in the text, in this order
    lost = len(letters(text)) - len(found)
    may = sum(map(len, re.findall(r"\]\(([^()\s]*)\)", text))) + sum(map(len, NUMBERS.findall(text)))
    assert lost <= may


@given(TEXTS.map(lambda text: "".join(letter for letter in text if letter not in MARKUP)))
def test_text_without_markup_arrives_as_it_is_in_its_paragraphs(text: str) -> None:
    paragraphs = [part for part in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")) if part.replace("\n", " ").strip(" ")]
    assert said(text) == "\n".join(part.replace("\n", " ").strip(" ") for part in paragraphs)


@given(TEXTS)
def test_every_character_but_markup_and_space_survives(text: str) -> None:
    def bare(words: str) -> list[str]:
        return sorted(
            letter for letter in words if letter not in MARKUP and not letter.isspace() and not letter.isalnum()
        )

    if "](" not in text:
        assert bare(said(text)) == bare(text)


@given(TEXTS)
def test_blocks_are_those_that_reports_have(text: str) -> None:
    def check(block: Block, depth: int = 0) -> None:
        assert isinstance(block, Paragraph | List | Quote)
        assert depth < 10
        if isinstance(block, Quote):
            for inner in block.blocks:
                check(inner, depth + 1)
        if isinstance(block, List):
            assert len(block.items) >= 2
            for item in block.items:
                assert isinstance(item.blocks[0], Paragraph)
                for inner in item.blocks:
                    check(inner, depth + 1)

    for block in blocks(text):
        check(block)


# ------------------------------------------------------------------------------------------------ understood


def test_bold_and_italic() -> None:
    assert inlines("a **b** c *d*.") == (
        Text("a "),
        Text("b", Mark.STRONG),
        Text(" c "),
        Text("d", Mark.EMPHASIS),
        Text("."),
    )
    assert inlines("*Ms X*") == (Text("Ms X", Mark.EMPHASIS),)
    assert inlines("**so *much* more**") == (
        Text("so ", Mark.STRONG),
        Text("much", Mark.STRONG | Mark.EMPHASIS),
        Text(" more", Mark.STRONG),
    )


def test_links_and_references() -> None:
    text = "See [the *Act*](https://www.legislation.gov.uk/a_(b)) and [Appendix](#the-plan)."
    (paragraph,) = prose.read(text, Origin(Span("x.yaml", 1, 1)))
    assert isinstance(paragraph, Paragraph)
    assert words(paragraph.content) == "See [the Act](https://www.legislation.gov.uk/a_(b)) and Appendix."
    assert inlines("See [the *Act*](https://a.uk/b_c?d=1&e=*).") == (
        Text("See "),
        Link("https://a.uk/b_c?d=1&e=*", (Text("the "), Text("Act", Mark.EMPHASIS))),
        Text("."),
    )
    assert inlines("**[Appendix](#the-plan)**") == (Reference("the-plan", "Appendix", marks=Mark.STRONG),)
    assert inlines("[Write](mailto:a@b.uk)") == (Link("mailto:a@b.uk", (Text("Write"),)),)


def test_true_lists() -> None:
    (found,) = blocks("- visits on time;\n- contact\n  with family;\n\n- plans.\n")
    assert isinstance(found, List)
    assert found.kind is ListKind.BULLET
    assert [words_of(item.blocks) for item in found.items] == ["visits on time;", "contact with family;", "plans."]
    before, found, after = blocks("The plan:\n1. first\n2. second\n\nThe end.")
    assert words_of([before]) == "The plan:"
    assert isinstance(found, List)
    assert found.kind is ListKind.NUMBERED
    assert [words_of(item.blocks) for item in found.items] == ["first", "second"]
    assert words_of([after]) == "The end."


@pytest.mark.parametrize("text", ["1. a\n3. b", "2. a\n3. b", "0. a\n1. b", "- a\n* b", "1. a\n- b"])
def test_lines_that_do_not_count_on_are_no_list(text: str) -> None:
    assert said(text) == text.replace("\n", " ")


def test_lists_within_lists_and_paragraphs_within_items() -> None:
    (outer,) = blocks("- a\n    1. b\n    2. c\n- d\n\n  e\n")
    assert isinstance(outer, List)
    first, second = outer.items
    assert isinstance(first.blocks[1], List)
    assert first.blocks[1].kind is ListKind.NUMBERED
    assert [words_of(item.blocks) for item in first.blocks[1].items] == ["b", "c"]
    assert [words_of([block]) for block in second.blocks] == ["d", "e"]


def test_quotations() -> None:
    before, quote, after = blocks("She wrote:\n\n> Nobody *came*.\n>\n> Nobody rang.\n\nThat was so.")
    assert isinstance(quote, Quote)
    assert [words_of([block]) for block in quote.blocks] == ["Nobody came.", "Nobody rang."]
    assert (words_of([before]), words_of([after])) == ("She wrote:", "That was so.")


def test_words_and_references_know_where_they_came_from() -> None:
    origin = Origin(Span("x.yaml", 1, 1))
    for text in ("plain", "*marked* [Appendix](#a)"):
        (paragraph,) = prose.read(text, origin)
        assert isinstance(paragraph, Paragraph)
        assert all(inline.origin is origin for inline in paragraph.content if isinstance(inline, Text | Reference))


def test_what_reports_do_not_have_is_read_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "prepared", lambda _text: "[so](javascript:so)")
    assert said("a *b*") == "a *b*"


# ---------------------------------------------------------------------------------------------------- bounds


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 3000 + "a* " * 3000,
        "**a *b " * 2000 + "b* a** " * 2000,
        "> " * 3000 + "x",
        "9. x\n" * 6000,
        "- x\n1. y\n" * 6000,
        "abc *x*\n" * 3000,
        "[" * 3000 + "]" * 3000 + "*",
        "".join(" " * depth + "- x\n" for depth in range(300)),
    ],
)
def test_hostile_prose_is_read_in_time_and_depth(text: str) -> None:
    begun = time.perf_counter()
    assert letters(said(text)).replace("9", "").replace("1", "") == letters(text).replace("9", "").replace("1", "")
    assert time.perf_counter() - begun < 5
