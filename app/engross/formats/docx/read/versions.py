"""A file's paragraphs as they stand with all its changes accepted, and with all rejected (ECMA-376 17.13.5).

Where the end of a paragraph is not in a state, its words open the next one, and so does what stands before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engross.formats.docx.read.raw import Raw, Start, Story
from engross.model.inlines import Inline, Text, normal
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS


@dataclass(frozen=True, slots=True)
class Version:
    """One paragraph of a state: ``raw`` as it stands there, with the end of the ``at``-th paragraph of the file.

    ``words`` are those that each paragraph of the file gives to it, by the place of that paragraph.
    """

    raw: Raw
    at: int
    words: dict[int, tuple[Inline, ...]]


def accepted(raws: Sequence[Raw]) -> Iterator[Version]:
    """The paragraphs with all changes accepted."""
    return _versions(raws, "deleted")


def original(raws: Sequence[Raw]) -> Iterator[Version]:
    """The paragraphs with all changes rejected."""
    return _versions([_as_it_was(raw) for raw in raws], "inserted")


def has_changes(raw: Raw) -> bool:
    """Whether anything is tracked about the paragraph or its words; in its notes it makes no difference here."""
    if raw.marks is not NO_BLOCK_MARKS and raw.marks.is_changed:
        return True
    if raw.was is not None or raw.renumbered or raw.counted != raw.old_counted:
        return True
    return any(i.marks is not NO_MARKS and i.marks.is_changed for i in raw.inlines)


def goes_on(before: Raw | None, raw: Raw) -> bool:
    """Whether words may go on from one paragraph to the next."""
    return before is not None and before.story is raw.story is Story.BODY and before.cell == raw.cell


def _versions(raws: Sequence[Raw], gone: str) -> Iterator[Version]:
    held: Version | None = None
    waiting: dict[int, Raw] = {}
    for at, raw in enumerate(raws):
        if waiting and (raw.part is not None or not goes_on(raws[at - 1], raw)):
            held = _going_back(held, list(waiting.values()), {n: _left(r, gone) for n, r in waiting.items()})
            waiting = {}
        waiting[at] = raw
        if getattr(raw.marks, gone):
            continue
        if held is not None:
            yield held
        words = {place: _left(one, gone) for place, one in waiting.items()}
        held = Version(_joined(list(waiting.values()), words), at, words)
        waiting = {}
    if held is not None:
        yield held


def _going_back(
    held: Version | None, gone: list[Raw], words: dict[int, tuple[Inline, ...]]
) -> Version | None:
    """The paragraph before with the words of those behind it whose ends are gone, where they belong together."""
    if held is None or not goes_on(held.raw, gone[0]):
        return held
    words = {**held.words, **words}
    return Version(replace(held.raw, inlines=_all(words)), held.at, words)


def _joined(raws: list[Raw], words: dict[int, tuple[Inline, ...]]) -> Raw:
    """The paragraphs as one: the last one, with what stood before the words of the first."""
    last = raws[-1]
    if len(raws) == 1:
        return replace(last, inlines=_all(words)) if has_changes(last) else last
    start = next((raw.start for raw in reversed(raws) if raw.start.has_number), Start())
    part = next((raw.part for raw in raws if raw.part is not None), None)
    return replace(last, inlines=_all(words), start=start, part=part)


def _all(words: dict[int, tuple[Inline, ...]]) -> tuple[Inline, ...]:
    return normal(inline for row in words.values() for inline in row)


def _left(raw: Raw, gone: str) -> tuple[Inline, ...]:
    return tuple(inline for inline in raw.inlines if not getattr(inline.marks, gone))


def _as_it_was(raw: Raw) -> Raw:
    """The paragraph with its old looks and labels; what was inserted is still in it."""
    if not has_changes(raw):
        return raw
    return replace(raw.as_it_was(), inlines=tuple(map(_unstyled, raw.inlines)))


def _unstyled(inline: Inline) -> Inline:
    before = inline.marks.restyled
    if before is None or not isinstance(inline, Text):
        return inline
    return replace(inline, style=before.style, link=before.link)
