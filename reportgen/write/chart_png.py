"""A chart as a PNG picture, for Word. Drawn by Pillow in a typeface of ours, so that every computer draws it alike."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from reportgen.document.chart import Chart
from reportgen.write import chart as layout

SCALE: Final = 2  # pixels a unit: 300 to the inch where the chart is as wide as an upright page


def drawn(chart: Chart, colour: str) -> tuple[bytes, int]:
    """The picture, with nothing in it but what is seen, and its height in the units of `chart.WIDTH`."""
    made = layout.drawing(chart)
    picture = Image.new("RGB", (layout.WIDTH * SCALE, made.height * SCALE), "#ffffff")
    pen = ImageDraw.Draw(picture)
    for box in made.boxes:
        right, bottom = (box.x + box.width) * SCALE - 1, (box.y + box.height) * SCALE - 1
        pen.rectangle((box.x * SCALE, box.y * SCALE, right, bottom), fill=layout.INK if box.rule else colour)
    face = _face()
    for said in made.words:
        anchor = "rm" if said.ends else "lm"
        pen.text((said.x * SCALE, said.y * SCALE), said.text, layout.INK, face, anchor)
    out = BytesIO()
    picture.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue(), made.height


def _face() -> ImageFont.FreeTypeFont:
    font = BytesIO((files("reportgen.write") / "font" / "DejaVuSans-Latin.ttf").read_bytes())
    return ImageFont.truetype(font, layout.SIZE * SCALE * 0.93, layout_engine=ImageFont.Layout.BASIC)
