"""The values that fields hold: words, dates, sums, periods. Each is read from the text that stands in the file.

Nothing here guesses: `no` is a word until a field asks for yes or no, and `19014855` is a reference, never a number.
Every value that an officer can type remembers where it stood (`span`), so that each printed word can be traced.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportgen.diagnostics import Span
from reportgen.source import Node, Scalar
from reportgen.suggest import did_you_mean


def unfit(message: str, fix: str, key: str = "") -> PydanticCustomError:
    """What is wrong with a value (or with one `key` of it), in an officer's words, and what to write instead."""
    return PydanticCustomError("unfit", "{message}", {"message": message, "fix": fix, "key": key})


def words_in(value: object, wanted: str, fix: str) -> str:
    """The words of a single value. Raises what `unfit` makes for a list or a group of fields."""
    if isinstance(value, str):
        return value  # a key of a mapping is plain text, everything else a Scalar
    shape = "a list" if isinstance(value, list) else "a group of fields"
    raise unfit(f"{wanted} is expected here, and this is {shape}", fix)


def place_of(words: str) -> Scalar | None:
    """Where words stood, if they came from a file."""
    return words if isinstance(words, Scalar) else None


def standing_at(node: Node, words: str) -> object:
    """Words that an officer implied, standing where the words that imply them stand."""
    if not isinstance(node, Scalar):
        return words
    return Scalar(words, node._lines, node.start, node.end, node.plain)  # noqa: SLF001  one value made of another


class Value:
    """What the values have in common: a schema made from `read`, and a place in the file."""

    wanted = "a value"
    json_schema: ClassVar[dict[str, Any]] = {"type": "string"}
    source: Scalar | None = None

    @property
    def span(self) -> Span | None:
        """Where the value stands; None for one that did not come from a file. Worked out when it is asked for."""
        return self.source.span if self.source is not None else None

    def span_of(self, words: str, before: str = "") -> Span | None:
        """Where some of its words stand, as near as can be told."""
        return self.source.span_of(words, before) if self.source is not None else None

    @classmethod
    def read(cls, value: object) -> object:
        """The value that stands in the file. Raises what `unfit` makes, in an officer's words."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return dict(cls.json_schema)


class Text(Value, str):  # noqa: SLOT000  each keeps its place
    """Plain words, printed exactly as they are typed."""

    wanted = "a piece of text"
    json_schema: ClassVar[dict[str, Any]] = {"type": ["string", "number", "boolean"]}

    @classmethod
    def read(cls, value: object) -> Text:
        """The text itself; refuses lists and groups of fields."""
        scalar = words_in(value, cls.wanted, "write the words after the colon, on the same line")
        text = cls(scalar)
        text.source = place_of(scalar)
        return text

    def span_between(self, start: int, end: int) -> Span | None:
        """Where its words between two offsets stand in the file, as near as can be told."""
        return self.span_of(self[start:end], self[:start])


class Prose(Text):
    """Words that may run over several paragraphs and hold small Markdown: lists, emphasis, links, quotations."""

    wanted = "a piece of prose"
    no_sentences = frozenset({"yes", "maybe", "true"})  # answers to a question that nobody asked
    json_schema: ClassVar[dict[str, Any]] = {
        **Text.json_schema,
        "description": "Prose: paragraphs, lists, **bold**, *italic*, [links](…), > quotes",
    }

    @classmethod
    def read(cls, value: object) -> Prose:
        """The prose. Where YAML has folded its lines, a line break that is left stands for the end of a paragraph."""
        text = super().read(value)
        if text.strip().lower() in cls.no_sentences:
            raise unfit(f"`{text.strip()}` tells a reader nothing", "write it in words, for example in a sentence")
        if text.source is None or text.source.literal or "\n" not in text:
            return text  # type: ignore[return-value]  # as in `Email`
        folded = cls(re.sub(r"\n+", "\n\n", text))
        folded.source = text.source
        return folded


class Reference(Text):
    """An Ombudsman reference, grouped as the Ombudsman writes it: 19 014 855."""

    wanted = "an Ombudsman reference"
    pattern = re.compile(r"(\d{2})[ -]?(\d{3})[ -]?(\d{3})([a-zA-Z]?)", re.ASCII)
    json_schema: ClassVar[dict[str, Any]] = {
        "anyOf": [{"type": "string", "pattern": r"^\d{2}[ -]?\d{3}[ -]?\d{3}[a-zA-Z]?$"}, {"type": "integer"}]
    }

    @classmethod
    def read(cls, value: object) -> Reference:
        """The reference with its digits in groups of two, three and three."""
        fix = "write it as the Ombudsman does, for example 19 014 855"
        scalar = words_in(value, cls.wanted, fix)
        found = cls.pattern.fullmatch(scalar.strip())
        if not found:
            raise unfit(f"`{scalar}` is not an Ombudsman reference, which has eight digits", fix)
        reference = cls(" ".join(found.groups()[:3]) + found.group(4).lower())
        reference.source = place_of(scalar)
        return reference


class WebAddress(Text):
    """An address of a page on the web."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": "^https?://"}

    @classmethod
    def read(cls, value: object) -> WebAddress:
        """The address; refuses all but http and https."""
        text = super().read(value)
        try:
            parts = urlsplit(text)
            good = parts.scheme in {"http", "https"} and bool(parts.netloc)
        except ValueError:
            good = False
        if not good or not text.isprintable() or " " in text:
            raise unfit(f"`{text}` is not a web address", "copy it whole from the browser; it begins with https://")
        return text  # type: ignore[return-value]  # `read` makes an instance of the class it is called on


