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
A bracket alone between two elisions is a gloss too.
Of all ways to read the brackets around one place of a piece's longest words, the one that takes most along counts.
Each gloss is recorded with the pronoun that it stands for, or none.

**Glosses.** A bracket with a number, a negation, a hedge, a condition, a verb or a clause in it fails; so does a quote
that is only marks.
A number belongs to a name, and does not count, where it is part of a word with a capital (``G7``, ``TLR-4``) or
follows one that is no preposition, determiner, month or currency, and ends the name (``Protocol 14``).
A verb is a word that the lists know as one, or one that is nothing else (``opposes``); in English also one word
before an object, where it stands behind an auxiliary, or has the ending of a verb and stands behind a subject.
A bracket of nothing but signs, and a numeral that is no letter (``½``), count as numbers.
Any other gloss warns unless it is: a note, word for word one of those that editors write; punctuation; pronouns in
place of a pronoun; words that stand in the capture, their first letter in either case; or a row, by commas and
conjunctions, of names and phrases.
A name is words with capitals, with particles such as ``of`` between them, and begins with no conjunction.
It is in letters of its language or in Latin ones, each word in one script, has no negation of any language, and its
last word has no ending of an adjective.
A phrase is words behind a preposition or determiner, or a possessive with a determiner or in place of a pronoun; its
last word has no ending of an adjective.
Where it is added, no possessive and nothing behind a determiner alone stands right before a name, or where an
adjective does: behind a verb, preposition, determiner or conjunction, and before words.

**What was left out** is read: what every elision hides, and the rest of the quote's own sentence, before and behind.
A sentence ends at its mark, at a line end, or after 300 characters.
The line ends of a wrapped text, most of whose lines break off in mid-sentence, end none: but before a blank line, an
item of a list, or, behind a line shorter than fifty characters, a capital.
An elision over a denial or negation fails.
A cut one warns, as does a cut or elided qualifier or hedge.
Denials, qualifiers and hedges are looked for in the whole rest of the sentence where they can reach the quote from
there; plain negations and modal verbs only within the quote's clause.
Directly before the quote, or at the end of what an elision hides, a participle that makes the rest a belief
(``is expected``, ``seen as``, ``the alleged``) is a hedge, with ``by`` and whoever believes behind it, and with the
``to`` or ``as`` behind it that may be quoted.
``languages`` holds the word lists; without one for a language, nothing is read, and no gloss warns.
Where the common words of another language are plain to see around the quote, its lists are read, whatever is stated.
An elision from inside one sentence to the inside of another warns: a sentence ends between the two pieces, no piece
goes to an end of it but for marks, and none begins at its head with its capital.
Pieces that are too short to stand alone count as left out there.
An elision over a paragraph's end, a quote across list items, table cells or page furniture, and a quote shorter than
twelve characters (five) warn.

**Bounds.** ``generator.model.bounds`` and ``bounds`` hold them all.
A quote longer than 30,000 characters, a prefix or suffix longer than 500, and a quote with more than sixty marks that
does not stand literally fail.
A hundred places of the same words are counted; beside a thousand a prefix or suffix is looked for.

**Versions.** Each fault says since which version of the rules, which is that of an edition's schema, it is found.
``Result.under`` gives what the rules of a version say.
"""

from generator.check.quotes.bounds import NEAREST_SHOWN, PLACES_SHOWN
from generator.check.quotes.check import check
from generator.check.quotes.editorial import stood
from generator.check.quotes.fairness import Fault
from generator.check.quotes.literal import CaptureText
from generator.check.quotes.result import Result
from generator.check.quotes.sentences import sentence, sentences
from generator.check.quotes.structure import is_furniture, paragraph
from generator.model import Span
from generator.model.bounds import EFFORT_A_QUOTE, MOST_EFFORT

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
