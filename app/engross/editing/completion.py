"""What may be meant by the beginning of an opening or of an organ's name, the likeliest first, and putting it there.

Openings come in the order in which the organ uses them; what the paragraph before says comes first, going on as the
house style has it: "Recalling also" after "Recalling", "Also requests" after "Requests" (OPN-05, OPN-06). The lists are
data: ``resources/phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from engross import resources
from engross.editing import structure, text
from engross.editing.edit import Edit
from engross.model import inlines as rows
from engross.model import openings, places, plain, walk
from engross.model.inlines import Inline, Style, Text
from engross.model.nodes import Block, Document, Kind, PartKind
from engross.model.places import Place

MOST = 8
"""No more is offered at once."""
LETTERS = 2
"""Letters after which something is offered unasked."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that can stand in place of what was typed from offset ``start`` on.

    ``style`` sets them apart, None leaves them as their surroundings but for those in ``italics``; ``tail`` follows
    them in plain type.
    """

    words: str
    start: int
    detail: str = ""
    style: Style | None = None
    tail: str = ""
    italics: str = ""


def offers(document: Document, place: Place, *, asked: bool = False) -> tuple[Offer, ...]:
    """What may be meant at a place; ``asked``: by someone who wants to know, so that no letters are needed."""
    block = walk.block_of(document, place.block)
    said = plain.text(block)
    start = openings.start_of(said)
    typed = said[start : place.offset]
    if said[place.offset : place.offset + 1].isalnum() or "\ufffc" in typed:
        return ()
    if place.offset < start or (len(typed) < LETTERS and not asked and document.metadata.language != "zh"):
        return ()
    if not typed and not asked:
        return ()
    if block.kind is Kind.ORGAN:
        return tuple(_organs(document, start, typed))[:MOST]
    if not has_opening(document, block) or place.offset > openings.LONGEST:
        return ()
    style = openings.style(document.metadata.language, document.metadata.organ)
    found = [phrase for phrase in _ranked(document, block, typed) if phrase != typed]
    return tuple(Offer(phrase, start, style=style) for phrase in found[:MOST])


def accept(document: Document, place: Place, offer: Offer) -> Edit:
    """The offered words in place of what was typed; the caret is behind them."""
    block = walk.block_of(document, place.block)
    like = rows.run_at(block.inlines, place.offset) or Text("")
    style = like.style if offer.style is None else offer.style
    link = like.link if offer.style is None else ""
    before, apart, behind_it = offer.words.partition(offer.italics or offer.words)
    looks = ((before, style), (apart, style | Style.ITALIC if offer.italics else style), (behind_it, style))
    new: list[Inline] = [Text(words, look, link) for words, look in looks if words]
    if offer.tail:
        new.append(Text(offer.tail))
    row = rows.splice(block.inlines, offer.start, place.offset, new)
    behind = offer.start + len(offer.words) + len(offer.tail)
    return text.replace(document, block.id, row, places.caret(block.id, behind))


def has_opening(document: Document, block: Block) -> bool:
    """Whether a paragraph opens as those of resolutions do: no item of a list, nothing in an annex."""
    if block.kind not in (Kind.PREAMBULAR, Kind.OPERATIVE) or block.level:
        return False
    return walk.part_of(document, block.id).kind is not PartKind.ANNEX


# openings


def _ranked(document: Document, block: Block, typed: str) -> list[str]:
    """The openings that begin as typed: first what goes on from the paragraph before, then the most used."""
    language, organ = document.metadata.language, document.metadata.organ
    kind = openings.OPERATIVE if block.kind is Kind.OPERATIVE else openings.PREAMBULAR
    wanted = typed.lower()
    going_on = [p for p in _going_on(document, block, kind) if _has_start(p.lower(), wanted)]
    usual = (phrase for phrase in _used(language, organ, kind) if phrase.lower().startswith(wanted))
    return list(dict.fromkeys([*going_on, *usual]))


def _has_start(phrase: str, wanted: str) -> bool:
    """Whether one of the phrase's words begins so: "Also requests" is found by "re" too."""
    return f" {wanted}" in f" {phrase}" or (wanted in phrase and not phrase.isascii() and " " not in phrase)


