"""The same decision says the same, whatever file it comes in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.importers.reading import read_document
from reportgen.importers.transcript import Block, Form
from tests.importers import forms
from tests.importers.forms import EXAMPLE, Made


def blocks_of(name: str, data: bytes) -> tuple[Block, ...]:
    """The blocks of a document from its summary on: the heads of PDFs and web pages say different things."""
    transcript = read_document(name, data).value
    assert transcript is not None
    first = next(at for at, block in enumerate(transcript.blocks) if block.text.startswith("Summary"))
    return transcript.blocks[first:]


def core(marker: str) -> str:
    """A marker without its full stop or bracket, in which web pages differ from the Ombudsman’s PDFs."""
    return marker.strip(".)")


@pytest.mark.parametrize("form", [forms.as_html, forms.as_docx])
def test_web_page_and_word_file_have_the_words_numbers_and_depths_of_the_pdf(form: Callable[[Made], bytes]) -> None:
    printed = blocks_of("decision.pdf", forms.as_pdf(EXAMPLE))

    found = blocks_of("decision", form(EXAMPLE))

    assert [(block.text, core(block.marker), block.depth) for block in found] == [
        (block.text, core(block.marker), block.depth) for block in printed
    ]


def test_word_file_and_pdf_show_the_very_same_markers() -> None:
    printed = blocks_of("decision.pdf", forms.as_pdf(EXAMPLE))
    typed = blocks_of("decision.docx", forms.as_docx(EXAMPLE))
    assert [block.marker for block in typed] == [block.marker for block in printed]


@pytest.mark.parametrize("form", [forms.as_html, forms.as_docx, forms.as_pdf])
def test_files_that_know_their_headings_say_which_blocks_they_are(form: Callable[[Made], bytes]) -> None:
    headings = {part.heading for part in EXAMPLE.parts}
    found = blocks_of("decision", form(EXAMPLE))
    assert {block.text for block in found if block.level and not block.text.startswith("Investigator")} == headings


@pytest.mark.parametrize("form", [forms.as_text, forms.as_dashes, forms.as_bare])
def test_pasted_text_keeps_every_paragraph_apart(form: Callable[[Made], bytes]) -> None:
    printed = blocks_of("decision.pdf", forms.as_pdf(EXAMPLE))
    assert [block.text for block in blocks_of("-", form(EXAMPLE))] == [block.text for block in printed]


def test_indents_of_pasted_text_give_the_depth_of_items() -> None:
    printed = blocks_of("decision.pdf", forms.as_pdf(EXAMPLE))
    assert [block.depth for block in blocks_of("-", forms.as_text(EXAMPLE))] == [block.depth for block in printed]


def test_a_flat_list_of_dashes_claims_no_depth() -> None:
    assert {block.depth for block in blocks_of("-", forms.as_dashes(EXAMPLE))} == {0}


@pytest.mark.parametrize("width", [40, 60, 66, 72, 80, 90, 100, 120, 150])
def test_lines_broken_at_any_width_are_joined(width: int) -> None:
    printed = blocks_of("decision.pdf", forms.as_pdf(EXAMPLE))

    found = blocks_of("decision.txt", forms.as_wrapped(EXAMPLE, width))

    assert [(block.text, block.marker) for block in found] == [(block.text, block.marker) for block in printed]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (forms.as_pdf, Form.PDF),
        (forms.as_html, Form.WEB_PAGE),
        (forms.as_docx, Form.WORD),
        (forms.as_text, Form.TEXT),
    ],
)
def test_a_kind_is_told_by_the_content_and_not_by_the_name(form: Callable[[Made], bytes], kind: Form) -> None:
    for name in ("decision", "decision.pdf", "decision.html", "decision.docx", "decision.txt", "-"):
        transcript = read_document(name, form(EXAMPLE)).value
        assert transcript is not None
        assert transcript.form is kind


@pytest.mark.parametrize("form", [forms.as_pdf, forms.as_docx, forms.as_wrapped])
def test_the_foot_that_calls_a_document_a_draft_is_kept_apart(form: Callable[[Made], bytes]) -> None:
    draft = Made(status="draft", summary=EXAMPLE.summary, parts=EXAMPLE.parts)
    transcript = read_document("draft", form(draft)).value
    assert transcript is not None
    assert transcript.furniture == ("Draft decision",)
    assert not any(block.text.startswith("Draft decision") for block in transcript.blocks)
