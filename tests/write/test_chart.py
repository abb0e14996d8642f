"""Charts: whatever the bars are called, each has its name and its number, in pictures that other programs read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from reportgen.document.chart import Bar, Chart
from reportgen.document.look import Look
from reportgen.write import chart_png, chart_svg, html, markdown
from reportgen.write.chart import WIDTH, drawing
from reportgen.write.docx import write
from tests.documents import document
from tests.strategies import TEXTS
from tests.write import goldens
from tests.write.docx.reading import R, WordFile, one, prepared, report

SVG = "{http://www.w3.org/2000/svg}"
BARS = st.lists(
    st.builds(
        Bar, TEXTS | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=80), st.integers(0, 10**9)
    ),
    max_size=12,
).map(tuple)
SERVICES = Chart(
    (Bar("Children’s Social Care", 12), Bar("Housing, temporary accommodation and homelessness", 3), Bar("Other", 0)),
    "Upheld cases by service",
    "by-service",
)


def test_the_sample_chart_is_as_reviewed() -> None:
    goldens.check("chart.svg", chart_svg.file(SERVICES, "#1B365D"))


def test_bars_are_as_long_as_their_numbers_and_nothing_is_drawn_outside() -> None:
    made = drawing(SERVICES)
    lengths = [box.width for box in made.boxes if not box.rule]
    assert lengths == [500, 125]
    assert all(0 <= box.x <= box.x + box.width <= WIDTH and box.y + box.height <= made.height for box in made.boxes)
    assert [said.text for said in made.words if not said.ends] == ["12", "3", "0"]


@settings(max_examples=60)
@given(BARS)
def test_whatever_bars_are_called_the_svg_is_well_formed_and_says_their_numbers(bars: tuple[Bar, ...]) -> None:
    chart = Chart(bars, "Cases", "cases")
    for text in (chart_svg.drawn(chart), chart_svg.file(chart, "#000000")):
        root = etree.fromstring(text.encode())
        said = [words.text for words in root.iter(f"{SVG}text")]
        assert [words for words in said if words in {f"{bar.number:,}" for bar in bars}] or not bars
    assert etree.fromstring(html.write(document(chart), Look()).encode()) is not None
    assert markdown.write(document(chart)).startswith("![")
    assert list(markdown.pictures(document(chart), "#000000")) == ["cases.svg"]


@settings(max_examples=10)
@given(BARS)
def test_whatever_bars_are_called_the_picture_can_be_opened_and_is_the_same_each_time(bars: tuple[Bar, ...]) -> None:
    chart = Chart(bars, "Cases", "cases")
    data, height = chart_png.drawn(chart, "#6B1D2A")
    assert Image.open(io.BytesIO(data)).size == (2 * WIDTH, 2 * height)
    assert chart_png.drawn(chart, "#6B1D2A")[0] == data
    assert b"tEXt" not in data


def test_the_typeface_has_every_letter_that_a_service_is_called_by() -> None:
    blank = chart_png.drawn(Chart((Bar("\u200b", 1),), "x", "x"), "#000000")[0]
    for letter in "£é–’“Ŵŷ&ŁžÀ":
        assert chart_png.drawn(Chart((Bar(letter, 1),), "x", "x"), "#000000")[0] != blank


def test_a_picture_in_word_has_its_words_its_part_and_its_kind_of_content() -> None:
    word = WordFile.opened(write(report(SERVICES), prepared(Look())))
    drawn = one(word.tree(), ".//w:drawing")
    (about,) = drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert about.get("descr") == SERVICES.words
    (blip,) = drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    links = {link.get("Id"): link.get("Target") for link in word.tree("word/_rels/document.xml.rels")}
    assert links[str(blip.get(f"{{{R}}}embed"))] == "media/chart-1.png"
    assert b'PartName="/word/media/chart-1.png" ContentType="image/png"' in word.parts["[Content_Types].xml"]


@pytest.mark.parametrize("colour", ["#000000", "#1B365D"])
def test_the_bars_are_in_the_colour_of_the_house(colour: str) -> None:
    assert f'class="bar" fill="{colour}"' in chart_svg.file(SERVICES, colour)
