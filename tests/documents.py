"""A made-up report that uses every kind of block, inline and division, for the tests of the writers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.document.look import Look, Scheme
from reportgen.document.nodes import (
    Align,
    Block,
    Break,
    Cell,
    Column,
    Division,
    DivisionKind,
    Document,
    Entries,
    Entry,
    Gap,
    Heading,
    Inline,
    Item,
    Link,
    List,
    ListKind,
    Mark,
    Page,
    PageLine,
    Paragraph,
    Properties,
    Quote,
    Reference,
    Table,
    Target,
    Text,
    Title,
)
from reportgen.document.walk import plain

NUMBERED = Scheme(heading="1.", paragraph="1.1.", items=("i)", "a)"))
UNNUMBERED = Scheme(items=("(i)", "(a)"))
CLARET = Look(scheme=UNNUMBERED, accent="6B1D2A", tint="F1E9EA", label_width=5.7)
NAVY = Look(scheme=NUMBERED, accent="1B365D", tint="E9EDF3", label_width=4.3, capitals=True)

MAIL = Link("mailto:complaints.manager@example.gov.uk", (Text("complaints.manager@example.gov.uk"),))
FORM = Link("https://www.example.gov.uk/report-feedback?from=report&part=1", (Text("our feedback form"),))
SITE = Link("https://www.example.gov.uk/ombudsman", (Text("https://www.example.gov.uk/ombudsman"),))


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def bold(text: str) -> Text:
    return Text(text, Mark.STRONG)


def says(*content: Inline | str, anchor: str = "") -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content), anchor)


def items(*contents: str, kind: ListKind = ListKind.BULLET) -> List:
    return List(kind, tuple(Item((says(text),)) for text in contents))


def cells(*contents: str) -> tuple[Cell, ...]:
    return tuple(Cell((says(text),)) for text in contents)


def document(*blocks: Block, page: Page | None = None) -> Document:
    return Document(blocks, page or Page(), Properties("Ombudsman’s public report on Children’s Social Care"))


def _head() -> tuple[Block, ...]:
    front = Entries(
        (
            Entry(words("Report submitted by:"), (says("Executive Director of Education and Children’s Services"),)),
            Entry(words("Electoral Division affected:"), (says("None"),)),
            Entry(
                words("Key decision:"), (says("No"), says("No decision of the Executive is asked for.")), words("(A)")
            ),
            Entry(words("Contributors:"), (items("Head of Corporate Parenting", "Borough Solicitor"),)),
        )
    )
    return (
        Division(
            DivisionKind.TODO,
            (
                says("To be done before publication: 2 gaps"),
                List(
                    ListKind.BULLET,
                    (
                        Item((says(bold("Meeting date"), " (front page): Democratic Services"),)),
                        Item((says(bold("Telephone number"), " of the second contact: author"),)),
                    ),
                ),
            ),
        ),
        Division(
            DivisionKind.MEETING,
            (
                says("Meeting of the Full Council"),
                says("Meeting to be held on ", Gap("meeting date: to be given", "The case has no meeting.date.")),
            ),
        ),
        Division(DivisionKind.FRONT, (front,)),
        Title(
            (
                Text("Ombudsman’s public report on"),
                Break(),
                Text("Children’s Social Care, "),
                Text("8 May 2019", together=True),
            ),
            label=words("Report title:"),
        ),
        Division(DivisionKind.NOTE, (says("(", Reference("report"), " refers)"),)),
        Division(
            DivisionKind.CONTACTS,
            (
                says("Contacts for further information:"),
                says(
                    "Complaints and Appeals Manager", Break(), "Tel: ", Text("01632 960 101", together=True), ", ", MAIL
                ),
                says("Acting Director of Children’s Social Care", Break(), "Tel: ", Gap("telephone: to be given")),
            ),
        ),
    )


def _sheet() -> Division:
    return Division(
        DivisionKind.FRONT_SHEET,
        (
            Entries(
                (
                    Entry(words("Report To:"), (says("Joint Meeting of Executive Cabinet and Overview Panel"),)),
                    Entry(
                        words("Financial Implications:"),
                        (
                            says(bold("£4.1m"), " overspend forecast for 2020/21 | as at 31 March"),
                            says("The service may not save as much *or* as soon as planned."),
                        ),
                        words("(Authorised by the Section 151 Officer)"),
                    ),
                    Entry(
                        words("Recommendations:"),
                        (items("notes the report", "writes to Miss X", kind=ListKind.NUMBERED),),
                    ),
                    Entry(words("Access:"), (says("Background papers:"), items("the decision", "the action plan"))),
                )
            ),
        ),
    )


def _box() -> Division:
    return Division(
        DivisionKind.BOX,
        (
            Heading(1, words("Outline and recommendations")),
            says("The Mayor and Cabinet are recommended:"),
            items("to note the Ombudsman’s report; and", "to note the action plan.", kind=ListKind.NUMBERED),
        ),
    )


def _timeline() -> Division:
    timeline = Table(
        columns=(Column(4.3), Column()),
        header=cells("Date", "Step"),
        rows=(
            cells("August 2018", "Miss X complains to the Council"),
            cells("22 June 2021", "The report is published"),
        ),
        caption="Timeline",
        description="Each row gives a date and what happened on it.",
        row_headers=True,
    )
    return Division(DivisionKind.UNNUMBERED, (Heading(1, words("Timeline")), timeline))


def _findings() -> tuple[Block, ...]:
    return (
        Heading(1, words("Summary"), "summary"),
        says("The Ombudsman found the county council ", bold("at fault"), ". See paragraph ", Reference("delay"), "."),
        Heading(2, words("What went wrong")),
        says("Miss X waited ", Text("14 months", Mark.EMPHASIS), " for an assessment.", anchor="delay"),
        Quote(
            (
                says(
                    "15. The Council’s delay was avoidable, and ", Text("inexcusable", Mark.STRONG | Mark.EMPHASIS), "."
                ),
            )
        ),
        says("15. Ms Y said “R&D <b> # 3 Elm Close” for £300 * 2, snake_case and C:\\temp [sic]."),
        Heading(1, words("Recommendation")),
        Division(
            DivisionKind.RECOMMENDATIONS,
            (
                says("That Full Council:"),
                List(
                    ListKind.NUMBERED,
                    (
                        Item(
                            (says("Notes the recommendations in the Ombudsman’s report at ", Reference("report"), "."),)
                        ),
                        Item(
                            (
                                says("Endorses the further steps:"),
                                items("those that the report names", "those that services add", kind=ListKind.NUMBERED),
                                says("subject to the budget."),
                            ),
                            anchor="steps",
                        ),
                    ),
                ),
            ),
        ),
    )


def _advice() -> tuple[Block, ...]:
    nested = List(ListKind.BULLET, (Item((says("by letter"), items("signed by the Director", "within a month"))),))
    payments = Table(
        columns=(Column(8.4), Column(3.0, Align.RIGHT)),
        header=cells("What for", "Sum"),
        rows=(cells("Avoidable distress", "£300"), cells("Time | trouble", "£250"), cells("Total", "£550")),
        caption="What the council paid",
        total=True,
    )
    return (
        Heading(1, words("Background and Advice")),
        says(
            "Steps under (", Reference("steps"), ") follow section ", Reference("summary", "summary"), "; ", SITE, "."
        ),
        Division(
            DivisionKind.RESPONSES,
            (
                List(
                    ListKind.BULLET,
                    (
                        Item((says("Apologise in writing"), says("The Director apologised by letter."), nested)),
                        Item((says("Pay £300 for avoidable distress"), says("Paid in full in June 2019."))),
                    ),
                ),
            ),
        ),
        payments,
        items("a first list"),
        items("a second list, beside the first"),
        Division(
            DivisionKind.RUN_IN,
            (
                says(bold("Risk management."), " None."),
                says(bold("Legal."), " See ", Reference("nowhere", "the Act"), "."),
            ),
        ),
        Heading(1, words("Appendices")),
        says(Target("report", (bold("Appendix ‘A’"),)), bold(":"), " the Ombudsman’s report."),
    )


def sample() -> Document:
    """The whole made-up report, not numbered yet."""
    page = Page(
        masthead=PageLine(words("Lancaster Moor County Council"), words("Part A")),
        header=PageLine(words("Ombudsman’s report"), words("Full Council")),
        footer=PageLine(words("Appendix ‘A’ is published with this report")),
        feedback=(bold("Is this report easy to understand?"), Text(" Tell us what is clear and what is not: "), FORM),
        marking=PageLine(words("DRAFT 2"), words("Not for publication")),
    )
    return document(*_head(), _sheet(), _box(), _timeline(), *_findings(), *_advice(), page=page)


def spoken(blocks: Iterable[Block]) -> str:
    """Every word of the blocks in reading order, numbers included, a line for each stretch."""
    return "\n".join(_spoken(blocks))


def _spoken(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Title():
                yield plain(block.label)
                yield plain(block.content)
            case Heading() | Paragraph():
                yield f"{block.number} {plain(block.content)}"
            case List():
                for item in block.items:
                    yield f"{item.number} {spoken(item.blocks)}"
            case Quote() | Division():
                yield spoken(block.blocks)
            case Entries():
                for entry in block.entries:
                    yield f"{plain(entry.label)} {plain(entry.note)} {spoken(entry.blocks)}"
            case Table():
                yield from (spoken(cell.blocks) for row in (block.header, *block.rows) for cell in row)
