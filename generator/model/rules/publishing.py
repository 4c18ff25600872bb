"""The rules about editions: what was published stays as it was, without gaps, and can always be found again."""

from generator.model.diagnostics import Rule, Severity

EDITION_UNREADABLE = Rule(
    "E101",
    "edition-unreadable",
    Severity.ERROR,
    "An edition is a JSON file of its schema.",
    "`briefing publish` writes editions, and nobody edits them. Restore the file from the version history.",
)
EDITION_NEWER = Rule(
    "E102",
    "edition-newer",
    Severity.ERROR,
    "No edition follows a newer schema than this program knows.",
    "Editions of every older schema stay readable. One that a newer version of the program wrote needs that version.",
)
EDITION_CHANGED = Rule(
    "E103",
    "edition-changed",
    Severity.ERROR,
    "An edition is as it was published, to the byte.",
    "Each edition states its own SHA-256: the digest of the file without the line that holds it. What was published "
    "is never edited, not even to mend it: publish a correction, and every older edition will point to it.",
)
EDITION_MISSING = Rule(
    "E104",
    "edition-missing",
    Severity.ERROR,
    "Editions are numbered from 1 without a gap.",
    "Somebody may have cited the one that is gone. Restore it from the version history.\n"
    "The last edition of a row, or all of them, can be taken away without this showing it: what is left has no gap. "
    "`briefing review` finds that, and `/feeds/editions.sha256` of the published site says which editions it had.",
)
EDITION_RENUMBERED = Rule(
    "E105",
    "edition-renumbered",
    Severity.ERROR,
    "An edition stands in the folder of its briefing, under its own number.",
    "An edition states its briefing and its number. A briefing that has been renamed names its former id under `was`.",
)
EDITION_UNCHAINED = Rule(
    "E106",
    "edition-unchained",
    Severity.ERROR,
    "Each edition names the digest of the one before it, and is not older.",
    "So no edition can be replaced unseen. Where the two do not fit, one of them is not the one that was published.",
)
EDITION_UNDERSTATED = Rule(
    "E107",
    "edition-understated",
    Severity.ERROR,
    "A minor edition changes no status, grade, quote, source, membership or conclusion.",
    "A minor edition moves no date and enters no feed, so only what changes nothing of substance may be one. "
    "`briefing changes ID 1 2` lists what changed between two editions.",
)
QUOTE_LOST = Rule(
    "E108",
    "quote-lost",
    Severity.WARNING,
    "The quotes of every edition still stand in the captures of today.",
    "A quote that was published no longer stands where it stood: its capture has been replaced or is gone. "
    "Nobody can repair the past, so this stays a warning even under `--strict`, and the edition carries a banner.",
    lasting=True,
)
ID_VANISHED = Rule(
    "E109",
    "id-vanished",
    Severity.ERROR,
    "What was published under an id keeps it.",
    "Somebody may have cited the address. A claim, a piece of evidence, a list, a row or a source is withdrawn, with "
    "the day and the reason under `withdrawn`, and stays as a tombstone. What has a new id names the old one under "
    "`was`, where it can.",
)
EDITION_FORGED = Rule(
    "E110",
    "edition-forged",
    Severity.ERROR,
    "Every edition is one that could have been published.",
    "Its digest is right, but publishing would have refused what it says: a status that its evidence does not carry, "
    "a quote that had not passed the check, a first edition that corrects. Somebody has written it by other means.",
)
EDITION_UNREVIEWED = Rule(
    "E111",
    "edition-unreviewed",
    Severity.ERROR,
    "Every edition was read by as many people as its own policy asks for, or says why it did not wait.",
    "An edition holds the policy that was in force when it was published, and is held to that one alone. "
    "Publishing would have refused it: too few of its reviewers are not authors, and it is of no kind that the policy "
    "expedites, or gives no reason, or had no need of one. Somebody has written it by other means.",
)
EDITION_RULES_OLDER = Rule(
    "E112",
    "edition-rules-older",
    Severity.WARNING,
    "An edition is held to the rules that it passed when it was published.",
    "Rules grow stricter, and what has been published stays as it was. Where today's rules would refuse or warn of a "
    "quote of an older edition, or refuse the status of a claim, this is said and nothing is wrong with the edition: "
    "its words stand in their captures, and it stays under its address with its tick and the caution beside it. "
    "Nobody can repair the past, so this stays a warning even under `--strict`.",
    lasting=True,
)
