"""Pictures in the line of the text (ECMA-376 part 1, 20.4.2.8): charts, each with its words for those who hear it."""

from __future__ import annotations

import posixpath
from typing import Final

from reportgen.document.chart import Chart
from reportgen.write.chart import WIDTH
from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, deflate
from reportgen.write.docx.relationships import Relationships

_EMU_A_TWIP: Final = 635
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """The pictures of one report: `files` are their parts by name, under names that the house's package has not."""

    def __init__(self, links: Relationships, folder: str, taken: frozenset[str], accent: str) -> None:
        self.files: dict[str, Deflated] = {}
        self._links = links
        self._folder = folder
        self._taken = taken
        self._colour = f"#{accent}"

    def inline(self, chart: Chart, width: int) -> str:
        """The run that shows a chart as wide as it is given in twips."""
        from reportgen.write import chart_png  # noqa: PLC0415  few reports have a picture, and Pillow is slow to load

        content, height = chart_png.drawn(chart, self._colour)
        place = len(self.files) + 1
        name = posixpath.join(self._folder, f"media/chart-{place}.png")
        while name in self._taken:
            name = name.removesuffix(".png") + "-report.png"
        self.files[name] = deflate(content)
        identity = self._links.part("image", posixpath.relpath(name, self._folder or "."))
        return _run(identity, place, chart.words, (width * _EMU_A_TWIP, width * _EMU_A_TWIP * height // WIDTH))

    def types(self) -> str:
        """What kind of content the parts have; by part, since a council's own file may say it of PNG files already."""
        return "".join(f'<Override PartName="/{name}" ContentType="image/png"/>' for name in self.files)


def _run(identity: str, place: int, words: str, size: tuple[int, int]) -> str:
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    about = f'id="{place}" name="Chart {place}" descr="{xml.attribute(words)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr {about}/><a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{xml.attribute(identity)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
