"""What the palette lists for what is typed: commands, or paragraphs to go to. Knows nothing of widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engross.i18n import _
from engross.model import outline, plain, walk
from engross.model.nodes import Document, NodeId
from engross.workspace.command_search import menu_title, plain_title, search
from engross.workspace.commands import Command

GO_TO = ":@"
"""Signs before the address of a paragraph."""
MOST = 60
"""Paragraphs listed at most."""
_ADDRESS = re.compile(r"(?:op|pp|fn|annex|footnote|section)\s*\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette: a command by its id, or a paragraph."""

    title: str
    more: str
    command: str = ""
    block: NodeId | None = None


def entries(
    query: str, among: Sequence[Command], recent: Sequence[str], document: Document | None
) -> list[Entry]:
    """The lines for what is typed, the best first; a paragraph's address goes before commands."""
    wanted = query.strip()
    is_asked = wanted[:1] in tuple(GO_TO)
    paragraphs: list[Entry] = []
    if document is not None and (is_asked or _ADDRESS.match(wanted)):
        paragraphs = _paragraphs(document, wanted.lstrip(GO_TO).strip())
    if is_asked:
        return paragraphs
    found = (Entry(plain_title(c), menu_title(c), command=c.id) for c in search(wanted, among, recent))
    return [*paragraphs, *found]


def _paragraphs(document: Document, wanted: str) -> list[Entry]:
    """Paragraphs whose address begins so, then those that say the words."""
    addresses = outline.addresses(document)
    letters = _bare(wanted)
    by_address: list[Entry] = []
    by_words: list[Entry] = []
    for block in walk.all_blocks(document):
        address, words = addresses.get(block.id, ""), plain.words(block)
        if not address:
            continue
        entry = Entry(_("Go to {address}").format(address=address), words[:80], block=block.id)
        if _bare(address).startswith(letters):
            by_address.append(entry)
        elif wanted.casefold() in words.casefold():
            by_words.append(entry)
    return [*by_address, *by_words][:MOST]


def _bare(address: str) -> str:
    """The address without spaces and brackets: "OP5 (a)" and "op5a" are the same."""
    return re.sub(r"[\s().]", "", address).casefold()
