"""The lines of a first page: what each states, and the notes that stand in the foot of that page."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from engross.formats.docx.read import roles
from engross.formats.docx.read.classify import Sorted
from engross.formats.docx.read.notes import trimmed
from engross.formats.docx.read.raw import Raw, Story
from engross.formats.docx.read.words import words_of
from engross.formats.text import firstpage
from engross.formats.text.firstpage import Stretch
from engross.formats.text.phrases import Phrases
from engross.model import masthead
from engross.model.inlines import Field, Inline, Text, plain, slice_of

_SURE = {"agendatitleh2", "xlarge", "organ", "publisher", "symbol"}
_IMPRINT = {"distribution", "publication", "original"}
_JOB = {"releasedate"}
_NOTE = {"firstpagenote"}
_WORD = re.compile(r"[^\W\d_]{2,}")


def stretches(item: Sorted, text: str, phrases: Phrases) -> list[Stretch]:
    """What a line states, by its style or its words; whole where only the style says it."""
    keys = item.raw.keys
    found = firstpage.data_of(text, phrases)
    name = roles.field_of(keys)
    if name and (_SURE & set(keys[:1]) or not found):
        return [firstpage.whole(text, name, phrases)]
    if not found and _IMPRINT & set(keys[:1]):
        name = masthead.ORIGINAL_LANGUAGE if ":" in text or "：" in text else masthead.LANGUAGE
        return [(0, len(text), Field(name))]
    return found


def heads(row: Sequence[Sorted], phrases: Phrases) -> tuple[Sorted, ...]:
    """The lines in the head of a first page that are a masthead; none where it is a running head."""
    lines = [item for item in row if item.raw.story is Story.HEAD and item.words.rich.text]
    has_data = [item for item in lines if stretches(item, item.words.rich.text, phrases)]
    has_style = any(roles.role_of(item.raw.keys).name == "masthead" for item in has_data)
    return tuple(lines) if has_style or len(has_data) > 1 else ()


def with_front_tables(raws: Sequence[Raw], phrases: Phrases) -> tuple[Raw, ...]:
    """The paragraphs; tables before the text that hold a first page, as people's drafts have them, as its lines."""
    data: Counter[int] = Counter()
    for raw in raws:
        if raw.story is not Story.BODY:
            continue
        text = words_of(raw).rich.text
        is_datum = bool(firstpage.data_of(text, phrases))
        if raw.cell is None and text and not is_datum:
            break
        if raw.cell is not None:
            data[raw.cell.table] += is_datum
    found = {table for table, count in data.items() if count > 1}
    return tuple(
        replace(raw, cell=None, story=Story.HEAD) if raw.cell is not None and raw.cell.table in found else raw
        for raw in raws
    )


def passed_over(row: Sequence[Sorted], placed: Sequence[Sorted]) -> list[str]:
    """The lines of heads and feet that are not ``placed`` and hold words which stand nowhere else."""
    nodes = {item.raw.node for item in placed}
    lines = [
        item.words.rich.text
        for item in row
        if item.raw.story is not Story.BODY
        and item.raw.node not in nodes
        and not (_JOB | _NOTE) & set(item.raw.keys)
    ]
    missing = {word for line in lines for word in _WORD.findall(line)}
    for item in placed:
        text = item.words.rich.text
        if any(word in text for word in missing):
            missing.difference_update(_WORD.findall(text))
    return [line for line in lines if not missing.isdisjoint(_WORD.findall(line))]


def job_number(row: Sequence[Sorted]) -> str:
    """The job number in the foot of a first page, or ""."""
    found = (item for item in row if item.raw.story is Story.FOOT and _JOB & set(item.raw.keys))
    return next((item.words.rich.text for item in found if item.words.rich.text), "")


def notes(row: Sequence[Sorted]) -> dict[str, deque[list[tuple[Inline, ...]]]]:
    """The notes in the feet of first pages: by their mark, in order, each with its paragraphs."""
    found: dict[str, deque[list[tuple[Inline, ...]]]] = {}
    last: list[tuple[Inline, ...]] = []
    for item in row:
        if item.raw.story is not Story.FOOT or not _NOTE & set(item.raw.keys):
            continue
        words = trimmed(item.raw.inlines)
        mark = plain(words).partition("\t")[0]
        if not item.words.lead.startswith("\t\t"):
            last = [trimmed(slice_of(words, len(mark)))]
            found.setdefault(mark, deque()).append(last)
        else:
            last.append(words)
    return found


def with_fields(inlines: tuple[Inline, ...], data: Sequence[Stretch]) -> tuple[Inline, ...]:
    """The inlines with the data that their stretches state; offsets are those of the inlines."""
    if not data:
        return inlines
    cuts = sorted({at for start, end, _ in data for at in (start, end)} | {0, len(plain(inlines))})
    row: list[Inline] = []
    for start, end in pairwise(cuts):
        fields = tuple(f for low, high, f in data if low <= start and end <= high)
        row += [_with(i, fields) if isinstance(i, Text) else i for i in slice_of(inlines, start, end)]
    return tuple(row)


def _with(text: Text, fields: tuple[Field, ...]) -> Text:
    """The run with its data, now and before a change of its look."""
    was = text.marks.restyled
    marks = replace(text.marks, restyled=replace(was, fields=fields)) if was else text.marks
    return replace(text, fields=fields, marks=marks)
