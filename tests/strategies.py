"""Hypothesis strategies for documents made of words that look like markup."""

from __future__ import annotations

from hypothesis import strategies as st

from reportgen.document.nodes import (
    Align,
    Block,
    Break,
    Cell,
    Column,
    Division,
    DivisionKind,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Reference,
    Table,
    Target,
    Text,
    Title,
)

_SIGNS = "a1é *_`[]()<>!&#;~|\\.-+=:/^'\"@{}$%?,’£"
_SPACES = "\t\xa0\x85\u2028\u2029\u3000\u200b"
_FRAGMENTS = (
    *("*Ms X*", "**", "snake_case_name", "£300 * 2", "a ** b", "_", "___", "* * *", "~~late~~", "~"),
    *("15. Ms X said", "1) ", "# 3 Elm Close", "## ", "- 12 days late", "+ ", "> ", "---", "===", "- [ ] ", "[x] "),
    *("a | b", "| --- |", "--- | ---", ":-:", "```", "`", "    code", "\\", "1974\\. Act", "\\|", "\\\\|"),
    *("<b>", "</b>", "<br>", "<!--", "<a@b.uk>", "<https://a.uk>", "&amp;", "&#42;", "&lt", "R&D", "]]>", "<script>"),
    *("[sic]", "[x]: https://a.uk", "[a](b)", "![", "!", "[^1]", "[^1]: note", "[", "]", "](", "^"),
    *("https://example.gov.uk/a_b_", "www.example.gov.uk", "http://", "first_last@example.gov.uk", "\u2028", "\x85"),
)
TEXTS = st.lists(
    st.sampled_from(_FRAGMENTS) | st.text(_SIGNS + _SPACES, max_size=6) | st.just(" "), min_size=0, max_size=6
).map("".join)
_MARKS = st.sampled_from([Mark.NONE, Mark.STRONG, Mark.EMPHASIS, Mark.STRONG | Mark.EMPHASIS])
_HREFS = st.sampled_from(
    [
        "https://example.gov.uk/a_(b)*?x=1&amp;y=[2]|3`",
        "mailto:first_last@example.gov.uk",
        "HTTP://EXAMPLE.GOV.UK",
        "javascript:alert(1)",
    ]
)
_WORDS: st.SearchStrategy[Inline] = (
    st.builds(Text, TEXTS, _MARKS, st.booleans())
    | st.builds(Gap, TEXTS, TEXTS, _MARKS)
    | st.builds(lambda text, marks: Reference("place", text, marks=marks, resolved=True), TEXTS, _MARKS)
    | st.builds(Break)
)


def _tuples(of: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(of, max_size=4).map(tuple)


_SELF_LINKS = st.sampled_from(["https://example.gov.uk/a_b?c=1&d=2", "first_last@example.gov.uk"]).map(
    lambda words: Link(words if ":" in words else f"mailto:{words}", (Text(words),))
)
INLINES: st.SearchStrategy[tuple[Inline, ...]] = _tuples(
    st.recursive(
        _WORDS | _SELF_LINKS,
        lambda inner: st.builds(Link, _HREFS, _tuples(inner)) | st.builds(Target, st.just("place"), _tuples(inner)),
        max_leaves=4,
    )
)

_PARAGRAPHS = st.builds(Paragraph, INLINES, st.sampled_from(["", "place"]), st.sampled_from(["", "3.1.", "4."]))
_LEAVES: st.SearchStrategy[Block] = (
    _PARAGRAPHS
    | st.builds(Heading, st.sampled_from([1, 2]), INLINES, st.just(""), st.sampled_from(["", "3."]))
    | st.builds(Title, INLINES, INLINES)
)


def _holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    begun = st.builds(lambda first, rest: (first, *rest), _PARAGRAPHS, blocks)
    numbers = {ListKind.BULLET: st.just(""), ListKind.NUMBERED: st.sampled_from(["(i)", "ii)", "1.", "3)"])}
    lists = st.sampled_from(ListKind).flatmap(
        lambda kind: st.builds(
            List,
            st.just(kind),
            st.lists(st.builds(Item, begun, st.just(""), numbers[kind]), min_size=1, max_size=3).map(tuple),
        )
    )
    cells = st.tuples(st.builds(Cell, blocks), st.builds(Cell, blocks))
    tables = st.builds(
        Table,
        st.just((Column(), Column(3.0, Align.RIGHT))),
        cells,
        st.lists(cells, max_size=2).map(tuple),
        TEXTS,
        row_headers=st.booleans(),
        total=st.booleans(),
    )
    entries = st.builds(Entries, st.lists(st.builds(Entry, INLINES, blocks, INLINES), max_size=3).map(tuple))
    divisions = st.builds(Division, st.sampled_from(DivisionKind), blocks)
    return lists | tables | entries | divisions | st.builds(Quote, blocks)


BLOCKS = st.lists(st.recursive(_LEAVES, _holders, max_leaves=5), max_size=3).map(tuple)
