"""What the file says about itself (ECMA-376 part 2, 8)."""

from __future__ import annotations

from typing import Final

from reportgen.document.nodes import Properties
from reportgen.write.docx import xml

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"

_OPENING: Final = (
    f"{xml.DECLARATION}<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_properties(properties: Properties) -> bytes:
    """The part `docProps/core.xml`. The report's date stands for both dates, since a clock would change every file."""
    moment = f"{properties.date}T00:00:00Z"
    stated = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "dc:language": properties.language,
        "cp:contentStatus": properties.status,
        "cp:lastModifiedBy": "reportgen",
    }
    elements = "".join(f"<{name}>{xml.text(value)}</{name}>" for name, value in stated.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{xml.text(moment)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"{_OPENING}{elements}{dates}</cp:coreProperties>".encode()
