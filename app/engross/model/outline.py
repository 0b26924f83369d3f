"""The tree of a document, derived from its flat parts: texts, paragraphs with what hangs below them,
addresses.

An address is how people name a place (PP3, OP5 (a) (ii), annex I OP7, FN14).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.model import numbering, walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Form, Kind, NodeId, Part, PartKind
from engross.model.remember import remembered


@dataclass(frozen=True, slots=True)
class Scope:
    """One text of a document: its form and its parts in order."""

    form: Form
    parts: tuple[Part, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        for part in self.parts:
            yield from part.blocks


@remembered
def texts(document: Document) -> tuple[Scope, ...]:
    """The texts of the document in order, a common masthead and title (`Form.COLLECTION`) among them."""
    found: list[tuple[Form, list[Part]]] = []
    for part in document.parts:
        if part.opens is not None or not found:
            found.append((part.opens or Form.RESOLUTION, []))
        found[-1][1].append(part)
    return tuple(Scope(form, tuple(parts)) for form, parts in found)


def field_text(blocks: Iterator[Block] | tuple[Block, ...], name: str) -> str:
    """The words of the first datum of this name in these blocks, or ""."""
    for block in blocks:
        words = [
            i.text for i in block.inlines if isinstance(i, Text) and any(f.name == name for f in i.fields)
        ]
        if words:
            return "".join(words).strip()
    return ""


def number_of(scope: Scope) -> str:
    """The number of a text as it is cited: "76/188", "A"; "" where it has none."""
    return field_text(scope.blocks, "number").rstrip(". \u00a0-–")


@dataclass(slots=True)
class Branch:
    """A block and those that hang below it. Mutable only while the tree is built."""

    block: Block
    part: Part
    below: list[Branch] = field(default_factory=list)


def rank(block: Block) -> int:
    """How deep the block stands in its part; a block hangs below the nearest earlier one of lower rank."""
    quoted = block.quoted * 100
    if block.kind is Kind.SECTION:
        return quoted + block.level * 2
    if block.kind is Kind.HEADING:
        return quoted + block.level * 2 + 1
    if block.kind in (Kind.OPERATIVE, Kind.PREAMBULAR):
        return quoted + 20 + block.level
    if block.kind is Kind.TEXT and block.level:
        return quoted + 20 + block.level
    if block.kind in (Kind.CELL, Kind.ORNAMENT, Kind.NOTE):
        return quoted + 60
    return quoted + 20


def tree(part: Part) -> list[Branch]:
    """The blocks of a part as a forest."""
    roots: list[Branch] = []
    path: list[Branch] = []
    for block in part.blocks:
        branch = Branch(block, part)
        while path and rank(path[-1].block) >= rank(block):
            path.pop()
        (path[-1].below if path else roots).append(branch)
        path.append(branch)
    return roots


def group(blocks: tuple[Block, ...], index: int) -> int:
    """The end (exclusive) of the block at ``index`` with all that hangs below it."""
    end = index + 1
    while end < len(blocks) and rank(blocks[end]) > rank(blocks[index]):
        end += 1
    return end


@remembered
def addresses(document: Document) -> dict[NodeId, str]:
    """The address of every block; of footnotes' blocks too, and of footnotes by their own id."""
    found: dict[NodeId, str] = {}
    prefixes: dict[NodeId, str] = {}
    numbers = numbering.of(document)
    scopes = texts(document)
    several = sum(scope.form is not Form.COLLECTION for scope in scopes) > 1
    for order, scope in enumerate(scopes, 1):
        prefix = ""
        if several and scope.form is not Form.COLLECTION:
            prefix = (number_of(scope) or f"text {order}") + " "
        _address_text(scope, prefix, numbers, found)
        prefixes.update((block.id, prefix) for block in scope.blocks)
    for holder, _, note in walk.notes(document):
        found[note.id] = f"{prefixes[holder.id]}FN{numbers.mark(note.id)}"
        for block in note.blocks:
            found[block.id] = found[note.id]
    return found


def _address_text(scope: Scope, prefix: str, numbers: numbering.Numbers, found: dict[NodeId, str]) -> None:
    annexes = [p for p in scope.parts if p.kind is PartKind.ANNEX]
    counts: dict[str, int] = {}
    for part in scope.parts:
        where = prefix
        if part.kind is PartKind.ANNEX:
            index = next(i for i, annex in enumerate(annexes, 1) if annex is part)
            where += f"annex {numbering.roman(index).upper()} " if len(annexes) > 1 else "annex "
            counts = {}
        path: list[tuple[int, str]] = []
        quoted = 0
        for block in part.blocks:
            if block.quoted != quoted:
                quoted, counts, path = block.quoted, {} if block.quoted else counts, []
            inside = where + "quoted " * block.quoted
            found[block.id] = inside + _address(block, numbers, counts, path)


def _address(
    block: Block, numbers: numbering.Numbers, counts: dict[str, int], path: list[tuple[int, str]]
) -> str:
    def nth(name: str) -> str:
        counts[name] = counts.get(name, 0) + 1
        return f"{name} {counts[name]}" if counts[name] > 1 else name

    label = numbers.label(block.id).rstrip(". -")
    if block.kind in (Kind.OPERATIVE, Kind.PREAMBULAR) or (block.kind is Kind.TEXT and block.level):
        while path and path[-1][0] >= block.level:
            path.pop()
        if block.level == 0:
            if block.kind is Kind.PREAMBULAR:
                counts["PP"] = counts.get("PP", 0) + 1
                step = f"PP{counts['PP']}"
            else:
                step = f"OP{label}" if label else nth("OP")
        elif block.kind is Kind.TEXT:
            step = "closing words"
        else:
            step = label or "item"
        path.append((block.level, step))
        return " ".join(step for _, step in path)
    path.clear()
    match block.kind:
        case Kind.HEADING:
            counts["heading"] = counts.get("heading", 0) + 1
            return f"heading {counts['heading']}"
        case Kind.SECTION:
            return f"section {label}" if label else nth("section")
        case Kind.TITLE:
            return nth("title")
        case Kind.ORGAN:
            return nth("organ")
        case Kind.TEXT:
            counts["paragraph"] = counts.get("paragraph", 0) + 1
            return f"paragraph {counts['paragraph']}"
        case Kind.CELL:
            cell = block.cell
            return f"cell {cell.row + 1}.{cell.column + 1}" if cell else "cell"
        case _:
            return nth(str(block.kind))