class Email(Text):
    """An e-mail address."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "string"}
    pattern = re.compile(r"[^@\s<>\"',;:()\[\]\\]+@[^@\s<>\"',;:()\[\]\\]+\.[^@\s.<>\"',;:()\[\]\\]+")

    @classmethod
    def read(cls, value: object) -> Email:
        """The address; refuses what could not be one."""
        text = super().read(value)
        if not cls.pattern.fullmatch(text):
            fix = "write one address, for example complaints@council.gov.uk"
            raise unfit(f"`{text}` is not an e-mail address", fix)
        return text  # type: ignore[return-value]  # as above


class Amount(Value, Decimal):
    """A sum of money in pounds, never negative, with at most two decimals."""

    json_schema: ClassVar[dict[str, Any]] = {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string"}]}
    pattern = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,2})?", re.ASCII)

    @classmethod
    def read(cls, value: object) -> Amount:
        """The sum; a pound sign and commas between thousands are allowed."""
        fix = "write pounds as a number, for example 550 or 1250.50"
        scalar = words_in(value, "a sum of money", fix)
        found = cls.pattern.fullmatch(scalar.strip())
        if not found:
            raise unfit(f"`{scalar}` is not a sum of money", fix)
        amount = cls(found.group(1).replace(",", "") + (found.group(2) or ""))
        amount.source = place_of(scalar)
        return amount


class Count(Value, int):
    """A whole number of things, 0 or more."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 0}
    least = 0
    most = 100_000

    @classmethod
    def read(cls, value: object) -> Count:
        """The number; refuses signs, decimals and numbers that nothing here could reach."""
        fix = "write a whole number in figures, for example 2"
        scalar = words_in(value, "a whole number", fix)
        digits = scalar.strip()
        if not re.fullmatch(r"\d{1,6}", digits, re.ASCII) or not cls.least <= int(digits) <= cls.most:
            raise unfit(f"`{scalar}` is not a whole number from {cls.least} to {cls.most:,}", fix)
        count = cls(digits)
        count.source = place_of(scalar)
        return count


class Number(Count):
    """How many there are of a thing that there is: 1 or more."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 1}
    least = 1


def _yes_or_no(value: object) -> bool:
    scalar = words_in(value, "yes or no", "write yes or no")
    word = scalar.strip().lower()
    if word in {"yes", "true"}:
        return True
    if word in {"no", "false"}:
        return False
    raise unfit(f"`{scalar}` is neither yes nor no", "write yes or no")


YesNo = Annotated[
    bool,
    PlainValidator(_yes_or_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}),
]


def as_word(written: str) -> str:
    """A word as choices are compared: without capitals, and with single spaces between its parts."""
    return " ".join(written.lower().replace("_", " ").split())


class Choice(StrEnum):
    """One word of several. A subclass lists the words; in the file, and in the list, they may have capitals."""

    @classmethod
    def read(cls, value: object) -> Self:
        """The word that was chosen; for another, the one that was probably meant."""
        listed, choices = _choices(cls)
        written = words_in(value, "one word of several", f"write one of: {listed}")
        word = as_word(written)
        if word in choices:
            chosen: Self = choices[word]
            return chosen
        near = did_you_mean(word, map(str, cls))
        hint = f"did you mean `{near}`? " if near else ""
        raise unfit(f"`{written}` is not a word known here", f"{hint}It can be: {listed}")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": [str(choice) for choice in cls]}


@cache
def _choices(kind: type[Choice]) -> tuple[str, dict[str, Any]]:
    """The words of a kind of choice as a list for an officer, and each choice by its word as words are compared."""
    return ", ".join(kind), {as_word(choice): choice for choice in kind}


def not_given(value: object) -> bool:
    """Whether nothing stands after a key or a dash, or only spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


class _OneOrMany:
    """A list in which a single item may be written without the dash."""

    @staticmethod
    def __get_pydantic_json_schema__(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed = handler(schema)
        return {"anyOf": [listed.get("items", {}), listed]}


def _as_list(value: object) -> object:
    return [item for item in value if not not_given(item)] if isinstance(value, list) else [value]


def _only_given(value: object) -> object:
    return {key: item for key, item in value.items() if not not_given(item)} if isinstance(value, dict) else value


def _empty_for_none(value: object) -> object:
    return {key: {} if item is None else item for key, item in value.items()} if isinstance(value, dict) else value


Key = TypeVar("Key")
Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], BeforeValidator(_as_list), _OneOrMany()]
Named = Annotated[dict[Key, Item], BeforeValidator(_only_given)]
"""Things under names of the officer's choice; a name with nothing after it is left out."""
Started = Annotated[dict[Key, Item], BeforeValidator(_empty_for_none)]
"""Things under names; a name with nothing after it is a thing of which nothing is said yet."""
