"""A case to read, and what the tests ask of what was read."""

from __future__ import annotations

from pathlib import Path

from reportgen.diagnostics import Checked
from reportgen.source import Mapping, Node, Scalar, Source, parse

GALLERY = Path(__file__).parent.parent / "messages"

CASE = """\
# yaml-language-server: $schema=case.schema.json
ombudsman:
  route: public report      # or decision statement
  issued: 2019-05-08
  "title": "Report on children’s social care"
findings:
  - id: consent
    fault: >-
      The council would not investigate
      without the child’s consent.
  -
wards: [Eastcliff, 'Newport']
cabinet: {}
extension:
"""


def root_of(text: str) -> Mapping:
    checked = parse(text, "x.yaml")
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.root is not None
    return checked.value.root


def messages(checked: Checked[Source]) -> list[str]:
    return [found.message for found in checked.diagnostics]


def only_message(text: str) -> str:
    (found,) = parse(text, "x.yaml").diagnostics
    return found.message


def nodes_within(node: Node | None) -> list[Node]:
    if node is None:
        return []
    if isinstance(node, Scalar):
        return [node]
    children = node.values() if isinstance(node, Mapping) else node
    return [node, *(inner for child in children for inner in nodes_within(child))]


def layout(node: Node | None) -> list[object]:
    """Everything that a parser could get wrong about a tree."""
    return [
        (str(found), found.start, found.end, found.plain)
        if isinstance(found, Scalar)
        else (found.start, found.end, found.key_places if isinstance(found, Mapping) else found.item_starts)
        for found in nodes_within(node)
    ]
