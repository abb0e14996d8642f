"""Which words of a decision are recommendations, with their deadlines and payers; and which are not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers import plain
from reportgen.importers.decision import Decision
from reportgen.importers.facts import Remedy
from reportgen.importers.remedies import remedies
from reportgen.importers.structure import structured

HEAD = """\
Wexcombe Borough Council (23 901 447)
The Ombudsman's final decision:
Summary: Ms K complained. There was fault.
The complaint
- Ms K complained about housing for her and her three children. She wants the Council to:
- apologise; and
- pay her £5,000.
What I found
- Councils should:
- review plans; and
- pay grants of up to £30,000.
- The Council offered Ms K £100 in its complaint response.
"""
END = """
Final decision
- I have completed my investigation. The Council has agreed to pay Ms K £900.
Investigator's decision on behalf of the Ombudsman
"""


def decided(text: str) -> Decision:
    transcript = plain.read("made-up.txt", text).value
    assert transcript is not None
    return structured(transcript)


def found(actions: str, heading: str = "Agreed action") -> tuple[Remedy, ...]:
    return remedies(decided(f"{HEAD}{heading}\n{actions.strip()}{END}"))


def words(actions: str, heading: str = "Agreed action") -> list[str]:
    return [one.text.value for one in found(actions, heading)]


def limits(actions: str) -> list[tuple[int, str] | None]:
    given_ones = [one.deadline.value if one.deadline else None for one in found(actions)]
    return [(limit.within, limit.unit) if limit else None for limit in given_ones]


LISTED = """
- To remedy the injustice caused, the Council has agreed within four weeks of my final decision to:
- apologise to Ms K for the distress. The organisation should consider our guidance on apologies;
- pay Ms K £150 a month for the eight months she waited, a total of £1,200;
- within two weeks, refund the £412.50 storage costs she paid; and
- remind staff that complaints should be answered within 20 working days.
The Council should provide us with evidence it has complied with the above actions.
- The Council will also within three months of my final decision review its procedures to ensure:
- officers record decisions; and
- decisions are sent in time.
"""


class TestAList:
    def test_every_item_is_a_recommendation_in_its_own_words(self) -> None:
        assert words(LISTED) == [
            "apologise to Ms K for the distress. The organisation should consider our guidance on apologies;",
            "pay Ms K £150 a month for the eight months she waited, a total of £1,200;",
            "within two weeks, refund the £412.50 storage costs she paid; and",
            "remind staff that complaints should be answered within 20 working days.",
            (
                "The Council will also within three months of my final decision review its procedures to ensure:"
                " officers record decisions; and decisions are sent in time."
            ),
        ]

    def test_the_deadline_of_the_introduction_holds_unless_an_item_has_its_own(self) -> None:
        assert limits(LISTED)[:4] == [(4, "weeks"), (4, "weeks"), (2, "weeks"), (4, "weeks")]

    def test_a_paragraph_after_the_list_has_its_own_deadline(self) -> None:
        assert limits(LISTED)[4:] == [(3, "months")]

    def test_sums_are_those_of_the_item(self) -> None:
        assert [one.total for one in found(LISTED)][:4] == [None, Decimal(1200), Decimal("412.50"), None]

    def test_the_evidence_is_the_deadlines_own_words(self) -> None:
        first = found(LISTED)[0]
        assert first.deadline is not None
        assert first.deadline.evidence.words == "within four weeks of my final decision"
        assert first.deadline.evidence.line < first.text.evidence.line


def test_two_lists_have_two_payers() -> None:
    actions = """
- The County Council has agreed to:
- apologise to the man and
- pay him £2,000 for the frustration.
- The Borough Council has agreed to:
- apologise to the man and
- pay him £300 for his time and trouble.
- The two councils have also agreed to review how they work together. The review should find improvements. \
They should report back to us within six months of the date of this report.
"""
    assert [one.by for one in found(actions)] == [
        *["The County Council"] * 2,
        *["The Borough Council"] * 2,
        "The two councils",
    ]
    last = found(actions)[-1]
    assert last.text.value.endswith("They should report back to us within six months of the date of this report.")
    assert last.deadline is not None
    assert last.deadline.value.within == 6


def test_items_without_markers_and_a_deadline_in_the_sentence_after() -> None:
    actions = """
