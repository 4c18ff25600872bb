"""Define how much of a capture is read, and how long words must be to prove something, with the reasons.

The bounds on the quotes that a desk may send are in ``generator.model.bounds``.
"""

from __future__ import annotations

SHORT, SHORT_SPACELESS = 12, 5
"""Characters. Shorter words prove nothing, in scripts with spaces and in scripts without spaces."""

LONGEST_GLOSS = 6
"""The most words in a gloss: a name or a noun with its article needs no more, but a clause does."""

WIDEST_ELISION = 1000
"""The most characters that an elision may leave out: about three of the longest sentences, less than most pages."""

LONGEST_SENTENCE = 5000
"""Characters before or after a quote without the end of a sentence: statutes run long, but such a text has no marks."""

LONGEST_CONTEXT = 300
"""Characters before and after a quote: the most of its sentence that a page shows of an excerpted capture."""

LONGEST_LINE = 400
"""The most characters of a line that are compared with page furniture, or read before a line end."""

SHORT_LINE = 50
"""Characters. A shorter line may be a heading or an entry of a menu; the lines of a wrapped text are longer."""

TEXTS_KNOWN = 256
"""The number of texts whose layout is cached."""

SPANS_KNOWN = 128
"""The number of spans whose surroundings are cached: every check of a quote reads them several times."""

MOST_PLACES, MOST_ANCHORED = 100, 1000
"""The most places of the same words that are counted in one capture, and that are tested for a prefix or suffix."""

MOST_LOOKED_AT = 20_000
"""The most places that are compared to find that many; most of them would cut a longer word or number."""

NEAREST_SHOWN = 200
"""The number of failing quotes of one run for which the nearest passage is searched; a desk fixes those first."""

PLACES_SHOWN = 20
"""The most places of an ambiguous quote that a finding names."""

SCANNED = 10_000
"""Characters of a capture that cost as much as one compared place, whenever all of the capture is searched."""

SEEDED = 20_000_000
"""The most characters searched for the nearest passage of one failing quote.

In a very long capture, this is enough for only some words of the quote; in an ordinary page, for all of them.
"""

ELSEWHERE = 2_000_000_000
"""What the search of other captures for failing quotes may cost in one run, in characters compared: some seconds.

A desk with a thousand long captures can search all of them for some ten quotes; it fixes those first.
"""

FOLDING = 500
"""What it costs to fold a character of a capture, in characters compared."""
