from __future__ import annotations

import pytest

from builders import notation
from engross import resources
from engross.model import masthead, validity
from engross.workspace import blank


@pytest.mark.parametrize("organ", sorted(resources.toml("styles/organs.toml")))
@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
def test_a_new_resolution_of_every_organ_is_sound(organ, language):
    document = blank.document(organ, language)
    assert validity.faults(document) == []
    assert (document.metadata.organ, document.metadata.language) == (organ, language)
    name = resources.toml("styles/organs.toml")[organ]["names"].get(language)
    assert masthead.text_of(document, masthead.ORGAN) == name


def test_a_new_resolution_of_the_general_assembly():
    assert notation(blank.document()).splitlines()[-3:] == ["ORG *The General Assembly*,", "PP", "OP"]
