"""The words of each language by which a text is understood: organ lines, openings, "Resolution", "Annex".

They are data: ``resources/phrases/*.toml`` and the names of organs in ``resources/styles/organs.toml``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from engross import resources

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")
SAMPLE = 50_000
"""So many characters of a text tell its language."""
ORGAN_LINE = 160
"""No organ's line is longer."""
_SETTING = dict.fromkeys(map(ord, "\u0640\u200e\u200f"))
"""What lengthens Arabic letters, or turns the direction of a line."""
_CYRILLIC = str.maketrans("acopexyAOCPEXTHKMB", "асорехуАОСРЕХТНКМВ")
"""Latin letters that official Russian files have in place of Cyrillic ones that look the same."""
_LEADING = re.compile(r"[\s“”\"«„(\[\u200e\u200f]*")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SCRIPTS = (("\u0600", "\u06ff", "ar"), ("\u0400", "\u04ff", "ru"), ("\u4e00", "\u9fff", "zh"))


@dataclass(frozen=True, slots=True)
class Openings:
    """How paragraphs of one kind begin: the known phrases, and what unknown ones look like.

    ``known`` has the phrases by their first character, longer ones first.
    """

    known: dict[str, tuple[str, ...]]
    endings: tuple[str, ...]
    beginnings: frozenset[str]
    adverbs: tuple[str, ...]
    is_cyrillic: bool = False
    ends_anywhere: bool = False
    """Words are not told apart by spaces: a phrase may end before any character."""

    def end(self, text: str) -> tuple[int, int] | None:
        """Where the known phrase that opens the text begins and ends, or None."""
        start = _start(text)
        head = _even(text[: start + 120])
        if self.is_cyrillic:
            head = head.translate(_CYRILLIC)
        for phrase in self.known.get(head[start : start + 1], ()):
            end = start + len(phrase)
            if head.startswith(phrase, start) and (
                self.ends_anywhere or not _is_in_word(head[end : end + 1])
            ):
                return start, end
        return None

    def fits(self, text: str) -> bool:
        """Whether the text begins with a known phrase or with a word that could begin one."""
        if self.end(text):
            return True
        words = _WORDS.findall(text[_start(text) :][:80])[:3]
        if not words:
            return False
        if words[0] in self.beginnings:
            return True
        while len(words) > 1 and self.adverbs and words[0].endswith(self.adverbs):
            words = words[1:]
        return len(words[0]) > 3 and words[0].endswith(self.endings)


