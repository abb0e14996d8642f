"""What in a council's own Word file would make its reports hard to read: for `reportgen houses --check`.

The rules are those of the public sector accessibility regulations as WCAG 2.2 AA puts them (contrast: 1.4.3), and the
12 points that councils' own guidance asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportgen.diagnostics import Code, Diagnostic, Severity, code
from reportgen.write.docx import xml
from reportgen.write.docx.relationships import KIND
from reportgen.write.docx.sanitise import CleanFile, sanitise
from reportgen.write.docx.styles import by_name
from reportgen.write.docx.xml import w

SMALLEST: Final = 12.0  # points
LEAST_CONTRAST: Final = 4.5
LANGUAGE: Final = "en-GB"

_NEARLY_BLACK: Final = 0.04045  # below it a channel's light is in proportion to its value (IEC 61966-2-1)
_WORDS_DEFAULT_SIZE: Final = 10.0  # where a file says nothing (ECMA-376 part 1, 17.3.2.38)
_USED: Final = (
    *(("paragraph", name) for name in ("normal", "title", "heading 1", "heading 2", "body text")),
    *(("paragraph", name) for name in ("list bullet", "list number", "quote", "header", "footer")),
    *(("character", name) for name in ("strong", "emphasis", "hyperlink")),
)
_NOT_OURS_TO_ADD: Final = frozenset(("normal", "header", "footer"))

MISSING = code(
    "WORD-10",
    "The Word file has no style of its own for something",
    "Reports need styles for titles, headings, text and lists. Where the council's file has none of that name, reports"
    " wear reportgen's own.",
    "Nothing needs doing if those look right. Otherwise open the file in Word, use the style once, change it to the"
    " council's look, delete the words again and save.",
)
SMALL = code(
    "WORD-11",
    "A style is smaller than 12 point",
    "Words below 12 point are hard to read for many people, and councils' own guidance asks for at least 12.",
    "Open the file in Word, choose Modify on the style's right-click menu, set the size to 12 or more, and save.",
)
FAINT = code(
    "WORD-12",
    "A style's colour is too faint",
    "The contrast between words and paper is below 4.5 to 1, which the accessibility regulations ask for (WCAG 2.2,"
    " 1.4.3).",
    "Open the file in Word, choose Modify on the style's right-click menu, pick a darker colour, and save.",
)
FOREIGN = code(
    "WORD-13",
    "The Word file's language is not British English",
    "Screen readers take their voice, and Word its spelling, from the language of the file.",
    "Open the file in Word, choose Review, Language, Set Proofing Language, English (United Kingdom), Set As Default,"
    " and save.",
)
JUSTIFIED = code(
    "WORD-14",
    "A style is justified",
    "Lines that are stretched to one width have uneven gaps, which people with dyslexia find hard to read.",
    "Open the file in Word, choose Modify on the style's right-click menu, pick Align Left, and save.",
)
METAFILE = code(
    "WORD-15",
    "A picture is a Windows metafile",
    "Pictures of the kinds EMF and WMF look wrong or vanish outside Word: on the web, on phones and in other programs.",
    "Put the crest into the file again as a PNG or SVG picture, and give it alternative text.",
)


def inspect(own_file: bytes, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a council's own Word file: an error if it cannot be used at all, warnings and notes if it can.

    `name` is what messages call the file.
    """
    cleaned = sanitise(own_file, name)
    if cleaned.value is None:
        return cleaned.diagnostics
    return (*cleaned.value.diagnostics, *_findings(cleaned.value, name))


def _findings(file: CleanFile, name: str) -> Iterator[Diagnostic]:
    pictures = sorted(part for part in file.parts if part.lower().endswith((".emf", ".wmf")))
    if pictures:
        yield _found(METAFILE, Severity.WARNING, f"{name} holds {len(pictures)} metafile(s): {', '.join(pictures)}.")
    part = _styles_part(file)
    if part is None:
        yield _found(MISSING, Severity.NOTE, f"{name} has no styles at all.")
        return
    styles = Cascade(part)
    missing = [kind[1] for kind in _USED if kind not in styles.named and kind[1] not in _NOT_OURS_TO_ADD]
    if missing:
        yield _found(MISSING, Severity.NOTE, f"{name} has no style for: {', '.join(missing)}.")
    language = styles.language()
    if language.casefold() != LANGUAGE.casefold():
        said = language or "not stated"
        yield _found(FOREIGN, Severity.WARNING, f"The language of {name} is {said}, not {LANGUAGE}.")
    for key in _USED:
        if key in styles.named:
            yield from _style_findings(styles, key, name)


