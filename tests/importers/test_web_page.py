"""Saved web pages: the page’s own words with the numbers that a browser shows, and nothing of what is around them."""

from __future__ import annotations

import pytest

from reportgen.importers import unreadable
from reportgen.importers.reading import read_document
from reportgen.importers.transcript import Block


def read(body: str) -> list[Block]:
    transcript = read_document("page.html", f"<html><body>{body}</body></html>".encode()).value
    assert transcript is not None
    return list(transcript.blocks)


def shown(body: str) -> list[tuple[int, str, str]]:
    return [(block.depth, block.marker, block.text) for block in read(body)]


@pytest.mark.parametrize(
    ("opening", "markers"),
    [
        ("<ol>", ["1.", "2."]),
        ('<ol start="14">', ["14.", "15."]),
        ('<ol type="a">', ["a.", "b."]),
        ('<ol type="i" start="3">', ["iii.", "iv."]),
        ('<ol style="list-style-type: lower-alpha">', ["a.", "b."]),
        ("<ol reversed>", ["2.", "1."]),
        ('<ol start="many">', ["1.", "2."]),
        ("<ul>", ["•", "•"]),
        ('<ul style="list-style: none">', ["", ""]),
    ],
)
def test_items_have_the_markers_that_a_browser_shows(opening: str, markers: list[str]) -> None:
    closing = f"</{opening[1:3]}>"
    assert [marker for _, marker, _ in shown(f"{opening}<li>pay</li><li>write</li>{closing}")] == markers


def test_the_value_of_an_item_is_its_number() -> None:
    assert [marker for _, marker, _ in shown('<ol><li value="7">pay</li><li>write</li></ol>')] == ["7.", "8."]


def test_lists_inside_items_are_deeper() -> None:
    body = (
        "<ol><li><p>It will:</p><ul><li>pay<ol type=i><li>soon</li></ol></li></ul><p>And then</p></li><li>x</li></ol>"
    )
    assert shown(body) == [
        (1, "1.", "It will:"),
        (2, "•", "pay"),
        (3, "i.", "soon"),
        (1, "", "And then"),
        (1, "2.", "x"),
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><p>Menu</p></nav>",
        "<header><p>Menu</p></header>",
        "<footer><p>Menu</p></footer>",
        "<aside>Menu</aside>",
        "<div role=navigation>Menu</div>",
        "<div role=banner><ul><li>Menu</li></ul></div>",
        "<div hidden>Menu</div>",
        '<div style="display: none">Menu</div>',
        '<div aria-hidden="true">Menu</div>',
        '<div class="cookie-banner">Menu</div>',
        '<div id="CookieConsent">Menu</div>',
        '<ul class="breadcrumb"><li>Menu</li></ul>',
        "<script>Menu</script>",
        "<style>Menu</style>",
        "<template><p>Menu</p></template>",
        "<noscript>Menu</noscript>",
        "<button>Menu</button>",
        "<form><label>Menu</label></form>",
        "<!-- Menu -->",
        '<p><a href="#top">Back to top</a></p>',
        '<p><a href="javascript:print()">Print this page</a></p>',
    ],
)
def test_what_stands_around_the_decision_is_left_out(around: str) -> None:
    own = "<h1>Wexcombe Council</h1><p>The Council was at fault and will pay Ms K £250 for it.</p>"
    assert [text for _, _, text in shown(f"{around}{own}{around}")] == [
        "Wexcombe Council",
        "The Council was at fault and will pay Ms K £250 for it.",
    ]


def test_only_the_main_part_is_read_where_a_page_has_one_and_its_title_with_it() -> None:
    body = "<div>Menu</div><div><h1>Wexcombe Council</h1></div><main><p>It erred.</p></main><div>Contact us</div>"
    assert [text for _, _, text in shown(body)] == ["Wexcombe Council", "It erred."]


def test_a_body_whose_class_speaks_of_cookies_is_read() -> None:
    body = '<div class="has-cookie-banner page"><p>The Council erred.</p></div>'
    assert [text for _, _, text in shown(body)] == ["The Council erred."]


def test_the_header_of_an_article_belongs_to_it() -> None:
    body = "<article><header><h1>Wexcombe Council</h1></header><p>It erred.</p></article>"
    assert [text for _, _, text in shown(body)] == ["Wexcombe Council", "It erred."]


def test_headings_tables_and_definitions_come_in_order() -> None:
    body = (
        "<h2>Decision</h2><dl><dt>Category</dt><dd>Housing &gt; Allocations</dd></dl>"
        "<table><tr><th>May</th><td>£50</td></tr><tr><th>June</th><td>£60</td></tr></table>"
    )
    assert [(block.level, block.text) for block in read(body)] == [
        (2, "Decision"),
        (0, "Category"),
        (0, "Housing > Allocations"),
        (0, "May"),
        (0, "£50"),
        (0, "June"),
        (0, "£60"),
    ]


def test_a_broken_line_ends_a_block_unless_its_sentence_goes_on() -> None:
    body = "<p>Complaint reference:<br>23 901 447</p><p>The Council<br>erred.<br>It paid.</p>"
    assert [text for _, _, text in shown(body)] == [
        "Complaint reference:",
        "23 901 447",
        "The Council erred.",
        "It paid.",
    ]


def test_numbers_that_were_typed_are_markers_too() -> None:
    assert shown("<p>12. The Council erred.</p>") == [(0, "12.", "The Council erred.")]


def test_entities_of_a_page_s_own_are_never_followed() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p></body></html>'
    transcript = read_document("page.html", page.encode()).value
    assert transcript is not None
    assert "root" not in "".join(block.text for block in transcript.blocks)


def test_text_without_end_is_refused() -> None:
    found = read_document("page.html", b"<html><p>" + b"word " * 300_000)
    assert [one.code for one in found.diagnostics] == [unreadable.TOO_LARGE]
