"""Data in the text: which element states which datum, both ways.

Names are those of `engross.model.masthead`, elements and attribute values those of published files
(AKN4UN part 2, cover page and conclusions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from engross.formats.akn.parse import A
from engross.model import masthead as m
from engross.model.inlines import Field

COVER, PREFACE, CLOSING = "coverPage", "preface", "conclusions"

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T[\d:.]+)?(Z|[+-]\d{2}:\d{2})?$")


@dataclass(frozen=True, slots=True)
class Element:
    """How a datum is written: ``value`` names the attribute that holds the value in normal form."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    value: str = ""


_BY_REFERENCE = {
    ("docAuthority", "#publisher"): m.PUBLISHER,
    ("docAuthority", "#issuingBody"): m.ORGAN,
    ("docAuthority", "#subsidiaryBody"): m.SUBSIDIARY_ORGAN,
    ("docDate", "#dateOfIssuance"): m.ISSUED,
    ("docDate", "#adoptionDate"): m.ADOPTED,
    ("docTitle", "#resolutionNumber"): m.RESOLUTION_NUMBER,
    ("docTitle", "#adoption"): m.ADOPTION,
    ("docTitle", "sponsors"): m.SPONSORS,
    ("docTitle", "#sponsors"): m.SPONSORS,
    ("event", "#session"): m.SESSION_DATES,
    ("event", "#adoption"): m.ADOPTION,
    ("date", "#startDate"): m.SESSION_START,
    ("date", "#endDate"): m.SESSION_END,
    ("location", "#adoptionMeeting"): m.MEETING,
}

_BY_NAME = {
    "agenda item": m.AGENDA_ITEM,
    "agenda item name": m.ITEM_TITLE,
    "decision type": m.DECISION_TYPE,
    "originating document": m.ORIGINATING_DOCUMENT,
    "adoptionMeeting": m.MEETING,
    "languageOfExpression": m.LANGUAGE,
    "originalLanguage": m.ORIGINAL_LANGUAGE,
}

_BY_TAG = {
    "docStatus": m.DISTRIBUTION,
    "docType": m.FORM,
    "docProponent": m.ORIGIN,
    "session": m.SESSION,
    "vote": m.VOTE,
    "outcome": m.OUTCOME,
    "quantity": m.QUANTITY,
}

_BY_ZONE = {
    ("docNumber", COVER): m.SYMBOL,
    ("docNumber", PREFACE): m.NUMBER,
    ("docTitle", COVER): m.HEADING,
    ("docTitle", PREFACE): m.TITLE,
    ("docDate", CLOSING): m.ADOPTED,
    ("organization", CLOSING): m.STATES,
}

_VALUE_ATTRIBUTE = {
    "docDate": "date",
    "date": "date",
    "session": "value",
    "location": "title",
    "inline": "title",
    "quantity": "normalized",
    "docProponent": "refersTo",
    "outcome": "refersTo",
}

_WRITTEN: dict[str, Element] = {
    m.PUBLISHER: Element("docAuthority", (("refersTo", "#publisher"),)),
    m.SYMBOL: Element("docNumber", (("refersTo", "#symbol"),)),
    m.ORGAN: Element("docAuthority", (("refersTo", "#issuingBody"), ("class", "rightBig"))),
    m.DISTRIBUTION: Element("docStatus", (("refersTo", "#generalDistribution"), ("class", "rightSmall"))),
    m.ISSUED: Element("docDate", (("class", "rightSmall"), ("refersTo", "#dateOfIssuance")), "date"),
    m.LANGUAGE: Element("inline", (("name", "languageOfExpression"),), "title"),
    m.ORIGINAL_LANGUAGE: Element("inline", (("name", "originalLanguage"),), "title"),
    m.SUBSIDIARY_ORGAN: Element("docAuthority", (("refersTo", "#subsidiaryBody"),)),
    m.SESSION: Element("session", (), "value"),
    m.SESSION_DATES: Element("event", (("refersTo", "#session"),)),
    m.SESSION_START: Element("date", (("refersTo", "#startDate"),), "date"),
    m.SESSION_END: Element("date", (("refersTo", "#endDate"),), "date"),
    m.AGENDA_ITEM: Element("inline", (("name", "agenda item"),), "title"),
    m.ITEM_TITLE: Element("inline", (("name", "agenda item name"),), "title"),
    m.DECISION_TYPE: Element("inline", (("name", "decision type"),), "title"),
    m.FORM: Element("docType"),
    m.HEADING: Element("docTitle"),
    m.RESOLUTION_NUMBER: Element("docTitle", (("refersTo", "#resolutionNumber"),)),
    m.ADOPTION: Element("docTitle", (("refersTo", "#adoption"),)),
    m.ORIGIN: Element("docProponent", (), "refersTo"),
    m.ORIGINATING_DOCUMENT: Element("inline", (("name", "originating document"),), "title"),
    m.SPONSORS: Element("docTitle", (("refersTo", "#sponsors"),)),
    m.NUMBER: Element("docNumber"),
    m.TITLE: Element("docTitle", (("refersTo", "#resolutionTitle"),)),
    m.MEETING: Element("inline", (("name", "adoptionMeeting"),), "title"),
    m.ADOPTED: Element("docDate", (("refersTo", "#adoptionDate"),), "date"),
    m.VOTE: Element("vote", (("by", "#humanRightsCouncil"), ("as", "#author"))),
    m.OUTCOME: Element("outcome", (), "refersTo"),
    m.QUANTITY: Element("quantity", (), "normalized"),
    m.STATES: Element("organization"),
}

