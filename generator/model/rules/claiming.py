"""Define the rules about claims, evidence, lists and our own words: what a briefing may say."""

from generator.model.diagnostics import Rule, Severity

CLAIM_EVIDENCED = Rule(
    "C101",
    "claim-evidenced",
    Severity.ERROR,
    "Every claim has evidence that supports or contradicts it, and every row has evidence that is not withdrawn.",
    "Evidence is a source and words quoted from it. Context alone supports nothing, nor does withdrawn evidence.",
)
CLAIM_CORROBORATED = Rule(
    "C102",
    "claim-corroborated",
    Severity.ERROR,
    "A corroborated claim rests on two independent origins.",
    "The evidence needs two different stated origins. Each needs a source that states an author, authority, "
    "publisher or container-title, a `source-kind` and `control: independent`. It is not opinion, official, withdrawn "
    "or retracted, and its `provenance` has no unseen original. At least one of its quotes is checked, has lost no "
    "negation and no words of the desk, and has no `speaker` and no words such as said or according to in its "
    "sentences: a paper that passes on what somebody says vouches only for the words. "
    "Copies, translations and reposts share an origin and count once, as do sources that share a capture, `URL`, "
    "author, publisher or container-title. "
    "A source without a stated origin never counts as independent. The message says what each source lacks.",
)
CLAIM_REFUTED = Rule(
    "C103",
    "claim-refuted",
    Severity.ERROR,
    "Two independent origins deny a refuted claim.",
    "`corroborated` requires two origins that support the claim; `refuted` requires the same of the evidence whose "
    "stance is `contradicts`, and no independent origin that supports the claim.",
)
CLAIM_CONTRADICTED = Rule(
    "C104",
    "claim-contradicted",
    Severity.ERROR,
    "A claim is contradicted if, and only if, a source denies it; both sides are shown.",
    "`contradicted` needs evidence that supports the claim and evidence that contradicts it. `denied` needs evidence "
    "that contradicts it, and none that supports it. With evidence that contradicts it, a claim cannot be `reported` "
    "or `corroborated`.",
)
CLAIM_KIND_STATUS = Rule(
    "C105",
    "claim-kind-status",
    Severity.ERROR,
    "Forecasts, opinions and recommendations are reported, contradicted or denied, never established.",
    "Nobody can corroborate the future, a judgement or advice.",
)
CLAIM_STANDING = Rule(
    "C106",
    "claim-standing",
    Severity.ERROR,
    "Every claim that is not withdrawn rests on a source that is not withdrawn.",
    "All the evidence of this claim comes from withdrawn sources. Withdraw the claim too, or find other evidence.",
)
CLAIM_DOCUMENTED = Rule(
    "C111",
    "claim-documented",
    Severity.ERROR,
    "A documented claim repeats what a provision of a named instrument says.",
    "Its kind is `provision`. Each source that supports it has a `type` that is `legislation`, `regulation`, `treaty`, "
    "`legal_case` or `standard`, an `authority`, `control: public`, and under its capture an `original` with a digest; "
    "it is no copy, translation or filing, and its title and `genre` name no draft, submission or dissent. The quote "
    "has whole sentences of a provision behind the first number of the capture, and no words that a party says. The "
    "`locator` names that provision: a part, such as article or paragraph, and its number. The statement has the words "
    "of the quote, or of its `translation` from another language, with `by`; leave words out with `[…]`. No evidence "
    "contradicts it. Readers are told that the instrument provides this, or that the judgment says it, never that it "
    "is so.",
)
CLAIM_UNVERIFIABLE = Rule(
    "C114",
    "claim-unverifiable",
    Severity.ERROR,
    "An unverifiable claim is neither supported nor denied by two independent origins.",
    "What two independent origins say or deny can be looked at.",
)
GRADE_FITS = Rule(
    "C112",
    "grade-fits",
    Severity.ERROR,
    "A claim or a source has one grade at most on a scale that is for its kind of record.",
    "Declare a scale with its grades and their meanings under `scales` in `extra.briefings` of `mkdocs.yml`. "
    "It grades either claims or sources. Only there are the meanings typed; publishing writes them into the edition.",
)
ORIGIN_SHARED = Rule(
    "C107",
    "origin-shared",
    Severity.ERROR,
    "A source that derives from another shares its origin.",
    "A copy, translation or repost counts together with its original. Write the same `origin` in both records.",
)
LIKELIHOOD_OURS = Rule(
    "C108",
    "likelihood-ours",
    Severity.ERROR,
    "Only forecasts and assessments have a likelihood.",
    "The terms of ICD 203 state how likely the desk thinks something is. An event or an opinion has no likelihood.",
)
LIKELIHOOD_APART = Rule(
    "C109",
    "likelihood-apart",
    Severity.ERROR,
    "No sentence of ours mixes a likelihood with a level of confidence.",
    "ICD 203 separates the two, because readers confuse them. Write two sentences.",
)
CLAIM_CIRCULAR = Rule(
    "C110",
    "claim-circular",
    Severity.ERROR,
    "No claim rests on itself.",
    "A claim may not relate to itself, replace itself, or depend on a claim that depends on it, directly or through "
    "other claims. The same holds for what it supersedes.",
)
CLAIM_DATED = Rule(
    "C121",
    "claim-dated",
    Severity.ERROR,
    "No claim ends before it begins.",
    "Under `valid`, `until` may not be earlier than `from`.",
)
CLAIM_SUPERSEDES = Rule(
    "C122",
    "claim-supersedes",
    Severity.ERROR,
    "No claim supersedes one that has more weight.",
    "An opinion, a forecast, a recommendation or an assessment does not supersede an event, a fact or a provision. "
    "Only what is corroborated or documented supersedes what is corroborated, refuted or documented. What is denied or "
    "refuted supersedes nothing.",
)
REPLY_APART = Rule(
    "C113",
    "reply-apart",
    Severity.ERROR,
    "A reply takes no side: it stands beside the evidence.",
    "Under `reply` stands what those whom a claim is about answered. It has no `stance` and no `id`. Words that deny "
    "the claim are evidence, too: quote them under `evidence` with the stance `contradicts`.",
)
SOURCE_CITED = Rule(
    "C201",
    "source-cited",
    Severity.ERROR,
    "The Markdown of a briefing cites every source that the briefing uses.",
    "Name it with `[@source]` in the narrative or in an article summary, or cite a claim that rests on it with "
    "`[#claim]`.",
)
SOURCE_QUOTED = Rule(
    "C202",
    "source-quoted",
    Severity.ERROR,
    "Every source of a briefing is quoted in it.",
    "If a source is summarised or cited but never quoted, it cannot be checked. Quote it as evidence of a claim.",
)
SOURCE_USED = Rule(
    "C203",
    "source-used",
    Severity.WARNING,
    "Every source is used by a briefing.",
    "No briefing quotes, cites or summarises this source.",
)
KEY_POINT_CARRIED = Rule(
    "C204",
    "key-point-carried",
    Severity.ERROR,
    "Every key point rests on at least one claim that is not withdrawn.",
    "Its claims show who reports a key point. Without a claim, it would be an unsupported assertion.",
)
KEY_POINT_PAST = Rule(
    "C221",
    "key-point-past",
    Severity.WARNING,
    "Every key point rests on at least one claim that still holds.",
    "The time of its claims, under `valid`, has passed, or other claims supersede them. Its page says so first, but a "
    "reader in a hurry looks for what holds today. The day passes without a change of any file, so this stays a "
    "warning even under `--strict`.",
    lasting=True,
)
WORDS_UNQUOTED = Rule(
    "C301",
    "words-unquoted",
    Severity.ERROR,
    "Our own words contain no quotation marks.",
    "Titles, questions, statements, key points, roles, reasons and acknowledgements are our words. Words of others "
    "belong in a quote, which is checked. An apostrophe is not a quotation mark. The title of a source stays as it "
    "is.",
)
STATEMENT_BARE = Rule(
    "C302",
    "statement-bare",
    Severity.WARNING,
    "A statement is only the claim; the site adds who reports it.",
    "Write it without `according to` and `X says that`. The evidence and its `speaker` state who reports, and the site "
    "builds the full sentence from them everywhere.",
)
RESOURCE_REMOTE = Rule(
    "C303",
    "resource-remote",
    Severity.ERROR,
    "No page loads anything from another host.",
    "An image, a frame, a style or a script from another host tells that host who reads what, and may change or "
    "disappear. A link is fine: the reader decides to follow it.",
)
MARK_RESERVED = Rule(
    "C305",
    "mark-reserved",
    Severity.ERROR,
    "Only the check marks a quote as one that matches its capture.",
    "The mark ✓ and the words “matches its capture” tell readers that a program has compared every letter. "
    "In our own words, they would claim a check that nobody made. Words quoted from a source stay as they are.",
)
WORD_RESERVED = Rule(
    "C306",
    "word-reserved",
    Severity.ERROR,
    "Only the site itself puts the words of its verdicts on a label.",
    "Readers take a label for a verdict of the site: a section, a title of a list, a column or a scale, an id of a "
    "claim, a grade, a topic or an origin, a kind of entity, a speaker, a locator, the words of an image. None of them "
    "says established, documented, confirmed, proven or the like, or repeats a heading of the site. "
    "Sentences may. A list, a column, a speaker or a locator may if its source words it so.\n"
    "Nor has a source a genre or a type such as judgment, finding, resolution, law or study if it is not official, "
    "research or reference, or if a state or a party controls it.",
)
LOCATOR_PLAIN = Rule(
    "C307",
    "locator-plain",
    Severity.ERROR,
    "A locator says where words stand, and nothing of the source.",
    "Readers see it beside the name of the source. Its label and its value have six words at most, no sentence, and no "
    "word such as upheld or recognised.",
)
LINK_BROKEN = Rule(
    "C304",
    "link-broken",
    Severity.ERROR,
    "Every link within the site leads to one of its pages or files, and to a place that is there.",
    "The place after `#` is a heading, by its words (`#what-we-know`), or a record, by its id (`#c1`). "
    "Links in our Markdown are relative to the folder in which the site shows the text: `../guide/index.md` from a "
    "briefing, `publishing.md` from a page of the guide beside it. Images are in `briefings/assets/`; from a briefing, "
    "write `../assets/map.png`. Texts that are not Markdown, such as statements, have no links.",
)
MEMBER_STANDING = Rule(
    "C401",
    "member-standing",
    Severity.ERROR,
    "Nobody is a member of a proposed group or of a position.",
    "In a list of kind `proposed` or `position`, the standing of a row is `named`, `suggested`, `possible`, `excluded` "
    "and so on.",
)
MEMBER_DATED = Rule(
    "C402",
    "member-dated",
    Severity.ERROR,
    "A membership does not end before it begins.",
    "`until` may not be earlier than `from`.",
)
ROW_NAMED = Rule(
    "C403",
    "row-named",
    Severity.ERROR,
    "Every row has evidence of its own, or evidence of its list names it.",
    "The words of the list name a row if they contain, as whole words, the `name` of the row, or the name or an alias "
    "of its entity. Evidence that is withdrawn, contradicts or is context names nobody; nor do words in square "
    "brackets, which are the desk's.",
)
ROW_VALUED = Rule(
    "C404",
    "row-valued",
    Severity.ERROR,
    "Every value in a column of a list stands in the evidence that its row rests on.",
    "A value is a statement about its row. Write it as the quoted words have it, with the same digits and letters; "
    "words in square brackets, which are the desk's, do not count.",
)
