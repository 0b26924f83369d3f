"""The document's own words (its spelling takes them for right) in ``proprietary`` of the first ``meta``.

The schema lets any element of another namespace stand there; what else does is left as it is.
"""

from __future__ import annotations

from lxml import etree

from engross.formats.akn.parse import A

WORDS = "{urn:engross:spelling}words"

_Element = etree._Element


def read(meta: _Element) -> tuple[str, ...]:
    """The words; none where the file has none."""
    element = meta.find(f"{A}proprietary/{WORDS}")
    return tuple((element.text or "").split()) if element is not None else ()


def put(meta: _Element, words: tuple[str, ...]) -> None:
    """Writes the words in place of those that are there."""
    home = meta.find(A + "proprietary")
    old = home.find(WORDS) if home is not None else None
    if home is not None and old is not None and not words:
        home.remove(old)
        if not len(home):
            meta.remove(home)
    if not words:
        return
    if home is None:
        home = etree.Element(A + "proprietary", {"source": "#source"})
        later = meta.find(A + "presentation")
        if later is not None:
            later.addprevious(home)
        else:
            meta.append(home)
    if old is None:
        old = etree.SubElement(home, WORDS, nsmap={"engross": "urn:engross:spelling"})
    old.text = " ".join(words)
