"""Inlines as HTML that is well-formed XML too, and the ids by which places of a page are linked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from reportgen.document.nodes import Break, Gap, Inline, Link, Mark, Reference, Remark, Target, Text
from reportgen.document.walk import plain
from reportgen.write.words import leads_somewhere_safe, on_one_line

_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9-]")


@dataclass(slots=True)
class Ids:
    """The ids given out on one page: each name once, to its first place, since an id has to be unique."""

    taken: set[str] = field(default_factory=set)

    def attribute(self, name: str) -> str:
        """The attribute `id` with a space before it; nothing for no name or one that is taken."""
        if not name or name in self.taken:
            return ""
        self.taken.add(name)
        return f' id="{id_of(name)}"'

    def fresh(self, kind: str) -> str:
        """An id that no name has: the underscore of `id_of` always stands before a code and another underscore."""
        fresh = f"_{kind}-{len(self.taken)}"
        self.taken.add(fresh)
        return fresh


def id_of(name: str) -> str:
    """The id of a name, different for different names: any character but a letter, figure or hyphen as its code."""
    return _NOT_IN_IDS.sub(lambda found: f"_{ord(found[0]):x}_", name)


def attribute_text(text: str) -> str:
    """The text as the value of an attribute between double quotation marks."""
    return escape(on_one_line(text))


def words(text: str) -> str:
    """The text as content of an element."""
    return escape(on_one_line(text), quote=False)


def written(inlines: Iterable[Inline], ids: Ids, *, linked: bool = False) -> str:
    """The inlines as HTML; where they are `linked` already no link is put within the link."""
    return "".join([_inline(inline, ids, linked=linked) for inline in inlines])


def _inline(inline: Inline, ids: Ids, *, linked: bool) -> str:
    match inline:
        case Text():
            text = words(inline.text)
            return _marked(text.replace(" ", "\u00a0") if inline.together else text, inline.marks)
        case Break():
            return "<br />"
        case Gap():
            title = f' title="{attribute_text(inline.reason)}"' if inline.reason else ""
            return _marked(f'<mark class="gap"{title}>[{words(inline.text)}]</mark>', inline.marks)
        case Reference():
            text = _marked(words(inline.text), inline.marks)
            return f'<a href="#{id_of(inline.name)}">{text}</a>' if inline.resolved and not linked else text
        case Target():
            return f"<span{ids.attribute(inline.name)}>{written(inline.content, ids, linked=linked)}</span>"
        case Remark():
            return written(inline.content, ids, linked=linked)
        case Link():
            return _link(inline, ids, linked=linked)
        case _:
            assert_never(inline)


def _link(link: Link, ids: Ids, *, linked: bool) -> str:
    if linked or not leads_somewhere_safe(link.href) or not plain(link.content).strip():
        return written(link.content, ids, linked=linked)
    return f'<a href="{attribute_text(link.href)}">{written(link.content, ids, linked=True)}</a>'


def _marked(text: str, marks: Mark) -> str:
    if Mark.EMPHASIS in marks:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if Mark.STRONG in marks else text
