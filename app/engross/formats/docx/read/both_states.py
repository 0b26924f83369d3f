"""What each paragraph is in a file with tracked changes: understood once with all of them accepted, once with none.

A paragraph that is in both states and is told apart in them was reshaped or renumbered; one that is in one state only
is what it is there. A file without changes is understood once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.formats.docx.read import versions
from engross.formats.docx.read.classify import Sorted, Surety, classify
from engross.formats.docx.read.raw import Raw
from engross.formats.docx.read.versions import Version
from engross.formats.docx.read.words import Cut, Words, size
from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich
from engross.formats.text.understanding import Recognised
from engross.model.nodes import Kind


def in_both_states(raws: Sequence[Raw], phrases: Phrases) -> tuple[Sorted, ...]:
    """The paragraphs of the file in order."""
    if not any(map(versions.has_changes, raws)):
        return tuple(replace(item, cut=Cut(item.typed, item.typed)) for item in classify(raws, phrases))
    new, old = _State(versions.accepted(raws), phrases), _State(versions.original(raws), phrases)
    made: list[Sorted] = []
    for at in reversed(range(len(raws))):
        now, was = new.found.get(at), old.found.get(at)
        item = now or was or _of_neither(raws[at], made)
        goes_on = at > 0 and raws[at - 1].has_tracked_end and versions.goes_on(raws[at - 1], raws[at])
        cut = Cut(new.cuts.get(at, 0), old.cuts.get(at, 0), goes_on=goes_on)
        before = was if now else None
        made.append(replace(item, raw=raws[at], version=item.raw, before=before, cut=cut))
    return tuple(reversed(made))


class _State:
    """The paragraphs of one state, understood: by the place in the file of the paragraph whose end they have."""

    def __init__(self, found: Iterator[Version], phrases: Phrases) -> None:
        made = tuple(found)
        row = classify([version.raw for version in made], phrases)
        self.found = {version.at: item for version, item in zip(made, row, strict=True)}
        self.cuts: dict[int, int] = {}
        """How many characters are typed before the words in each paragraph of the file."""
        for version, item in zip(made, row, strict=True):
            left = item.typed
            for place, words in version.words.items():
                self.cuts[place] = min(left, sum(map(size, words)))
                left -= self.cuts[place]


def _of_neither(raw: Raw, after: list[Sorted]) -> Sorted:
    """A paragraph whose end came and went: its words are those of the one behind it, and so is its kind."""
    item = Recognised(after[-1].item.kind if after else Kind.TEXT, Rich(""))
    return Sorted(raw, Words(Rich(""), "", 0), item, Surety.DOUBT)
