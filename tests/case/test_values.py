"""The values of fields: each is read from the text that was typed, and refused with a fix."""

from __future__ import annotations

from decimal import Decimal
from enum import auto

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from reportgen.case.duties import Limb
from reportgen.case.response import Kind
from reportgen.case.values import (
    Amount,
    Choice,
    Count,
    Email,
    Prose,
    Reference,
    Text,
    Value,
    WebAddress,
    standing_at,
)
from reportgen.source import Sequence
from reportgen.source.nodes import Lines, Mapping
from tests.case.reading import case, problem, typed, under

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def refusal(kind: type[Value | Choice], text: object) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as found:
        kind.read(text if isinstance(text, dict | list) else typed(str(text)))
    context = found.value.context
    assert context is not None
    return context["message"], context["fix"]


# ---------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "12:30",
        "1_000",
        "2025-02-30",
        "19014855",
        "0x1F",
        "1e3",
        "<b>",
        "{{ case }}",
        "15. Ms X said",
        " a ",
        "👪",
    ],
)
@pytest.mark.parametrize("kind", [Text, Prose])
def test_text_stays_as_it_is_typed(kind: type[Text], words: str) -> None:
    assert kind.read(typed(words)) == words


@given(TYPED)
def test_any_text_stays_as_it_is_typed_and_knows_its_place(words: str) -> None:
    text = Text.read(typed(words))
    assert text == words
    assert text.span is not None
    assert (text.span.line, text.span.column) == (1, 1)


def test_text_that_looks_like_another_type_stays_text_in_a_case() -> None:
    found = case(
        "complaint: {service: no, about: 1_000}\nombudsman: {title: 2025-02-30, paragraphs: {findings: 12:30}}"
    )
    assert (found.complaint.service, found.complaint.about) == ("no", "1_000")
    assert (found.ombudsman.title, found.ombudsman.paragraphs.findings) == ("2025-02-30", "12:30")


def test_text_that_was_not_typed_in_a_file_has_no_place() -> None:
    assert Text.read("words").span is None
    assert Text("words").span is None


def test_text_knows_the_words_that_it_stands_at() -> None:
    text = case("complaint:\n  service:   Adult Social Care   # a note").complaint.service
    assert text is not None
    assert under(text.span) == "Adult Social Care"


@pytest.mark.parametrize(
    ("body", "shape"),
    [("complaint:\n  service: [a, b]", "a list"), ("complaint:\n  service: {a: b}", "a group of fields")],
)
def test_a_list_or_a_group_is_no_text(body: str, shape: str) -> None:
    found = problem(body)
    assert found.message == f"a piece of text is expected here, and this is {shape}"
    assert found.fix == "write the words after the colon, on the same line"
    assert str(found.span) == "case.yaml:4:12"


def test_a_value_of_no_kind_cannot_be_read() -> None:
    with pytest.raises(NotImplementedError):
        Value.read("anything")


def test_words_that_are_implied_stand_where_the_words_that_imply_them_stand() -> None:
    implied = standing_at(typed("a sentence"), "yes")
    assert implied == "yes"
    assert under(implied.span) == "a sentence"  # type: ignore[attr-defined]  # a Scalar
    lines = Lines("case.yaml", "")
    assert standing_at(Sequence(lines, 0), "yes") == standing_at(Mapping(lines, 0), "yes") == "yes"


# ----------------------------------------------------------------------------------------------- references


@pytest.mark.parametrize("written", ["19014855", "19 014 855", "19-014-855", " 19 014855 ", "19014 855"])
def test_a_reference_is_grouped_as_the_ombudsman_groups_it(written: str) -> None:
    reference = Reference.read(typed(written))
    assert reference == "19 014 855"
    assert reference.span is not None


def test_a_reference_may_end_in_a_letter() -> None:
    assert Reference.read(typed("19014855A")) == "19 014 855a"


