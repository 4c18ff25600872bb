"""Define the rules about quotes and the words of captures: what counts as a true quote."""

from generator.model.diagnostics import Rule, Severity

QUOTE_NOT_FOUND = Rule(
    "Q101",
    "quote-not-found",
    Severity.ERROR,
    "The words of a quote stand in its capture, one after another, as whole words.",
    "White space, line ends, hyphens at a line end, the shape of quotation marks, dashes and apostrophes, "
    "ligatures, character entities and Markdown or footnote markers are ignored. Letter case, digits, signs, "
    "superscripts, fractions, accents and scripts are not. The message names the first word that differs and shows "
    "the nearest passage: words that only the quote has are in [-brackets-], words that only the source has in "
    "{+braces+}; words that begin or end with a sign have quotation marks as well. Of an elided quote, it names the "
    "piece that fails. If the words stand in another source of the desk, the message names that source. No quote is "
    "ever accepted because it is similar.",
)
QUOTE_WORD_CUT = Rule(
    "Q102",
    "quote-word-cut",
    Severity.ERROR,
    "A quote begins and ends at whole words and whole numbers.",
    "`binding` is not a quote from `non-binding`, `0.9` not from `0.95`, `500` not from `12,500`. A number keeps "
    "its sign, its per cent and its million. Quote the whole word or number. In scripts without spaces, a quote may "
    "begin and end anywhere.",
)
QUOTE_AMBIGUOUS = Rule(
    "Q103",
    "quote-ambiguous",
    Severity.ERROR,
    "A quote stands in only one place of its capture.",
    "If the same words appear more than once, the site cannot lead a reader to the right passage. Quote more of the "
    "sentence, or single out the place: `prefix` has the words directly before the quote, `suffix` the words directly "
    "after it, `occurrence` the number of the place. For a defined term, a title or a name, `occurrence: any` records "
    "that it means the same everywhere.",
)
QUOTE_ANCHOR_WRONG = Rule(
    "Q104",
    "quote-anchor-wrong",
    Severity.ERROR,
    "The prefix, suffix or occurrence of a quote leads to a place where its words stand.",
    "`prefix` and `suffix` are those of a W3C TextQuoteSelector: the capture's own words next to the quote. Several "
    "words may be cut inside a word, as programs write them. `occurrence` counts the places beside them, from 1. A "
    "wrong one fails even if the quote appears only once, because the editor then meant another place.",
)
QUOTE_ONLY_MARKS = Rule(
    "Q105",
    "quote-only-marks",
    Severity.ERROR,
    "A quote contains words of its source.",
    "A quote that consists only of ellipses, brackets or punctuation quotes nothing.",
)
QUOTE_MARK_UNFAIR = Rule(
    "Q106",
    "quote-mark-unfair",
    Severity.ERROR,
    "The editor's brackets change nothing that the source says.",
    "Brackets may contain a gloss (a name or a noun that makes a reference clear), a name for a pronoun, a changed "
    "capital letter, `[sic]` or `[emphasis added]`. A number, a negation, a hedge, a verb or a clause belongs in our "
    "own words. A name may contain digits, as in `[G7]` and `[Protocol 14]`.",
)
QUOTE_ELIDES_NEGATION = Rule(
    "Q107",
    "quote-elides-negation",
    Severity.ERROR,
    "An elision leaves out no negation of the sentence that it shortens.",
    "If the three dots replace a `not`, the quote says the opposite of its source. Quote the negation too. A sentence "
    "that is left out whole may deny anything.",
)
QUOTE_PIECE_SHORT = Rule(
    "Q108",
    "quote-piece-short",
    Severity.ERROR,
    "Each piece of a quote with elisions is long enough to be found again, or is next to such a piece.",
    "With single words from all over a page, a quote could say anything. A piece of at least twelve characters (five "
    "in scripts without spaces) fixes the place of the quote.",
)
QUOTE_ELISION_WIDE = Rule(
    "Q109",
    "quote-elision-wide",
    Severity.ERROR,
    "An elision leaves out at most a thousand characters.",
    "Two passages that are further apart are two quotes. Write two pieces of evidence.",
)
QUOTE_TOO_LONG = Rule(
    "Q110",
    "quote-too-long",
    Severity.ERROR,
    "A quote has at most 30,000 characters, and its prefix and suffix at most 500 each.",
    "That is about 5,000 words, fifty times the default limit of a quote. A longer quote is not searched for. Quote "
    "the part that supports the claim. A prefix or suffix needs only the words directly beside the quote.",
)
QUOTE_MARKS_MANY = Rule(
    "Q111",
    "quote-marks-many",
    Severity.ERROR,
    "A quote has at most sixty brackets and elisions of its editor.",
    "If the whole quote stands in the source as it is, brackets and dots are not counted. A quote with more cuts and "
    "additions than that says what its editor says. Brackets with too many possible readings break this rule too. "
    "Write each passage as its own quote.",
)
QUOTE_SEARCH_LONG = Rule(
    "Q112",
    "quote-search-long",
    Severity.ERROR,
    "All quotes of a project can be searched for in the time that a run has.",
    "A run compares quotes with captures up to a bound. Honest quotes stay far below it. It takes thousands of long "
    "quotes, or of quotes whose words appear in thousands of places, and captures of a megabyte and more. Quotes "
    "beyond the bound are not checked, so the run has not passed. Split the captures, or quote whole sentences.",
)
QUOTE_CUT_QUALIFIER = Rule(
    "Q201",
    "quote-cut-qualifier",
    Severity.WARNING,
    "A quote includes what limits its statement in the same sentence.",
    "The rest of the sentence contains a word such as *unless*, *except*, *but*, *provided that*, *only*. "
    "Extend the quote to it, or write under `acknowledge` why it is fair to leave it out.",
)
QUOTE_CUT_NEGATION = Rule(
    "Q202",
    "quote-cut-negation",
    Severity.WARNING,
    "A quote includes what denies its statement in the same sentence.",
    "The rest of the sentence contains a negation such as *no evidence that*, *denied that*, *not*. Extend the quote "
    "to it, or write under `acknowledge` why it is fair to leave it out.",
)
QUOTE_CUT_HEDGE = Rule(
    "Q203",
    "quote-cut-hedge",
    Severity.WARNING,
    "A quote includes what makes its statement less certain in the same sentence.",
    "The rest of the sentence contains a hedge such as *reportedly*, *allegedly*, *arguably*, *may*. Extend the quote "
    "to it, or write under `acknowledge` why it is fair to leave it out.",
)
QUOTE_CROSSES_PARAGRAPH = Rule(
    "Q204",
    "quote-crosses-paragraph",
    Severity.WARNING,
    "An elision stays within a paragraph.",
    "Words from two paragraphs, joined by an ellipsis, look like one thought. Write two quotes, or acknowledge it.",
)
QUOTE_CROSSES_ITEMS = Rule(
    "Q205",
    "quote-crosses-items",
    Severity.WARNING,
    "A quote stays within one list item, one table cell, one column and the article's own text.",
    "Words from two items, from two cells or columns, or from an article and its page furniture were never one "
    "sentence. Nor were two blocks with a blank line between them, if no sentence ends before it or both are headings. "
    "A wide gap inside a line is the edge of a column, except in justified text. A hard-wrapped line is none of these.",
)
QUOTE_SHORT = Rule(
    "Q206",
    "quote-short",
    Severity.WARNING,
    "A quote is long enough to prove something: twelve characters, five in scripts without spaces.",
    "Almost any text contains one or two given words. Quote the sentence. To quote a coined term in our Markdown, cite "
    "a claim whose evidence contains its sentence.",
)
QUOTE_UNCHECKED = Rule(
    "Q207",
    "quote-unchecked",
    Severity.WARNING,
    "Every quote is checked against its capture.",
    "The capture is not available: its source is withdrawn, or `rights: hash-only` keeps the text out of the "
    "repository. Put the file beside the source record on the machine that checks.",
)
CAPTURES_ELSEWHERE = Rule(
    "Q502",
    "captures-elsewhere",
    Severity.WARNING,
    "The captures that the desk keeps elsewhere are at hand.",
    "`captures` in mkdocs.yml names a folder that contains captures, and that folder is not here, as in a fork. So "
    "nobody has checked these quotes here. They are not faults, also under `--strict`, but nothing that quotes them "
    "can be published here, and a site that is built here says that they are not checked.",
    lasting=True,
)
QUOTE_GLOSS_UNFOUNDED = Rule(
    "Q208",
    "quote-gloss-unfounded",
    Severity.WARNING,
    "A word that the editor adds to a quote clearly changes nothing.",
    "Clear cases are a note such as `[sic]`, words of the capture, a name, and a noun after a determiner or "
    "preposition, such as `[the alliance]` or `[of Japan]`. Any other word, such as `[illegal]` or `[fakes]`, may say "
    "what the source does not say. Write it in the statement, or write under `acknowledge` why it is fair. Pages show "
    "every such bracket as the desk's, also a name for a pronoun.",
)
QUOTE_SPLICES_SENTENCES = Rule(
    "Q209",
    "quote-splices-sentences",
    Severity.WARNING,
    "An elision does not join the inside of one sentence to the inside of another.",
    "The start of one sentence and the end of the next make a sentence that nobody wrote. Elisions within a sentence, "
    "and elisions of whole sentences, cause no warning. Quote to the end of the first sentence or from the start of "
    "the second, write two quotes, or write under `acknowledge` why it is fair.",
)
QUOTE_EDGE_UNCLEAR = Rule(
    "Q210",
    "quote-edge-unclear",
    Severity.WARNING,
    "Nothing in the capture beside a quote can be part of its first or last word or number.",
    "Programs that take text out of pages and PDF files lose and add spaces: `AbstractThe weir` is a heading and a "
    "sentence, `current14.` a word and the number of a note, but `WhatsApp` is one word. Likewise `non -` or `−` "
    "before a quote, and `[7]` behind `199`, may belong to it or not. Extend the quote, or write under `acknowledge` "
    "why what stands there is not part of the word.",
)
QUOTE_UNCITED = Rule(
    "Q301",
    "quote-uncited",
    Severity.ERROR,
    "Only real quotes look quoted.",
    "A citation must directly follow two or more words in quotation marks, or a block quote: `[@source]`, or "
    "`[#claim]` for words that stand in that claim's evidence. Write our own words without quotation marks.",
)
QUOTE_OUTSIDE_EVIDENCE = Rule(
    "Q302",
    "quote-outside-evidence",
    Severity.ERROR,
    "Words quoted through a claim stand in the evidence of that claim.",
    "`“…” [#c7]` takes its place and its acknowledgements from the evidence of c7, so that evidence must contain the "
    "words. Extend the evidence, or cite the source itself with `[@source]`.",
)
EXCERPT_QUOTE_LIMIT = Rule(
    "Q401",
    "excerpt-quote-limit",
    Severity.ERROR,
    "A quote from a source that may only be excerpted is no longer than the desk allows.",
    "The limit is `extra.briefings.limits.quote-words` in `mkdocs.yml`, by default 100 words.",
)
EXCERPT_WORD_LIMIT = Rule(
    "Q402",
    "excerpt-word-limit",
    Severity.ERROR,
    "All quotes from a source that may only be excerpted have no more words than the desk allows.",
    "The limit is `extra.briefings.limits.source-words` in `mkdocs.yml`, by default 500 words. Words that several "
    "quotes share count once.",
)
EXCERPT_SHARE_LIMIT = Rule(
    "Q403",
    "excerpt-share-limit",
    Severity.ERROR,
    "The site shows no greater share of an excerpted capture than the desk allows.",
    "All quotes of the whole site count, each with the sentence around it; shared parts count once. The limit is "
    "`extra.briefings.limits.source-share` in `mkdocs.yml`, by default a half. A capture of fewer than 1,500 "
    "characters may be quoted whole: nobody excerpts a post or a notice.",
)
ACKNOWLEDGEMENT_UNUSED = Rule(
    "Q501",
    "acknowledgement-unused",
    Severity.WARNING,
    "Every acknowledgement answers a warning of its quote or capture.",
    "The warning of an acknowledgement is gone, or its rule does not exist or cannot be acknowledged.",
)
