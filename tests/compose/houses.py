"""A house with one template of a test's own, and the words of what it composes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen import source
from reportgen.case.load import make
from reportgen.case.model import Case
from reportgen.compose.checks import UNPLACED
from reportgen.compose.composer import Composer
from reportgen.compose.house import House, find
from reportgen.diagnostics import Checked, Diagnostic
from reportgen.document.nodes import Block, Break, Document, Gap, Inline, Reference, Text
from reportgen.document.walk import all_inlines, inlines_in
from reportgen.options import Stage

TEMPLATES = Path(__file__).parents[2] / "templates"
HOUSE = """\
schema_version: 1
council: Lancashire County Council
short name: the county council
appendix: Appendix 1
words: {open: Part A}
implications:
  - {subject: legal, label: Legal, cleared by: monitoring officer}
  - {subject: risk management, label: Risk, none: There is no risk., optional: yes}
reports:
  cabinet: {template: cabinet.md.j2, body: Cabinet, decides: executive}
"""
HEAD = "schema_version: 1\ncouncil: lancashire\n"
ONE_REPORT = "reports:\n  cabinet:\n    title: Action taken on the Ombudsman’s report\n"


def case_of(text: str) -> Case:
    """The case in a text that loads."""
    read = source.parse(text, "case.yaml").value
    assert read is not None
    made = make(read)
    assert made.value is not None, made.diagnostics
    return made.value


@dataclass(frozen=True)
class Folder:
    """A folder of templates with one house, `lancashire`."""

    path: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Writes files by their names under the folder."""
        for name, text in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def house(self) -> House:
        """The house."""
        found = find("lancashire", [self.path])
        assert found.value is not None, found.diagnostics
        return found.value

    def compose(
        self, template: str, case: str = "", files: Mapping[str, str] | None = None, stage: Stage = Stage.FINAL
    ) -> Checked[Document]:
        """What the house makes of a case with one template; that so small a one has no place for much is not told."""
        self.write({"lancashire/house.yaml": HOUSE, "base/empty.md.j2": "", "lancashire/cabinet.md.j2": template})
        self.write(files or {})
        text = case if case.startswith("schema_version") else HEAD + case
        made = Composer(self.house()).compose(
            case_of(text if "reports:" in text else text + ONE_REPORT), "cabinet", stage
        )
        return Checked(made.value, tuple(found for found in made.diagnostics if found.code is not UNPLACED))

    def document(self, template: str, case: str = "", files: Mapping[str, str] | None = None) -> Document:
        """The document of a template without a mistake."""
        made = self.compose(template, case, files)
        assert made.value is not None, made.diagnostics
        assert not made.failed, made.diagnostics
        return made.value

    def said(self, template: str, case: str = "", files: Mapping[str, str] | None = None) -> str:
        """The words of the document of a template without a mistake."""
        return words(all_inlines(self.document(template, case, files)))

    def problems(
        self, template: str, case: str = "", files: Mapping[str, str] | None = None
    ) -> list[tuple[str, str, str]]:
        """The code, the place in the folder and the message of everything found."""
        return [
            (found.code.name, self.place(found), found.message)
            for found in self.compose(template, case, files).diagnostics
        ]

    def place(self, found: Diagnostic) -> str:
        """Where it stands, as `lancashire/cabinet.md.j2:3`."""
        assert found.span is not None, found
        return f"{found.span.file.removeprefix(self.path.as_posix() + '/')}:{found.span.line}"


def words(inlines: Iterable[Inline]) -> str:
    """The words of inlines and of those in them, new lines as they are, gaps in brackets."""
    out: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text | Reference):
            out.append(inline.text)
        elif isinstance(inline, Gap):
            out.append(f"[{inline.text}]")
        elif isinstance(inline, Break):
            out.append("\n")
    return "".join(out)


def words_of(blocks: Iterable[Block]) -> str:
    """The words of blocks."""
    return words(inlines_in(blocks))
