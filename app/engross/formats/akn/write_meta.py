"""``meta`` of a new file: identification as published files have it, with the guideline's number and subtype.

What is not known stays out or, where the schema requires it, gets the conventional placeholder.
"""

from __future__ import annotations

import re

from lxml import etree

from engross import resources
from engross.formats.akn import own_words
from engross.formats.akn.parse import A, U
from engross.formats.akn.read_meta import LANGUAGES
from engross.model import masthead, outline
from engross.model.nodes import Document, Metadata, Vote

Element = etree._Element
UNKNOWN_DATE = "1900-01-01"
"""Stands for a date that is not known (naming convention)."""

_CODES = {two: three for three, two in reversed(LANGUAGES.items())}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")

_CONCEPTS = (
    ("TLCOrganization", "source", "/akn/ontology/organization/un/DGACM", "DGACM"),
    ("TLCConcept", "dateOfIssuance", "/akn/ontology/concept/un/dateOfIssuance", "Date of issuance"),
    ("TLCConcept", "dateOfAdoption", "/akn/ontology/concept/un/dateOfAdoption", "Date of adoption"),
    ("TLCConcept", "symbol", "/akn/ontology/reference/un/symbol", "Symbol"),
    ("TLCRole", "publisher", "/akn/ontology/role/un/publisher", "Publisher"),
    ("TLCRole", "issuingBody", "/akn/ontology/role/un/issuingBody", "Issuing body"),
    ("TLCRole", "author", "/akn/ontology/role/un/author", "Author"),
    ("TLCRole", "editor", "/akn/ontology/role/un/editor", "Editor"),
    ("TLCConcept", "distribution", "/akn/ontology/concept/un/generalDistribution", "General distribution"),
    ("TLCTerm", "resolutionTitle", "/akn/ontology/reference/un/resolutionTitle", "Resolution title"),
    ("TLCTerm", "memberState", "/akn/ontology/organization/un/memberState", "Member State"),
    ("TLCTerm", "inFavour", "/akn/ontology/concept/un/voting/inFavour", "In favour"),
    ("TLCTerm", "against", "/akn/ontology/concept/un/voting/against", "Against"),
    ("TLCTerm", "abstaining", "/akn/ontology/concept/un/voting/abstaining", "Abstaining"),
)


class MetaWriter:
    """Writes ``meta`` of the texts and annexes of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.metadata = document.metadata
        row = resources.toml("styles/organs.toml").get(self.metadata.organ, {})
        self.actor: str = row.get("actor", "un")
        self.author: str = row.get("author", "un")
        self.adopted = self._date(masthead.ADOPTED)
        self.issued = self._date(masthead.ISSUED)
        self.symbol = masthead.text_of(document, masthead.SYMBOL)
        self.language = _CODES.get(self.metadata.language, "und")
        self.number = self._number(None)

    def _date(self, name: str) -> str:
        value = masthead.value_of(self.document, name)
        return value if _ISO_DATE.match(value) else UNKNOWN_DATE

    def whole(self) -> Element:
        """``meta`` of the file's main text."""
        meta = etree.Element(A + "meta")
        meta.append(self._identification(self.number, "/!main"))
        if self.metadata.sponsors:
            meta.append(self.workflow())
        if self.metadata.vote is not None:
            meta.append(analysis(self.metadata.vote))
        meta.append(_references())
        if self.metadata.job_number:
            meta.append(presentation(self.metadata))
        own_words.put(meta, self.metadata.words)
        return meta

    def of_text(self, scope: outline.Scope) -> Element:
        """``meta`` of one of several texts."""
        meta = etree.Element(A + "meta")
        meta.append(self._identification(self._number(scope), "/!main"))
        return meta

    def of_annex(self, scope: outline.Scope | None) -> Element:
        """``meta`` of an annex: identification alone, as in published files."""
        meta = etree.Element(A + "meta")
        meta.append(self._identification(self._number(scope), "/!main/annex"))
        return meta

    def _number(self, scope: outline.Scope | None) -> str:
        """The number part of the identifier: "76-188", of a lettered part "77-128A", of a draft without one "draft"."""
        bare = re.sub(r"^(?:[A-Z]+/)+(?:RES|DEC|PRST)/", "", self.symbol)
        own = outline.number_of(scope) if scope is not None else ""
        if re.fullmatch(r"[A-Z]", own):
            bare = re.sub(r"\s+[A-Z](-[A-Z])?$", "", bare) + own
        elif own:
            bare = own
        return re.sub(r"[^\w]+", "-", bare).strip("-_") or "draft"

    def _identification(self, number: str, component: str) -> Element:
        work = f"/akn/un/statement/deliberation/{self.actor}/{self.adopted}/{number}"
        expression = f"{work}/{self.language}@"
        element = etree.Element(A + "identification", {"source": "#source"})
        level = _level(element, "FRBRWork", f"{work}{component}/", f"{work}/", (self.adopted, "adoption"))
        _add(level, "FRBRauthor", href=self.author, **{"as": "author"})
        _add(level, "FRBRcountry", value="un")
        _add(level, "FRBRsubtype", value="deliberation")
        _add(level, "FRBRnumber", value=number)
        this = f"{expression}{component[1:]}/"
        level = _level(element, "FRBRExpression", this, f"{expression}/", (self.issued, "publication"))
        _add(level, "FRBRauthor", href=self.author, **{"as": "issuer"})
        _add(level, "FRBRlanguage", language=self.language)
        this = f"{expression}{component}.xml"
        level = _level(element, "FRBRManifestation", this, f"{expression}.xml", (self.issued, "markup"))
        _add(level, "FRBRauthor", href="DGACM", **{"as": "editor"})
        return element

    def workflow(self) -> Element:
        """The step that names the sponsors."""
        element = etree.Element(A + "workflow", {"source": "#source"})
        _add(element, "step", date=self.adopted, outcome="draftResolution", by=self.metadata.sponsors)
        return element


def _level(parent: Element, name: str, this: str, uri: str, date: tuple[str, str]) -> Element:
    level = etree.SubElement(parent, A + name)
    _add(level, "FRBRthis", value=this)
    _add(level, "FRBRuri", value=uri)
    _add(level, "FRBRdate", date=date[0], name=date[1])
    return level


def _add(parent: Element, tag: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, A + tag, attributes)


def analysis(vote: Vote) -> Element:
    """The vote, with the States as published files name them."""
    element = etree.Element(A + "analysis", {"source": "#source"})
    voting = _add(_add(element, "parliamentary"), "voting", outcome=vote.outcome)
    _add(voting, "quorum", value="")
    groups = (("inFavour", vote.in_favour), ("against", vote.against), ("abstaining", vote.abstaining))
    if not any(states for _, states in groups):
        return element
    for name, states in groups:
        count = _add(voting, "count", value=str(len(states)), refersTo=f"#{name}")
        voters = etree.SubElement(count, U + "voters")
        for state in states:
            _add(voters, "organization", refersTo="#memberState").text = state
    return element


def _references() -> Element:
    element = etree.Element(A + "references", {"source": "#source"})
    for tag, name, href, words in _CONCEPTS:
        _add(element, tag, eId=name, href=href, showAs=words)
    return element


def presentation(metadata: Metadata) -> Element:
    """The foot of the first page with the job number."""
    element = etree.Element(A + "presentation", {"source": "#source"})
    page = etree.SubElement(element, U + "footerFirstPage")
    left = etree.SubElement(page, U + "footerFirstPageLeft")
    code = etree.SubElement(left, U + "internalCode")
    _add(code, "docketNumber", refersTo="#publicationJobNumber").text = metadata.job_number
    return element
