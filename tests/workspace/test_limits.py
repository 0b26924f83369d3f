"""How long texts may be."""

from __future__ import annotations

import pytest

from builders import resolution
from engross import resources
from engross.model.nodes import Form
from engross.workspace import limits, templates


@pytest.mark.parametrize(
    "name", ["ga-draft", "ga-committee", "hrc-draft", "ecosoc-draft", "commission-draft"]
)
def test_drafts_have_a_limit(name):
    limit = limits.of(templates.document(name))
    assert limit is not None
    assert limit.words == 3300
    assert "3,300 words" in limit.says


@pytest.mark.parametrize("name", ["ga-adopted", "sc-draft", "sc-adopted"])
def test_other_texts_have_none(name):
    assert limits.of(templates.document(name)) is None


def test_a_text_of_no_organ_has_none():
    assert limits.of(resolution("PP Recalling,")) is None


def test_the_table_is_sound():
    organs = resources.toml("styles/organs.toml")
    for row in resources.toml("styles/limits.toml")["limit"]:
        assert row["form"] in list(Form)
        assert set(row["organs"]) <= set(organs)
        assert row["words"] > 0
        assert "{words}" in row["says"]
