"""A made-up decision in the Ombudsman’s layout, as the structure that every form of it is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Said:
    """A paragraph with the items of its list, lettered or with bullets; `numbered` is false for a loose one."""

    text: str
    items: tuple[Said, ...] = ()
    lettered: bool = False
    numbered: bool = True


@dataclass(frozen=True)
class Part:
    """A heading, its level below the title, and the paragraphs under it."""

    heading: str
    said: tuple[Said, ...] = ()
    level: int = 2


@dataclass(frozen=True)
class Made:
    """A decision in the Ombudsman’s layout, made up."""

    body: str = "Wexcombe Borough Council"
    reference: str = "23 901 447"
    category: str = "Housing"
    subcategory: str = "Allocations"
    decision: str = "Upheld"
    decided: date = date(2024, 3, 5)
    status: str = "final"
    summary: str = ""
    parts: tuple[Part, ...] = field(default=())

    @property
    def title(self) -> str:
        """What stands above the summary."""
        return f"The Ombudsman's {self.status} decision"

    @property
    def day(self) -> str:
        """The date as the web page has it."""
        return f"{self.decided:%d %b %Y}"

    @property
    def signature(self) -> str:
        """The last line."""
        return f"Investigator's {self.status} decision on behalf of the Ombudsman"


EXAMPLE = Made(
    summary=(
        "Ms K complained about how the Council dealt with her application for a larger home. The Council was at fault"
        " for losing her medical form and for a delay of five months. It has agreed to apologise, pay her £350 and"
        " look again at her priority."
    ),
    parts=(
        Part(
            "The complaint",
            (
                Said(
                    "The complainant, whom I shall refer to as Ms K, complains that the Council:",
                    (
                        Said("lost the medical form that she handed in at its office in May 2022;"),
                        Said("took too long to decide her priority; and"),
                        Said(
                            "did not consider:",
                            (Said("her son’s asthma;"), Said("the stairs, which she cannot climb.")),
                            lettered=True,
                        ),
                    ),
                ),
                Said("Ms K says that she and her two children lived in an overcrowded flat longer than they had to."),
            ),
        ),
        Part(
            "The Ombudsman’s role and powers",
            (
                Said(
                    "We investigate complaints about ‘maladministration’ and ‘service failure’. In this statement, I"
                    " have used the word fault to refer to these. (Local Government Act 1974, sections 26(1) and"
                    " 26A(1), as amended)"
                ),
            ),
        ),
        Part(
            "How I considered this complaint",
            (
                Said("I spoke to Ms K and read what she and the Council sent me."),
                Said("Ms K and the Council had an opportunity to comment on my draft decision."),
            ),
        ),
        Part("What I found"),
        Part(
            "What happened",
            (
                Said(
                    "In May 2022 Ms K handed in a medical form. The Council has no record of it, but Ms K has a receipt"
                    " that is dated 17 May 2022 and bears the stamp of the Council’s office."
                ),
                Said("In October 2022 the Council decided the application without it."),
            ),
            3,
        ),
        Part(
            "Analysis",
            (
                Said("The Council lost the form. That was fault."),
                Said("The delay of five months was fault as well. It caused Ms K distress and uncertainty."),
            ),
            3,
        ),
        Part(
            "Agreed action",
            (
                Said(
                    "Within one month of my final decision, the Council will:",
                    (
                        Said("apologise to Ms K in writing for the faults identified above;"),
                        Said("pay Ms K £250 for the distress and £100 for her time and trouble; and"),
                        Said("reconsider her priority with the medical evidence that it now holds."),
                    ),
                ),
                Said(
                    "Within three months the Council will remind officers in its housing service to give a receipt for"
                    " each form and to record it on the same day."
                ),
                Said("The Council should provide us with evidence it has complied with the above actions."),
            ),
        ),
        Part(
            "Final decision",
            (
                Said(
                    "I have completed my investigation and uphold the complaint. There was fault by the Council which"
                    " caused injustice to Ms K."
                ),
            ),
        ),
    ),
)
