"""Recognises resolutions and decisions by their numbers, and says whose they are (REF-01, REF-04, REF-07).

A number alone is ambiguous: 51/11 can be the General Assembly's, the Human Rights Council's or a Commission's. The
organ is taken, in this order, from a name directly before the noun, a name behind the number, "its", the report that
the number is a part of, and what was named last; an organ that cannot have such a number or date is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from engross.citations import organs
from engross.citations.citation import Kind
from engross.citations.grammar import GAP, Grammar, Mention
from engross.citations.sources import Recogniser, Reference, joined
from engross.citations.symbols import NUMBER, SPACE, Number, number_of

REACH = 400
"""How many characters can stand between two members of a list, or a noun and its first number."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known where a text begins: its language, the organ that speaks, and the organs named so far."""

    language: str = "en"
    own: str = ""
    """A key of ``resources/citations/organs.toml``, or ""."""
    is_note: bool = False
    antecedents: tuple[str, ...] = ()
    """The organs named in full so far, the last one last."""


@dataclass(slots=True)
class Group:
    """A noun and the numbers that go with it. Mutable only while a text is read."""

    noun: str
    kind: Kind | None
    start: int
    end: int
    is_plural: bool
    organs: tuple[str, ...] | None = None
    """What the name before the noun can mean; None where none stands there."""
    named: str = ""
    is_its: bool = False
    foreign: str = ""
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Member:
    """A number with what stands around it. Mutable only while a text is read."""

    start: int
    end: int
    number: Number
    group: Group
    date: str = ""
    title: str = ""
    tail: int = 0
    """Where the number with its date and title ends."""
    organ: str = ""
    named: str = ""
    is_inner: bool = False


def acts(reader: Recogniser, around: Surroundings) -> tuple[str, ...]:
    """Adds every resolution and decision of the text; gives the antecedents for the text that follows."""
    grammar = reader.grammar
    if grammar is None:
        return around.antecedents
    mentions = grammar.mentions(reader.text)
    act = Acts(reader, grammar, around, mentions)
    for member in act.members():
        act.settle(member)
    return act.antecedents_at(len(reader.text))


