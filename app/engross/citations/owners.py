"""Whose a resolution or decision is (REF-01, REF-04, REF-07).

A number alone is ambiguous: 51/11 can be the General Assembly's, the Human Rights Council's or a Commission's. The
organ is taken, in this order, from a name behind the number, a name directly before the noun, the report that the
number is a part of, "its", and what was named last; an organ that cannot have such a number or date is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engross.citations import organs
from engross.citations.citation import Citation, Kind
from engross.citations.grammar import Grammar, Mention
from engross.citations.named import Names, Surroundings
from engross.citations.symbols import Number

ANYBODY = ("ga", "sc", "ecosoc")
"""Whose a number is taken for where nothing in the text says it, if they can have it."""
LONGEST_NAME = 200
"""How many characters an organ's name can have."""
IBID = "?"
"""Stands for the organ of a number inside the source of an "Ibid." until that source is known."""


@dataclass(slots=True, eq=False)
class Group:
    """A noun and the numbers that go with it. Mutable only while a text is read."""

    noun: str
    kind: Kind | None
    """None for a noun whose numbers are no resolutions: "recommendation"."""
    start: int
    end: int
    is_plural: bool = False
    organs: tuple[str, ...] = ()
    """What the name before the noun can mean."""
    foreign: str = ""
    """The name before the noun where it is none of our organs."""
    named: str = ""
    whole: int = 0
    """Where the words that belong to the noun begin: "its", the organ's name, or the noun itself."""
    is_its: bool = False
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True, eq=False)
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
    behind: Mention | None = None
    """The organ named behind it, or behind a later member of the list."""

    @property
    def is_decision(self) -> bool:
        return self.group.kind is Kind.DECISION


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a number is: an organ or the name of another's, and the words that say so."""

    organ: str
    named: str = ""
    is_inner: bool = False
    """The number is a part of the source named before it."""


def stands_alone(number: Number) -> bool:
    """Whether a number is recognised without a noun: no other thing looks like it."""
    match number.form:
        case "bracketed":
            return number.item > 99 and organs.can_have("sc", number)
        case "roman":
            return number.item > 99 and organs.can_have("ga", number)
        case "emergency" | "party":
            return True
        case _:
            return False


