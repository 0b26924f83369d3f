"""Reading Word files, in stages.

bytes → package (`archive`) → styles and lists (`styles`, `lists`) → paragraphs as they stand in the file, with their
looks, notes, changes and comments (`paragraphs`, `runs`, `notes`, `linked`, `changes`, `comments`) → what each is
(`classify`) → the document (`assemble`). What is lost is counted where it is met (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.errors import FormatError
from engross.formats.docx import own_comments
from engross.formats.docx.markup import RELATIONSHIP, Element, qualified
from engross.formats.docx.read.archive import Package
from engross.formats.docx.read.assemble import assembled
from engross.formats.docx.read.both_states import in_both_states
from engross.formats.docx.read.classify import Sorted
from engross.formats.docx.read.comments import Comments
from engross.formats.docx.read.linked import with_linked_notes
from engross.formats.docx.read.lists import Lists
from engross.formats.docx.read.mastheads import with_front_tables
from engross.formats.docx.read.notes import Notes
from engross.formats.docx.read.paragraphs import Paragraphs
from engross.formats.docx.read.raw import Raw, Story
from engross.formats.docx.read.reading import Reading
from engross.formats.docx.read.styles import Styles
from engross.formats.docx.source import Place, Source
from engross.formats.format import ImportResult
from engross.formats.text import phrases as phrase_lists
from engross.model import validity, votes
from engross.model.inlines import Text
from engross.model.nodes import Document, Kind, Metadata

_VAL = qualified("val")


@dataclass(frozen=True, slots=True)
class Understood:
    """A file's paragraphs with what each is and how surely, the document made of them, and what was lost."""

    paragraphs: tuple[Sorted, ...]
    document: Document
    losses: tuple[str, ...]
    source: Source


def read(data: bytes, filename: str = "") -> ImportResult:  # noqa: ARG001 - the contract of readers
    """The document in a Word file; raises `FormatError`."""
    found = understand(data)
    return ImportResult(found.document, found.losses, found.source)


def understand(data: bytes) -> Understood:
    """How a Word file is understood; raises `FormatError`."""
    package = Package(data)
    numbering = _part(package, "numbering")
    reading = Reading(package, Styles(_part(package, "styles")), Lists(numbering), Lists(numbering))
    reading.comments = Comments(reading)
    reading.notes = Notes(reading, lambda element, name: Paragraphs(reading, name).of(element))
    raws = with_linked_notes(tuple(_raws(reading)), reading.mint)
    phrases = phrase_lists.of(phrase_lists.language_of(_text(raws)))
    row = in_both_states(with_front_tables(raws, phrases), phrases)
    organs = (phrases.organ(item.item.text) for item in row if item.item.kind is Kind.ORGAN)
    organ = next((key for key in organs if key), "")
    document = assembled(reading, row, phrases, Metadata(language=phrases.language, organ=organ))
    if not any(part.blocks for part in document.parts):
        raise FormatError("The Word file has no words in it.")
    losses = _losses(reading, row)
    document = votes.told(validity.normalised(document))
    if _keeps_tracking(_part(package, "settings")):
        document = replace(document, keeps_tracking=True)
    heads = frozenset(item.raw.node for item in row if item.raw.order < 0)
    document = own_comments.placed(document, reading.comments.spots, heads)
    places = {item.raw.node: Place(item.raw.order, _start(item)) for item in row}
    source = Source(data, document, places, reading.notes.idents, reading.comments.idents)
    return Understood(row, document, losses, source)


def _start(item: Sorted) -> str:
    """What is typed before the words of a paragraph; not what Word counts, nor what stands in the style of labels."""
    return item.words.lead + item.words.rich.text[item.words.added : max(item.start, item.words.added)]


def _keeps_tracking(settings: Element | None) -> bool:
    """Whether Word lets nobody write in the file untracked (17.15.1.29)."""
    lock = settings.find(qualified("documentProtection")) if settings is not None else None
    if lock is None or lock.get(qualified("edit")) != "trackedChanges":
        return False
    return lock.get(qualified("enforcement"), "0") in ("1", "true", "on")


def _part(package: Package, kind: str) -> Element | None:
    name = package.part_of(kind)
    return package.root(name) if name else None


def _raws(reading: Reading) -> Iterator[Raw]:
    """The paragraphs of the file, those in the head and foot of each first page before those of its section."""
    package = reading.package
    root = package.root(package.main)
    body = root.find(qualified("body"))
    if body is None:
        raise FormatError("The main part of the Word file holds no text.")
    settings = _part(package, "settings")
    sections = [s for s in root.iter(qualified("sectPr")) if s.getparent().tag != qualified("sectPrChange")]  # type: ignore[union-attr]
    reading.pass_over(root)
    reading.fields.check(root)
    paragraphs = Paragraphs(reading, package.main)
    paragraphs.orders = {element: at for at, element in enumerate(root.iter(qualified("p")))}
    at = 0
    yield from _begin_section(reading, sections, 0, settings)
    for raw in paragraphs.of(body):
        yield raw
        if len(paragraphs.sections) > at:
            at = len(paragraphs.sections)
            yield from _begin_section(reading, sections, at, settings)


def _begin_section(
    reading: Reading, sections: list[Element], at: int, settings: Element | None
) -> Iterator[Raw]:
    section = sections[at] if at < len(sections) else None
    reading.notes.begin_section(*((settings, section) if at == 0 else (section,)))
    if section is None:
        return
    relations = reading.package.relations(reading.package.main)
    has_first = section.find(qualified("titlePg")) is not None
    which = "first" if has_first else "default"
    for tag, story in (("headerReference", Story.HEAD), ("footerReference", Story.FOOT)):
        for element in section.findall(qualified(tag)):
            relation = relations.get(element.get(RELATIONSHIP, ""))
            if element.get(qualified("type"), "default") != which or relation is None:
                continue
            if reading.package.has(relation.target) and not relation.is_external:
                head = Paragraphs(reading, relation.target, story)
                yield from (replace(raw, cell=None) for raw in head.of(reading.package.root(relation.target)))


def _text(raws: tuple[Raw, ...]) -> str:
    return "\n".join("".join(i.text for i in raw.inlines if isinstance(i, Text)).strip() for raw in raws)


def _losses(reading: Reading, row: tuple[Sorted, ...]) -> tuple[str, ...]:
    losses = reading.told()
    endnotes, unused = reading.notes.endnotes, reading.notes.unused()
    if endnotes:
        many = f"{endnotes} endnotes are kept as footnotes."
        losses.append("1 endnote is kept as a footnote." if endnotes == 1 else many)
    if unused:
        what = "1 footnote has" if len(unused) == 1 else f"{len(unused)} footnotes have"
        losses.append(f"{what} no mark in the text; left out: {unused[0][:60]} …")
    if not any(item.item.kind in (Kind.ORGAN, Kind.OPERATIVE, Kind.PREAMBULAR) for item in row):
        losses.insert(0, "No resolution was recognised: the paragraphs are kept as plain text.")
    return tuple(losses)