def _style_findings(styles: Cascade, key: tuple[str, str], name: str) -> Iterator[Diagnostic]:
    style = styles.named[key]
    called = f"The style “{key[1]}” of {name}"
    size = styles.size(style)
    if size is not None and size < SMALLEST:
        yield _found(SMALL, Severity.WARNING, f"{called} is {size:g} point.")
    color, paper = styles.color(style), styles.paper(style)
    if color and (ratio := contrast(color, paper)) < LEAST_CONTRAST:
        yield _found(FAINT, Severity.WARNING, f"{called} has the colour #{color} on #{paper}: {ratio:.1f} to 1.")
    if styles.is_justified(style):
        yield _found(JUSTIFIED, Severity.WARNING, f"{called} is justified.")


class Cascade:
    """The styles of a file and what they take over from one another (ECMA-376 part 1, 17.7.2)."""

    def __init__(self, styles: etree._Element) -> None:
        self.named = by_name(styles)
        self._by_id = {str(style.get(w("styleId"))): style for style in styles.findall(w("style"))}
        self._defaults = styles.find(w("docDefaults"))

    def size(self, style: etree._Element) -> float | None:
        """The size in points; None for a character style that leaves it as it is."""
        element = self._first(style, f"{w('rPr')}/{w('sz')}")
        if element is None:
            return None if style.get(w("type")) == "character" else _WORDS_DEFAULT_SIZE
        value = str(element.get(w("val"), ""))
        return int(value) / 2 if value.isdecimal() else None

    def color(self, style: etree._Element) -> str:
        """The colour as RRGGBB; empty for a character style that leaves it as it is."""
        element = self._first(style, f"{w('rPr')}/{w('color')}")
        if element is None:
            return "" if style.get(w("type")) == "character" else "000000"
        return _rgb(element.get(w("val")), "000000")

    def paper(self, style: etree._Element) -> str:
        """The colour behind the words as RRGGBB: white unless the style is shaded."""
        for place in ("rPr", "pPr"):
            element = self._first(style, f"{w(place)}/{w('shd')}")
            if element is not None:
                return _rgb(element.get(w("fill")), "FFFFFF")
        return "FFFFFF"

    def is_justified(self, style: etree._Element) -> bool:
        """True when lines are stretched to one width."""
        element = self._first(style, f"{w('pPr')}/{w('jc')}")
        return element is not None and element.get(w("val")) in {"both", "distribute"}

    def language(self) -> str:
        """The language of plain paragraphs, such as "en-GB"; empty if the file does not say."""
        normal = self.named.get(("paragraph", "normal"))
        path = f"{w('rPr')}/{w('lang')}"
        element = self._default(path) if normal is None else self._first(normal, path)
        return "" if element is None else str(element.get(w("val"), ""))

    def _first(self, style: etree._Element, path: str) -> etree._Element | None:
        """The element at the path in the style or in the nearest one that it is based on, or else in the defaults."""
        seen: set[etree._Element] = set()
        current: etree._Element | None = style
        while current is not None and current not in seen:
            seen.add(current)
            element = current.find(path)
            if element is not None:
                return element
            base = current.find(w("basedOn"))
            current = None if base is None else self._by_id.get(str(base.get(w("val"))))
        return None if style.get(w("type")) == "character" else self._default(path)

    def _default(self, path: str) -> etree._Element | None:
        if self._defaults is None:
            return None
        group = "rPrDefault" if path.startswith(w("rPr")) else "pPrDefault"
        return self._defaults.find(f"{w(group)}/{path}")


def contrast(ink: str, paper: str) -> float:
    """The contrast ratio of two colours given as RRGGBB, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(ink), _luminance(paper)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= _NEARLY_BLACK else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(value: object, otherwise: str) -> str:
    """A colour that is written as RRGGBB; what else Word may say ("auto") stands for `otherwise`."""
    text = str(value or "")
    return text if len(text) == len("RRGGBB") and all(sign in "0123456789abcdefABCDEF" for sign in text) else otherwise


def _styles_part(file: CleanFile) -> etree._Element | None:
    kind = f"{KIND}/styles"
    for link in xml.parse(file.document_links()):
        if link.get("Type") == kind:
            return xml.parse(file.parts[str(link.get("Target", "")).lstrip("/")])
    return None


def _found(kind: Code, severity: Severity, message: str) -> Diagnostic:
    return Diagnostic(kind, severity, message)