class Acts:
    """One pass over a text: nouns and numbers in order, lists followed, organs settled."""

    def __init__(
        self, reader: Recogniser, grammar: Grammar, around: Surroundings, mentions: tuple[Mention, ...]
    ) -> None:
        self.reader = reader
        self.text = reader.text
        self.grammar = grammar
        self.around = around
        self.mentions = mentions
        self.ends = [mention.end for mention in mentions]
        self.last_named = ("", "")
        """The organ named last in this text with a number, and the words."""

    def members(self) -> Iterator[Member]:
        """Every number that is one of a resolution or decision, in order; settled in groups."""
        group: Group | None = None
        for token in self._tokens():
            if isinstance(token, Group):
                yield from self._named_behind(group)
                group = token
                continue
            start, end, number = token
            member = self._member(start, end, number, group)
            if member is None:
                continue
            if member.group is not group:
                yield from self._named_behind(group)
                group = member.group
            group.members.append(member)
        yield from self._named_behind(group)

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
            if not noun["resolution"]:
                continue
            at, pattern = noun.end(), _FIRST_BARE
            while match := pattern.match(self.text, at):
                at, pattern = match.end(), _NEXT_BARE
                if match.start(1) not in known and int(match[1]) > 99 and self.reader.is_free(*match.span(1)):
                    found.append((*match.span(1), Number("bare", int(match[1]))))
                elif match.start(1) in known:
                    break
        return found

    def _group(self, noun: re.Match[str]) -> Group:
        kind = (
            Kind.RESOLUTION
            if noun["resolution"] or noun["short"]
            else Kind.DECISION
            if noun["decision"]
            else None
        )
        group = Group(
            noun[0], kind, noun.start(), noun.end(), self.grammar.is_plural(noun[0]) or bool(noun["short"])
        )
        if noun["short"]:
            group.organs, group.named = (self.grammar.words["nouns"]["short"][noun[0]],), noun[0]
            return group
        mention = self._mention_before(noun.start())
        if mention is not None:
            group.organs, group.named = mention.organs, self.text[mention.start : mention.end]
            group.foreign = "" if mention.organs else self._foreign_name(mention)
            self._two_organs(group, mention)
        elif self.grammar.whose.search(self.text, max(0, noun.start() - 40), noun.start()):
            self._its(group)
        else:
            group.foreign = self._stranger(noun.start())
        return group

    def _two_organs(self, group: Group, mention: Mention) -> None:
        """ "General Assembly and Security Council resolutions": the form of each number tells whose it is."""
        earlier = self._before(mention.start)
        if (
            earlier
            and group.is_plural
            and self.grammar.together.fullmatch(self.text, earlier.end, mention.start)
        ):
            group.organs = (*mention.organs, *earlier.organs)

    def _before(self, end: int) -> Mention | None:
        index = bisect_right(self.ends, end) - 1
        return self.mentions[index] if index >= 0 else None

    def _mention_before(self, end: int) -> Mention | None:
        mention = self._before(end)
        return mention if mention and _SPACES.fullmatch(self.text, mention.end, end) else None

    def _foreign_name(self, mention: Mention) -> str:
        before = _CAPITALISED.search(self.text, 0, mention.start) if mention.is_short else None
        return self.text[before.start() if before else mention.start : mention.end]

    def _stranger(self, noun: int) -> str:
        """A capitalised name before the noun that no list has: another organization's organ."""
        match = _CAPITALISED.search(self.text, 0, noun)
        if not match or match.start() == 0 or self.text[: match.start()].rstrip()[-1:] in ("", ".", ";", ":"):
            return ""
        word = match[0].split()[-1]
        is_name = word[:1].isupper() and not word.endswith("ing") and word not in self.grammar.words["lists"]
        return match[0].strip() if is_name else ""

    def _its(self, group: Group) -> None:
        """ "its" is the speaker's, unless an organ was just named that acts: "the Council, in its resolution"."""
        group.is_its = True
        its = self.grammar.whose.search(self.text, max(0, group.start - 40), group.start)
        assert its is not None
        group.named = its[0].strip()
        mention = self._before(its.start())
        if mention and self.grammar.carried.fullmatch(self.text, mention.end, its.start()):
            group.organs, group.named = mention.organs, self.text[mention.start : mention.end]
            group.foreign = "" if mention.organs else self._foreign_name(mention)
            group.is_its = False

    def _member(self, start: int, end: int, number: Number, group: Group | None) -> Member | None:
        gap = self.text[group.members[-1].tail if group.members else group.end : start] if group else ""
        if group is not None and (
            (not group.members and _DIRECT.fullmatch(gap)) or self._is_next(group, gap, number)
        ):
            return self._dated(Member(start, end, number, group)) if group.kind else None
        if number.form == "bare":
            return None
        if self._stands_alone(number):
            return self._dated(
                Member(start, end, number, Group("", self._alone_kind(number), start, start, False))
            )
        return None

    def _is_next(self, group: Group, gap: str, number: Number) -> bool:
        if group.members and group.members[-1].date and not gap.strip():
            return group.is_plural
        if len(gap) > REACH or not self.grammar.glue.search(gap) or self.grammar.sentence_end.search(gap):
            return False
        if group.members:
            return group.is_plural or len(gap) < 12
        return group.is_plural and number.form != "roman-first"

    @staticmethod
    def _stands_alone(number: Number) -> bool:
        match number.form:
            case "bracketed":
                return number.item > 99 and organs.can_have("sc", number)
            case "roman":
                return number.item > 99 and organs.can_have("ga", number)
            case "emergency" | "party":
                return True
            case _:
                return False

    @staticmethod
    def _alone_kind(number: Number) -> Kind:
        return Kind.DECISION if number.form == "party" else Kind.RESOLUTION

    def _dated(self, member: Member) -> Member:
        member.tail = member.end
        found = self.grammar.date.match(self.text, member.end)
        if found:
            member.date, member.tail = self.grammar.iso(found), found.end()
        titled = self.grammar.title.match(self.text, member.tail)
        if titled:
            member.title, member.tail = titled["title"].rstrip(","), titled.end()
        return member

    def _named_behind(self, group: Group | None) -> list[Member]:
        """The group's members, those before "of the Conference …" told so."""
        if group is None:
            return []
        pending: list[Member] = []
        for member in group.members:
            pending.append(member)
            behind = next(
                filter(None, (self.grammar.behind.match(self.text, at) for at in (member.tail, member.end))),
                None,
            )
            mention = self._mention_at(behind.end()) if behind else None
            if mention is not None and not (group.organs and not group.is_its):
                for earlier in pending:
                    earlier.organ = (
                        self._meaning(mention.organs, mention.start, earlier) if mention.organs else ""
                    )
                    earlier.named = self.text[mention.start : mention.end]
                pending = []
        return group.members

    def _mention_at(self, start: int) -> Mention | None:
        return next((mention for mention in self.mentions if mention.start == start), None)

    def _meaning(self, candidates: tuple[str, ...], at: int, member: Member) -> str:
        """Which of the organs a short name means: the speaker, or the one named last, if the number can be theirs."""
        if len(candidates) == 1:
            return candidates[0]
        is_decision = member.group.kind is Kind.DECISION
        able = [organ for organ in candidates if self._can(organ, member, is_decision)]
        if not able:
            able = [organ for organ in candidates if organs.has_form(organ, member.number)]
        if self.around.own in able:
            return self.around.own
        named = [organ for organ in reversed(self.antecedents_at(at)) if organ in able]
        return named[0] if named else able[0] if len(able) == 1 else ""

    def antecedents_at(self, at: int) -> tuple[str, ...]:
        """The organs named in full up to an offset, in the order of their last mention."""
        named = dict.fromkeys(self.around.antecedents)
        for mention in self.mentions:
            if mention.end <= at and mention.organs and not mention.is_short:
                named.pop(mention.organs[0], None)
                named[mention.organs[0]] = None
        return tuple(named)

    @staticmethod
    def _can(organ: str, member: Member, is_decision: bool) -> bool:
        if member.number.form == "bare":
            return organ == "sc"
        return organs.can_have(organ, member.number, is_decision=is_decision) and (
            organs.fits(organ, member.number, member.date) is not False
        )

    def settle(self, member: Member) -> None:
        """Decides whose the number is and adds the citation."""
        group = member.group
        is_decision = group.kind is Kind.DECISION
        organ, named, inner = self._whose(member, is_decision)
        if member.number.form == "bare" and (organ != "sc" or not organs.year_of(member.number.item)):
            return
        known = organs.organs().get(organ)
        number = member.number
        if number.form == "bare":
            number = replace(number, form="bracketed", session=str(organs.year_of(number.item)))
        symbol = known.symbol(number, is_decision=is_decision) if known else ""
        first = group.members and group.members[0] is member
        pinpoint = joined(
            number.letters,
            self._pinpoint_before(group) if first else "",
            self.reader.pinpoint(member.end, of_act=True),
        )
        citation = self.reader.make(
            member.start, member.end, group.kind or Kind.RESOLUTION, organ=organ, named=named, symbol=symbol,
            pinpoint=pinpoint, date=member.date, title=member.title,
        )  # fmt: skip
        citation = replace(citation, date_stated=bool(member.date))
        if organ and named and not group.is_its:
            self.last_named = (organ, named)
        self.reader.add(member.start, member.end, citation, Reference(is_inner=inner, number=member.number))

    def _pinpoint_before(self, group: Group) -> str:
        found = self.grammar.before.search(self.text, max(0, group.start - 160), self._phrase_start(group))
        return found["pinpoint"] if found else ""

    def _phrase_start(self, group: Group) -> int:
        """Where the name or "its" before the noun begins."""
        if not group.named:
            return group.start
        at = self.text.rfind(group.named, max(0, group.start - 200), group.start)
        return at if at >= 0 else group.start

    def _whose(self, member: Member, is_decision: bool) -> tuple[str, str, bool]:
        """The organ, the words that name it, and whether the number is a part of the source before it."""
        group = member.group
        if member.organ or member.named:
            return member.organ or member.named, member.named, False
        if group.foreign and not self._stands_alone(member.number):
            return group.foreign, group.named, False
        fitting = [organ for organ in group.organs or () if organs.has_form(organ, member.number)]
        if group.organs and (fitting or member is group.members[0]):
            return self._meaning(group.organs, group.start, member), group.named, False
        inner = self._is_inner(group)
        if member.number.form == "party":
            return (
                next((o for o in organs.organs() if organs.can_have(o, member.number)), ""),
                "",
                inner is not None,
            )
        if inner is not None:
            return inner, "", True
        if group.is_its:
            return self._own(member, is_decision)
        return self._unnamed(member, is_decision)

    def _own(self, member: Member, is_decision: bool) -> tuple[str, str, bool]:
        """The speaker's, unless the sentence goes on ", the Council …" or the speaker cannot have it."""
        following = self.grammar.subject.match(self.text, member.tail)
        mention = self._mention_at(following.end()) if following else None
        named = {self.around.own: member.group.named}
        order = [self.around.own]
        if mention is not None and mention.organs:
            organ = self._meaning(mention.organs, mention.end, member)
            order.insert(0, organ)
            named.setdefault(organ, self.text[mention.start : mention.end])
        for earlier in reversed([m for m in self.mentions if m.end <= member.start and m.organs]):
            organ = self._meaning(earlier.organs, earlier.end, member)
            order.append(organ)
            named.setdefault(organ, self.text[earlier.start : earlier.end])
        organ = self._first_able([*order, "ga", "sc", "ecosoc"], member, is_decision)
        return organ, named.get(organ, member.group.named), False

    def _unnamed(self, member: Member, is_decision: bool) -> tuple[str, str, bool]:
        """The one named last in this text, the speaker's, else the only one that can have it."""
        order = [self.around.own]
        last, words = self.last_named
        carried = self._carried(member.group)
        if carried:
            last, words = (
                self._meaning(carried.organs, carried.end, member),
                self.text[carried.start : carried.end],
            )
        if carried or member.date or not self.around.own or self._continues(member.group):
            order.insert(0, last)
        else:
            order.append(last)
        order += ["ga", "ecosoc"] if member.number.form == "bare" else ["ga", "sc", "ecosoc"]
        order += [m.organs[0] for m in self.mentions if m.start >= member.end and len(m.organs) == 1]
        organ = self._first_able([*order, *reversed(self.antecedents_at(member.start))], member, is_decision)
        return organ, words if organ == last else "", False

    def _carried(self, group: Group) -> Mention | None:
        """The organ named directly before "submitted pursuant to resolution …"."""
        mention = self._before(group.start)
        if mention is None or not mention.organs:
            return None
        return mention if self.grammar.carried.fullmatch(self.text, mention.end, group.start) else None

    def _first_able(self, order: list[str], member: Member, is_decision: bool) -> str:
        """The first organ that can have the number on that date; else at all; else one that numbers in this way."""
        order = [organ for organ in dict.fromkeys(order) if organ]
        bare = replace(member, date="")
        for organ in order:
            if self._can(organ, member, is_decision):
                return organ
        for organ in order:
            if self._can(organ, bare, is_decision):
                return organ
        if member.number.form == "session":
            return ""
        return next((organ for organ in order if organs.has_form(organ, member.number)), "")

    def _is_inner(self, group: Group) -> str | None:
        """The organ of the source that the number is a part of ("A/…, chap. I, resolution 9/2"), or None."""
        if not group.noun or group.organs or group.is_its:
            return None
        containers = (c for c, r in self.reader.found if c.kind in _CONTAINERS and not r.series)
        source = max((c for c in containers if c.end <= group.start), key=lambda c: c.end, default=None)
        if source is None:
            return None
        between = self.text[source.end : group.start]
        if not between.strip() or not self.grammar.inside.fullmatch(between):
            return None
        if source.kind is Kind.IBID:
            return IBID
        return organs.organ_of_report(source.symbol)

    def _continues(self, group: Group) -> bool:
        """Whether the noun goes on with what was said: "…, and resolution 62/126", "including resolution 48/5"."""
        return bool(self.grammar.continues.search(self.text, max(0, group.start - 40), group.start))


IBID = "?"
"""Stands for the organ of a number inside the source of an "Ibid." until that source is known."""
_CONTAINERS = (Kind.DOCUMENT, Kind.RECORDS, Kind.PUBLICATION, Kind.IBID)
_SPACES = re.compile(f"{GAP}+")
_DIRECT = re.compile(rf"{GAP}*:?{GAP}*(?:[Nn]os?\.{GAP}*)?")
_BARE = rf"(\d{{1,4}})(?![\d/]|{GAP}?\(|\.\d)(?!{GAP}+[A-Z](?!\w))"
_FIRST_BARE = re.compile(f"{GAP}+{_BARE}")
_NEXT_BARE = re.compile(f"(?:,{GAP}+|{GAP}+and{GAP}+|,{GAP}+and{GAP}+){_BARE}")
_CAPITALISED = re.compile(rf"(?:[A-Z][\w’'-]*[{SPACE}](?:(?:of|the|on|and|for|to|in)[{SPACE}])*)+$")
