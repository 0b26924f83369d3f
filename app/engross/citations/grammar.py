"""The words of a language put together as patterns. The words are data: ``resources/citations/<language>.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from engross import resources
from engross.citations.source_grammar import SourceGrammar
from engross.citations.symbols import DASH, SPACE
from engross.citations.words import GAP, S, one_of


@dataclass(frozen=True, slots=True)
class Mention:
    """An organ named in the text. ``organs`` are those it can mean; empty for an organ that is not ours."""

    start: int
    end: int
    organs: tuple[str, ...]
    is_short: bool = False


class Grammar:
    """The patterns of one language, made when first used."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.words = words

    @cached_property
    def nouns(self) -> re.Pattern[str]:
        """What can be numbered; the group that matches says what: resolution, decision, other, short."""
        nouns = self.words["nouns"]
        return re.compile(
            rf"\b(?:(?P<resolution>{one_of(nouns['resolutions'] + nouns['resolution'])})"
            rf"|(?P<decision>{one_of(nouns['decisions'] + nouns['decision'])})"
            rf"|(?P<short>{one_of(list(nouns['short']))})"
            rf"|(?P<other>{one_of(nouns['others'])}))(?!\w)"
        )

    def is_plural(self, noun: str) -> bool:
        """Whether a noun of `nouns` announces several numbers."""
        return noun in self.words["nouns"]["resolutions"] or noun in self.words["nouns"]["decisions"]

    @cached_property
    def date(self) -> re.Pattern[str]:
        """ " of 16 December 2021" right behind a number; groups day, month, year."""
        of = one_of([*self.words["of"], *(f"{word} on" for word in self.words["adopted"])])
        return re.compile(
            rf"(?:,?{S}\([^()]{{1,40}}\))?,?{GAP}+{of}{GAP}+(?P<day>\d{{1,2}}){GAP}+"
            rf"(?P<month>{one_of(self.words['months'])}){GAP}+(?P<year>\d{{4}})(?!\d)"
        )

    def iso(self, found: re.Match[str]) -> str:
        """The date in a match of `date` as ISO 8601; "" for a day that no calendar has."""
        month = self.words["months"].index(found["month"]) + 1
        day = int(found["day"])
        return f"{found['year']}-{month:02d}-{day:02d}" if 1 <= day <= 31 else ""

    @cached_property
    def title(self) -> re.Pattern[str]:
        """ ", entitled “…”" behind a number or its date; group title."""
        return re.compile(
            rf",?{GAP}+(?:{one_of(self.words['entitled'])}{GAP}+)?[“\"](?P<title>[^”\"]{{3,400}})[”\"]"
        )

    @cached_property
    def glue(self) -> re.Pattern[str]:
        """What ends the words between two members of a list of numbers."""
        return re.compile(rf"(?:[,;:(–—]|\b{one_of(self.words['lists'])}){GAP}*$")

    @cached_property
    def continues(self) -> re.Pattern[str]:
        """What stands before a noun that goes on with what was said: "…, and resolution 62/126"."""
        return re.compile(
            rf"\b{one_of(self.words['continues'])}[,{SPACE}]+(?:{one_of(self.words['continues'])}[,{SPACE}]+)?$"
        )

    @cached_property
    def whose(self) -> re.Pattern[str]:
        """ "its" before a noun."""
        return re.compile(rf"\b{one_of(self.words['its'])}{GAP}+(?:[a-z]+{GAP}+)?$")

    @cached_property
    def carried(self) -> re.Pattern[str]:
        """What stands between an organ and the "its" that means it: ", in paragraph 5 of"."""
        return re.compile(
            rf",?(?:{GAP}+(?:{one_of(self.words['its_fillers'])}))*,?{GAP}+(?:{one_of(self.words['carries'])})"
            rf"(?:{GAP}+(?:{one_of(self.words['before'])}){S}+[\w(), –-]{{1,30}}?"
            rf"{S}(?:{one_of(self.words['of'])}))*{GAP}+"
        )

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """ " of the" between a number (with its date or title) and the organ named behind it."""
        return re.compile(rf",?{GAP}+{one_of(self.words['behind'])}{GAP}+")

    @cached_property
    def together(self) -> re.Pattern[str]:
        """ " and " (and the) between two organs that are named with one noun."""
        return re.compile(rf"{GAP}+{one_of(self.words['and'])}{GAP}+(?:{one_of(self.words['the'])}{GAP}+)?")

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """ ", the" between "its resolution 70/1" and the organ that is the subject of the sentence."""
        return re.compile(rf",?{GAP}+{one_of(self.words['the'])}{GAP}+")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """The paragraph, section or annex named before "of resolution"; group pinpoint."""
        return re.compile(
            rf"\b(?P<pinpoint>{one_of(self.words['before'])}(?:{S}(?:[\dIVXLC]+|[A-Z](?!\w)|\([a-z]+\))(?:[,–-]|{S}and|{S}to|{S}\([a-z]+\))*)*)"
            rf"{S}(?:{one_of([*self.words['of'], *self.words['to']])}){GAP}+(?:the{GAP}+)?$"
        )

    @cached_property
    def pinpoint(self) -> re.Pattern[str]:
        """Annexes, chapters, paragraphs … behind a source, numbered acts in it included; the whole match."""
        return self._places(self.words["inner"])

    @cached_property
    def part(self) -> re.Pattern[str]:
        """The same behind a resolution or decision, in which there are no others."""
        return self._places([])

    def _places(self, inner: list[str]) -> re.Pattern[str]:
        """Places that may stand alone ("annex"), and words of ``inner`` that need a number ("resolution 2")."""
        letter = r"\((?:[a-z]{1,4}|\d)\)"
        item = (
            rf"{S}?(?:\d+(?:/(?:[A-Z]+\.)?\d+)?(?:\.\d+)*(?:[{DASH}]\d+(?:\.\d+)*)?(?![\d/])"
            rf"|[A-Z]{{1,5}}(?:[{DASH}][A-Z]{{1,5}})?\.\d+(?!\w)(?:{S}?\(\d{{1,4}}\))?|[A-Z]{{1,3}}[{DASH}]\d+(?:[/.]\d+)*(?!\w)"
            rf"|[IVXLC]+(?:/\d+)?(?:\.[A-Z](?:\.\d+)?|[–-][IVXLC]+)?(?!\w|[{DASH}]\w)|[A-Z](?!\w)|[ivx]+(?!\w)|{letter}"
            rf"|{one_of(self.words['counts'])}(?!\w))(?:{S}?{letter})*"
        )
        joint = one_of([*self.words["and"], *self.words["to"]])
        items = rf"{item}(?:(?:,|{S}{joint}){item})*"
        short = [word[:-1] for word in self.words["pinpoints"] if word.endswith(".")]
        word = rf"(?:{one_of(self.words['pinpoints'])}|{one_of(short)}(?={S}))(?!\w)(?:{items})?"
        place = rf"[,.]?{S}(?:{one_of(self.words['and'])}{S})?{word}"
        if inner:
            place = rf"(?:{place}|[,.]{S}{one_of(inner)}(?!\w){items})"
        return re.compile(rf"(?:{place})+")

    @cached_property
    def inside(self) -> re.Pattern[str]:
        """What stands between a source and a numbered part of it: brackets closed, chapters and sections, a comma."""
        return re.compile(rf"[)\]]*(?:{self.pinpoint.pattern})?[,.]?{GAP}*")

    @cached_property
    def sentence_end(self) -> re.Pattern[str]:
        """Where one sentence ends and the next begins; not after "sect."."""
        abbreviated = {word[:-1] for word in self.words["pinpoints"] if word.endswith(".")} | {"No", "Nos"}
        behind = "".join(rf"(?<!\b{re.escape(word)})" for word in sorted(abbreviated))
        return re.compile(rf"{behind}[.!?]['”\"]?{GAP}+[A-Z]|\n\n")

    @cached_property
    def organs(self) -> re.Pattern[str]:
        """Any name of an organ, full or short, longest first."""
        return re.compile(rf"{one_of(list(self._names))}(?!\w)")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """The line with which a text begins: "The General Assembly,"."""
        the = one_of([word.capitalize() for word in self.words["the"]])
        return re.compile(rf"{GAP}*(?:{the}{GAP}+)?{self.organs.pattern},?{GAP}*")

    @cached_property
    def _names(self) -> dict[str, tuple[tuple[str, ...], bool]]:
        names: dict[str, tuple[tuple[str, ...], bool]] = dict.fromkeys(
            self.words["foreign"]["names"], ((), False)
        )
        for organ, entry in self.words["organs"].items():
            for short in entry["short"]:
                names[short] = ((*names.get(short, ((), True))[0], organ), True)
        for organ, entry in self.words["organs"].items():
            for name in entry["names"]:
                names[name] = ((organ,), False)
        return names

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The organs named in a text, in order."""
        found = []
        for match in self.organs.finditer(text):
            name = re.sub(rf"{S}", " ", match[0])
            organs, is_short = self._names[name]
            start = match.start()
            if start and text[start - 1].isalnum():
                continue
            if is_short and organs and _is_part_of_a_name(text, start):
                organs = ()
            found.append(Mention(start, match.end(), organs, is_short))
        return tuple(found)

    def names_of(self, organ: str) -> list[str]:
        """What an organ is called in full; the first is the usual name."""
        names: list[str] = self.words["organs"].get(organ, {}).get("names", [])
        return names

    @cached_property
    def ordinal_values(self) -> dict[str, int]:
        """ "seventy-third" → 73; lower case."""
        ordinals = self.words["ordinals"]
        values = {word: i for i, word in enumerate(ordinals["units"], 1)}
        for i, (ten, prefix) in enumerate(zip(ordinals["tens"], ordinals["prefixes"], strict=True), 2):
            values[ten] = i * 10
            values |= {f"{prefix}-{unit}": i * 10 + n for n, unit in enumerate(ordinals["units"][:9], 1)}
        return values

    def session_in_words(self, number: str) -> str:
        """ "73" → "Seventy-third Session", "S-10" → "Tenth Special Session"; "" for what has no word."""
        records = self.words["records"]
        kind, _, bare = number.rpartition("-")
        word = next((w for w, n in self.ordinal_values.items() if str(n) == bare), "")
        between = {"S": [records["special"]], "ES": [records["emergency"], records["special"]]}.get(kind, [])
        return " ".join([word.capitalize(), *between, records["session"]]) if word else ""

    @cached_property
    def sources(self) -> SourceGrammar:
        """The patterns of what is cited beside resolutions."""
        return SourceGrammar(self.words)


def _is_part_of_a_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands before, inside a sentence: the "Council" of a "Legislative Council"."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return bool(before and before[1][0].isupper() and before.start() > 0)


_WORD_BEFORE = re.compile(rf"(?<![^\W\d_])([^\W\d_]+){S}$")


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language, or None where there is none yet: then only document symbols are recognised."""
    name = f"citations/{language}.toml"
    return Grammar(resources.toml(name)) if resources.path(name).is_file() else None
