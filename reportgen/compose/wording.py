"""The words for dates, sums, lists and counts: what templates may call. Knows English; knows no house and no law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2 import Undefined, pass_environment
from markupsafe import Markup

from reportgen.case.dates import MONTHS, Day, Month, Period, moved
from reportgen.case.part import Part
from reportgen.case.values import Text as TypedText
from reportgen.case.values import Value
from reportgen.compose.environment import Missing, rendering
from reportgen.compose.holes import HOLE, MARKS, Anchor
from reportgen.document.chart import Bar, Chart
from reportgen.document.nodes import Break, Inline, Link, Origin, Reference, Target, Text

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Filter = Callable[..., object]


def _gaps_pass(function: Filter) -> Filter:
    """A filter that leaves a missing value as it is: it has no words yet, and its gap must show."""

    @wraps(function)
    def passing(value: object, *rest: object, **named: object) -> object:
        if isinstance(value, Missing):
            return value
        return function(_words(value), *map(_words, rest), **{name: _words(word) for name, word in named.items()})

    return passing


def _words(value: object) -> object:
    """What a macro wrote, as plain words; anything else as it is. Words that hold values cannot be reworded."""
    if not isinstance(value, Markup):
        return value
    if HOLE in value:
        raise ValueError("a filter cannot reword text that holds values; use it on the value itself")
    return MARKS.sub("", str(value)).strip()


def _origin(value: object) -> Origin | None:
    return Origin(value) if isinstance(value, Value) else None


def date(value: dt.date | Month) -> Text:
    """8 May 2019, kept together; a month reads June 2019."""
    if isinstance(value, Month):
        return Text(str(value), together=True, origin=_origin(value))
    return Text(f"{value.day} {MONTHS[value.month - 1]} {value.year}", together=True, origin=_origin(value))


def on_date(value: dt.date | Month) -> tuple[Inline, ...]:
    """On 8 May 2019, or in June 2019."""
    return (Text("in " if isinstance(value, Month) else "on "), date(value))


def by_date(value: dt.date | Month) -> tuple[Inline, ...]:
    """By 2 December 2024, or by the end of December 2024."""
    return (Text("by the end of " if isinstance(value, Month) else "by "), date(value))


def weekday(value: dt.date) -> Text:
    """Thursday, computed from the date and never typed."""
    return Text(WEEKDAYS[value.weekday()], origin=_origin(value))


def weekday_date(value: dt.date) -> tuple[Inline, ...]:
    """Thursday, 18 July 2019."""
    return (weekday(value), Text(", "), date(value))


def letters(values: Iterable[Text]) -> tuple[Text, ...]:
    """What is particular in names that begin alike: 'A' of Appendix 'A'."""
    return tuple(Text(value.text.rpartition(" ")[2]) for value in values)


def money(value: Decimal) -> Text:
    """£1,234, with pence only where there are any."""
    whole = value == value.to_integral_value()
    return Text(f"£{value:,.0f}" if whole else f"£{value:,.2f}", together=True, origin=_origin(value))


def due(value: Day | Period, start: object, paper: str = "decision") -> tuple[Inline, ...]:
    """By 30 September 2024; a period says from what it counts, and works out its day where it can."""
    if isinstance(value, Day):
        return (Text("by "), date(value))
    words = f"within {spelt(value.number)} {value.unit.removesuffix('s') if value.number == 1 else value.unit}"
    within = (Text(words, together=True, origin=_origin(value)), Text(f" of the {paper}"))
    last = value.after(start) if isinstance(start, dt.date) else None
    return within if last is None else (*within, Text(" (by "), date(last), Text(")"))


def spelt(number: int) -> str:
    """Whole numbers up to ten in words, others in figures with commas."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def count(number: int, one: str, many: str = "") -> str:
    """Three recommendations; one recommendation."""
    return f"{spelt(number)} {one if number == 1 else many or one + 's'}"


def listed(values: Iterable[object], last: str = "and") -> tuple[object, ...]:
    """a, b and c."""
    items = list(values)
    out: list[object] = []
    for place, item in enumerate(items):
        if place:
            out.append(Text(f" {last} " if place == len(items) - 1 else ", "))
        out.append(item)
    return tuple(out)


