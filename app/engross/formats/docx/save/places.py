"""Where elements stand in the text of a file, and how one is taken out without loss to the others."""

from __future__ import annotations

from engross.formats.docx.markup import Element, qualified

_MARKS = (qualified("bookmarkStart"), qualified("bookmarkEnd"))


def is_after(element: Element, last: Element) -> bool:
    """Whether an element stands behind another in the same document."""
    if element.getparent() is last.getparent():
        return any(before is last for before in element.itersiblings(preceding=True))
    return True


def table_around(element: Element) -> Element | None:
    """The outermost table around an element."""
    return next(reversed(list(element.iterancestors(qualified("tbl")))), None)


def outside(element: Element) -> Element:
    """The element, or the table in which it stands."""
    table = table_around(element)
    return element if table is None else table


def take_out(element: Element) -> None:
    """Takes a paragraph or table out; bookmarks stay, and so does a paragraph with the properties of a section."""
    if element.find(f"{qualified('pPr')}/{qualified('sectPr')}") is not None:
        for child in list(element)[1:]:
            if child.tag not in _MARKS:
                element.remove(child)
        return
    for mark in reversed(list(element.iter(*_MARKS))):
        element.addnext(mark)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def free_ids(root: Element, known: list[Element]) -> None:
    """Gives new bookmarks ids that no other has; ``known`` are the starts of those that were there."""
    used = {
        int(mark.get(qualified("id"), "0")) for mark in known if mark.get(qualified("id"), "").isdecimal()
    }
    old = set(map(id, known))
    ends = list(root.iter(qualified("bookmarkEnd")))
    for start in root.iter(qualified("bookmarkStart")):
        ident = start.get(qualified("id"), "")
        if id(start) in old:
            continue
        fresh = str(max(used, default=0) + 1) if int(ident) in used else ident
        used.add(int(fresh))
        start.set(qualified("id"), fresh)
        next(end for end in reversed(ends) if end.get(qualified("id")) == ident).set(qualified("id"), fresh)
