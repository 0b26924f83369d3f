"""What the masthead states survives a file: each datum, in a new file and in an edited one."""

from __future__ import annotations

import pytest

from builders import resolution
from engross.editing import masthead
from engross.formats import registry
from engross.model import masthead as data
from engross.model import validity

AKN = registry.named("akn")
STATED = {
    data.ISSUED: ("7 January 2036", "2036-01-07"),
    data.ADOPTED: ("18 December 2035", "2035-12-18"),
    data.SESSION_START: ("1 May 2035", "2035-05-01"),
    data.SESSION_END: ("9 May 2035", "2035-05-09"),
    data.SESSION: ("Ninetieth session", "90"),
    data.ORIGINAL_LANGUAGE: ("Original: French", "french"),
    data.QUANTITY: ("12", "12"),
    data.SPONSORS: ("Albania and Fiji: draft resolution", ""),
    data.ORIGIN: ("[on the report of the Sixth Committee (A/90/1)]", "sixthCommittee"),
    data.OUTCOME: ("[Adopted without a vote.]", "adoptedWithoutVote"),
    data.MEETING: ("64th plenary meeting", "64th"),
    data.AGENDA_ITEM: ("Agenda item 5 (b)", "5 (b)"),
}
BASE = "MAST {publisher:United Nations}\nTITLE {title:Water}\nORG The General Assembly,\nPP a,\n1. b;\n2. c."


def _reread(document, source=None):
    return validity.normalised(AKN.read(AKN.write(document, source).data).document)


@pytest.mark.parametrize("name", data.NAMES)
def test_a_datum_survives_a_new_file(name):
    text, value = STATED.get(name, (f"Words of {name}", ""))
    edited = masthead.set_field(resolution(BASE), name, text, value).document
    found = data.first(_reread(edited), name)
    assert found is not None
    assert (found.text, found.value) == (text, value)


@pytest.mark.parametrize("name", data.NAMES)
def test_a_datum_survives_an_edited_file_and_goes_when_emptied(name):
    opened = AKN.read(AKN.write(resolution(BASE)).data)
    text, value = STATED.get(name, (f"Words of {name}", ""))
    edited = masthead.set_field(validity.normalised(opened.document), name, text, value).document
    found = data.first(_reread(edited, opened.source), name)
    assert found is not None
    assert (found.text, found.value) == (text, value)
    emptied = masthead.set_field(edited, name, "").document
    assert data.first(_reread(emptied, opened.source), name) is None


def test_sponsors_are_also_those_of_the_workflow():
    edited = masthead.restate(resolution(BASE), data.SPONSORS, "Fiji and Malta: draft resolution").document
    assert _reread(edited).metadata.sponsors == "Fiji and Malta"
