"""Text, labels and footnotes of a document written into the elements that they came from."""

from __future__ import annotations

from itertools import takewhile

from lxml import etree

from engross.formats.akn import fields, inline, write_inline
from engross.formats.akn.inline import STRUCTURES
from engross.formats.akn.parse import A
from engross.formats.akn.units import LINES, Element, SourceTree
from engross.formats.akn.write_body import Pen, has_typed_label, opening_words
from engross.model.inlines import Footnote
from engross.model.inlines import footnotes as notes_in
from engross.model.nodes import Block, Kind, NodeId
from engross.model.numbering import Numbers

_WRAPPERS = (A + "subheading", A + "heading", A + "decoration")
_NUMBERED = (A + "paragraph", A + "point", A + "item", A + "section", A + "part", A + "title", A + "chapter")


class TextPatcher:
    """Brings elements of the working tree up to date with blocks of the edited document."""

    def __init__(self, tree: SourceTree, old: dict[NodeId, Block], before: Numbers, pen: Pen) -> None:
        self.tree = tree
        self.old = old
        self.before = before
        self.pen = pen
        self.now = pen.numbers
        self.old_notes = {note.id: note for block in old.values() for _, note in notes_in(block.inlines)}
        pen.note_element = self.note

    def patch(self, block: Block) -> None:
        """Brings the element that holds a block's text, and its ``num``, up to date; changes nothing else."""
        old = self.old[block.id]
        holder = self.tree.origins.get(block.id)
        was, is_now = self.before.label(block.id), self.now.label(block.id)
        was_typed, is_typed = has_typed_label(old), has_typed_label(block)
        new_label_only = is_typed and was_typed and was != is_now and block.inlines == old.inlines
        if holder is not None and new_label_only and _exchanged(holder, was, is_now):
            for _, note in notes_in(block.inlines):
                self._mark(note)
        elif holder is not None and (
            block.inlines != old.inlines or was_typed != is_typed or (is_typed and was != is_now)
        ):
            self._rewrite(holder, block)
            self._rename(holder, old, block)
        elif block.inlines:
            for _, note in notes_in(block.inlines):
                self._mark(note)
        if was != is_now or was_typed != is_typed:
            self._label(block, "" if is_typed else is_now)

    def _label(self, block: Block, label: str) -> None:
        """Sets the text of ``num``, adds one where there is none, takes it away where the label is empty."""
        element = self.tree.labels.get(block.id)
        if element is None:
            if label:
                self._new_label(block, label)
            return
        if label:
            text = "".join(element.itertext())
            core = text.strip(" \t\r\n")
            for child in list(element):
                element.remove(child)
            element.text = text.replace(core, label, 1) if core else label
        elif (parent := element.getparent()) is not None:
            parent.remove(element)
            del self.tree.labels[block.id]

    def _new_label(self, block: Block, label: str) -> None:
        holder = self.tree.origins.get(block.id)
        if holder is None:
            return
        owner = next((above for above in holder.iterancestors() if above.tag in _NUMBERED), None)
        if owner is None or owner.find(A + "num") is not None:
            return
        number = etree.Element(A + "num")
        number.text = label
        number.tail = owner.text if owner.text and not owner.text.strip() else None
        owner.insert(0, number)
        self.tree.labels[block.id] = number

    def _rewrite(self, holder: Element, block: Block) -> None:
        """New inline content; the lead, pictures, quoted texts and unchanged footnotes stay."""
        if holder.tag in (A + "td", A + "th"):  # an empty cell has no paragraph yet
            holder.text = None
            holder = etree.SubElement(holder, A + "p", {inline.PRESERVE: "preserve"})
            self.tree.origins[block.id] = holder
        holder = _innermost(holder)
        zone = _zone(holder)
        lead = _lead(holder)
        known = _Known(holder, zone)
        kept = _taken_out(holder)
        pictures = [child for child in holder if child.tag == A + "img"]
        for child in list(holder):
            holder.remove(child)
        holder.text = None
        for picture in pictures:
            picture.tail = None
            holder.append(picture)
        if has_typed_label(block):
            lead += self.now.label(block.id) + " "
        for note in (note for _, note in notes_in(block.inlines)):
            self._mark(note)
        write_inline.Writer(self.pen.note, zone, self.pen.organ).write(holder, block.inlines, lead)
        known.restore(holder)
        holder.extend(kept)

    def _rename(self, holder: Element, old: Block, block: Block) -> None:
        """``container/@name`` follows the opening words."""
        container = holder.getparent()
        if container is None or container.tag != A + "container" or block.kind is not Kind.PREAMBULAR:
            return
        name = opening_words(block)
        if name != opening_words(old) and container.get("name"):
            container.set("name", name)

    def note(self, note: Footnote) -> Element | None:
        """The element that a footnote came from, up to date and free to be put elsewhere; None for a new one."""
        element = self.tree.origins.get(note.id)
        if element is None:
            return None
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
        element.tail = None
        self._mark(note)
        return element

    def _mark(self, note: Footnote) -> None:
        """Brings marker and text of an existing footnote up to date."""
        element = self.tree.origins.get(note.id)
        old = self.old_notes.get(note.id)
        if element is None or old is None:
            return
        mark = self.now.mark(note.id)
        if self.before.mark(note.id) != mark:
            element.set("marker", mark)
        if note.blocks is old.blocks or note.blocks == old.blocks:
            return
        self._note_text(element, note, old)

    def _note_text(self, element: Element, note: Footnote, old: Footnote) -> None:
        old_blocks = {block.id: block for block in old.blocks}
        paragraphs = []
        for block in note.blocks:
            paragraph = self.tree.origins.get(block.id)
            was = old_blocks.get(block.id)
            is_first, was_first = block is note.blocks[0], was is old.blocks[0]
            brackets = f"{note.brackets}\t" if note.brackets and is_first else ""
            if paragraph is None or paragraph is element:
                paragraph = etree.Element(A + "p", {inline.PRESERVE: "preserve"})
                write_inline.Writer(None).write(paragraph, block.inlines, brackets or "\t\t")
            elif was is None or block.inlines != was.inlines or (note.brackets and is_first != was_first):
                lead = brackets or _lead(paragraph)
                for child in list(paragraph):
                    paragraph.remove(child)
                paragraph.text = None
                write_inline.Writer(None).write(paragraph, block.inlines, lead)
            paragraphs.append(paragraph)
        for child in list(element):
            element.remove(child)
        element.text = None
        element.extend(paragraphs)

    def pour(self, block: Block, holder: Element) -> bool:
        """Moves the content of the element that a block came from into a new one; False where there is none."""
        old = self.tree.origins.get(block.id)
        if old is None or block.id not in self.old:
            return False
        self.patch(block)
        for name, value in old.attrib.items():
            if name not in ("eId", "refersTo", "class") or old.tag == holder.tag:
                holder.set(name, value)
        old = _innermost(old) if holder.tag in _WRAPPERS else old
        _taken_out(old)
        holder.text = old.text
        for child in list(old):
            holder.append(child)
        return True


