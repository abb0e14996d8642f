"""The styles of a report by their roles, and how they come into a Word file that may have its own.

ECMA-376 part 1, 17.7. A style is found by its name, which is the same in every language of Word; its id is not.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from enum import StrEnum

from lxml import etree

from reportgen.write.docx.xml import w


class Style(StrEnum):
    """A role that a paragraph, a run or a table plays. The value is the style's id in our own `styles.xml`."""

    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    HYPERLINK = "Hyperlink"
    RUN_IN_LABEL = "RunInLabel"
    TITLE_LABEL = "TitleLabel"
    GAP = "Gap"
    COMMENT_REFERENCE = "CommentReference"
    COMMENT_TEXT = "CommentText"
    TITLE = "Title"
    REPORT_TITLE = "ReportTitle"
    MEETING_BODY = "MeetingBody"
    MEETING_DATE = "MeetingDate"
    FRONT_LINE = "FrontLine"
    FRONT_NOTE = "FrontNote"
    FRONT_SUBJECT = "FrontSubject"
    CONTACT_LABEL = "ContactLabel"
    CONTACT_LINE = "ContactLine"
    SIGN_OFF = "SignOff"
    SIGNATORY = "Signatory"
    HEADING_1 = "Heading1"
    HEADING_1_PLAIN = "Heading1Plain"
    HEADING_2 = "Heading2"
    HEADING_2_PLAIN = "Heading2Plain"
    BODY_TEXT = "BodyText"
    REPORT_PARAGRAPH = "ReportParagraph"
    QUOTE = "Quote"
    REPORT_SUBPARAGRAPH = "ReportSubparagraph"
    LIST_NUMBER = "ListNumber"
    LIST_NUMBER_2 = "ListNumber2"
    LIST_NUMBER_3 = "ListNumber3"
    LIST_BULLET = "ListBullet"
    LIST_BULLET_2 = "ListBullet2"
    LIST_BULLET_3 = "ListBullet3"
    LIST_CONTINUE = "ListContinue"
    RECOMMENDATION_LEAD = "RecommendationLead"
    RECOMMENDATION_ITEM = "RecommendationItem"
    OMBUDSMAN_POINT = "OmbudsmanPoint"
    ACTION_TAKEN = "ActionTaken"
    ACTION_TAKEN_LEAD = "ActionTakenLead"
    BOX_HEADING = "BoxHeading"
    BOX_TEXT = "BoxText"
    BOX_ITEM = "BoxItem"
    DRAFT_BOX_TITLE = "DraftBoxTitle"
    DRAFT_TODO = "DraftTodo"
    TABLE_TEXT = "TableText"
    TABLE_TEXT_NEXT = "TableTextNext"
    TABLE_HEAD = "TableHead"
    TABLE_HEAD_RIGHT = "TableHeadRight"
    TABLE_LABEL = "TableLabel"
    TABLE_NUMBER = "TableNumber"
    TABLE_ROLE = "TableRole"
    TABLE_BULLET = "TableBullet"
    TABLE_ITEM = "TableItem"
    TABLE_GAP = "TableGap"
    REPORT_TABLE = "ReportTable"
    FRONT_SHEET = "FrontSheet"
    MASTHEAD = "Masthead"
    RUNNING_HEADER = "RunningHeader"
    RUNNING_FOOTER = "RunningFooter"
    FOOTER_PLAIN = "FooterPlain"
    FEEDBACK_BOX = "FeedbackBox"
    DRAFT_BANNER = "DraftBanner"


HEADINGS = frozenset((Style.HEADING_1, Style.HEADING_1_PLAIN, Style.HEADING_2, Style.HEADING_2_PLAIN))

# In these styles all words are bold; the character style Strong on top would turn them light again (17.7.3).
BOLD = HEADINGS | {
    Style.TITLE,
    Style.REPORT_TITLE,
    Style.MEETING_BODY,
    Style.MEETING_DATE,
    Style.FRONT_SUBJECT,
    Style.CONTACT_LABEL,
    Style.RECOMMENDATION_LEAD,
    Style.OMBUDSMAN_POINT,
    Style.BOX_HEADING,
    Style.DRAFT_BOX_TITLE,
    Style.TABLE_HEAD,
    Style.TABLE_HEAD_RIGHT,
    Style.TABLE_LABEL,
    Style.MASTHEAD,
    Style.DRAFT_BANNER,
}

StyleIds = Mapping[Style, str]


def style_name(style: etree._Element) -> str:
    """The name of a style in small letters, as names are compared (Word writes "heading 1", others "Heading 1")."""
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"), "")).casefold()


def by_name(styles: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The styles of a styles part by their type and name; the first of two with one name counts."""
    found: dict[tuple[str, str], etree._Element] = {}
    for style in styles.findall(w("style")):
        found.setdefault((str(style.get(w("type"), "paragraph")), style_name(style)), style)
    return found


def add_missing(styles: etree._Element, ours: etree._Element) -> tuple[dict[str, str], frozenset[str]]:
    """Copy into `styles` those of our styles whose names it lacks.

    Returns each of our ids with the id that the style of the same name has there, and the ids of the styles copied.
    """
    theirs = by_name(styles)
    taken = {str(style.get(w("styleId"))) for style in styles.findall(w("style"))}
    ids: dict[str, str] = {}
    added: list[etree._Element] = []
    for key, style in by_name(ours).items():
        our_id = str(style.get(w("styleId")))
        if key in theirs:
            ids[our_id] = str(theirs[key].get(w("styleId")))
            continue
        ids[our_id] = _free(our_id, taken)
        added.append(copy.deepcopy(style))
    for style in added:
        style.attrib.pop(w("default"), "")
        style.set(w("styleId"), ids[str(style.get(w("styleId")))])
        for link in style.iterchildren(w("basedOn"), w("next"), w("link")):
            link.set(w("val"), ids[str(link.get(w("val")))])
        styles.append(style)
    return ids, frozenset(str(style.get(w("styleId"))) for style in added)


def _free(wanted: str, taken: set[str]) -> str:
    free = wanted
    while free in taken:
        free += "Report"
    taken.add(free)
    return free


def set_numbering(style: etree._Element, level: int, number: int) -> None:
    """Link a paragraph style to a level of a list; `number` 0 means no list at all (17.3.1.19)."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        after = [child for child in style if child.tag in (w("rPr"), w("tblPr"), w("tblStylePr"))]
        style.insert(style.index(after[0]) if after else len(style), properties)
    old = properties.find(w("numPr"))
    if old is not None:
        properties.remove(old)
    numbering = etree.Element(w("numPr"))
    if level:
        etree.SubElement(numbering, w("ilvl"), {w("val"): str(level)})
    etree.SubElement(numbering, w("numId"), {w("val"): str(number)})
    before = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
    place = sum(1 for child in properties if child.tag in {w(name) for name in before})
    properties.insert(place, numbering)
