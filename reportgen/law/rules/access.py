"""Access to information: exempt reports, background papers, and the record of an executive decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.implications import NONE_WORDS
from reportgen.case.part import key_of
from reportgen.case.report import OpenTo, Paper, Report
from reportgen.diagnostics import Severity
from reportgen.law import calendar
from reportgen.law.countdown import by_executive
from reportgen.law.rule import Breach, Sitting, rule

EXEMPT_PARAGRAPHS = range(1, 8)
PUBLISHED_WORK = re.compile(
    r"\bombudsman\b.{0,40}\b(?:report|decision|statement)\b|\b(?:report|decision|statement)\b.{0,30}\bombudsman\b"
    r"|\bAct\s+(?:18|19|20)[0-9]{2}\b|\bRegulations\s+(?:19|20)[0-9]{2}\b|\bstatutory\s+guidance\b|https?://",
    re.IGNORECASE,
)
OWN_PAPER = re.compile(
    r"\b(?:draft|provisional|response|reply|letters?|e-?mails?|enquir\w+|correspondence|comments?|briefing|notes?)\b",
    re.IGNORECASE,
)
RECORD = ("reasons", "alternatives", "conflicts", "dispensations")


@rule(
    "INFO-01",
    "An exempt report says by which paragraph, and why",
    Severity.ERROR,
    ["LGA 1972 Sch 12A Pt 1", "LGA 1972 s 100B(5)", "SI 2012/2089 reg 7(5)", "LGA 1972 Sch 12A para 10"],
    mend="Give the paragraphs of Schedule 12A and the public interest under `exempt information:`.",
)
def exempt(sitting: Sitting) -> Iterator[Breach]:
    """A report that the public may not read names the paragraphs of Part 1 of Schedule 12A that make it exempt.

    In England there are seven of them. Information is exempt only if, and as long as, the public interest in keeping it
    back outweighs the public interest in disclosing it, so that the report has to say why it does. That sentence is a
    warning where it is missing, since the paragraph that asks for the balance was not read. Section 100B and the
    Schedule were read in older texts, regulation 7 in its current form.
    """
    report, said = sitting.report, sitting.report.exempt_information
    if report.class_ is not OpenTo.EXEMPT:
        return
    if not said.paragraphs:
        yield Breach(
            "the report is exempt, and the case does not say by which paragraph of Schedule 12A",
            report.where("class_"),
            "give it in `exempt information: paragraphs:`, 1 to 7",
        )
    for paragraph in said.paragraphs:
        if paragraph not in EXEMPT_PARAGRAPHS:
            yield Breach(
                f"Part 1 of Schedule 12A has no paragraph {paragraph}",
                paragraph.span or said.where("paragraphs"),
                "give a paragraph from 1 to 7",
                because="papers from before March 2006, and those from Wales, have other numbers",
            )
    if not said.public_interest:
        yield Breach(
            "the report is exempt, and the case does not say why the public interest is against publishing it",
            said.span or report.where("class_"),
            "say it in `exempt information: public interest:`",
            severity=Severity.WARNING,
        )


@rule(
    "INFO-03",
    "A public report gives no reason to be exempt",
    Severity.ERROR,
    ["council practice"],
    mend="Say `class: exempt`, or take `exempt information:` out.",
)
def class_and_reason(sitting: Sitting) -> Iterator[Breach]:
    """A report cannot be open to the public and say why it is not.

    One of the two is wrong, and if it is the class, a report that should have been kept back is published. A reason
    that all reports of a case share is in order where one of them is exempt. An exempt report without a reason is for
    INFO-01.
    """
    report, said = sitting.report, sitting.report.exempt_information
    if report.class_ is OpenTo.EXEMPT or not (said.paragraphs or said.public_interest):
        return
    own = sitting.case.reports.get(sitting.name)  # type: ignore[call-overload]  # a Text is found by the same words
    shared = own is None or "exempt_information" not in own.model_fields_set
    if shared and any(_exempt(other, sitting) for other in sitting.case.reports.values()):
        return
    yield Breach(
        "the report is open to the public, and the case gives a reason why it is exempt",
        report.where("exempt_information"),
        "say `class: exempt`, or take `exempt information` out",
    )


def _exempt(report: Report, sitting: Sitting) -> bool:
    """Whether another report of the case is exempt."""
    return report.over(sitting.case.every_report).class_ is OpenTo.EXEMPT


@rule(
    "INFO-05",
    "Background papers are listed, or there are none",
    Severity.ERROR,
    ["LGA 1972 s 100D(1)", "SI 2012/2089 reg 15"],
    mend="List the papers in `background papers:`, or write `none` there once an officer confirms it.",
)
def papers_listed(sitting: Sitting) -> Iterator[Breach]:
    """A report that the public can read lists its background papers, or an officer says that there are none.

    Background papers disclose facts on which the report or an important part of it is based, and were relied on to a
    material extent in preparing it. Published works are none. Until the agenda is out, a list that is missing is a gap
    in the draft and no breach; a report that was published without one breaks the law. Papers beside the word that
    there are none are always wrong. Section 100D was read in an older text, regulation 15 in its current form.
    """
    report, said, published = sitting.report, sitting.report.background_papers, sitting.report.agenda_published
    if said.none and said.papers:
        yield Breach(
            "the case lists background papers and says that there are none",
            said.where("none"),
            "take `none: yes` out, or the papers",
        )
    missing = not said.none and not said.papers and report.class_ is OpenTo.PUBLIC
    if missing and published is not None and published <= sitting.matter.today:
        yield Breach(
            "the report was published without its background papers, and without the word that there are none",
            report.where("background_papers"),
            "list them in `background papers:`, or write `background papers: none` once an officer confirms it",
            because=f"agenda and report were published on {calendar.words(published)}",
        )


@rule(
    "INFO-06",
    "Published works are no background papers",
    Severity.NOTE,
    ["LGA 1972 s 100D(4)", "SI 2012/2089 reg 2"],
    mend="Make it an appendix, or refer to it in the text.",
)
def published_works(sitting: Sitting) -> Iterator[Breach]:
    """What is published already is not a background paper, and is better attached or linked.

    Acts, guidance and the Ombudsman's published reports and decisions are published works. The letters, briefings and
    plans that the report relies on are background papers. The rule goes by the title, and can be wrong. Section 100D
    was read in an older text, regulation 2 in its current form.
    """
    for paper in sitting.report.background_papers.papers:
        title = paper.title or ""
        if PUBLISHED_WORK.search(title) and not OWN_PAPER.search(title):
            yield Breach(
                "this seems to be a published work, which is no background paper",
                paper.where("title"),
            )


@rule(
    "INFO-07",
    "Readers are told whom to ask for a background paper",
    Severity.WARNING,
    ["council practice"],
    mend="Give each paper its `date:` and its `contact:`.",
)
def papers_can_be_asked_for(sitting: Sitting) -> Iterator[Breach]:
    """A background paper has a title, a date and somebody who can show it.

    The law has the papers open to the public; that each is listed with its date and a contact is practice. A paper of
    which the case gives only the title is a note, since some councils print no more.
    """
    for paper in sitting.report.background_papers.papers:
        missing = _missing(paper)
        if paper.title and missing:
            yield Breach(
                f"the background paper has no {' and no '.join(missing)}",
                paper.where("title"),
                f"give {' and '.join(f'`{field}:`' for field in missing)}",
                severity=None if len(missing) == 1 else Severity.NOTE,
            )


def _missing(paper: Paper) -> list[str]:
    """What a reader needs in order to ask for a paper, and the case does not say."""
    return [field for field in ("date", "contact") if getattr(paper, field) is None]


@rule(
    "INFO-09",
    "The record of an executive decision is complete",
    Severity.WARNING,
    ["SI 2012/2089 reg 12"],
    mend="Give every part of the record under `decision record:`, and write none where there is none.",
)
def decision_record(sitting: Sitting) -> Iterator[Breach]:
    """The written record of a decision of the executive has reasons, alternatives, conflicts and dispensations.

    It states the decision and its date, the reasons, the alternatives that were considered and rejected, any conflict
    of interest that a member declared, and for each of those a note of any dispensation. That the record says none
    where there is none is practice. The rule speaks once a case has begun its record. The regulation was read in its
    current form.
    """
    record = sitting.report.decision_record
    given = [field for field in RECORD if getattr(record, field) is not None]
    free = (record.conflicts or "").strip().rstrip(".").lower() in NONE_WORDS
    missing = [field for field in RECORD if field not in given and not (free and field == "dispensations")]
    if by_executive(sitting) and given and missing:
        yield Breach(
            f"the record of the decision does not give the {' or the '.join(map(key_of, missing))}",
            sitting.report.where("decision_record"),
            "give " + ", ".join(f"`{key_of(field)}:`" for field in missing) + ", or write none",
        )
