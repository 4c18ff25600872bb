"""Define the rules about editions: they stay unchanged, in their place, without gaps and up to date."""

from generator.model.diagnostics import Rule, Severity

EDITION_UNREADABLE = Rule(
    "E101",
    "edition-unreadable",
    Severity.ERROR,
    "An edition is a JSON file that follows its schema.",
    "Only `briefing publish` writes editions, and nobody edits them. Restore the file from the version history.",
)
EDITION_NEWER = Rule(
    "E102",
    "edition-newer",
    Severity.ERROR,
    "No edition has a newer schema than this program knows.",
    "Editions of every older schema stay readable. An edition from a newer version of the program needs that version.",
)
EDITION_CHANGED = Rule(
    "E103",
    "edition-changed",
    Severity.ERROR,
    "An edition stays as it was published, to the byte.",
    "Each edition states its own SHA-256: the digest of the file without the line that contains it. A published "
    "edition is never edited, not even to fix it: publish a correction, and every older edition will point to it.",
)
EDITION_MISSING = Rule(
    "E104",
    "edition-missing",
    Severity.ERROR,
    "Editions are numbered from 1 without a gap.",
    "Somebody may have cited the missing edition. Restore it from the version history.\n"
    "This rule does not notice if the last edition, or all editions, were taken away: the rest has no gap. "
    "`briefing review` finds that, and `/feeds/editions.sha256` of the published site lists the editions that it had.",
)
EDITION_RENUMBERED = Rule(
    "E105",
    "edition-renumbered",
    Severity.ERROR,
    "An edition is in the folder of its briefing, under its own number.",
    "An edition states its briefing and its number. A renamed briefing names its former id under `was`.",
)
EDITION_UNCHAINED = Rule(
    "E106",
    "edition-unchained",
    Severity.ERROR,
    "Each edition names the digest of the previous edition, and is not older than it.",
    "So nobody can replace an edition unseen. If the two do not match, one of them is not the published one.",
)
EDITION_UNDERSTATED = Rule(
    "E107",
    "edition-understated",
    Severity.ERROR,
    "A minor edition changes no title, status, grade, quote, source, membership or conclusion.",
    "A minor edition moves no date and enters no feed, so it may change nothing of substance. "
    "`briefing changes ID 1 2` lists what changed between two editions.",
)
QUOTE_LOST = Rule(
    "E108",
    "quote-lost",
    Severity.WARNING,
    "The quotes of every edition still stand in today's captures.",
    "A published quote no longer stands in its capture: the capture was replaced or is gone. Nobody can change the "
    "past, so this stays a warning even under `--strict`, and the edition carries a banner.",
    lasting=True,
)
ID_VANISHED = Rule(
    "E109",
    "id-vanished",
    Severity.ERROR,
    "Everything that was published keeps its id.",
    "Somebody may have cited the address. Withdraw a claim, a piece of evidence, a list, a row or a source, with the "
    "day and the reason under `withdrawn`; it stays as a tombstone. If a record has a new id, name the old one under "
    "`was`, if the record has that key.",
)
EDITION_FORGED = Rule(
    "E110",
    "edition-forged",
    Severity.ERROR,
    "Every edition is one that could have been published.",
    "Its digest is right, but publishing would have refused what it says: a status that its evidence does not support, "
    "a quote that had not passed the check, a correction as the first edition. Somebody wrote it in another way.",
)
EDITION_UNREVIEWED = Rule(
    "E111",
    "edition-unreviewed",
    Severity.ERROR,
    "Every edition was read by as many people as its own policy requires, or states why it did not wait.",
    "An edition contains the policy that was in force when it was published, and is judged by that policy alone. "
    "Publishing would have refused this edition: too few of its reviewers are not authors, and the policy does not "
    "expedite its kind, or it states no reason, or it did not need one. Somebody wrote it in another way.",
)
EDITION_RULES_OLDER = Rule(
    "E112",
    "edition-rules-older",
    Severity.WARNING,
    "An edition is judged by the rules that it passed when it was published.",
    "Rules become stricter, but published editions stay as they were. Today's rules would refuse a quote of this "
    "edition, warn of it, or refuse the status of a claim. Nothing is wrong with the edition: its words stand in "
    "their captures, and it keeps its address and its tick, with the caution beside it. Nobody can change the past, "
    "so this stays a warning even under `--strict`.",
    lasting=True,
)
EMBARGO_KEPT = Rule(
    "E121",
    "embargo-kept",
    Severity.ERROR,
    "Nothing public refers to a briefing under embargo.",
    "A briefing with `not-before` in its front matter is in no public build before that day. A reference or a link to "
    "it from a text that is public today would lead nowhere, and would tell readers that it exists.",
)
EDITION_REDACTED = Rule(
    "E114",
    "edition-redacted",
    Severity.WARNING,
    "Nothing was taken out of an edition.",
    "`briefing redact` took words out of this edition: bars stand in their place, and its page states the day and the "
    "reason. From schema 5 on, its digest still proves everything else. The digest of an older edition was computed "
    "with these words, so the file alone does not prove that only they were changed; `briefing review` compares it "
    "with the version before. Nobody can undo a redaction, so this stays a warning even under `--strict`.",
    lasting=True,
)
REVIEW_OVERDUE = Rule(
    "E113",
    "review-overdue",
    Severity.WARNING,
    "Every briefing is reviewed again by the day that it states under `review-by`.",
    "From the day after, its page tells readers that the review is overdue. Review the briefing, state a later day or "
    "none, and publish. The day passes without a change of any file, so this stays a warning even under `--strict`: "
    "it must not stop a correction. A retracted briefing needs no review.",
    lasting=True,
)
