"""Holds how much of a place is read and from when words prove something, each as a number with its reason.

What bounds the quotes that a desk may send stands with its other bounds, in ``generator.model.bounds``.
"""

from __future__ import annotations

SHORT, SHORT_SPACELESS = 12, 5
"""Characters below which words prove nothing, in scripts with and without spaces."""

LONGEST_GLOSS = 6
"""Words in a gloss: a name or a noun with its article needs no more, a clause does."""

WIDEST_ELISION = 1000
"""Characters that an elision may leave out: some three sentences of the longest kind, and less than most pages."""

LONGEST_SENTENCE = 300
"""A sentence ends after 300 characters even without a mark: what stands further away is another matter."""

LONGEST_LINE = 400
"""Characters of a line that is held against the furniture of pages, or looked at before a line end."""

SHORT_LINE = 50
"""Characters of a line that may be a heading or an entry of a menu; the lines of a wrapped text are longer."""

TEXTS_KNOWN = 256
"""Texts of which it is remembered how they are laid out."""

MOST_PLACES, MOST_ANCHORED = 100, 1000
"""Places of the same words that are counted in one capture, and those beside which a prefix or suffix is looked for."""

MOST_LOOKED_AT = 20_000
"""Places looked at to find as many; most of them would cut a longer word or number."""

NEAREST_SHOWN = 200
"""Failing quotes of one run for which the nearest passage is looked for; a desk fixes those first."""

PLACES_SHOWN = 20
"""Places of an ambiguous quote that a finding names."""

SCANNED = 10_000
"""Characters of a capture that count as one place looked at, each time that words are looked for in all of it."""

SEEDED = 20_000_000
"""Characters looked through for the nearest passage of one failing quote: some words of a long one, all of a page's."""
