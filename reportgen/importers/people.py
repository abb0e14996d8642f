"""The names that the Ombudsman gives people instead of their own, and whom each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.importers.decision import Decision, Paragraph, Section, Topic
from reportgen.importers.evidence import at_paragraph
from reportgen.importers.facts import Fact, Person, Pseudonym
from reportgen.importers.phrases import AS_WRITTEN, Phrases
from reportgen.importers.wording import level, sentences

_TITLE = r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Lady|Lord|Reverend|Rev|Cllr|Councillor)\.?"
_LETTER = r"[A-Z](?:[A-Z]|\d)?(?!\w|[.&-]\w)"
_ADULT = rf"{_TITLE}(?:,? (?:and|&) {_TITLE})? {_LETTER}"
_CHILD = r"(?:Child [A-Z](?!\w)|[B-HJ-Z](?!\w|[.&-]\w)|A(?=[,.;:)'\"]|\Z))"
_CALLING = (
    r"(?:who|whom|that|which) (?:i|we) (?:\w+ ){0,3}?(?:call|called|calling|refer to|refers to|referred to|name|named)"
    r"(?: (?:here|throughout|in this (?:statement|report|decision)))?(?: as| only as)?(?: here)?(?: as)?"
)
_ALONE = r"(?:(?:Company|Business|Firm|Charity|Family|Child) [A-Z1-9](?!\w)|[B-HJ-Z](?=[,.;:)'\"]))"
_SECOND = rf"(?:['\"]?,? (?:and|&) ['\"]?(?P<second>{_ADULT}))?"
_INTRODUCED = (
    Phrases(
        rf"\b(?i:complainants?)\b(?: is| are)?(?:[\s,(]+(?i:{_CALLING}))?[\s,(:'\"]+"
        rf"(?P<name>{_ADULT}|{_ALONE}){_SECOND}",
        "complainant",
        flags=AS_WRITTEN,
    ),
    Phrases(
        r"\b(?:call|called|calling|refer to|referred to) (?:the|this|our) complainants?,?(?: here)?(?: as)?,?"
        rf" ['\"]?(?P<name>{_ADULT})",
        "complainant",
        flags=AS_WRITTEN,
    ),
    Phrases(rf"(?P<name>{_ADULT})['\"]?,? (?:is )?\(?the complainants?\b", "complainant", flags=AS_WRITTEN),
)
_SPEAKS = (
    r"(?:complain|say|said|state|disput|believe|claim|allege|consider|told|feel|felt|want|ask|contact|appl|appeal|argu|rais"
    r"|disagree|report|suffer|experienc|liv|rent|own|is |are |was |were |has |have |had )"
)
_SUBJECT = Phrases(
    rf"(?:In (?:brief|summary|short),? )?(?P<name>{_ADULT}){_SECOND}(?:, [^,]{{3,80}},| \([^)]{{1,60}}\))?"
    rf" (?:also |both )?{_SPEAKS}",
    flags=AS_WRITTEN,
)
_OWN_COMPLAINT = Phrases(
    rf"(?P<name>{_ADULT})'s? (?:\w+ ){{0,2}}?(?:complaints?|representative|advocate|solicitor)\b",
    "complaint representative advocate solicitor",
    flags=AS_WRITTEN,
)
_SOMEBODY = Phrases(
    r"(?P<name>(?:An?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|\d{1,2}) (?:(?:young|disabled|elderly|older"
    r"|former|single|retired|local|foster|blind|deaf|homeless|bereaved|married|business|council|school|care) ){0,2}"
    r"(?:m[ae]n|wom[ae]n|famil(?:y|ies)|couples?|mothers?|fathers?|parents?|grand\w+|residents?|carers?|sons?|daughters?"
    r"|boys?|girls?|teenagers?|persons?|people|child(?:ren)?|tenants?|leaseholders?|owners?|traders?|aunts?|uncles?"
    r"|brothers?|sisters?|widow(?:er)?s?|neighbours?|students?|pupils?|taxpayers?|drivers?|[Ss]olicitors?|[Aa]dvocates?"
    r"|[Rr]epresentatives?|charit(?:y|ies)|compan(?:y|ies)|[Cc]ouncillors?|landlords?))\b[^.]{0,120}?\bcomplain",
    "complain",
    flags=AS_WRITTEN,
)
_RELATION = (
    r"(?:(?!(?:his|her|their|the|of|for|an?|in|and|with|to|on|who|whom|about|that)\b)[\w-]+ ){0,3}?"
    r"(?:wi(?:fe|ves)|husbands?|partners?|spouse|(?:step|grand|foster)?(?:mother|father|mum|dad|parent|son|daughter)s?"
    r"|(?:step|grand|foster)?child(?:ren)?|brothers?|sisters?|siblings?|twins?|nephews?|nieces?|cousins?|aunts?|uncles?"
    r"|friends?|representatives?|advocates?|solicitors?|advisers?|neighbours?|carers?|assistants?|landlords?|landlady"
    r"|relatives?|clients?|baby|babies|mother-in-law|father-in-law)"
)
_KIN = (
    "wife wives husband partner spouse mother father mum dad parent son daughter child brother sister sibling twin"
    " nephew niece cousin aunt uncle friend representative advocate solicitor adviser neighbour carer assistant"
    " landlord landlady relative client baby babies"
)
_WHOSE = rf"\b(?:his|her|their|the|an?|{_ADULT}'s?|[A-Z]'s|its|the Council's)"
_CHILDREN = Phrases(
    rf"(?P<whom>(?i:{_WHOSE}) {_RELATION})(?:[\s,(]+(?i:{_CALLING}))?[\s,('\":]+"
    rf"(?P<names>{_CHILD}(?:['\"]?(?:, | and |, and )['\"]?{_CHILD})*)",
    _KIN,
    flags=AS_WRITTEN,
)
_RELATIVE = Phrases(
    rf"(?P<whom>(?i:{_WHOSE}) {_RELATION})(?:'s)?(?:[\s,(]+(?i:{_CALLING}))?[\s,('\":]+(?P<name>{_ADULT})"
    rf"|(?P<named>{_ADULT})(?:, | \(|, who (?:is|was) )(?P<after>(?:his|her|their) {_RELATION})(?=[,).])",
    _KIN,
    flags=AS_WRITTEN,
)
_JOB = Phrases(
    r"(?:(?P<whom>(?i:its|the|an?|the council's) (?:[\w-]+ ){0,3}[\w-]+), )?"
    r"(?P<name>(?:[A-Z][a-z]+ )?(?:Officer|Worker|Manager|Surveyor|Adviser|Advisor|Inspector|Assessor) [A-Z1-9])"
    r"(?!\w|[.&-]\w)",
    "officer worker manager surveyor advis inspector assessor",
    flags=AS_WRITTEN,
)
_KEY = Phrases(
    r"(?:\d[\d.]*\s*)?(?i:key to (?:the )?names(?: used)?(?: in this report)?|names used(?: in this report)?):?",
    "name",
    flags=AS_WRITTEN,
)
_KEYED = Phrases(
    rf"(?P<name>{_ADULT}|(?:Child|Officer|Manager|Worker) [A-Z1-9]|[A-Z])(?:(?:\s*[-:,]+\s*|\s+)(?P<whom>\S.*))?",
    flags=AS_WRITTEN,
)
_LONE_CHILD = Phrases(r"\bChild [A-Z](?!\w)", "child", flags=AS_WRITTEN)
_ANY_ADULT = Phrases(rf"(?<!\w){_ADULT}", flags=AS_WRITTEN)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name, whom it stands for, and the paragraph and the sentence that say so."""

    name: str
    person: Person
    stands_for: str
    paragraph: Paragraph
    sentence: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as written, the same letter for letter with plain quotes and spaces, and its paragraph."""

    words: str
    plain: str
    paragraph: Paragraph

    def named(self, name: str, person: Person, stands_for: str = "") -> _Named:
        """A name that the sentence holds."""
        return _Named(name, person, stands_for, self.paragraph, self.words)

    def written(self, match: re.Match[str], group: str) -> str:
        """The words of a group as they were written, or nothing."""
        return self.words[slice(*match.span(group))] if match[group] else ""


def pseudonyms(decision: Decision) -> tuple[Fact[Pseudonym], ...]:
    """Everybody whom the document names by a letter or by what they are: first those who complained, then in order."""
    complainants = [*_complainants(decision)]
    known = {part for named in complainants for part in (named.name, *_each(named.name))}
    found: dict[str, _Named] = {named.name: named for named in reversed(complainants)}
    found = dict(reversed(found.items()))
    for named in _others(decision):
        before = found.get(named.name)
        if named.name not in known and (before is None or (named.stands_for and not before.stands_for)):
            found[named.name] = named
    return tuple(_fact(named) for named in found.values())


def _fact(named: _Named) -> Fact[Pseudonym]:
    person = Pseudonym(named.name, named.person, named.stands_for)
    return Fact(person, at_paragraph(named.paragraph, named.sentence))


def _complainants(decision: Decision) -> Iterator[_Named]:
    """Who complained: as introduced, else as the subject of the complaint, else by what they are."""
    said = [*_sentences(decision.about(Topic.COMPLAINT)), *_sentences(decision.about(Topic.SUMMARY))]
    everywhere = [*said, *_sentences(_telling(decision))]
    keyed = [named for named in _in_key(decision) if named.person is Person.COMPLAINANT]
    introduced = keyed or [*_matching(everywhere, _INTRODUCED)]
    if introduced:
        yield from introduced
        return
    for one in said:
        match = _SUBJECT.match(one.plain)
        if match:
            yield from (one.named(name, Person.COMPLAINANT) for name in (match["name"], match["second"]) if name)
            return
    owned = [*_matching(said, (_OWN_COMPLAINT,))] or [*_matching(everywhere, (_OWN_COMPLAINT,))]
    yield from owned[:1]
    if not owned:
        yield from [*_matching(said, (_SOMEBODY,))][:1]


def _matching(said: Iterable[_Sentence], patterns: Sequence[Phrases]) -> Iterator[_Named]:
    """The complainants whom any of the patterns finds."""
    for one in said:
        for match in (match for pattern in patterns for match in pattern.finditer(one.plain)):
            complainants = re.search(r"\bcomplainant(s?)\b", match[0], re.IGNORECASE)
            yield one.named(match["name"], Person.COMPLAINANT, "the complainant" if complainants else "")
            if complainants and complainants[1] and match.groupdict().get("second"):
                yield one.named(match["second"], Person.COMPLAINANT, "the complainant")


def _telling(decision: Decision) -> Iterator[Section]:
    """The sections that tell of people: all but those about the law."""
    return (section for section in decision.sections if section.topic is not Topic.POWERS)


def _sentences(sections: Iterable[Section]) -> Iterator[_Sentence]:
    """The sentences of the sections."""
    for section in sections:
        for paragraph in section.walk():
            for sentence in sentences(paragraph.text):
                yield _Sentence(sentence, level(sentence), paragraph)


def _in_key(decision: Decision) -> Iterator[_Named]:
    """Those whom a report’s key to names lists, each with whom it stands for on the same line or the next."""
    for section in decision.sections:
        if not _KEY.fullmatch(level(section.heading)):
            continue
        lines = [one for one in _sentences((section,)) if one.plain.strip()]
        for one, after in zip(lines, [*lines[1:], None], strict=True):
            match = _KEYED.fullmatch(one.plain)
            if match:
                whom = one.written(match, "whom") or (after.words if after and not _KEYED.match(after.plain) else "")
                yield one.named(match["name"], _person(match["name"], whom), whom.strip(" .-–—:"))


def _person(name: str, whom: str) -> Person:
    """What kind of person a name in a key stands for."""
    if "complainant" in whom.casefold():
        return Person.COMPLAINANT
    if re.fullmatch(_CHILD, name):
        return Person.CHILD
    return (
        Person.OFFICER
        if re.search(r"\b(?:officer|worker|manager|surveyor)\b", f"{name} {whom}".casefold())
        else Person.OTHER
    )


def _others(decision: Decision) -> Iterator[_Named]:
    """Everybody else: children, relatives, officers and other adults, more than once where they are named again."""
    yield from (named for named in _in_key(decision) if named.person is not Person.COMPLAINANT)
    for one in _sentences(_telling(decision)):
        yield from _children(one)
        for match in _RELATIVE.finditer(one.plain):
            whom = one.written(match, "whom") or one.written(match, "after")
            for name in _each(match["name"] or match["named"]):
                yield one.named(name, Person.OTHER, whom)
        for match in _JOB.finditer(one.plain):
            yield one.named(match["name"], Person.OFFICER, one.written(match, "whom"))
        for match in _ANY_ADULT.finditer(one.plain):
            yield from (one.named(name, Person.OTHER) for name in _each(match[0]))


def _children(one: _Sentence) -> Iterator[_Named]:
    """The children, whom the Ombudsman names by a letter without a title."""
    for match in _CHILDREN.finditer(one.plain):
        for name in re.findall(_CHILD, match["names"]):
            yield one.named(name, Person.CHILD, one.written(match, "whom"))
    for match in _LONE_CHILD.finditer(one.plain):
        yield one.named(match[0], Person.CHILD)


def _each(name: str) -> tuple[str, ...]:
    """Both of a couple, as in `Mr and Mrs X`; else the one name."""
    couple = re.fullmatch(rf"({_TITLE}),? (?:and|&) ({_TITLE}) (\S+)", name)
    return (f"{couple[1]} {couple[3]}", f"{couple[2]} {couple[3]}") if couple else (name,)
