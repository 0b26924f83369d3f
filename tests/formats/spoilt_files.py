"""Sound Word files with some bytes of the archive or of a part, or some elements of a part, changed at random."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence

from lxml import etree

from formats.docx_files import archive
from formats.hostile_files import parts_of

VALUES = ("", "-1", "0", "1", "99999999999", "x", "true", "none", "\u0665", "a" * 5_000)


def variants(seed: int, count: int, wholes: Sequence[bytes]) -> Iterator[bytes]:
    """Three of ten are spoilt in the archive, as many in the bytes of a part, the others in its elements."""
    chance = random.Random(seed)
    unpacked = {whole: parts_of(whole) for whole in wholes}
    for _ in range(count):
        whole = chance.choice(wholes)
        files = unpacked[whole]
        kind = chance.random()
        if kind < 0.3:
            yield bytes(_with_other_bytes(chance, bytearray(whole)))
            continue
        name = chance.choice([name for name in files if name.endswith((".xml", ".rels"))])
        data = files[name]
        spoilt = (
            _with_other_bytes(chance, bytearray(data)) if kind < 0.6 else _with_other_elements(chance, data)
        )
        yield archive({**files, name: bytes(spoilt)})


def _with_other_bytes(chance: random.Random, data: bytearray) -> bytearray:
    """Bytes changed, cut, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(max(1, len(data)))
        end = min(len(data), start + chance.choice((1, 2, 8, 40, 400)))
        match chance.randrange(6):
            case 0:
                data[start:end] = chance.randbytes(end - start)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end]
            case 3:
                del data[start:]
            case 4:
                at = chance.randrange(max(1, len(data)))
                data[at:at] = data[start:end]
            case _:
                found = data.find(b'"', start)
                data[found + 1 : found + 2] = chance.choice(VALUES).encode()
    return data


def _with_other_elements(chance: random.Random, data: bytes) -> bytes:
    """Elements removed, doubled, moved into others or renamed, and attributes with other values."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 12)):
        below = list(root.iter(etree.Element))[1:]
        if not below:
            break
        element = chance.choice(below)
        parent = element.getparent()
        match chance.randrange(6):
            case 0:
                parent.remove(element)
            case 1:
                element.addnext(copy.deepcopy(element))
            case 2:
                chance.choice(below).append(copy.deepcopy(element))
            case 3:
                element.tag = chance.choice(below).tag
            case 4:
                for name in list(element.attrib):
                    element.set(name, chance.choice((*VALUES, *chance.choice(below).attrib.values())))
            case _:
                _wrapped(chance, element, chance.choice(below).tag)
    return etree.tostring(root)


def _wrapped(chance: random.Random, element: etree._Element, tag: str) -> None:
    """The element below others of a tag."""
    outer = etree.Element(tag)
    element.addprevious(outer)
    for _ in range(chance.choice((0, 0, 3, 60))):
        outer = etree.SubElement(outer, tag)
    outer.append(element)
