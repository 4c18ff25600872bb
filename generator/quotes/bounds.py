"""Holds how much of a quote and of its place is read, each bound as a number with its reason: all that the package has.

No honest quote comes near the bounds on size; what does is refused with a sentence, and costs no time.
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

LONGEST_QUOTE = 30_000
"""Characters in a quote: some 5,000 words, fifty times what a desk lets a quote have unless it says otherwise."""

MOST_MARKS = 60
"""Brackets and elisions in a quote whose words do not stand literally; a quote with ten is hard to read already."""

LONGEST_ANCHOR = 500
"""Characters in a prefix or suffix: the sentence beside a quote singles it out, and more singles out no better."""

MOST_PLACES, MOST_ANCHORED = 100, 1000
"""Places of the same words that are counted in one capture, and those beside which a prefix or suffix is looked for."""

MOST_LOOKED_AT = 20_000
"""Places looked at to find as many; most of them would cut a longer word or number."""

MOST_READINGS = 50_000
"""Ways to read the brackets of one quote that are tried; one bracket over a pronoun has three."""

NEAREST_SHOWN = 200
"""Failing quotes of one run for which the nearest passage is looked for; a desk fixes those first."""

PLACES_SHOWN = 20
"""Places of an ambiguous quote that a finding names."""

MOST_EFFORT, EFFORT_A_QUOTE = 300_000, 20
"""Places and readings that one run looks at, and more of them for each of its quotes; an honest quote takes three."""
