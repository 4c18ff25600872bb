"""Takes a quote and a captured text; says whether the words stand there, where, how closely, and what was left out.

The rules, complete enough to be implemented again from this page.

**Tiers.** A quote passes on the first of four tiers on which it equals a stretch of its capture:
``exact`` (character by character), ``layout``, ``typography``, ``editorial``.
Similarity never makes a quote pass; it only serves to suggest the nearest passage for one that failed.

**Layout** sets aside: the kind and amount of white space; line ends; soft hyphens, zero-width characters and
direction marks; a hyphen between letters at a line end, which may be the word's own or not.
Between Han characters and kana white space means nothing; in Thai, Lao, Khmer and Myanmar a line end means nothing.

**Typography** sets aside: the difference between composed and decomposed letters (Unicode NFC); the shape of
quotation marks and apostrophes, of dashes with the spaces around them, and of three dots; the spaces inside
guillemets; ligatures; HTML character references; and, where they stand in the capture, Markdown markers (emphasis,
code, links, headings, bullets, table bars) and footnote markers (``[3]``, a raised digit behind a mark).
A full stop or comma at the very end of the quote, and quotation marks round all of it, may be missing from the
capture.

**Never set aside**: letter case, digits, signs, ``<`` ``=`` ``>``, decimal points, superscripts, fractions, accents,
scripts.

**Edges.** Both ends of the quote fall between words, judged in the capture as received.
A hyphen, an apostrophe or ``&`` between letters is inside a word; a dash is not, unless a prefix such as ``non``
stands before it.
A number includes its sign, its decimal and thousands separators, the other end of its range, its per cent and its
million.
Scripts that write no spaces have no word edges.

**Place.** The words stand once.
Where they stand more often, ``prefix`` or ``suffix`` (the words directly before or behind, folded likewise) single
out one place.
A prefix or suffix that stands nowhere beside the words fails even if they stand only once.

**The editor's marks** are read only when the words do not stand literally.
An elision (``[…]``, ``…``, ``...``, ``. . .`` with or without brackets) leaves out at most 1,000 characters of one
capture.
The pieces stand in order; from each place of the last piece the nearest place of the piece before is taken, and of
the fits that overlap the shortest counts.
Each piece has twelve characters (five in scripts without spaces) or stands beside one that has.
A bracket stands as it is in the capture, or is: a changed capital (``[T]he``); a note (``[sic]``, ``[emphasis
added]``); a word of the capture with a changed capital; a name in place of a pronoun; or a gloss that the capture
does not have, of at most six words.
A gloss that opens the quote stands at the head of its sentence or in place of a pronoun.
A bracket with a number, a negation, a hedge, a verb or a clause in it fails; so does a quote that is only marks.

**What was left out** is read: what every elision hides, and the rest of the quote's own sentence, before and behind.
A sentence ends at its mark, at a line end, or after 300 characters.
An elision over a denial or negation fails.
A cut one warns, as does a cut or elided qualifier or hedge.
Denials, qualifiers and hedges are looked for in the whole rest of the sentence where they can reach the quote from
there; plain negations and modal verbs only within the quote's clause.
``languages`` holds the word lists; without one for a language, nothing is read.
An elision over a paragraph's end, a quote across list items, table cells or page furniture, and a quote shorter than
twelve characters (five) warn.
"""

from generator.model import Span
from generator.quotes.bounds import EFFORT_A_QUOTE, MOST_EFFORT, NEAREST_SHOWN, PLACES_SHOWN
from generator.quotes.check import check
from generator.quotes.editorial import stood
from generator.quotes.fairness import Fault
from generator.quotes.literal import CaptureText
from generator.quotes.result import Result
from generator.quotes.sentences import sentence, sentences
from generator.quotes.structure import is_furniture, paragraph

__all__ = [
    "EFFORT_A_QUOTE",
    "MOST_EFFORT",
    "NEAREST_SHOWN",
    "PLACES_SHOWN",
    "CaptureText",
    "Fault",
    "Result",
    "Span",
    "check",
    "is_furniture",
    "paragraph",
    "sentence",
    "sentences",
    "stood",
]
