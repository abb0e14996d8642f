"""The search of a finished file for what the public may not read, in every part of it.

A Word file is a package of many parts: the report, the heads and feet of pages, comments, properties, and what a
council's own file brought with it. Words are searched as a reader sees them, joined across runs, cells and lines, and
also where only a program shows them: descriptions, titles, authors, addresses of links, instructions of fields.
Nothing of what is found is repeated in what is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from reportgen.law.personal import found_in, permitted

SHOWN = 40  # letters before what was found, by which an officer finds the place
HIDDEN = "…"
PARTED = "\n\n"
WITHIN = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": " "}
RUN = frozenset({"t", "delText", "instrText", "delInstrText"})
SAID = frozenset(
    {"descr", "title", "name", "tooltip", "author", "initials", "instr", "Target", "alt", "fullDate", "lastValue"}
    | {
        "displayText",
        "userId",
        "content",
        "href",
        "src",
        "value",
        "placeholder",
        "summary",
        "aria-label",
        "id",
    }
)
NAMED = frozenset({"tblCaption", "tblDescription", "alias", "tag", "docVar", "text", "author", "category", "link"})
UNSAID = frozenset({"lsdException", "posOffset", "align", "pctWidth", "pctHeight", "script"})
TECHNICAL = re.compile(r"(?:^|/)(?:theme/|fontTable\.xml|numbering\.xml|webSettings\.xml|\[Content_Types\]\.xml)")
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "wbr"})
PRINTABLE = re.compile(rb"[\x20-\x7e]{6,}|(?:[\x20-\x7e]\x00){6,}")
MARKDOWN = re.compile(r"\\(?=[^\w\s])|[*_~`]+(?=\S)|(?<=\S)[*_~`]+")
LINK = re.compile(r"\]\(([^)\s]*)|<([^<>\s]+)>")
FIELD = re.compile(r"\b(?:(?:PAGE)?REF\s+\w+|(?:NUM)?PAGES?)(?:\s+\\\w)*\s")  # an instruction, which no reader sees
QUOTED = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", re.DOTALL)
HTML_TAG = re.compile(r"</?(?P<name>[a-zA-Z][\w-]*)[^<>]*>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is searched as one, and where in the file it stands, in an officer's words."""

    text: str
    where: str


_PARTS = {
    "word/document": "the text",
    "word/header": "the head of the pages",
    "word/footer": "the foot of the pages",
    "word/comments": "a comment",
    "word/footnotes": "a footnote",
    "docProps/": "the properties of the file",
}
"""Parts of a Word file, by the beginning of their names (ECMA-376 part 1, 11.3), in an officer's words."""


def search_package(
    content: bytes, kind: str, never_publish: Iterable[str] = (), allowed: Iterable[str] = frozenset()
) -> tuple[str, ...]:
    """What a finished file (`docx`, `md` or `html`) must lose before it is public, each as half a sentence.

    `allowed` are words that the report gives readers on purpose: telephone numbers and e-mail addresses of its
    contacts, the address of an office. They do not excuse a word of `never_publish`. A file that cannot be read is not
    public either.
    """
    words, known = tuple(never_publish), tuple(allowed)
    stretches = {"docx": _in_docx, "md": _in_markdown, "html": _in_html}[kind](content)
    return tuple(dict.fromkeys(told for stretch in stretches for told in _searched(stretch, words, known)))


def _searched(stretch: Stretch, never_publish: tuple[str, ...], allowed: tuple[str, ...]) -> Iterator[str]:
    text = stretch.text
    matches = [
        match
        for match in found_in(text, never_publish)
        if not permitted(text[match.start : match.end], match.what, allowed)
    ]
    clean, ends = "", 0
    for match in matches:
        clean += text[ends : match.start]
        before = " ".join(FIELD.sub(" ", clean).split())[-SHOWN:]
        after = f", after “{before}”" if before else ""
        yield f"{match.what} in {stretch.where}{after}"
        clean, ends = clean + HIDDEN, match.end


# ------------------------------------------------------------------------------------------------------- Word