def _going_on(document: Document, block: Block, kind: str) -> list[str]:
    """The opening of the paragraph before at the next step of the cycle plain, also, further."""
    language = document.metadata.language
    steps = _table(language).get("steps")
    before = structure.neighbour(document, block.id, -1)
    while before is not None and before.level and before.kind is block.kind:
        before = structure.neighbour(document, before.id, -1)
    known = openings.phrases(language, kind)
    if not steps or known is None or before is None or before.kind is not block.kind:
        return []
    if document.metadata.organ == "sc":  # its texts repeat the plain opening
        return []
    said = plain.text(before)
    start = openings.start_of(said)
    phrase = said[start : known.end(said, start) or start]
    return _next_steps(phrase, steps, kind) if phrase else []


def _next_steps(phrase: str, steps: dict[str, Any], kind: str) -> list[str]:
    """The same opening at the step after its own."""
    base, step = _taken_apart(phrase, steps["words"])
    order = ["", *steps["words"]]
    due = order[(step + 1) % len(order)]
    return [_put_together(base, due, is_before=steps[kind] == "before")]


def _taken_apart(phrase: str, words: list[str]) -> tuple[str, int]:
    """A phrase without the word that says that it goes on, and which of the words that is (0 = none)."""
    for number, word in enumerate(words, 1):
        low = phrase.lower()
        if low.endswith(f" {word}"):
            return phrase[: -len(word) - 1], number
        if low.startswith(f"{word} "):
            rest = phrase[len(word) + 1 :]
            return (rest[:1].upper() + rest[1:] if phrase[:1].isupper() else rest), number
        if not word.isascii() and len(word) == 1 and low.startswith(word):
            return phrase[1:], number
    return phrase, 0


def _put_together(base: str, word: str, *, is_before: bool) -> str:
    if not word:
        return base
    if not is_before:
        return f"{base} {word}"
    if not word.isascii() and len(word) == 1:  # Chinese is written without spaces
        return word + base
    if not base[:1].isupper():
        return f"{word} {base}"
    return f"{word[:1].upper()}{word[1:]} {base[:1].lower()}{base[1:]}"


@cache
def _used(language: str, organ: str, kind: str) -> tuple[str, ...]:
    """The openings of a language, those that the organ uses first."""
    own = _of_organ(_table(language).get("organs", {}), organ)
    name = f"phrases/{language}.toml"
    all_of_them = resources.toml(name)[kind]["openings"] if resources.path(name).is_file() else []
    known = dict.fromkeys([*own.get(kind, []), *all_of_them])
    return tuple(phrase for phrase in known if _with_z(phrase) == phrase or _with_z(phrase) not in known)


_WITH_S = re.compile(r"is(?=(?:es|ing)\b)")


def _with_z(phrase: str) -> str:
    """The phrase in the spelling of the United Nations, where there are two."""
    return _WITH_S.sub("iz", phrase)


def _of_organ(table: dict[str, Any], organ: str) -> dict[str, list[str]]:
    parents = resources.toml("styles/organs.toml")
    while organ and organ not in table:
        organ = parents.get(organ, {}).get("parent", "")
    found: dict[str, list[str]] = table.get(organ, {})
    return found


def _table(language: str) -> dict[str, Any]:
    found: dict[str, Any] = resources.toml("phrases/completion.toml").get(language, {})
    return found


# organs


def _organs(document: Document, start: int, typed: str) -> Iterator[Offer]:
    """The organs' lines that begin as typed, that of the document's organ first (STR-02)."""
    language, own = document.metadata.language, document.metadata.organ
    style = openings.style(language, own)
    actors = resources.toml("templates/words.toml")["actor"]
    for key in sorted(actors, key=lambda key: key != own):
        line = actors[key].get(language, "")
        if line and _has_start(line.lower(), typed.lower()):
            yield Offer(line, start, style=style, tail=comma(language))


def comma(language: str) -> str:
    """The comma of a language, with which an organ's line ends."""
    table = resources.toml("styles/marks.toml")
    mark: str = table.get(language, table["default"])["comma"]
    return mark
