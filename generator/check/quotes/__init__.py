"""Decide whether a quote stands in a captured text, where, on which tier, and what it leaves out.

The rules below are complete enough to be implemented again from this page.

**Tiers.** A quote passes on the first of four tiers on which it equals a stretch of its capture:
``exact`` (character by character), ``layout``, ``typography``, ``editorial``.
Similarity never makes a quote pass. It only helps to suggest the nearest passage for a quote that failed.

**Layout** ignores the kind and amount of white space, line ends, soft hyphens, zero-width characters and direction
marks.
It also ignores a hyphen between letters at a line end, which may or may not belong to the word; one space may stand
before it. The hyphens of Armenian and of other scripts count too; the Hebrew maqaf, the non-breaking hyphen and the
hyphens of small and full width always belong to the word.
White space beside marks, where programs that take text out of pages put it, means nothing in these places:

- before a closing bracket, and behind an opening one, of any script (Unicode decides which characters these are);
- before a stop, comma, colon, question or exclamation mark or per cent sign, if no letter or digit follows the mark,
  and never between the dots of three dots;
- before a closing quotation mark, if a space, a stop, a closing bracket or the end follows, and behind an opening one,
  if the start, a space, an opening bracket or a dash stands before it; straight marks count in pairs of at most 400
  characters;
- behind a hyphen or dash that directly follows a letter, before a letter or digit, and behind one that directly follows
  a digit, before a letter; before a hyphen or dash, if letters stand on both sides. So ``follow- up`` is ``follow-up``,
  but ``de- lineated`` is not ``delineated``: inside a line, a hyphen belongs to the word.

White space between two digits, and between a sign and its number, stays: ``3 .5`` is not ``3.5``, ``1 - 2`` is not
``1-2``.
Between Han characters and kana, and between one of them and a Latin letter, digit or mark other than a hyphen, white
space means nothing, however it was typed. In Thai, Lao, Khmer and Myanmar, a line end means nothing.

**Typography** ignores:

- the difference between composed and decomposed letters (Unicode NFC);
- the shape of quotation marks and apostrophes, of dashes with the spaces around them, and of three dots. Dashes are the
  minus sign and all that Unicode calls dashes. A wave dash is one between letters only: beside a digit it may mean
  "about", and equals only other wave dashes. The primes ′ and ″ are signs (feet, minutes), and not apostrophes. A line
  of three or more dashes, or of dashes alone between blank lines, parts two passages and is not a dash;
- ligatures and HTML character references;
- the difference between characters that two systems encode differently: punctuation and currency signs of full and half
  width, vertical and small forms, the forms of Arabic letters (all by Unicode's compatibility decompositions), Han
  characters encoded as radicals, the micro sign and the Greek letter, middle dots not beside a digit, and the Thai and
  Lao vowel AM in one part or two. Letters, digits and signs of another width stay different;
- in the capture only, Markdown markers (emphasis, code, links, headings, bullets, table bars) and footnote markers
  (``[3]``, also alone on a line; a raised digit after a mark). A quote may have those that stand in the capture there.
  A reference to a character of ASCII (``&gt;``) is not Markdown. Before a number, ``>``, ``#`` and the bullets ``-``,
  ``+`` and ``*`` are signs if the line before breaks off and no line beside it begins with the same mark.

Quotation marks around all of the quote may be missing from the capture. A full stop or comma at its very end may be
missing if a sentence or paragraph of the capture ends there too.

**Never ignored**: letter case, digits, signs, ``<`` ``=`` ``>``, decimal points, superscripts, fractions, accents,
scripts.

**Edges.** Both ends of the quote are between words. This is decided in the capture as received.
A hyphen, an apostrophe or ``&`` between letters is inside a word.
A dash is not inside a word, except after a prefix such as ``non``.
A line end after a hyphen is inside a word, except after the number of a page between two dashes.
Letters in brackets at a word are inside it (``[T]he``), and so is every character of a character reference.
A number includes its sign, its decimal and thousands separators, the other end of its range, its per cent and its
million.
Scripts that write no spaces have no word edges; Latin letters and digits of full width have them.
A label or the number of a note may be glued to the first or last word (``AbstractThe``, ``current14.``): a label of at
most five words after the start of a line or sentence, with a capital, before a capital, whose last word has at least
four letters and ends in a small one, or is all capitals before a word that is not; a number of at most three digits
before a capital there, or such numbers in a row behind four small letters, but not an amount or thousands (``1,200``).
Such places count only if the words stand nowhere else, and warn. ``joined`` has the details.
These warn too: a hyphen with white space between the quote and the word beside it, if no conjunction begins the quote
(``pre- and post-war``); a sign, a range or a bracketed number with a space between it and the quote's number; the
fraction or the whole of a mixed number (``12 1/2``), or a currency sign, beside the quote's number; a bracket
that makes the quote's last number a year (``199[7]``).

**Place.** The words must stand exactly once in the capture.
Two finds that differ only in white space and characters without width at their ends are one place.
If they stand more often, ``prefix`` or ``suffix`` (the words directly before or after, folded in the same way) single
out one place, or ``occurrence``: the number of the place among those beside the prefix and suffix, counted from 1 in
the order of the capture.
A prefix or suffix that stands nowhere beside the words fails, even if the words stand only once, and so does an
occurrence that is larger than the number of places.
Of several places, those count where the prefix and suffix stand as whole words. If there are none, one may begin or end
inside a word, as programs cut it, unless it is a single word of fewer than twelve characters.
With the occurrence ``any``, the first of a hundred places that has no fault counts, or else the first place.

**The editor's marks** are read only if the words do not stand literally.
An elision (``[…]``, ``…``, ``...``, ``. . .`` with or without brackets) leaves out at most 1,000 characters of one
capture.
The pieces stand in order. From every place of the last piece, the nearest place of the piece before it is taken, and so
on. Such a row of places, one for every piece, is a fit. Of fits that overlap, the shortest counts.
A piece has at least twelve characters (five in scripts without spaces), or stands beside a piece that has.
A bracket stands in the capture as it is, or it is one of these:

- a changed capital (``[T]he``);
- a note (``[sic]``, ``[emphasis added]``);
- a word of the capture with a changed capital;
- a name in place of a pronoun;
- a gloss that the capture does not have, of at most six words.

A gloss that opens the quote stands at the start of its sentence or in place of a pronoun.
A bracket alone between two elisions is a gloss too.
If the brackets around one place of a piece's longest words can be read in several ways, the reading that covers most
text of the capture counts.
Every gloss is recorded with the pronoun that it replaces, if any.
A stop or comma at the end of a piece, where the sentence of the capture goes on, is a mark of the editor too.
The result says so in ``continues``, and what follows is read as cut.

**Glosses.** A bracket with a number, a negation, a hedge, a condition, a verb or a clause fails. A quote that contains
only marks fails too.
A number does not count if it belongs to a name. That is so if it is part of a word with a capital (``G7``,
``TLR-4``). It is also so if it ends the name and follows a word with a capital that is not a preposition, determiner,
month or currency (``Protocol 14``).
A verb is a word that the lists contain as a verb, or a word that is only a verb (``opposes``). In English, one word
before an object is a verb too, if it stands after an auxiliary, or has the ending of a verb and stands after a subject.
A bracket with only signs, and a numeral that is not a letter (``½``), count as numbers.
Any other gloss warns, unless it is one of these:

- a note, word for word one of those that editors write;
- punctuation;
- pronouns in place of a pronoun;
- words that stand in the capture, with their first letter in either case;
- a series of names and phrases, separated by commas and conjunctions.

A name is words with capitals, with particles such as ``of`` between them, and does not begin with a conjunction.
It uses letters of its language or Latin letters, and one script in every word. It contains no negation of any
language, and its last word does not have the ending of an adjective.
A phrase is words after a preposition or determiner, or a possessive with a determiner or in place of a pronoun. Its
last word does not have the ending of an adjective.
In a bracket that replaces nothing, a possessive, or words after a determiner alone, may not stand directly before a
name. They also may not stand where an adjective does: after a verb, preposition, determiner or conjunction, and before
words.

**What is left out** is read in the sentences that the quote itself shortens: the rest of its own sentence, before and
after, and those parts of an elided text that belong to a sentence that the quote has another part of.
A sentence that is left out whole is not read. The parts of an elided text end where a sentence does, and at the letter
or number of an item within a sentence.
A sentence ends at its mark or at the end of its paragraph. If neither stands within 5,000 characters, the text has no
sentences, and 300 characters are read. A page shows at most 300 characters of a sentence before and after a quote.
A text is wrapped if most of its lines break off in mid-sentence. Its line ends do not end a sentence, except before a
blank line, before an item of a list, or before a capital if the line is shorter than fifty characters.
A line continues the line before it if its first word did not fit there: in a block between blank lines that is at least
thirty characters wide, both together are wider than four fifths of the block.
An item is a line that begins with a bullet, a number or a letter, in a text with at least two of them. A line that
continues the line before it is an item only if the marks are bullets, or a number or letter and the next one, and if
the line before ends with a mark, the mark follows that of an item, or the block is not wrapped throughout.
The numbers and letters are of any script, Roman, in a circle, with levels (``1.2``) or behind a label (``Art. 1``,
``§ 1``); ``itemmarks`` contains their forms. Those that English lists do not use must follow each other everywhere.
A denial (``denied that``) reverses a sentence wherever it stands. A negation (``not``) reverses only its own clause.
An elision of a denial or negation fails; if it is in an item that is left out whole within its sentence, it warns.
A denial or negation that is cut warns, as does a qualifier or hedge that is cut or elided.
Denials, qualifiers and hedges are searched for in the whole rest of the sentence, wherever they can affect the quote
from there. Plain negations and modal verbs are searched for only within the quote's clause.
``only`` and its like limit the quote directly beside it, at the start or the end of its clause, and at the end of what
a comma adds to the clause. In an elided text they count unless they stand inside an aside.
A participle that makes the rest a belief (``is expected``, ``seen as``, ``the alleged``) is a hedge if it stands
directly before the quote, or at the end of what an elision hides. ``by`` and whoever believes may follow it, and the
``to`` or ``as`` after it may be quoted.
``languages`` contains the word lists. If a language has none, nothing is read and no gloss warns.
If the text around the quote plainly has the common words of another language, the lists of that language are used,
whatever language is stated.
An elision from inside one sentence to the inside of another warns. This is so if a sentence ends in the gap, the piece
before does not end there (marks do not count), and the piece after does not begin a sentence with its capital.
Pieces that are too short to stand alone count as left out there.
These also warn: an elision over the end of a paragraph, a quote across list items, table cells, columns, separate
blocks or page furniture, and a quote shorter than twelve characters (five in scripts without spaces).
Table cells are parted by tabs, or by bars in a text with at least two; items may also begin with a dash, on two lines
in a row. ``structure`` contains what page furniture looks like. A line inside a hard-wrapped paragraph is none.
Columns are parted by at least three spaces inside a line, unless small letters stand on both sides. A narrower gap, or
one between small letters, parts them if a line beside it has a column there. In a text whose lines are mostly spaced
evenly, a gap parts columns only if it is at least two spaces wider than the narrowest of its line. After a sentence,
one space does not count.
Blocks are lines between blank lines, and headings in Markdown. Two of them are separate if the first ends without the
end of a sentence, or if both are headings (single lines of up to a hundred characters). In a text where most blocks end
and begin in mid-sentence, they are not.

**Bounds.** ``generator.model.bounds`` contains what a desk may send, ``bounds`` how much of a capture is read.
These fail: a quote longer than 30,000 characters, a prefix or suffix longer than 500, and a quote with more than sixty
marks that does not stand literally.
At most a hundred places of the same words are counted. At most a thousand places are tested for a prefix or suffix.

**Versions.** Every fault states the first version of the rules that finds it. The version of the rules is the version
of an edition's schema.
``Result.under`` returns the result by the rules of a version.
"""

from generator.check.quotes.bounds import NEAREST_SHOWN, PLACES_SHOWN
from generator.check.quotes.check import check
from generator.check.quotes.editorial import still_stands
from generator.check.quotes.fairness import Fault
from generator.check.quotes.literal import CaptureText
from generator.check.quotes.result import Result
from generator.check.quotes.sentences import sentence, sentences
from generator.check.quotes.structure import find_furniture, paragraph
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
    "find_furniture",
    "paragraph",
    "sentence",
    "sentences",
    "still_stands",
]
