"""Recognises resolutions and decisions by their numbers: the nouns, the numbers, and the lists that they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from engross.citations import organs
from engross.citations.citation import Kind
from engross.citations.grammar import Grammar
from engross.citations.named import Names, Surroundings
from engross.citations.owners import Group, Member, Owners, stands_alone
from engross.citations.sources import Recogniser, Reference, joined
from engross.citations.symbols import NUMBER, Number, number_of
from engross.citations.words import GAP

REACH = 400
"""How many characters can stand between two members of a list, or a noun and its first number."""
SHORT = 12
"""Characters between two numbers that follow one noun in the singular: "resolution 90/5 and 91/2"."""
_CONTAINERS = (Kind.DOCUMENT, Kind.RECORDS, Kind.PUBLICATION, Kind.IBID)


def acts(reader: Recogniser, around: Surroundings) -> tuple[str, ...]:
    """Adds every resolution and decision of the text; gives the organs named for the text that follows."""
    grammar = reader.grammar
    if grammar is None:
        return around.antecedents
    names = Names(reader.text, grammar, around)
    if _DIGIT.search(reader.text):
        containers = [c for c, r in reader.found if c.kind in _CONTAINERS and not r.series]
        owners = Owners(names, grammar, around, containers)
        for member in _Lists(reader, grammar, names, owners).members():
            _add(reader, grammar, owners, member)
    return names.antecedents(len(reader.text))


class _Lists:
    """One pass over a text: nouns and numbers in order, lists followed."""

    def __init__(self, reader: Recogniser, grammar: Grammar, names: Names, owners: Owners) -> None:
        self.reader = reader
        self.text = reader.text
        self.grammar = grammar
        self.names = names
        self.owners = owners

    def members(self) -> Iterator[Member]:
        """Every number that is one of a resolution or decision, in order."""
        group: Group | None = None
        for token in self._tokens():
            if isinstance(token, Group):
                yield from self._closed(group)
                group = token
                continue
            member = self._member(*token, group)
            if member is None:
                continue
            if member.group is not group:
                yield from self._closed(group)
                group = member.group
            group.members.append(member)
        yield from self._closed(group)

    def _tokens(self) -> Iterator[Group | tuple[int, int, Number]]:
        free = self.reader.is_free
        nouns = [m for m in self.grammar.nouns.finditer(self.text) if free(*m.span())]
        numbers = [(*m.span(), number_of(m)) for m in NUMBER.finditer(self.text) if free(*m.span())]
        bare = self._bare(nouns, {start for start, _, _ in numbers})
        groups = {noun.start(): noun for noun in nouns}
        numbered = {number[0]: number for number in (*numbers, *bare)}
        for start in sorted(groups.keys() | numbered.keys()):
            yield numbered[start] if start in numbered else self._group(groups[start])

    def _bare(self, nouns: list[re.Match[str]], known: set[int]) -> list[tuple[int, int, Number]]:
        """Security Council numbers without their year, right behind the noun: "resolutions 2628 and 2670 (2022)"."""
        found = []
        for noun in nouns:
            at, pattern = noun.end(), _FIRST_BARE
            while noun["resolution"] and (match := pattern.match(self.text, at)):
                dated = self.grammar.date.match(self.text, match.end())
                at, pattern = (dated or match).end(), _NEXT_BARE
                if match.start(1) in known:
                    break
                if int(match[1]) > 99 and self.reader.is_free(*match.span(1)):
                    found.append((*match.span(1), Number("bare", int(match[1]))))
        return found

    def _group(self, noun: re.Match[str]) -> Group:
        if noun["short"]:
            organ = self.grammar.words["nouns"]["short"][noun[0]]
            return Group(
                noun[0], Kind.RESOLUTION, *noun.span(), True, (organ,), named=noun[0], whole=noun.start()
            )
        kind = Kind.RESOLUTION if noun["resolution"] else Kind.DECISION if noun["decision"] else None
        group = Group(noun[0], kind, *noun.span(), self.grammar.is_plural(noun[0]))
        self.owners.introduce(group)
        return group

    def _member(self, start: int, end: int, number: Number, group: Group | None) -> Member | None:
        if group is not None and self._belongs(group, start, number):
            return self._dated(Member(start, end, number, group)) if group.kind else None
        if stands_alone(number):
            kind = Kind.DECISION if number.form == "party" else Kind.RESOLUTION
            return self._dated(Member(start, end, number, Group("", kind, start, start)))
        return None

    def _belongs(self, group: Group, start: int, number: Number) -> bool:
        """Whether a number goes with the noun before it, directly or as the next of a list."""
        at = group.members[-1].tail if group.members else group.end
        if start - at > REACH:
            return False
        gap = self.text[at:start]
        if not group.members and _DIRECT.fullmatch(gap):
            return True
        if group.members and group.members[-1].date and not gap.strip():
            return group.is_plural
        if not self.grammar.glue.search(gap) or self.grammar.sentence_end.search(gap):
            return False
        if group.members:
            return group.is_plural or len(gap) < SHORT
        return group.is_plural and number.form != "roman-first"

    def _dated(self, member: Member) -> Member:
        member.tail = member.end
        found = self.grammar.date.match(self.text, member.end)
        if found:
            member.date, member.tail = self.grammar.iso(found), found.end()
        titled = self.grammar.title.match(self.text, member.tail)
        if titled:
            member.title, member.tail = titled["title"].rstrip(","), titled.end()
        return member

    def _closed(self, group: Group | None) -> list[Member]:
        """The members of a group that is complete; those before "of the Conference …" are told so."""
        if group is None:
            return []
        pending: list[Member] = []
        for member in group.members:
            pending.append(member)
            matches = (self.grammar.behind.match(self.text, at) for at in (member.tail, member.end))
            behind = next((match for match in matches if match), None)
            mention = self.names.at(behind.end()) if behind else None
            if mention is not None and (group.is_its or not group.organs):
                for earlier in pending:
                    earlier.behind = mention
                pending = []
        return group.members


def _add(reader: Recogniser, grammar: Grammar, owners: Owners, member: Member) -> None:
    """Adds the citation of a number, now that it is known whose it is."""
    group, number = member.group, member.number
    owner = owners.owner(member)
    if number.form == "bare":
        year = organs.year_of(number.item)
        if owner.organ != "sc" or not year:
            return
        number = replace(number, form="bracketed", session=str(year))
    known = organs.organs().get(owner.organ)
    citation = reader.make(
        member.start,
        member.end,
        group.kind or Kind.RESOLUTION,
        organ=owner.organ,
        named=owner.named,
        symbol=known.symbol(number, is_decision=member.is_decision) if known else "",
        pinpoint=joined(
            number.letters,
            _place_before(reader.text, grammar, group) if member in group.members[:1] else "",
            reader.pinpoint(member.end, of_act=True),
        ),
        date=member.date,
        title=member.title,
        date_stated=bool(member.date),
    )
    reader.add(member.start, member.end, citation, Reference(is_inner=owner.is_inner, number=member.number))


def _place_before(text: str, grammar: Grammar, group: Group) -> str:
    """The paragraph, section or annex in "paragraph 5 of its resolution"."""
    found = grammar.before.search(text, max(0, group.whole - 160), group.whole)
    return found["pinpoint"] if found else ""


_DIGIT = re.compile(r"\d")
_DIRECT = re.compile(rf"{GAP}*:?{GAP}*(?:[Nn]os?\.{GAP}*)?")
_BARE = rf"(\d{{1,4}})(?![\d/]|{GAP}?\(|\.\d)(?!{GAP}+[A-Z](?!\w))"
_FIRST_BARE = re.compile(f"{GAP}+{_BARE}")
_NEXT_BARE = re.compile(f"(?:,{GAP}+|{GAP}+and{GAP}+|,{GAP}+and{GAP}+){_BARE}")
