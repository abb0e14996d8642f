"""What a person reads in each format, as words in order: read by programs that know nothing of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.write.docx.reading import WordFile, WordNumbers, text

_GFM = MarkdownIt("gfm-like").disable("linkify")
_HTML = "{http://www.w3.org/1999/xhtml}"
_TAGS = {"br": " ", "ul": " ", "li": " "}


def of_word(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The words of a Word file's body or of another part, with the numbers that Word works out from its lists."""
    file = WordFile.opened(data)
    numbers = WordNumbers(file)
    paragraphs = file.paragraphs(part)
    return " ".join(f"{numbers.next(paragraph)} {text(paragraph)}" for paragraph in paragraphs).split()


def of_markdown(markdown: str) -> list[str]:
    """The words of Markdown."""
    stretches = (token for token in _GFM.parse(markdown) if token.type == "inline")
    return " ".join("".join(_words(token.children or [])) for token in stretches).split()


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "html_inline":
            yield _TAGS[token.content.strip("</>")]
        elif token.type in {"hardbreak", "softbreak"}:
            yield " "
        else:
            yield token.content


def of_html(html: str, part: str = "main") -> list[str]:
    """The words of a part of the page without the captions of its tables, and without what is hidden."""
    root = etree.fromstring(html.encode(), etree.XMLParser(resolve_entities=False))
    body = root.find(f"{_HTML}body/{_HTML}{part}")
    assert body is not None
    for unread in [*body.iter(f"{_HTML}caption"), *body.iterfind(".//*[@hidden]")]:
        unread.clear()
    for line_end in body.iter(f"{_HTML}br"):
        line_end.text = " "
    return "".join(map(str, body.itertext())).split()
