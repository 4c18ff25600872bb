"""The rules about captures' words and quotes: what counts as a true quote."""

from generator.model.diagnostics import Rule, Severity

QUOTE_NOT_FOUND = Rule(
    "Q101",
    "quote-not-found",
    Severity.ERROR,
    "The words of a quote stand in its capture, one after another, as whole words.",
    "White space, line ends, hyphens at a line end, the shape of quotation marks, dashes and apostrophes, "
    "ligatures, character entities and Markdown or footnote markers are set aside. Letter case, digits, signs, "
    "superscripts, fractions, accents and scripts are not. The message names the first word where quote and "
    "source part and shows the nearest passage, with the words that only the quote has in [-brackets-] and those "
    "that only the source has in {+braces+}. Nothing is ever accepted because it is similar.",
)
QUOTE_WORD_CUT = Rule(
    "Q102",
    "quote-word-cut",
    Severity.ERROR,
    "A quote begins and ends at whole words and whole numbers.",
    "`binding` is not quoted from `non-binding`, `0.9` not from `0.95`, `500` not from `12,500`. A number keeps "
    "its sign, its per cent and its million. Quote the whole word or number. Scripts that write no spaces have no "
    "word edges.",
)
QUOTE_AMBIGUOUS = Rule(
    "Q103",
    "quote-ambiguous",
    Severity.ERROR,
    "A quote stands in one place of its capture.",
    "Where the same words stand more than once, a reader cannot be led to the passage that is meant. Quote more "
    "of the sentence, or give the words that directly precede it as `prefix` or follow it as `suffix`.",
)
QUOTE_ANCHOR_WRONG = Rule(
    "Q104",
    "quote-anchor-wrong",
    Severity.ERROR,
    "A prefix stands directly before its quote, a suffix directly behind it.",
    "`prefix` and `suffix` are those of a W3C TextQuoteSelector: the capture's own words next to the quote. A "
    "wrong one fails even when the quote stands only once, because it says that the editor meant another place.",
)
QUOTE_ONLY_MARKS = Rule(
    "Q105",
    "quote-only-marks",
    Severity.ERROR,
    "A quote holds words of its source.",
    "A quote that consists of ellipses, brackets or punctuation alone quotes nothing.",
)
QUOTE_MARK_UNFAIR = Rule(
    "Q106",
    "quote-mark-unfair",
    Severity.ERROR,
    "The editor's brackets change nothing that the source says.",
    "In brackets stand a gloss (a name or a noun that makes a reference clear), a name for a pronoun, a changed "
    "capital letter, `[sic]` or `[emphasis added]`. A number, a negation, a hedge, a verb or a clause belongs "
    "into our own words. A name may hold digits, as `[G7]` and `[Protocol 14]` do.",
)
QUOTE_ELIDES_NEGATION = Rule(
    "Q107",
    "quote-elides-negation",
    Severity.ERROR,
    "An elision leaves out no negation of the sentence that it shortens.",
    "With the `not` behind the three dots the quote says the opposite of its source. Quote the negation too.",
)
QUOTE_PIECE_SHORT = Rule(
    "Q108",
    "quote-piece-short",
    Severity.ERROR,
    "Each piece of an elided quote is long enough to be found again, or stands beside one that is.",
    "Scattered single words can be picked from any page to say anything. A piece of at least twelve characters "
    "(five in scripts without spaces) holds the quote in place.",
)
QUOTE_ELISION_WIDE = Rule(
    "Q109",
    "quote-elision-wide",
    Severity.ERROR,
    "An elision leaves out at most a thousand characters.",
    "Two passages that stand further apart are two quotes. Give each as evidence of its own.",
)
QUOTE_TOO_LONG = Rule(
    "Q110",
    "quote-too-long",
    Severity.ERROR,
    "A quote has at most 30,000 characters, and its prefix and suffix 500.",
    "That is some 5,000 words, fifty times what a desk lets a quote have unless it says otherwise; longer ones are not "
    "looked for. Quote the part that carries the claim. A prefix or suffix needs only the words right beside it.",
)
QUOTE_MARKS_MANY = Rule(
    "Q111",
    "quote-marks-many",
    Severity.ERROR,
    "A quote has at most sixty brackets and elisions of its editor.",
    "Brackets and dots that stand in the source are not counted, if the whole quote stands there. One that its editor "
    "has cut or filled so often says what its editor says. Brackets that can be read in too many ways count as many. "
    "Give each passage as a quote of its own.",
)
QUOTE_SEARCH_LONG = Rule(
    "Q112",
    "quote-search-long",
    Severity.ERROR,
    "All quotes of a project can be looked for in the time that a run has.",
    "A run compares quotes with captures up to a bound that no desk of honest quotes comes near: what drives the "
    "number up is thousands of long quotes, or of quotes whose words stand in thousands of places, against captures "
    "of a megabyte and more. The quotes behind the bound are not checked, so the run has not passed. Split the "
    "captures, or quote whole sentences.",
)
QUOTE_CUT_QUALIFIER = Rule(
    "Q201",
    "quote-cut-qualifier",
    Severity.WARNING,
    "What limits a quoted statement in its own sentence is quoted with it.",
    "The rest of the sentence holds a word such as *unless*, *except*, *but*, *provided that*, *only where*. "
    "Quote on to it, or record under `acknowledge` why leaving it out is fair.",
)
QUOTE_CUT_NEGATION = Rule(
    "Q202",
    "quote-cut-negation",
    Severity.WARNING,
    "What denies a quoted statement in its own sentence is quoted with it.",
    "The rest of the sentence holds a negation such as *no evidence that*, *denied that*, *not*. Quote on to it, "
    "or record under `acknowledge` why leaving it out is fair.",
)
QUOTE_CUT_HEDGE = Rule(
    "Q203",
    "quote-cut-hedge",
    Severity.WARNING,
    "What makes a quoted statement less than certain in its own sentence is quoted with it.",
    "The rest of the sentence holds a hedge such as *reportedly*, *allegedly*, *arguably*, *may*. Quote on to it, "
    "or record under `acknowledge` why leaving it out is fair.",
)
QUOTE_CROSSES_PARAGRAPH = Rule(
    "Q204",
    "quote-crosses-paragraph",
    Severity.WARNING,
    "An elision stays within a paragraph.",
    "Words from two paragraphs, joined by an ellipsis, read as one thought. Give two quotes, or acknowledge it.",
)
QUOTE_CROSSES_ITEMS = Rule(
    "Q205",
    "quote-crosses-items",
    Severity.WARNING,
    "A quote stays within one list item, one table cell and the article's own text.",
    "Words from two items, two cells, or from an article and the furniture of its page were never one sentence.",
)
QUOTE_SHORT = Rule(
    "Q206",
    "quote-short",
    Severity.WARNING,
    "A quote is long enough to prove something: twelve characters, five in scripts without spaces.",
    "A word or two stand in almost any text. Quote the sentence; a coined term is quoted in our Markdown through "
    "a claim whose evidence holds its sentence.",
)
QUOTE_UNCHECKED = Rule(
    "Q207",
    "quote-unchecked",
    Severity.WARNING,
    "Every quote is checked against its capture.",
    "The capture is not at hand: its source is withdrawn, or `rights: hash-only` keeps the text out of the "
    "repository. Put the file beside the source record on the machine that checks.",
)
QUOTE_GLOSS_UNFOUNDED = Rule(
    "Q208",
    "quote-gloss-unfounded",
    Severity.WARNING,
    "A word that the editor puts into a quote can be seen to change nothing.",
    "That is so of a note such as `[sic]`, of words that stand in the capture, of a name, and of a noun behind a "
    "determiner or preposition, such as `[the alliance]` or `[of Japan]`. Any other word, such as `[illegal]` or "
    "`[fakes]`, may say what the source does not. Say it in the statement, or record under `acknowledge` why it is "
    "fair. Whoever a pronoun stands for, pages show each such bracket as the desk's.",
)
QUOTE_SPLICES_SENTENCES = Rule(
    "Q209",
    "quote-splices-sentences",
    Severity.WARNING,
    "An elision does not join the inside of one sentence to the inside of another.",
    "The head of one sentence and the tail of the next make a sentence that nobody wrote. Elisions within a sentence, "
    "and those that leave out whole sentences, do not warn. Quote to the end of the first or from the head of the "
    "second, give two quotes, or record under `acknowledge` why it is fair.",
)
QUOTE_UNCITED = Rule(
    "Q301",
    "quote-uncited",
    Severity.ERROR,
    "Nothing looks quoted that is not.",
    "Two or more words in quotation marks, or a block quote, must be directly followed by a citation: "
    "`[@source]`, or `[#claim]` for words that stand in that claim's evidence. Words of our own stand without "
    "quotation marks.",
)
QUOTE_OUTSIDE_EVIDENCE = Rule(
    "Q302",
    "quote-outside-evidence",
    Severity.ERROR,
    "Words quoted through a claim stand in the evidence of that claim.",
    "`“…” [#c7]` takes its place and its acknowledgements from the evidence of c7, so the words must stand inside "
    "it. Lengthen the evidence, or cite the source itself with `[@source]`.",
)
EXCERPT_QUOTE_LIMIT = Rule(
    "Q401",
    "excerpt-quote-limit",
    Severity.ERROR,
    "A quote from a source that may only be excerpted is no longer than the desk allows.",
    "The limit is `extra.briefings.limits.quote-words` in `mkdocs.yml`, 100 words where it is not set.",
)
EXCERPT_WORD_LIMIT = Rule(
    "Q402",
    "excerpt-word-limit",
    Severity.ERROR,
    "All quotes from a source that may only be excerpted stay within the words that the desk allows.",
    "The limit is `extra.briefings.limits.source-words` in `mkdocs.yml`, 500 words where it is not set. Words "
    "that several quotes share count once.",
)
EXCERPT_SHARE_LIMIT = Rule(
    "Q403",
    "excerpt-share-limit",
    Severity.ERROR,
    "The site shows no greater share of an excerpted capture than the desk allows.",
    "What counts is the union of all quotes, each with its own sentence around it, over the whole site. The limit "
    "is `extra.briefings.limits.source-share` in `mkdocs.yml`, a half where it is not set. A capture of fewer "
    "than 1,500 characters may be quoted whole: nobody excerpts a post or a notice.",
)
ACKNOWLEDGEMENT_UNUSED = Rule(
    "Q501",
    "acknowledgement-unused",
    Severity.WARNING,
    "Every acknowledgement answers a warning of its quote.",
    "An acknowledgement outlived what it answered, or names a rule that does not exist or cannot be acknowledged.",
)
