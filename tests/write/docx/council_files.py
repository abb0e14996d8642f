"""Word files of councils, good and bad, made part by part for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{TYPE}.document.main+xml"
TEMPLATE = f"{TYPE}.template.main+xml"
MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Gill Sans"/><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="Absatz"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:pPr><w:keepNext/><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:color w:val="005500"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Masthead"><w:name w:val="Old thing"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="berschrift1"/>
<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2000" w:right="1000" w:bottom="1000" w:left="1500" w:header="700" w:footer="700" w:gutter="0"/>'
    "</w:sectPr>"
)
CREST = (
    f'<w:hdr xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict><v:shape>'
    '<v:imagedata r:id="rId1"/></v:shape></w:pict></w:r><w:r><w:t>Crestshire Council</w:t></w:r></w:p></w:hdr>'
)


EXTERNAL = ' TargetMode="External"'


def links(*entries: tuple[str, str, str]) -> str:
    """A relationships part of ids, kinds and targets; a target with "://" leads out of the file."""
    written = "".join(
        f'<Relationship Id="{identity}" Type="{R}/{kind}" Target="{target}"{EXTERNAL if "://" in target else ""}/>'
        for identity, kind, target in entries
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'
    )


def document(body: str = "", section: str = "<w:sectPr/>") -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section}</w:body></w:document>'


def plain_parts(main: str = MAIN) -> dict[str, str | bytes]:
    """The parts of a small file with styles, numbering and settings of its own, and no header."""
    types = {"document": main, "styles": f"{TYPE}.styles+xml", "numbering": f"{TYPE}.numbering+xml"}
    types |= {"settings": f"{TYPE}.settings+xml", "header1": f"{TYPE}.header+xml"}
    overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>' for part, kind in types.items())
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{overrides}</Types>",
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document("<w:p><w:r><w:t>Lorem ipsum</w:t></w:r></w:p>"),
        "word/_rels/document.xml.rels": links(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "numbering", "numbering.xml"),
            ("rId3", "settings", "settings.xml"),
        ),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": f'<w:settings xmlns:w="{W}" xmlns:r="{R}"/>',
    }


def crest_parts(main: str = MAIN) -> dict[str, str | bytes]:
    """The parts of a letterhead: a header with a crest, margins, and a heading with a localised style id."""
    return plain_parts(main) | {
        "word/document.xml": document("<w:p/>", SECTION),
        "word/_rels/document.xml.rels": links(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "numbering", "numbering.xml"),
            ("rId3", "settings", "settings.xml"),
            ("rId9", "header", "header1.xml"),
        ),
        "word/header1.xml": CREST,
        "word/_rels/header1.xml.rels": links(("rId1", "image", "media/crest.png")),
        "word/media/crest.png": PNG,
    }


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