To remedy the injustice the council has agreed to:
write to the girl to apologise;
pay the girl £550 for the distress;
pay the aunt £400.
Some time has passed. Nevertheless the council will also undertake a review of decisions it has made within the past \
12 months.
The council should report its findings to us within three months.
"""
    assert words(actions, "Recommendations") == [
        "write to the girl to apologise;",
        "pay the girl £550 for the distress;",
        "pay the aunt £400.",
        "Nevertheless the council will also undertake a review of decisions it has made within the past 12 months.",
    ]
    assert limits(actions) == [None, None, None, (3, "months")]


def test_headings_of_groups_within_a_list_stand_for_their_items() -> None:
    actions = """
14. The Council has agreed to take the following action:
Within one month of my decision:
• apologise to Ms K;
• pay Ms K £200.
Within three months of my decision:
• train its officers.
"""
    assert words(actions) == ["apologise to Ms K;", "pay Ms K £200.", "train its officers."]
    assert limits(actions) == [(1, "months"), (1, "months"), (3, "months")]


class TestProse:
    def test_only_the_sentence_that_asks_is_the_recommendation(self) -> None:
        actions = """
32. To address the fault, I proposed to the Council that it apologise to Mr A and refund the storage costs.
33. In recognition of his trouble, I proposed the Council pay him £250. The Council has agreed to make these payments.
34. There was some confusion. He says he paid £3,726 to his surveyor. The Council says it had no invoice but has now \
confirmed, once a claim has been made, it will consider his claim.
35. There were no proper policies. I have proposed to the Council that it review matters here.
"""
        assert words(actions) == [
            "To address the fault, I proposed to the Council that it apologise to Mr A and refund the storage costs.",
            "In recognition of his trouble, I proposed the Council pay him £250.",
            "has now confirmed, once a claim has been made, it will consider his claim.",
            "I have proposed to the Council that it review matters here.",
        ]
        assert [one.total for one in found(actions)] == [None, Decimal(250), None, None]
        assert [one.text.evidence.paragraph for one in found(actions)] == ["32", "33", "34", "35"]

    def test_each_sentence_that_asks_for_something_else_is_one(self) -> None:
        actions = "14. The Council should apologise to Ms K. It should also pay her £100."
        assert words(actions) == ["The Council should apologise to Ms K.", "It should also pay her £100."]
        assert {one.by for one in found(actions)} == {"The Council"}

    def test_a_deadline_announced_before_holds_for_what_follows(self) -> None:
        actions = """
14. The Council should take the following action within one month of the date of my decision.
15. The Council should apologise to Ms K in writing.
16. The Council has agreed to review its policy within three months of the date of my decision.
"""
        assert limits(actions) == [(1, "months"), (3, "months")]

    def test_a_deadline_said_afterwards_holds_for_what_has_none(self) -> None:
        actions = """
