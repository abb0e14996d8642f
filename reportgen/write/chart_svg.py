"""A chart as SVG: inline in a page, and the file beside a Markdown text. Its words stay words."""

from __future__ import annotations

from reportgen.document.chart import Chart
from reportgen.write import chart as layout
from reportgen.write.html_inlines import attribute_text, words

_OPENING = '<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img"'


def drawn(chart: Chart, colour: str = "#4d4d4d") -> str:
    """The chart as one `svg` element in a line for each of its shapes; `colour` is that of its bars."""
    made = layout.drawing(chart)
    boxes = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
        + (f' fill="{layout.INK}"/>' if box.rule else f' class="bar" fill="{attribute_text(colour)}"/>')
        for box in made.boxes
    )
    texts = (
        f'<text x="{said.x}" y="{said.y}"{" text-anchor=" + chr(34) + "end" + chr(34) if said.ends else ""}'
        f' dominant-baseline="central">{words(said.text)}</text>'
        for said in made.words
    )
    size = f'viewBox="0 0 {layout.WIDTH} {made.height}" font-family="Arial, sans-serif" font-size="{layout.SIZE}"'
    opening = f'{_OPENING} aria-label="{attribute_text(chart.words)}" {size} fill="{layout.INK}">'
    return "\n".join((opening, *boxes, *texts, "</svg>"))


def file(chart: Chart, colour: str) -> str:
    """The chart as an SVG file on white, so that it can be read on a dark screen too."""
    made = layout.drawing(chart)
    opening, rest = drawn(chart, colour).split("\n", 1)
    ground = f'<rect width="{layout.WIDTH}" height="{made.height}" fill="#ffffff"/>'
    return f"{opening}\n<title>{words(chart.words)}</title>\n{ground}\n{rest}\n"