def test_a_reference_that_yaml_would_take_for_a_number_stays_text() -> None:
    assert case("ombudsman: {reference: 09014855}").ombudsman.reference == ("09 014 855",)


@pytest.mark.parametrize(
    "written", ["1901485", "190148555", "19/014/855", "LGO 19014855", "19.014.855", "١٩٠١٤٨٥٥", "19  014 855"]
)
def test_what_has_not_eight_digits_is_no_reference(written: str) -> None:
    message, fix = refusal(Reference, written)
    assert message == f"`{written}` is not an Ombudsman reference, which has eight digits"
    assert fix == "write it as the Ombudsman does, for example 19 014 855"


# ------------------------------------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    "written", ["https://www.lgo.org.uk/a?b=c#d", "http://example.gov.uk", "HTTPS://EXAMPLE.GOV.UK/x"]
)
def test_an_address_of_a_web_page(written: str) -> None:
    assert WebAddress.read(typed(written)) == written


@pytest.mark.parametrize(
    "written",
    [
        "www.lgo.org.uk",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://",
        "https://a.uk/ b",
        "https://[::1",
        "https://a.uk/\u202eb",
        "https://a.uk\nb",
    ],
)
def test_what_is_no_address_of_a_web_page(written: str) -> None:
    message, fix = refusal(WebAddress, written)
    assert message == f"`{written}` is not a web address"
    assert fix == "copy it whole from the browser; it begins with https://"


def test_an_email_address() -> None:
    assert Email.read(typed("complaints.team@elm.example.gov.uk")) == "complaints.team@elm.example.gov.uk"


@pytest.mark.parametrize(
    "written",
    [
        "complaints",
        "a@b",
        "a@@b.uk",
        "a b@c.uk",
        "a@b.uk, c@d.uk",
        "<a@b.uk>",
        "mailto:a@b.uk",
        "a@b.uk.",
        "a@b.uk\nBcc:x",
    ],
)
def test_what_is_no_email_address(written: str) -> None:
    message, fix = refusal(Email, written)
    assert message == f"`{written}` is not an e-mail address"
    assert fix == "write one address, for example complaints@council.gov.uk"


# -------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("written", "pounds"),
    [("550", "550"), ("£550", "550"), ("£ 1,250.50", "1250.50"), ("1,234,567", "1234567"), ("0", "0"), ("0.5", "0.5")],
)
def test_sums_with_pound_signs_and_commas(written: str, pounds: str) -> None:
    amount = Amount.read(typed(written))
    assert amount == Decimal(pounds)
    assert under(amount.span) == written


@pytest.mark.parametrize(
    "written",
    ["-5", "1_000", "1e3", "12:30", "£", "550.505", "1,23", "$5", "five", "NaN", "Infinity", "٥٥٠", "5 50", "9" * 13],
)
def test_what_is_no_sum(written: str) -> None:
    assert refusal(Amount, written) == (
        f"`{written}` is not a sum of money",
        "write pounds as a number, for example 550 or 1250.50",
    )


@given(st.integers(0, 10**12 - 1), st.integers(0, 99))
def test_every_sum_is_read_as_it_is_printed(pounds: int, pence: int) -> None:
    expected = Decimal(pounds) + Decimal(pence) / 100
    assert Amount.read(typed(f"£{pounds:,}.{pence:02}")) == Amount.read(typed(f"{pounds}.{pence:02}")) == expected


@pytest.mark.parametrize("written", ["0", "2", "007", " 12 ", "100000"])
def test_whole_numbers(written: str) -> None:
    assert Count.read(typed(written)) == int(written)


@pytest.mark.parametrize("written", ["two", "-1", "1.0", "1_000", "100001", "1000000", "٢", ""])
def test_what_is_no_whole_number(written: str) -> None:
    assert refusal(Count, written) == (
        f"`{written}` is not a whole number from 0 to 100,000",
        "write a whole number in figures, for example 2",
    )