_IN_CLOSING: dict[str, Element] = {
    m.ADOPTION: Element("event", (("refersTo", "#adoption"),)),
}

_IN_EVENT: dict[str, Element] = {
    m.MEETING: Element("location", (("refersTo", "#adoptionMeeting"),), "title"),
}

_SESSIONS = {"ga": "#generalAssembly", "ecosoc": "#ecosoc", "hrc": "#humanRightsCouncil"}

_REFERENCE_TAGS = ("docAuthority", "event", "organization", "quantity", "outcome", "docProponent")
"""Elements for which the schema requires ``refersTo``."""


def of_element(element: etree._Element, zone: str) -> Field | None:
    """The datum that an element states in this zone of the document, or None."""
    tag = etree.QName(element).localname
    name = _BY_REFERENCE.get((tag, element.get("refersTo", "")))
    if name is None and tag == "inline":
        name = _BY_NAME.get(element.get("name", ""))
    name = name or _BY_TAG.get(tag) or _BY_ZONE.get((tag, zone))
    if name is None:
        return None
    attribute = _VALUE_ATTRIBUTE.get(tag)
    value = (element.get(attribute) or "") if attribute else ""
    if tag == "inline" and name == m.ORIGINAL_LANGUAGE:
        value = element.get("refersTo", value)
    return Field(name, " ".join(value.split()).lstrip("#"))


def element_of(field: Field, outer: tuple[Field, ...], zone: str, organ: str) -> etree._Element:
    """A new element that states a datum; ``outer`` are the data around it. Unknown data give a span."""
    known = _WRITTEN.get(field.name)
    if zone == CLOSING:
        known = _IN_CLOSING.get(field.name, known)
        if any(f.name == m.ADOPTION for f in outer):
            known = _IN_EVENT.get(field.name, known)
    if known is None:
        return etree.Element(A + "span")
    element = etree.Element(A + known.tag, dict(known.attributes))
    _set_value(element, known, field.value)
    if known.tag == "session":
        element.set("refersTo", _SESSIONS.get(organ, "#issuingBody"))
    if known.tag in _REFERENCE_TAGS and element.get("refersTo") is None:
        element.set("refersTo", _default_reference(field))
    if known.tag in ("docDate", "date") and element.get("date") is None:
        return etree.Element(A + "span")
    return element


def set_value(element: etree._Element, value: str) -> None:
    """Brings the attribute that holds the value of an existing element up to date."""
    attribute = _VALUE_ATTRIBUTE.get(etree.QName(element).localname, "")
    if not attribute or element.get(attribute, "").lstrip("#") == value:
        return
    if attribute == "date" and not _ISO_DATE.match(value):
        return
    if value:
        mark = "#" if attribute == "refersTo" else ""
        element.set(attribute, mark + value)
    elif attribute in element.attrib:
        del element.attrib[attribute]


def _set_value(element: etree._Element, known: Element, value: str) -> None:
    if not known.value or not value:
        return
    if known.value == "date" and not _ISO_DATE.match(value):
        return
    if known.value == "refersTo":
        value = "#" + re.sub(r"\s+", "", value)
    element.set(known.value, value)


def _default_reference(field: Field) -> str:
    return {
        m.STATES: "#memberState",
        m.QUANTITY: "#count",
        m.OUTCOME: "#adopted",
        m.ORIGIN: "#noMainCommittee",
    }.get(field.name, f"#{field.name}")