@dataclass(frozen=True, slots=True)
class Organs:
    """The names of organs in one language, in small letters with their keys, and what stands before one."""

    by_name: dict[str, str]
    articles: tuple[str, ...]

    def named(self, line: str) -> str:
        """The key of the organ whose line this is, without its comma; or ""."""
        article = next((a for a in self.articles if line.startswith(a)), "")
        if self.articles and not article:
            return ""
        return self.by_name.get(line[len(article) :].strip().casefold(), "")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language.

    ``has_case`` says that the script has capital letters, ``opens_small`` that openings begin with small ones all the
    same (OPN-02).
    """

    language: str
    has_case: bool
    opens_small: bool
    preambular: Openings
    operative: Openings
    organs: Organs
    draft: tuple[str, ...]
    decision: tuple[str, ...]
    number_line: re.Pattern[str]
    section_line: re.Pattern[str]
    annex_line: re.Pattern[str]
    meeting_line: re.Pattern[str]
    meeting_words: str
    date: re.Pattern[str]
    months: tuple[str, ...]
    abbreviation: re.Pattern[str]
    first_page: dict[str, tuple[str, ...]]

    @property
    def opens_large(self) -> bool:
        """Whether openings begin with a capital letter."""
        return self.has_case and not self.opens_small

    def is_annex(self, text: str) -> bool:
        """Whether this is the line that an annex begins with: "Annex", "Annex II"."""
        return len(text) < 60 and self.annex_line.fullmatch(text) is not None

    def is_organ_name(self, text: str) -> bool:
        """Whether the line is the bare name of an organ, as on a first page."""
        return len(text) <= ORGAN_LINE and bare(text).casefold() in self.organs.by_name

    def organ(self, text: str) -> str | None:
        """The organ whose line this is: a key, "" for one that is not in the list; None where it is no such line."""
        if len(text) > 2 * ORGAN_LINE:
            return None
        line = _line_of(text)
        if len(line) > ORGAN_LINE:
            return None
        if key := self.organs.named(line):
            return key
        is_named = self.language == "en" and line.startswith("The ") and text.strip().endswith(",")
        if is_named and _is_name(line) and not self.preambular.end(text):
            return ""
        return None


def _even(text: str) -> str:
    """The text with the apostrophes and spaces that the lists have; as long as it was."""
    return text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")


def bare(line: str) -> str:
    """A line as names are compared with it: without what only sets it, as the space in a Chinese name of two signs."""
    words = _even(line).translate(_SETTING).strip()
    return "".join(words.split()) if "\u4e00" <= words[:1] <= "\u9fff" else words


def _line_of(text: str) -> str:
    """A line as names of organs are compared with it."""
    return bare(text).rstrip(",،， ")


def _is_name(line: str) -> bool:
    """Whether an English line reads like the name of a body: "The Conference of the Parties"."""
    words = line.split()
    small = {"of", "the", "on", "for", "and", "to", "in", "its", "with", "against"}
    return 2 <= len(words) <= 25 and all(w in small or w[:1].isupper() for w in words[1:])


def _start(text: str) -> int:
    found = _LEADING.match(text)
    return found.end() if found else 0


def _openings(row: dict[str, list[str]], language: str) -> Openings:
    known: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(map(_even, row["openings"]), key=len, reverse=True):
        known[phrase[0]] = (*known.get(phrase[0], ()), phrase)
    return Openings(
        known,
        tuple(row["endings"]),
        frozenset(row["beginnings"]),
        tuple(row["adverbs"]),
        is_cyrillic=language == "ru",
        ends_anywhere=language == "zh",
    )


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


_NO_WORD = r"(?![0-9A-Za-zÀ-ɏЀ-ӿ؀-ۿ])"
"""A number or its letter is not the beginning of a word; a Chinese character may follow it."""
_NUMBER = (
    rf"(?P<number>(?:E?S-)?\d{{1,4}}/\d{{1,4}}(?: ?[A-Z](?:[-–][A-Z])?{_NO_WORD})?"
    rf"|\d{{1,4}} ?\((?:19|20)\d\d\)|[IVXL]{{1,6}}{_NO_WORD})"
)


@cache
def _organs(language: str) -> Organs:
    table = resources.toml("styles/organs.toml")
    names = [(row["names"][language], key) for key, row in table.items() if language in row.get("names", {})]
    articles = resources.toml(f"phrases/{language}.toml")["articles"]
    return Organs({_even(name).casefold(): key for name, key in names}, tuple(map(_even, articles)))


@cache
def of(language: str) -> Phrases:
    """The words of a language."""
    table = resources.toml(f"phrases/{language}.toml")
    words = "|".join(map(re.escape, [*table["draft"], *table["resolution"], *table["decision"]]))
    annex = "|".join(map(re.escape, table["annex"]))
    sections = "|".join(["[IVXL]{1,6}", "[A-Z]", *table["sections"]])
    meeting = "|".join(map(re.escape, table["meeting"]))
    abbreviations = "|".join(map(re.escape, table["abbreviations"]))
    months = "|".join(map(re.escape, table["months"])) or r"[^\W\d]+(?:/[^\W\d]+)?"
    return Phrases(
        language=language,
        has_case=table["has_case"],
        opens_small=table["opens_small"],
        preambular=_openings(table["preambular"], language),
        operative=_openings(table["operative"], language),
        organs=_organs(language),
        draft=tuple(table["draft"]),
        decision=tuple(table["decision"]),
        number_line=re.compile(
            rf"(?:第)?\s*(?P<word>{words})?\s*(?:第)?{_NUMBER}(?:号(?:决议|决定)?)?\s*[.:\-–—]*\s*", re.I
        ),
        section_line=re.compile(rf"(?P<label>(?:{sections})\.?)(?:\s+(?P<title>\S.*))?", re.DOTALL),
        annex_line=re.compile(
            rf"\W*(?:{annex})(?:\s+(?:[IVXL]+|[A-Z]|\d+|[一二三四五六七八九十]+|\w+))?\W*", re.IGNORECASE
        ),
        meeting_line=re.compile(
            rf"(?:(?:第\s?)?\d+\D{{0,40}})?(?:{meeting})(?:\s*\d*[^,;]{{0,40}})", re.IGNORECASE
        ),
        meeting_words=meeting,
        date=_date(months),
        months=tuple(table["months"]),
        abbreviation=re.compile(rf"(?:^|[\s(])(?:{abbreviations}|[A-Z])\.$"),
        first_page={name: tuple(words) for name, words in table["first_page"].items()},
    )


def _date(months: str) -> re.Pattern[str]:
    """Dates as the languages write them: "3 May 2034", "1er mai 2034", "3 de mayo de 2034", "2034年5月3日"."""
    western = (
        rf"(?P<day>\d{{1,2}})(?:er|\.)?\s+(?:de\s+)?(?P<month>{months})"
        r"\s+(?:de\s+)?(?P<year>\d{4})(?:\s*(?:года|г\.))?"
    )
    return re.compile(western + r"|(?P<zh_year>\d{4})年(?P<zh_month>\d+)月(?P<zh_day>\d+)日")


def language_of(text: str) -> str:
    """The language of a text by its script and, in Latin script, by frequent words."""
    sample = text[:SAMPLE]
    characters = Counter(sample)
    scripts = {name: _count(characters, low, high) for low, high, name in _SCRIPTS}
    scripts["zh"] *= 3
    latin = _count(characters, "a", "z") + _count(characters, "A", "Z")
    best = max(scripts, key=lambda name: scripts[name])
    if scripts[best] > latin:
        return best
    counts = Counter(w.lower() for w in re.findall(r"[^\W\d_]+", sample))
    lines = [line for line in sample.split("\n") if 0 < len(line) < ORGAN_LINE][:500]
    lines = list(map(_line_of, lines))

    def score(language: str) -> int:
        stop_words = resources.toml(f"phrases/{language}.toml")["stop_words"]
        named = sum(bool(_organs(language).named(line)) for line in lines)
        return sum(counts[word] for word in stop_words) + 20 * named

    return max((name for name in LANGUAGES if name not in scripts), key=score)


def _count(characters: Counter[str], low: str, high: str) -> int:
    return sum(count for character, count in characters.items() if low <= character <= high)