14. The Council should apologise to Ms K.
15. The Council should train its officers within three months of my decision.
16. The Council should complete the above actions within one month of my decision.
"""
        assert limits(actions) == [(1, "months"), (3, "months")]


class TestEarlyResolution:
    ASKED = "- We therefore asked the Council to remedy the injustice by offering to make a payment of £100 to Mr B."

    def test_the_recommendation_may_stand_in_the_assessment_and_its_deadline_in_the_agreed_action(self) -> None:
        text = f"{HEAD}My assessment\n{self.ASKED}\nAgreed action\n- To its credit, the Council has agreed to resolve"
        text += f" the complaint by making the payment within one month of the date of this decision.{END}"
        (one,) = remedies(decided(text))
        assert one.text.value == self.ASKED.removeprefix("- ")
        assert one.total == Decimal(100)
        assert one.deadline is not None
        assert (one.deadline.value.within, one.deadline.value.unit) == (1, "months")

    def test_a_list_may_stand_within_a_sentence(self) -> None:
        actions = "We asked the Council to remedy this by: apologising to X; issuing a response and; paying her £150."
        text = f"{HEAD}My assessment\n{actions}{END}"
        assert [one.text.value for one in remedies(decided(text))] == [
            "apologising to X;",
            "issuing a response and;",
            "paying her £150.",
        ]

    @pytest.mark.parametrize(
        "story",
        [
            "The Council has apologised and offered compensation of £50. I am satisfied that this is a remedy.",
            "Shortly after she complained, the Council wrote to Mrs X to say that it would be issuing a badge.",
            "I consider the remedy suggested by the Council is enough to remedy her injustice.",
        ],
    )
    def test_what_a_council_did_by_itself_is_none(self, story: str) -> None:
        assert remedies(decided(f"{HEAD}My assessment\n- {story}{END}")) == ()


NONE = [
    "The Council should provide us with evidence it has complied with the above actions.",
    "The Council has accepted my recommendations.",
    "The Council must consider the report and confirm within three months the action it has taken or proposes to take.",
    "The Council should consider the report at its full Council, Cabinet or other appropriately delegated committee.",
    "Our guidance on remedies says councils should apologise.",
    "She wants the Council to apologise; and pay her £500.",
    "I welcome the steps the Council has already taken.",
    "It says it will pay £250.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_surrounds_recommendations_is_none(sentence: str) -> None:
    assert words(f"14. {sentence}") == []


def test_a_decision_without_a_section_on_remedies_has_none() -> None:
    assert remedies(decided(HEAD + END)) == ()


def test_what_was_done_already_is_said_so() -> None:
    actions = "14. The Council has agreed to:\n• amend its form. The Council has already done this; and\n• pay her £50."
    assert [one.done for one in found(actions)] == [True, False]


@given(st.sampled_from(["'", "’"]), st.sampled_from([" ", "\u00a0", "  "]), st.sampled_from(["- ", "• ", "* "]))
def test_quotes_spaces_and_bullets_change_nothing(quote: str, space: str, bullet: str) -> None:
    text = f"{HEAD}Agreed action\n{LISTED.strip()}{END}"
    changed = text.replace("'", quote).replace("\n- ", f"\n{bullet}").replace(" ", space)
    plainly, other = remedies(decided(text)), remedies(decided(changed))
    assert [one.total for one in other] == [one.total for one in plainly]
    assert [one.deadline and one.deadline.value.within for one in other] == [4, 4, 2, 4, 3]


@given(st.lists(st.sampled_from(LISTED.strip().split("\n")), max_size=12))
def test_any_order_and_loss_of_lines_can_be_read(lines: list[str]) -> None:
    for one in found("\n".join(lines) or "-"):
        assert one.deadline is None or (one.deadline.value.within, one.deadline.value.unit) in {
            (4, "weeks"),
            (2, "weeks"),
            (3, "months"),
        }
        assert {part.amount for part in one.sums} <= {Decimal(150), Decimal("412.50"), Decimal(1200)}


def test_a_paragraph_longer_than_any_is_passed_over_in_no_time() -> None:
    endless = "14. The Council should " + "pay Ms K £100 within one month of the " * 4000
    assert words(f"{endless}\n15. The Council should apologise to Ms K.") == ["The Council should apologise to Ms K."]


def test_a_list_for_somebody_else_has_the_deadline_of_the_first() -> None:
    actions = """
