"""House styles as data."""

from __future__ import annotations

import pytest

from engross import resources
from engross.checks import profiles
from engross.checks.finding import Severity
from engross.checks.profiles import NAMES, OFF, named
from engross.checks.rules import RULES
from engross.errors import AppError

IDS = {rule.id for rule in RULES}
GROUPS = {rule_id.split("-")[0] for rule_id in IDS}


def test_every_profile_file_is_in_the_list(project) -> None:
    assert {path.stem for path in (project / "resources/profiles").glob("*.toml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_names_rules_and_severities_that_there_are(name: str) -> None:
    profile = named(name)
    assert profile.title
    for key, severity in profile.severities.items():
        assert key in IDS | GROUPS, key
        assert severity in {OFF, *map(str, Severity)}


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_decides_about_every_rule(name: str) -> None:
    profile = named(name)
    undecided = [i for i in IDS if i not in profile.severities and i.split("-")[0] not in profile.severities]
    assert undecided == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_is_on_somewhere(rule) -> None:
    assert any(named(name).severity(rule.id) for name in NAMES)


def test_every_organ_has_one_profile_and_commissions_that_of_their_council() -> None:
    for organ in resources.toml("styles/organs.toml"):
        assert profiles.for_organ(organ).name in NAMES
    assert profiles.for_organ("cnd").name == "ecosoc"
    assert profiles.for_organ("").name == "ga"
    organs = [organ for name in NAMES for organ in named(name).organs]
    assert len(organs) == len(set(organs))


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(AppError, match="ecosoc"):
        named("unesco")