def _in_docx(content: bytes) -> Iterator[Stretch]:
    """Every part of a package, the names of its parts, and packages within it."""
    try:
        with ZipFile(BytesIO(content)) as package:
            yield Stretch(package.comment.decode("utf-8", "replace"), "the comment of the package")
            for name in package.namelist():
                yield Stretch(unquote(name.replace("/", PARTED)), "the name of a part")
                yield from _in_part(name, package.read(name))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError) as problem:
        raise ValueError("the file is not a Word package that can be read") from problem


def _in_part(name: str, content: bytes) -> Iterator[Stretch]:
    """One part: words and attributes of XML; of a picture or other data, the letters in it."""
    if content.startswith(b"PK\x03\x04"):
        yield from (Stretch(inner.text, f"{inner.where} of {name}") for inner in _in_docx(content))
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        runs = (run.replace(b"\x00", b"").decode("ascii") for run in PRINTABLE.findall(content))
        yield Stretch(PARTED.join(runs), name)
        return
    yield Stretch("".join(_spoken(root)), _called(name))
    if not TECHNICAL.search(name):
        yield Stretch(PARTED.join(unquote(words) for words in _attributes(root)), f"the attributes of {name}")


def _called(name: str) -> str:
    """What an officer calls a part of a Word file; of other parts the name."""
    return next((called for part, called in _PARTS.items() if name.startswith(part)), name)


def _spoken(element: etree._Element) -> Iterator[str]:
    """The words of an element and all in it, joined across runs; paragraphs and values of other kinds are set apart."""
    tag: object = element.tag
    name = etree.QName(tag).localname if isinstance(tag, str) else "p"  # "p": a comment or an instruction
    if name in UNSAID:
        return
    text = element.text if (element.text and element.text.strip()) or name in RUN else ""
    apart = PARTED if name == "p" or (text and name not in RUN) else ""
    yield f"{apart}{WITHIN.get(name, '')}{text or ''}"
    for inner in element:
        yield from _spoken(inner)
        yield inner.tail if inner.tail and inner.tail.strip() else ""
    yield apart


def _is_own_style(element: etree._Element) -> bool:
    """Whether an element is the name of a style that is not one of Word's own."""
    style = element.getparent()
    if style is None or etree.QName(element).localname != "name":
        return False
    return any(etree.QName(str(key)).localname == "customStyle" for key in style.attrib)


def _attributes(root: etree._Element) -> Iterator[str]:
    """Values of attributes that hold words of somebody's; the names of Word's own styles are not."""
    for element in root.iter("*"):
        name = etree.QName(element).localname
        for key, value in element.attrib.items():
            local = etree.QName(key).localname
            if name not in UNSAID and (local in SAID or (local == "val" and (name in NAMED or _is_own_style(element)))):
                yield str(value)


# ------------------------------------------------------------------------------------------- Markdown and HTML


def _in_markdown(content: bytes) -> Iterator[Stretch]:
    """The text as it is typed, and as it reads without its marks."""
    typed = content.decode("utf-8", "replace")
    plain = MARKDOWN.sub("", HTML_TAG.sub(_without_tag, unescape(typed)))
    yield Stretch(re.sub(r"\s*\|\s*", PARTED, plain), "the text")
    links = (one or other for one, other in LINK.findall(typed))
    yield Stretch(unquote(PARTED.join(links)), "a link")


def _without_tag(tag: re.Match[str]) -> str:
    return "" if tag["name"].lower() in INLINE else "\n"


def _in_html(content: bytes) -> Iterator[Stretch]:
    """The words of the page, its comments, and its attributes."""
    root = etree.fromstring(content, etree.HTMLParser(encoding="utf-8", remove_comments=False))
    if root is None:
        return
    styles = (words for style in root.iter("style") for words in QUOTED.findall(style.text or ""))
    yield Stretch(PARTED.join(styles), "the style of the page")
    yield Stretch("".join(_read(root)), "the page")
    yield Stretch(PARTED.join(unquote(words) for words in _attributes(root)), "the attributes of the page")


def _read(element: etree._Element) -> Iterator[str]:
    """The words of an element of a page; only inline elements run on."""
    tag: object = element.tag
    name = tag if isinstance(tag, str) else ""
    if name in {"script", "style"}:
        return
    apart = "" if name in INLINE or name == "br" else PARTED
    yield "\n" if name == "br" else apart
    yield element.text or ""
    for inner in element:
        yield from _read(inner)
        yield inner.tail or ""
    yield apart