class _Known:
    """The elements that stated data in a line, so that new ones for the same data keep their attributes."""

    def __init__(self, holder: Element, zone: str) -> None:
        self.zone = zone
        self.elements: list[tuple[str, Element]] = []
        if zone:
            for element in holder.iter():
                found = fields.of_element(element, zone) if isinstance(element.tag, str) else None
                if found is not None:
                    self.elements.append((found.name, element))
            self.wrapper = next((c for c in holder if c.tag == A + "span" and c.get("refersTo")), None)

    def restore(self, holder: Element) -> None:
        """Gives new elements the tag and attributes of the old ones, values as they are now."""
        if not self.zone:
            return
        for element in list(holder.iter()):
            found = fields.of_element(element, self.zone) if isinstance(element.tag, str) else None
            if found is None:
                continue
            match = next((entry for entry in self.elements if entry[0] == found.name), None)
            if match is None:
                continue
            self.elements.remove(match)
            element.tag = match[1].tag
            element.attrib.clear()
            element.attrib.update(match[1].attrib)
            fields.set_value(element, found.value)
        if self.wrapper is not None:
            self._wrap(holder)

    def _wrap(self, holder: Element) -> None:
        """The span around the publisher's name on the first line."""
        assert self.wrapper is not None
        span = etree.Element(A + "span", dict(self.wrapper.attrib))
        span.text, holder.text = holder.text, None
        for child in list(holder):
            if child.tag != A + "img":
                span.append(child)
        holder.append(span)


def _innermost(holder: Element) -> Element:
    """The heading or ornament inside a paragraph that holds all its text, else the paragraph."""
    only = holder[0] if len(holder) == 1 else None
    if only is None or only.tag not in _WRAPPERS or (holder.text or "").strip() or (only.tail or "").strip():
        return holder
    return only


def _exchanged(holder: Element, was: str, is_now: str) -> bool:
    """Puts one typed label in the place of another, where it stands whole before any markup; False where not."""
    text = holder.text or ""
    space = text[: len(text) - len(text.lstrip(" \t\r\n"))]
    if not was or not text[len(space) :].startswith(was):
        return False
    holder.text = space + is_now + text[len(space) + len(was) :]
    return True


def _zone(holder: Element) -> str:
    frame = next((above for above in holder.iterancestors() if above.tag in LINES), None)
    return etree.QName(frame).localname if frame is not None else ""


def _lead(holder: Element) -> str:
    """The white space before the text: a tab stays, line breaks of the layout do not."""
    text = "".join(holder.itertext())
    space = text[: len(text) - len(text.lstrip(" \t\r\n"))]
    if "\n" in space:
        return "\t" if "\t" in space else ""
    return space


def _taken_out(holder: Element) -> list[Element]:
    """Takes the quoted texts out of an element, however deep they stand; words behind them stay."""
    found = [s for s in holder.iter(*STRUCTURES) if not _is_within(s, holder)]
    for structure in found:
        parent, before = structure.getparent(), structure.getprevious()
        assert parent is not None
        if before is not None:
            before.tail = (before.tail or "") + (structure.tail or "")
        else:
            parent.text = (parent.text or "") + (structure.tail or "")
        structure.tail = None
        parent.remove(structure)
    return found


def _is_within(structure: Element, holder: Element) -> bool:
    """Whether another quoted text stands between the two."""
    between = takewhile(lambda above: above is not holder, structure.iterancestors())
    return any(above.tag in STRUCTURES for above in between)
