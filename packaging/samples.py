"""Writes the sample resolutions in ``resources/samples`` from their readable sources in ``packaging/samples``.

    python packaging/samples.py

The texts are invented, and some slips are planted in the one of the General Assembly: a percentage with a sign, a
paragraph without its comma, a date the wrong way round, "this resolution", a full stop among semicolons, a supplement
number that its symbol contradicts.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from builders import resolution  # noqa: E402
from engross.formats import registry  # noqa: E402
from engross.model.nodes import Document, Vote  # noqa: E402

METADATA = {
    "general-assembly": {"organ": "ga", "vote": Vote("adoptedWithoutVote"), "job_number": "35-20417 (E)"},
    "security-council": {"organ": "sc"},
    "human-rights-council": {"organ": "hrc"},
    "economic-and-social-council": {"organ": "ecosoc"},
    "commission-on-narcotic-drugs": {"organ": "cnd"},
}


def document(name: str) -> Document:
    """The sample of this name."""
    source = (HERE / "samples" / f"{name}.txt").read_text(encoding="utf-8")
    return resolution(source, **METADATA[name])


def main() -> None:
    for name in METADATA:
        target = HERE.parent / "resources" / "samples" / f"{name}.xml"
        target.parent.mkdir(parents=True, exist_ok=True)
        written = registry.for_ending(target).write(document(name))
        target.write_bytes(written.data)
        print(target.relative_to(HERE.parent), *written.losses, sep="\n    ")


if __name__ == "__main__":
    main()
