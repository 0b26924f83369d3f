"""The line that names who submits a draft: "Albania, Brazil and Côte d’Ivoire: draft resolution" (SPO-01 to SPO-04).

Names of States are data, in the list form of each language: ``resources/masthead/states.toml``; the words around the
list are those of the first pages of new documents, ``resources/templates/words.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from engross import resources

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""Languages whose names of States are known."""
_OFFICIAL, _MODEL_UN = "draft", "mun_sponsors"
"""Forms of the line."""
_SIGNATORIES = "mun_signatories"
_AS_LISTED = str.maketrans({"'": "’", "\u00a0": " ", "\u202f": " ", "（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Sponsors:
    """Who submits a draft, in the order of the line, and the group on whose behalf ("" = none)."""

    names: tuple[str, ...] = ()
    group: str = ""


Names = dict[str, str]
"""The names of one State or group by language; English is always among them."""


@cache
def _states() -> tuple[Names, ...]:
    """All States that can be sponsors, members first, in English alphabetical order."""
    table = resources.toml("masthead/states.toml")
    return (*table["members"], *table["observers"])


def states(language: str) -> tuple[str, ...]:
    """The names of all States that can be sponsors, members first, in English alphabetical order."""
    return tuple(names.get(language, names["en"]) for names in _states())


def groups(language: str) -> tuple[str, ...]:
    """Groups on whose behalf drafts are submitted, as they follow "on behalf of the"."""
    table = resources.toml("masthead/states.toml")["groups"]
    return tuple(names.get(language, names["en"]) for names in table)


@cache
def _known() -> dict[str, Names]:
    """Each State by what people write for it in any language, in small letters."""
    by_english = {names["en"]: names for names in _states()}
    also = resources.toml("masthead/states.toml")["also"]
    found = {_bare(written): by_english[english] for written, english in also.items()}
    return found | {_bare(name): names for names in _states() for name in names.values()}


def _bare(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(name.translate(_AS_LISTED).split()).casefold())


def state(written: str, language: str) -> str:
    """The name of a State in the list form of the language, whatever language it is written in: "Iran" gives "Iran
    (Islamic Republic of)"; "" for what is no State.
    """
    names = _known().get(_bare(written))
    return names.get(language, names["en"]) if names else ""


def read(line: str, language: str) -> Sponsors:
    """The sponsors that a line of the page, or what people typed for it, names."""
    words = " ".join(line.split()).rstrip(".")
    for name in (_OFFICIAL, _MODEL_UN):
        head, tail = _around(name, language)
        if tail and words.endswith(tail.strip()):
            words = words[: -len(tail.strip())]
        if head and words.startswith(head.strip()):
            words = words[len(head.strip()) :]
    words, group = _without_group(words.strip(), language)
    return Sponsors(tuple(_split(words, language)), group)


def line(sponsors: Sponsors, language: str, *, of_model_un: bool = False) -> str:
    """The line of the page that names these sponsors, as official drafts or as conferences of students have it."""
    if not sponsors.names:
        return ""
    head, tail = _around(_MODEL_UN if of_model_un else _OFFICIAL, language)
    return f"{head}{said(sponsors, language)}{tail}"


def is_of_model_un(line: str, language: str) -> bool:
    """Whether the line is of the form that conferences of students use: "Sponsors: Albania and Brazil"."""
    head, tail = _around(_MODEL_UN, language)
    return line.startswith(head) and " ".join(line.split()).endswith(tail.strip())


def names_signatories(line: str, language: str) -> bool:
    """Whether the line names those who want a draft of a conference of students debated: "Signatories: Chad"."""
    row = resources.toml("templates/words.toml")["line"][_SIGNATORIES]
    head, _, _tail = str(row.get(language) or row["en"]).partition("{")
    return " ".join(line.split()).startswith(head.strip())


def said(sponsors: Sponsors, language: str) -> str:
    """The list alone: "Albania, Brazil and Côte d’Ivoire"."""
    joined = _joined(language)
    *first, last = sponsors.names or ("",)
    is_other = "before" in joined and re.match(joined["before"], last)
    before = joined["last_before"] if is_other else joined["last"]
    names = joined["between"].join(first) + before + last if first else last
    return names + (joined["behalf"] + sponsors.group if sponsors.group else "")


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """The names, in whatever language, in English alphabetical order, observers last; accents, capitals and "the" do
    not count.
    """
    observers = [row["en"] for row in resources.toml("masthead/states.toml")["observers"]]
    return tuple(sorted(names, key=lambda name: (state(name, "en") in observers, _order(name))))


def _order(name: str) -> str:
    listed = state(name, "en") or name
    plain = unicodedata.normalize("NFD", _bare(listed))
    return "".join(c for c in plain if c.isalnum() or c == " ")


def _joined(language: str) -> dict[str, str]:
    table = resources.toml("masthead/states.toml")["joined"]
    found: dict[str, str] = table.get(language, table["en"])
    return found


def _around(name: str, language: str) -> tuple[str, str]:
    """What stands before and after the names in a form of the line."""
    row = resources.toml("templates/words.toml")["line"][name]
    head, _, tail = str(row.get(language) or row["en"]).partition("{sponsors}")
    return head, tail


def _without_group(words: str, language: str) -> tuple[str, str]:
    """The names, and the group that follows them: ", on behalf of the …" or "(on behalf of the …)"."""
    for mark in {_joined(language)["behalf"], _joined("en")["behalf"]}:
        plain = mark.strip(" ,،")
        found = re.search(rf"[\s,،]*\(?{re.escape(plain)}\s*", words)
        if found:
            return words[: found.start()].strip(), words[found.end() :].strip().removesuffix(")")
    return words, ""


def _split(words: str, language: str) -> Iterable[str]:
    """The names; "and" within a name does not part it, nor does a comma within parentheses."""
    last, parts = _joined(language)["last"].strip(), re.compile(f"({_joined(language)['parts']})")
    pieces = [piece.strip() for piece in re.split(r"[,，،、;；؛](?![^(]*\))", words) if piece.strip()]
    for piece in pieces:
        yield from _at_and(piece.removeprefix(f"{last} "), parts, language)


def _at_and(piece: str, parts: re.Pattern[str], language: str) -> list[str]:
    """The names that "and" parts, of several readings those that are names of States."""
    row = parts.split(piece)  # names, with what parts them in between
    names: list[str] = []
    start = 0
    while start < len(row):
        for end in range(len(row), start, -2):
            name = "".join(row[start:end])
            if end == start + 1 or state(name, language):
                names.append(state(name, language) or name)
                start = end + 1
                break
    return names