def joined(values: Iterable[object], between: str) -> tuple[object, ...]:
    """The values with the same words between them."""
    out: list[object] = []
    for value in values:
        if out:
            out.append(Text(between))
        out.append(value)
    return tuple(out)


def in_order(events: Iterable[object], *others: Iterable[object]) -> list[object]:
    """All the events by date, a month before its days; as given within a date, and those without a date last."""
    return sorted((event for group in (events, *others) for event in group), key=_moment)


def _moment(event: object) -> tuple[int, ...]:
    when = event.get("date") if isinstance(event, dict) else getattr(event, "date", None)
    if isinstance(when, Month):
        return (0, when.year, when.month, 0)
    return (0, when.year, when.month, when.day) if isinstance(when, dt.date) else (1,)


def or_else(value: object, other: object = "") -> object:
    """The value, or another where the case does not give it."""
    return other if isinstance(value, Missing | Undefined) else value


def later(value: dt.date, days: int) -> dt.date:
    """The day some days after another. A time that counts its first day ends a day sooner: three weeks, 20 days."""
    return moved(value, days)


def upper_first(value: str) -> str:
    """The words with a capital at their start. For words of the house; an officer's words stay as typed."""
    return value[:1].upper() + value[1:]


def yes_no(value: object) -> str:
    """Yes or No."""
    return "Yes" if value else "No"


def mail(value: TypedText) -> Link:
    """An e-mail address that opens a message."""
    return Link(f"mailto:{value}", (Text(str(value), origin=_origin(value)),))


def web(value: TypedText, words: str = "") -> Link:
    """A web address as a link: on the words given, or without the https:// that nobody reads."""
    shown = words or str(value).removeprefix("https://").removeprefix("http://").rstrip("/")
    return Link(str(value), (Text(shown, origin=_origin(value)),))


def telephone(value: TypedText) -> Text:
    """A telephone number, kept together."""
    return Text(str(value), together=True, origin=_origin(value))


def target(words: object, name: str) -> Target:
    """Words by which other places of the report refer to `name`."""
    text = words if isinstance(words, Text) else Text(str(words), together=True)
    return Target(str(name), (text,))


_WORDINGS: dict[str, Filter] = {
    "date": date,
    "on_date": on_date,
    "by_date": by_date,
    "weekday_date": weekday_date,
    "letters": letters,
    "money": money,
    "due": due,
    "spelt": spelt,
    "count": count,
    "later": later,
    "listed": listed,
    "joined": joined,
    "upper_first": upper_first,
    "upper": str.upper,
    "lower": str.lower,
    "trim": str.strip,
    "yes_no": yes_no,
    "mail": mail,
    "web": web,
    "telephone": telephone,
    "target": target,
}
FILTERS: dict[str, Filter] = {name: _gaps_pass(function) for name, function in _WORDINGS.items()} | {
    "in_order": in_order,
    "default": or_else,
}


def anchor(name: object) -> Anchor:
    """Makes what it stands in a place that others can refer to; without a name, does nothing."""
    return Anchor("" if isinstance(name, Missing) else str(name))


def refer(name: object, words: str = "") -> Reference:
    """A cross-reference; `words` are read where the report has no such place."""
    return Reference(str(name), words)


def gap(label: str, reason: str = "", part: object = None, key: str = "") -> Missing:
    """A gap that a template sees for itself, in a part of the case and under a key of it."""
    return Missing(label, reason, part if isinstance(part, Part) else None, key)


def chart(bars: Iterable[Any], description: str, file: str) -> Chart:
    """Bars for what has a `label` and a `number`; `file` names the picture that Markdown needs beside it."""
    counted = tuple(Bar(str(bar.label), int(bar.number)) for bar in bars)
    return Chart(counted, str(_words(description)), str(_words(file)))


@pass_environment
def own_words(_environment: object, sections: Any, name: str) -> object:  # noqa: ANN401  what the case holds
    """The officer's own words for a section, if there are any; notes that the report has a section of that name."""
    rendering().sections[name] = None
    return sections.get(name) if isinstance(sections, dict) else None


GLOBALS: dict[str, object] = {
    "line_break": Break(),
    "anchor": anchor,
    "refer": refer,
    "gap": gap,
    "own_words": own_words,
    "chart": chart,
}