- Within four weeks of the final decision, the Council should, for Ms K:
- apologise; and
- pay £100.
- And for Mr J:
- apologise; and
- pay £200.
- Within eight weeks, it should review its policy.
"""
    assert limits(actions) == [(4, "weeks")] * 4 + [(8, "weeks")]


def test_a_sum_that_is_recommended_without_anybody_to_pay_it_is_one() -> None:
    (remedy,) = found("- The Council offered £250. I do not consider this enough. I recommend a payment of £500.")
    assert (remedy.text.value, remedy.total) == ("I recommend a payment of £500.", Decimal(500))


class TestTheSameDate:
    def test_it_is_the_deadline_of_the_recommendation_before(self) -> None:
        actions = """
- Within three months of my final decision the Council will review its procedure. By the same date it will train staff.
- By that date it will also:
- pay Ms K £100; and
- write to her.
"""
        assert limits(actions) == [(3, "months")] * 4

    def test_it_is_doubtful_where_nothing_stands_before(self) -> None:
        (remedy,) = found("- By the same date the Council should pay Ms K £100.")
        assert remedy.deadline is None
        assert "not certain which" in remedy.text.doubt


def test_every_list_has_the_deadline_that_introduces_it() -> None:
    actions = """
- By 31 January 2025 the Council will:
- apologise to Ms K.
- And, within two months of my decision:
- pay her £100.
- In addition, by 1 March 2025, it should:
- train its staff.
"""
    assert limits(actions) == [None, (2, "months"), None]
    assert [one.due.value if one.due else None for one in found(actions)] == [date(2025, 1, 31), None, date(2025, 3, 1)]


class TestAStoryAroundRemedies:
    @pytest.mark.parametrize(
        "story",
        [
            "In January 2022 I asked the Council what it had done about the reports.",
            "I asked the Council whether it had kept a record, and for its comments.",
            "We asked the Council to comment on this.",
            "In another case decided in November 2024 the Council agreed to draw up a plan for its housing.",
            "We recommended in September 2022, on another complaint, that the Council review its staffing.",
            "I do not consider that to be enough and the Council has agreed to increase it.",
            "We asked the Council to consider settling the complaint.",
            "In our first report we recommended that within three months of that report the Council apologise.",
        ],
    )
    def test_what_was_asked_or_agreed_besides_is_no_recommendation(self, story: str) -> None:
        assert words(f"- {story}\n- The Council should apologise to Ms K.") == ["The Council should apologise to Ms K."]
        assert words(f"- {story}", heading="My view") == []

    def test_what_the_council_was_asked_to_do_is_one(self) -> None:
        assert words("- I asked the Council to pay Ms K £100, and it agreed.") != []
        assert words("- I asked the Council if it would apologise to Ms K, and it will.") != []


class TestAReport:
    SUMMARY = """
Report summary
Housing
Ms K complained about her home.
Finding
Fault found causing injustice and recommendations made.
Recommendations
To remedy the injustice caused, we recommend the Council:
- apologises to Ms K; and
- pays her £500.
"""
    BODY = """
1. The Council must consider this further report and confirm within three months the action it has taken.
2. In addition the Council should, within one month of the date of this report:
- apologise to Ms K for the faults identified in this report; and
- pay her £500 for her distress.
3. And, within three months of the date of this report:
- review its procedure.
"""

    @pytest.mark.parametrize("first", ["The complaint", "Introduction"])
    def test_the_recommendations_of_its_summary_are_not_counted_again(self, first: str) -> None:
        text = f"{self.SUMMARY}{first}\n1. Ms K complains.\nRecommendations{self.BODY}Decision\n4. It was at fault."
        recommended = remedies(decided(text))
        assert [one.text.value for one in recommended] == [
            "apologise to Ms K for the faults identified in this report; and",
            "pay her £500 for her distress.",
            "review its procedure.",
        ]
        assert [one.deadline.value.within for one in recommended if one.deadline] == [1, 1, 3]

    def test_the_recommendations_of_its_summary_count_where_there_are_no_others(self) -> None:
        text = f"{self.SUMMARY}The complaint\n1. Ms K complains.\nWhat we found\n2. It was wet."
        assert [one.text.value for one in remedies(decided(text))] == ["apologises to Ms K; and", "pays her £500."]
