"""A council's house style: its folder of templates and its `house.yaml`. Knows no case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from reportgen import source
from reportgen.case import load
from reportgen.case.implications import Subject
from reportgen.case.part import Part
from reportgen.case.practice import Practice
from reportgen.case.values import Choice, Count, Many, Text, WebAddress, YesNo, unfit
from reportgen.compose.filenames import FIELDS, USUAL, unfit_pattern
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.document.look import Look, Scheme
from reportgen.suggest import did_you_mean

HOUSE_FILE = "house.yaml"
OWN_FILES = ("styles.docx", "styles.dotx")
SHARED = "base"

UNKNOWN_HOUSE = code(
    "HOUSE-01",
    "A house style that is not there",
    "The case names a council for which there is no folder of templates.",
    "Choose one that `reportgen houses` lists, or add a folder for your council (docs/houses.md).",
)
UNKNOWN_REPORT = code(
    "HOUSE-02",
    "A report that the house does not make",
    "The case asks for a report, by its name or its `kind`, for which the house style has no template.",
    "Choose one that `reportgen houses` lists for your council, or say which one it is with `kind:`.",
)


class Decides(Choice):
    """What kind of body meets; the law on access to information differs between them."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    COMMITTEE = "committee"


def _measure(text: Text) -> Text:
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?", text):
        raise unfit(f"`{text}` is not a measure", "write a number, for example 2.5")
    return text


def _colour(text: Text) -> Text:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        raise unfit(
            f"`{text}` is not a colour", "write six digits from 0 to 9 and A to F, in quotes, for example '1B365D'"
        )
    return text


def _counted(text: Text) -> Text:
    if text != "none" and not re.fullmatch(r"[(\[]?1(\.1)?[)\].]?\.?", text):
        raise unfit(f"`{text}` is not a form of number", "write none, or a form such as 1. or 1.1. or (1)")
    return text


def _item(text: Text) -> Text:
    if not re.fullmatch(r"[(\[]?[1ai][)\].]?\.?", text):
        raise unfit(f"`{text}` is not a form of number", "write a form such as 1. or (i) or a)")
    return text


def _lettered(text: Text) -> Text:
    if not re.search(r"\b[1A]\b", text):
        raise unfit(f"`{text}` numbers no appendix", "give it a 1 or an A, for example Appendix 1 or Appendix 'A'")
    return text


def _naming(text: Text) -> Text:
    if problem := unfit_pattern(text):
        raise unfit(*problem)
    return text


Measure = Annotated[Text, AfterValidator(_measure)]
Colour = Annotated[Text, AfterValidator(_colour)]
CountedForm = Annotated[Text, AfterValidator(_counted)]
ItemForm = Annotated[Text, AfterValidator(_item)]
AppendixForm = Annotated[Text, AfterValidator(_lettered)]
FilePattern = Annotated[Text, AfterValidator(_naming)]


class Pages(Part):
    """How the pages look: colours as six hexadecimal digits, lengths in centimetres, sizes in points."""

    accent: Colour | None = Field(None, description="The colour of headings and rules")
    tint: Colour | None = Field(None, description="The colour behind header rows and label columns")
    font: Text | None = Field(None, description="The typeface")
    label_width: Measure | None = Field(None, description="The width of the labels at the head of the report")
    title_size: Measure | None = Field(None, description="The size of the report's title")
    heading_size: Measure | None = Field(None, description="The size of section headings")
    capitals: YesNo | None = Field(None, description="Whether section headings are printed in capitals")
    masthead_rule: YesNo | None = Field(None, description="Whether a rule stands under the first page's masthead")
    margin_top: Measure | None = Field(None, description="The top margin")
    margin_bottom: Measure | None = Field(None, description="The bottom margin")
    margin_side: Measure | None = Field(None, description="The left and right margins")


class Numbering(Part):
    """The forms of numbers; `none` for no number."""

    headings: CountedForm | None = Field(None, description="Section headings, for example 1.")
    paragraphs: CountedForm | None = Field(None, description="Paragraphs, for example 1.1.")
    items: Many[ItemForm] = Field((), description="Items of numbered lists, by depth, for example (i)")


class ReportStyle(Part):
    """One report that the house makes."""

    template: Text = Field(description="The template, a file of this folder")
    body: Text = Field(description="The body that meets, for example Full Council")
    decides: Decides = Field(description="council, executive or committee")


class ImplicationStyle(Part):
    """A subject on which the house asks for implications."""

    subject: Subject = Field(description="One of: " + ", ".join(Subject))
    label: Text = Field(description="The heading or label in the report")
    cleared_by: Text | None = Field(None, description="The role that clears it")
    none: Text | None = Field(None, description="What the report says when there are none")
    always: YesNo = Field(False, description="yes if the report has it even when there are none")
    optional: YesNo = Field(False, description="yes if a case may leave it out without a gap")


