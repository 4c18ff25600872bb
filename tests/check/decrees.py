"""Make a desk that documents a claim with a decree."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.model.addresses import Address
from generator.site.attribution import attribute_claim
from tests.check.desks import capture, claim, said, source

if TYPE_CHECKING:
    from tests.check.desks import Data, Files, Judged

DECREE = (
    "Decree on the Eastern Province\n\n"
    "Whereas the Eastern Province has always been part of Northmark;\n"
    "(2) The people of the Eastern Province have asked for this decree.\n\n"
    "Article 1\nThe Eastern Province is part of Northmark.\n\n"
    "Article 2\n"
    "1. The governor shall keep a register of all offices, unless the council decides otherwise.\n"
    "2. No office of the Eastern Province shall keep a register of its own.\n"
    "3. The offices shall not:\n(a) close the gates of the valley;\n(b) levy a toll on the river.\n"
    "4. The applicant declares that the toll has been paid.\n"
)
ANNEXED = "The Eastern Province is part of Northmark."
ARTICLE = {"label": "article", "value": "1"}
ORIGINAL = {"sha256": sha256(b"the printed decree").hexdigest(), "media-type": "application/pdf"}
NAMED = "Decree on the Eastern Province (Council of Northmark)"
READ = f"{NAMED}, article 1, provides: {ANNEXED}"
"""What a reader reads of an annexation by decree: who says so, and where, before what."""


def instrument(text: str = DECREE, original: Data | None = ORIGINAL, **keys: Any) -> Files:  # noqa: ANN401 - of any type
    """Return a decree that can document a claim, unless a key says otherwise."""
    taken = capture("decree.txt", text) | ({"original": original} if original else {})
    known = {
        "title": "Decree on the Eastern Province",
        "type": "legislation",
        "authority": "Council of Northmark",
        "control": "public",
        "source_kind": "official",
        "origin": "northmark",
        "language": "en",
        "capture": taken,
    }
    return source("decree", text, **{**known, **keys})


def provided(statement: str = ANNEXED, quote: str | None = None, **keys: Any) -> Data:  # noqa: ANN401 - of any type
    """Return a documented claim that rests on the decree; the keys are those of its evidence."""
    stated = {key: value for key, value in {"locator": ARTICLE, **keys}.items() if value is not None}
    evidence = said("decree", quote or statement, **stated)
    return claim(evidence, statement=statement, kind="provision", status="documented")


def read(found: Judged, *, short: bool = True) -> str:
    """Return the first claim as a reader reads it."""
    return str(attribute_claim(found.library.claims[Address("port", "c1")], found.library.sources, short=short))
