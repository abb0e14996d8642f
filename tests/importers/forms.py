"""One made-up decision in every form that an officer may have it in: PDF, web page, Word file and pasted text."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.importers import pages
from tests.importers.made import EXAMPLE, Made, Part, Said
from tests.importers.word_form import as_docx

__all__ = [
    "EXAMPLE",
    "Made",
    "Part",
    "Said",
    "as_bare",
    "as_dashes",
    "as_docx",
    "as_html",
    "as_pdf",
    "as_text",
    "as_wrapped",
    "marker_of",
]


def _head(made: Made) -> list[str]:
    return [
        f"{made.body} ({made.reference})",
        f"Category : {made.category} > {made.subcategory}",
        f"Decision : {made.decision}",
        f"Decision date : {made.day}",
        f"{made.title}:",
        f"Summary: {made.summary}",
    ]


def marker_of(number: int, *, lettered: bool, mark: str = "•") -> str:
    """The marker of the item of this number, from 0."""
    return f"{chr(ord('a') + number)})" if lettered else mark


def _pasted(item: Said, marker: str, indent: int) -> Iterator[str]:
    yield f"{' ' * indent}{marker} {item.text}"
    for number, below in enumerate(item.items):
        yield from _pasted(below, marker_of(number, lettered=item.lettered), indent + 2)


def as_text(made: Made) -> bytes:
    """The web page copied into an editor: a paragraph a line, lists indented, numbers beginning again in each part."""
    lines = [line for head in _head(made) for line in (head, "")]
    for part in made.parts:
        lines += [part.heading, ""]
        numbered = 0
        for said in part.said:
            numbered += said.numbered
            lines += _pasted(said, f"{numbered}.", 2) if said.numbered else [said.text]
        lines += ["", "Back to top", ""] if part.said else []
    return "\n".join([*lines, made.signature, ""]).encode()


def _dashed(item: Said) -> Iterator[str]:
    yield f"- {item.text}"
    for below in item.items:
        yield from _dashed(below)


def as_dashes(made: Made) -> bytes:
    """The web page copied so that every number, letter and bullet became a dash and no list is indented."""
    lines = _head(made)
    for part in made.parts:
        lines.append(part.heading)
        for said in part.said:
            lines += _dashed(said) if said.numbered else [said.text]
    return "\n".join([*lines, made.signature, ""]).encode()


def as_bare(made: Made) -> bytes:
    """The web page copied so that no marker of any list is left."""
    return b"\n".join(line.removeprefix(b"- ") for line in as_dashes(made).split(b"\n"))


def _listed(items: tuple[Said, ...], kind: str) -> str:
    inner = "".join(
        f"<li>{escape(item.text)}{_listed(item.items, 'ol type=a' if item.lettered else 'ul')}</li>\n" for item in items
    )
    return f"<{kind}>\n{inner}</{kind.split(maxsplit=1)[0]}>" if items else ""


def as_html(made: Made) -> bytes:
    """A whole saved page of the Ombudsman’s site, with its banner, menus, scripts and foot."""
    parts, number = [], 1
    for part in made.parts:
        parts.append(f"<h{part.level + 1}>{escape(part.heading)}</h{part.level + 1}>")
        for numbered, run in _runs(part.said):
            if numbered:
                parts.append(_listed(run, f'ol start="{number}"'))
                number += len(run)
            else:
                parts += [f"<p>{escape(said.text)}</p>" for said in run]
        parts.append('<p class="top"><a href="#top">Back to top</a></p>' if part.said else "")
    return PAGE.format(
        body=escape(made.body),
        reference=made.reference,
        category=escape(made.category),
        subcategory=escape(made.subcategory),
        decision=made.decision,
        day=made.day,
        title=escape(made.title, quote=False),
        summary=escape(made.summary),
        parts="\n".join(parts),
        signature=escape(made.signature, quote=False),
    ).encode()


def _runs(said: tuple[Said, ...]) -> Iterator[tuple[bool, tuple[Said, ...]]]:
    """Paragraphs that follow one another and are all numbered, or all not."""
    run: list[Said] = []
    for one in said:
        if run and run[-1].numbered != one.numbered:
            yield run[-1].numbered, tuple(run)
            run = []
        run.append(one)
    if run:
        yield run[-1].numbered, tuple(run)


PAGE = """<!DOCTYPE html>
<html lang="en-GB" class="js"><head><meta charset="utf-8"><title>{reference} - Ombudsman</title>
<script>window.dataLayer = window.dataLayer || []; var text = "<p>not this</p>";</script>
<style>.decision {{ color: #333 }}</style></head>
<body class="page has-cookie-bar">
<div id="ccc-cookie-consent" class="cookie-banner"><h2>Privacy settings</h2><p>Review your cookies.</p>
<button>Accept</button></div>
<a class="skip-link" href="#content">Skip to main content</a>
<header role="banner"><p>Local Government &amp; Social Care Ombudsman</p>
<nav><ul><li><a href="/">Home</a></li><li><a href="/decisions">Decisions</a></li></ul></nav></header>
<div class="wrapper"><div id="content">
<ul class="breadcrumb"><li>Home</li><li>Decisions</li></ul>
<div class="decision"><h1>{body} ({reference})</h1>
<p><strong>Category : </strong>{category} &gt; {subcategory}</p>
<p><strong>Decision : </strong>{decision}</p>
<p><strong>Decision date : </strong>{day}</p>
<h2>{title}:</h2>
<p>Summary: {summary}</p>
{parts}
<p>{signature}</p>
<p><a href="javascript:window.print()">Print this page</a></p>
</div></div></div>
<footer role="contentinfo"><ul><li>Accessibility</li><li>Contact us</li></ul></footer>
<noscript><img src="https://example.org/pixel.gif" alt="pixel"></noscript>
</body></html>
"""


def as_pdf(made: Made) -> bytes:
    """A PDF in the Ombudsman’s layout: the head beside the text, numbers hanging, a foot on each page."""
    sheet = pages.Sheets(f"{made.status.capitalize()} decision")
    sheet.beside(f"{made.decided:%-d %B %Y}", 0)
    for row, line in enumerate(("Complaint reference:", made.reference, "Complaint against:", made.body)):
        sheet.beside(line, 1 + row + row // 2, bold=line.endswith(":"))
    sheet.heading(made.title, 14)
    sheet.paragraph(f"Summary: {made.summary}", size=13)
    number = 0
    for part in made.parts:
        sheet.heading(part.heading, 14 if part.level == 2 else 12)
        for said in part.said:
            number += said.numbered
            sheet.paragraph(said.text, f"{number}." if said.numbered else "")
            _printed_items(sheet, said, 0)
    sheet.heading(made.signature, 12)
    return sheet.finished()


def _printed_items(sheet: pages.Sheets, said: Said, indent: int) -> None:
    for number, item in enumerate(said.items):
        sheet.paragraph(item.text, marker_of(number, lettered=said.lettered), indent=indent + 9)
        _printed_items(sheet, item, indent + 18)


def as_wrapped(made: Made, width: int = 80) -> bytes:
    """The PDF’s text as a program takes it out: lines broken at the width, no indents, no empty lines, feet between."""
    lines, number = ["1", f"{made.decided:%-d %B %Y}", "Complaint reference: ", made.reference], 0
    lines += ["Complaint against:", made.body, made.title, *pages.wrapped(f"Summary: {made.summary}", width)]
    for part in made.parts:
        lines.append(part.heading)
        for said in part.said:
            number += said.numbered
            lines += pages.wrapped(f"{number}. {said.text}" if said.numbered else said.text, width)
            lines += _wrapped_items(said, width)
    lines += [made.signature, ""]
    foot = ["    ", f"{made.status.capitalize()} decision 2"]
    return "\n".join([*lines[:30], *foot, *lines[30:]]).encode()


def _wrapped_items(said: Said, width: int) -> Iterator[str]:
    for number, item in enumerate(said.items):
        yield from pages.wrapped(f"{marker_of(number, lettered=said.lettered)} {item.text}", width)
        yield from _wrapped_items(item, width)