# ------------------------------------------------------------------------------------- yes, no and choices


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("YES", True), ("True", True), ("No", False), ("false", False)]
)
def test_yes_and_no_in_any_case(written: str, meant: bool) -> None:  # noqa: FBT001  what is expected
    assert case(f"every report: {{key decision: {written}}}").every_report.key_decision is meant


@pytest.mark.parametrize("written", ["y", "maybe", "1", "on"])
def test_what_is_neither_yes_nor_no(written: str) -> None:
    found = problem(f"every report:\n  key decision: {written}")
    assert (found.message, found.fix) == (f"`{written}` is neither yes nor no", "write yes or no")
    assert str(found.span) == "case.yaml:4:17"


def test_a_list_is_neither_yes_nor_no() -> None:
    assert problem("every report: {key decision: [yes]}").message == "yes or no is expected here, and this is a list"


@pytest.mark.parametrize("written", ["staff reminder", "Staff Reminder", "STAFF_REMINDER", "staff  reminder"])
def test_a_choice_in_any_case(written: str) -> None:
    assert Kind.read(typed(written)) is Kind.STAFF_REMINDER


def test_a_choice_that_is_not_known_says_which_was_meant_and_which_there_are() -> None:
    message, fix = refusal(Kind, "staff remainder")
    assert message == "`staff remainder` is not a word known here"
    assert fix.startswith("did you mean `staff reminder`? It can be: apology, payment for distress, ")
    assert fix.endswith(", report to members")


def test_a_choice_that_is_like_none_says_which_there_are() -> None:
    assert refusal(Kind, "xyz")[1].startswith("It can be: apology, ")


@pytest.mark.parametrize("written", ["section 5A", "section 5a", "Section_5A", "SECTION  5A"])
def test_a_choice_whose_own_word_has_a_capital_may_be_typed_with_it_or_without(written: str) -> None:
    assert Limb.read(typed(written)) is Limb.EXECUTIVE


def test_the_word_that_was_meant_is_named_with_its_capital() -> None:
    assert refusal(Limb, "sektion 5a") == (
        "`sektion 5a` is not a word known here",
        "did you mean `section 5A`? It can be: section 5, section 5A",
    )


def test_a_group_is_no_choice() -> None:
    assert refusal(Kind, {})[0] == "one word of several is expected here, and this is a group of fields"


@given(TYPED)
def test_a_choice_refuses_whatever_is_not_one_of_its_words(written: str) -> None:
    class Answer(Choice):
        ACCEPTED = auto()
        REFUSED = auto()

    try:
        answer = Answer.read(typed(written))
    except PydanticCustomError:
        return
    assert str(answer) == written.strip().lower().strip("_")


# ------------------------------------------------------------------------------------ one, many and none


def test_one_item_may_stand_without_a_dash() -> None:
    one, many = case("complaint: {points: Late.}"), case("complaint:\n  points:\n    - Late.\n")
    assert one.complaint.points == many.complaint.points == ("Late.",)


def test_items_that_are_not_given_are_left_out() -> None:
    assert case("complaint:\n  points:\n    -\n    - Late.\n    - ' '\n    - ~\n").complaint.points == ("Late.",)


def test_an_error_after_an_item_that_is_not_given_is_at_its_own_line() -> None:
    found = problem("every report:\n  contacts:\n    -\n    - {role: Complaints Manager, emial: a@b.uk}\n")
    assert str(found.span) == "case.yaml:6:34"
    assert found.fix == "did you mean `email`?"


def test_names_with_nothing_after_them_are_left_out() -> None:
    assert case("ombudsman: {pseudonyms: {Miss X: a care leaver, Mr Y: }}").ombudsman.pseudonyms == {
        "Miss X": "a care leaver"
    }


def test_names_where_a_text_stands_are_refused() -> None:
    assert problem("ombudsman: {pseudonyms: Miss X}").message == (
        "`pseudonyms` holds names with something after each, and a single value stands here"
    )