class Owners:
    """Decides for one text. Members must be asked about in order."""

    def __init__(
        self, names: Names, grammar: Grammar, around: Surroundings, containers: Iterable[Citation]
    ) -> None:
        self.names = names
        self.text = names.text
        self.grammar = grammar
        self.around = around
        self.containers = sorted(containers, key=lambda citation: citation.start)
        self.next_container = 0
        self.last_named = Owner("")

    def introduce(self, group: Group) -> None:
        """Fills in what stands before the noun: an organ's name, "its", or another's name."""
        mention = self.names.right_before(group.start)
        its = None if mention else self.grammar.whose.search(self.text, max(0, group.start - 40), group.start)
        group.whole = its.start() if its else group.start
        if its is not None:
            group.is_its, group.named = True, its[0].strip()
            actor = self.names.last(its.start())
            if actor and self.grammar.carried.fullmatch(self.text, actor.end, its.start()):
                group.is_its, mention = False, actor
        if mention is not None:
            group.organs, group.named = mention.organs, self.names.words(mention)
            group.foreign = "" if mention.organs else group.named
            if group.is_plural:
                group.organs += self._together_with(mention)
        elif its is None:
            group.foreign = group.named = self._other(group)
        if its is None and group.named:
            start = self.text.rfind(group.named, max(0, group.start - LONGEST_NAME), group.start)
            group.whole = start if start >= 0 else group.start

    def _other(self, group: Group) -> str:
        """Another organization before the noun, a comma between or not: "… Tuna Commission, resolution 12/7"."""
        mention = self.names.last(group.start)
        if mention and not mention.organs and self.text[mention.end : group.start].strip() == ",":
            return self.names.words(mention)
        return self.names.stranger(group.start)

    def _together_with(self, mention: Mention) -> tuple[str, ...]:
        """ "General Assembly and Security Council resolutions": the form of each number tells whose it is."""
        earlier = self.names.last(mention.start)
        is_joined = earlier and self.grammar.together.fullmatch(self.text, earlier.end, mention.start)
        return earlier.organs if earlier and is_joined else ()

    def owner(self, member: Member) -> Owner:
        """Whose the number is."""
        found = self._owner(member)
        if found.organ and found.named and not member.group.is_its:
            self.last_named = found
        return found

    def _owner(self, member: Member) -> Owner:
        group = member.group
        if member.behind is not None:
            words = self.names.words(member.behind)
            meant = (
                self._meaning(member.behind.organs, member.behind.start, member)
                if member.behind.organs
                else words
            )
            return Owner(meant, words)
        if group.foreign and not stands_alone(member.number):
            return Owner(group.foreign, group.named)
        fits = any(organs.has_form(organ, member.number) for organ in group.organs)
        if group.organs and (fits or member is group.members[0]):
            return Owner(self._meaning(group.organs, group.start, member), group.named)
        inner = self._container(group)
        if member.number.form == "party":
            able = (organ for organ in organs.organs() if organs.can_have(organ, member.number))
            return Owner(next(able, ""), "", inner is not None)
        if inner or (inner is not None and not stands_alone(member.number)):
            return Owner(inner, "", is_inner=True)
        return self._own(member) if group.is_its else self._unnamed(member)

    def _meaning(self, candidates: tuple[str, ...], at: int, member: Member) -> str:
        """Which of the organs a short name means: the speaker, or the one named last, if the number can be theirs."""
        if len(candidates) == 1:
            return candidates[0]
        able = [organ for organ in candidates if _can(organ, member)]
        able = able or [organ for organ in candidates if organs.has_form(organ, member.number)]
        if self.around.own in able:
            return self.around.own
        named = (organ for organ in reversed(self.names.antecedents(at)) if organ in able)
        return next(named, able[0] if len(able) == 1 else "")

    def _container(self, group: Group) -> str | None:
        """The organ of the source that the number is a part of ("A/…, chap. I, resolution 9/2"), or None."""
        while self._is_past(self.next_container, group.start):
            self.next_container += 1
        if not group.noun or group.organs or group.is_its or not self.next_container:
            return None
        source = self.containers[self.next_container - 1]
        if not self.text[source.end : group.start].strip():
            return None
        if not self.grammar.inside.fullmatch(self.text, source.end, group.start):
            return None
        return IBID if source.kind is Kind.IBID else organs.organ_of_report(source.symbol)

    def _is_past(self, index: int, at: int) -> bool:
        return index < len(self.containers) and self.containers[index].end <= at

    def _own(self, member: Member) -> Owner:
        """The speaker's, unless the sentence goes on ", the Council …" or the speaker cannot have it."""
        named = {self.around.own: member.group.named}
        actor = self.names.last(member.group.start)
        if actor and not actor.organs and not actor.is_short and not _can(self.around.own, member):
            return Owner(self.names.words(actor), self.names.words(actor))
        following = self.grammar.subject.match(self.text, member.tail)
        subject = self.names.at(following.end()) if following else None
        order = [self.around.own]
        if subject is not None and subject.organs:
            order.insert(0, self._meaning(subject.organs, subject.end, member))
            named.setdefault(order[0], self.names.words(subject))
        for mention in self.names.before(member.start):
            order.append(self._meaning(mention.organs, mention.end, member))
            named.setdefault(order[-1], self.names.words(mention))
        organ = _first_able(order, ANYBODY, member)
        return Owner(organ, named.get(organ, member.group.named))

    def _unnamed(self, member: Member) -> Owner:
        """The one named last in this text, the speaker's, else the only one that can have it."""
        last = self.last_named
        actor = self.names.last(member.group.start)
        is_carried = bool(
            actor
            and actor.organs
            and self.grammar.carried.fullmatch(self.text, actor.end, member.group.start)
        )
        if actor and is_carried:
            last = Owner(self._meaning(actor.organs, actor.end, member), self.names.words(actor))
        order = [self.around.own, last.organ]
        if is_carried or member.date or not self.around.own or self._goes_on(member.group):
            order.reverse()
        anybody = [organ for organ in ANYBODY if organ != "sc" or member.number.form != "bare"]
        anybody += [mention.organs[0] for mention in self.names.after(member.end)]
        anybody += reversed(self.names.antecedents(member.start))
        organ = _first_able(order, anybody, member, is_guess=not self.around.is_note)
        return Owner(organ, last.named if organ == last.organ else "")

    def _goes_on(self, group: Group) -> bool:
        """Whether the noun goes on with what was said: "…, and resolution 62/126", "including resolution 48/5"."""
        return bool(self.grammar.continues.search(self.text, max(0, group.start - 40), group.start))


def _can(organ: str, member: Member) -> bool:
    if member.number.form == "bare":
        return organ == "sc"
    return organs.can_have(organ, member.number, is_decision=member.is_decision) and (
        organs.fits(organ, member.number, member.date) is not False
    )


def _first_able(
    likely: Iterable[str], anybody: Iterable[str], member: Member, *, is_guess: bool = False
) -> str:
    """The first organ that can have the number on that date; else a likely one that can have it on another.

    Else one that numbers in this way; but a number of a session that cannot be ours may be that of others, so a
    guess stops short of it.
    """
    likely = [organ for organ in dict.fromkeys(likely) if organ]
    order = list(dict.fromkeys([*likely, *anybody]))
    undated = replace(member, date="")
    able = (organ for organ in order if _can(organ, member))
    on_another_day = (organ for organ in likely if _can(organ, undated))
    if found := next(able, "") or next(on_another_day, ""):
        return found
    if member.number.form == "session" or (is_guess and member.number.form == "roman"):
        return ""
    return next((organ for organ in order if organs.has_form(organ, member.number)), "")
