"""Finding commands by a few letters, as people remember them: of the title, the menu or the explanation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from engross.workspace.commands import Command, menus, submenus

_SIMILAR = 75
"""Per cent of likeness from which a word with a slip counts as the word meant."""
_LONG = 4
"""Letters from which a word may have a slip, and which words of one stem begin with."""


def search(query: str, among: Sequence[Command], recent: Sequence[str] = ()) -> list[Command]:
    """The commands in which every word of the query is found, the best first.

    Among equals the one used last (``recent``, ids, the newest first) goes first, then the order given.
    """
    words = [word for word in query.casefold().split() if re.search(r"\w", word)]
    places = {command_id: place for place, command_id in enumerate(recent)}
    found = [(score, command) for command in among if (score := _score(words, command)) > 0]
    found.sort(key=lambda pair: (-pair[0], places.get(pair[1].id, len(places))))
    return [command for _score, command in found]


def plain_title(command: Command) -> str:
    """The title without the mark of its letter: "Save As…"."""
    return command.title.replace("&", "")


def menu_title(command: Command) -> str:
    """The title of the menu that it stands in: "File > Export"."""
    titles = [menus()[command.menu], *([submenus()[command.submenu]] if command.submenu else [])]
    return " > ".join(title.replace("&", "") for title in titles)


def _score(words: list[str], command: Command) -> int:
    """How well the words fit, 0 where one of them does not; without words every command fits."""
    scores = [_word_score(word, command) for word in words]
    if words and plain_title(command).casefold().startswith(" ".join(words)):
        scores.append(5)  # the words in their order: "Footnote to Brackets" is not "Brackets to Footnote"
    return sum(scores, 1) if all(scores) else 0


def _word_score(word: str, command: Command) -> int:
    title = plain_title(command).casefold()
    said = re.findall(r"\w+", title)
    if any(part.startswith(word) for part in said):
        return 12 if title.startswith(word) else 10
    if word in title:
        return 8
    if "".join(part[0] for part in said).startswith(word):
        return 7
    if menu_title(command).casefold().startswith(word):
        return 6
    if word in command.help.casefold():
        return 4
    if len(word) >= _LONG and max(fuzz.ratio(word, part) for part in said) >= _SIMILAR:
        return 3
    meant = (title, menu_title(command).casefold(), command.help.casefold())
    if any(_is_akin(word, other) for words in meant for other in re.findall(r"\w+", words)):
        return 2
    return 1 if len(word) > 1 and _is_subsequence(word, title) else 0


def _is_akin(word: str, other: str) -> bool:
    """Whether two words are of one stem: alike but for their endings, as "comparison" and "compare"."""
    stem = max(_LONG, min(len(word), len(other)) - 1)
    return len(word) >= stem and word[:stem] == other[:stem]


def _is_subsequence(letters: str, of: str) -> bool:
    """Whether the letters stand in this order in the other text."""
    rest = iter(of)
    return all(letter in rest for letter in letters)