class HouseStyle(Part):
    """A council's labels, numbering and look, and the reports that it makes."""

    schema_version: Count = Field(description="The version of this form; always 1")
    council: Text = Field(description="The council's name")
    short_name: Text = Field(description="How the text names the council, for example the council")
    origin: Text | None = Field(None, description="What the style was made from")
    feedback: WebAddress | None = Field(
        None, description="Where readers can say whether a report is easy to understand"
    )
    appendix: AppendixForm = Field(description="How appendices are called: Appendix 1, or Appendix 'A'")
    files: FilePattern = Field(
        Text(USUAL), description="How files are called: " + ", ".join(f"{{{name}}}" for name in FIELDS)
    )
    words: dict[Text, Text] = Field({}, description="Words that the templates print, by name")
    numbering: Numbering = Field(Numbering(), description="The forms of numbers")
    pages: Pages = Field(Pages(), description="The look of the pages")
    implications: Many[ImplicationStyle] = Field((), description="The implications that it asks for, in order")
    cleared_by: Text | None = Field(None, description="The role that clears each report as a whole, if one has to")
    practice: Practice = Field(Practice(), description="Local practice: how the council counts, and time kept in hand")
    reports: dict[Text, ReportStyle] = Field(description="The reports that it makes, by the name that a case gives")

    def look(self) -> Look:
        """The measures of its pages; what the house does not say is as every report has it."""
        sizes: dict[str, Any] = {name: _number(getattr(self.pages, name)) for name in self.pages.model_fields_set}
        forms = self.numbering
        scheme = Scheme(
            heading=_shown(forms.headings),
            paragraph=_shown(forms.paragraphs),
            items=tuple(map(str, forms.items)) or ("(i)", "(a)"),
        )
        return Look(scheme=scheme, **sizes)

    def appendix_name(self, place: int) -> str:
        """What the appendix at a place (from 1) is called."""
        letter = chr(ord("A") + (place - 1) % 26) * ((place - 1) // 26 + 1)
        return re.sub(r"\b[1A]\b", lambda found: letter if found.group() == "A" else str(place), str(self.appendix))


def _number(value: object) -> object:
    if isinstance(value, bool):
        return value
    text = str(value)
    return float(text) if re.fullmatch(r"\d{1,2}(\.\d{1,2})?", text) else text


def _shown(form: Text | None) -> str:
    return "" if form is None or form == "none" else str(form)


@dataclass(frozen=True, slots=True)
class House:
    """A house style that was found and read."""

    name: str
    folder: Path
    shared: Path
    style: HouseStyle

    @property
    def own_file(self) -> Path | None:
        """The council's own Word file, if the folder has one."""
        return next((path for name in OWN_FILES if (path := self.folder / name).is_file()), None)


def find(name: str, roots: Iterable[Path], span: Span | None = None) -> Checked[House]:
    """The house of a name from the first of the folders that has it, or what is wrong with it."""
    roots = tuple(roots)
    folders = houses(roots)
    folder = folders.get(name)
    if folder is None:
        near = did_you_mean(name, folders)
        choice = (
            f"choose one of: {', '.join(folders)}" if folders else "there are none: add a folder with a `house.yaml`"
        )
        hint = f"did you mean `{near}`?" if near else choice
        message = f"there is no house style called `{name}`"
        return Checked(None, (Diagnostic(UNKNOWN_HOUSE, Severity.ERROR, message, span, fix=hint),))
    read = source.read(folder / HOUSE_FILE)
    if read.value is None or read.value.root is None or read.failed:
        return Checked(None, read.diagnostics)
    style = load.part(HouseStyle, read.value)
    if style.value is None or style.failed:
        return Checked(None, read.diagnostics + style.diagnostics)
    shared = next((root / SHARED for root in roots if (root / SHARED).is_dir()), folder.parent / SHARED)
    return Checked(House(name, folder, shared, style.value), read.diagnostics)


def houses(roots: Iterable[Path]) -> Mapping[str, Path]:
    """Every house style by name: the folders that have a `house.yaml`, those of the first root before the others."""
    found: dict[str, Path] = {}
    for root in roots:
        for path in sorted(root.glob(f"*/{HOUSE_FILE}")) if root.is_dir() else ():
            found.setdefault(path.parent.name, path.parent)
    return dict(sorted(found.items()))


def report_style(house: House, name: str, span: Span | None) -> Checked[ReportStyle]:
    """The report of a name that a house makes."""
    style = house.style.reports.get(name)  # type: ignore[call-overload]  # a Text is found by the same words
    if style is not None:
        return Checked(style)
    known = [str(report) for report in house.style.reports]
    near = did_you_mean(name, known)
    hint = f"did you mean `{near}`? " if near else ""
    message = f"the house style `{house.name}` makes no report called `{name}`"
    fix = f"{hint}It makes: {', '.join(known)}. For a report of another name, say which of them it is with `kind:`"
    return Checked(None, (Diagnostic(UNKNOWN_REPORT, Severity.ERROR, message, span, fix=fix),))
