"""The rules about claims, evidence, lists and our own words: what a briefing may say."""

from generator.model.diagnostics import Rule, Severity

CLAIM_EVIDENCED = Rule(
    "C101",
    "claim-evidenced",
    Severity.ERROR,
    "Every claim rests on evidence that supports or contradicts it, and every row on evidence that stands.",
    "Evidence is a source and words quoted from it. Context alone carries nothing, nor does withdrawn evidence.",
)
CLAIM_CORROBORATED = Rule(
    "C102",
    "claim-corroborated",
    Severity.ERROR,
    "A corroborated claim rests on two independent origins.",
    "Two different stated origins, each with a source that is neither anonymous, nor opinion, nor under state or "
    "party control, nor withdrawn. Copies, translations and reposts share an origin and count once; an origin "
    "that is not stated is independent of nothing.",
)
CLAIM_REFUTED = Rule(
    "C103",
    "claim-refuted",
    Severity.ERROR,
    "A refuted claim is denied by two independent origins.",
    "What `corroborated` asks of the supporting side, `refuted` asks of the evidence whose stance is `contradicts`.",
)
CLAIM_CONTRADICTED = Rule(
    "C104",
    "claim-contradicted",
    Severity.ERROR,
    "A claim is contradicted if, and only if, a source denies it, and both sides are shown.",
    "`contradicted` needs evidence that supports and evidence that contradicts. A claim with evidence that "
    "contradicts it cannot stand as `reported` or `corroborated`.",
)
CLAIM_KIND_STATUS = Rule(
    "C105",
    "claim-kind-status",
    Severity.ERROR,
    "Forecasts, opinions and recommendations are reported or contradicted, never established.",
    "Nobody can corroborate the future, a judgement or advice.",
)
CLAIM_STANDING = Rule(
    "C106",
    "claim-standing",
    Severity.ERROR,
    "A standing claim rests on a source that is not withdrawn.",
    "All the evidence of this claim comes from withdrawn sources. Withdraw the claim too, or find other evidence.",
)
ORIGIN_SHARED = Rule(
    "C107",
    "origin-shared",
    Severity.ERROR,
    "A source that derives from another shares its origin.",
    "A copy, translation or repost counts with its original. Give both the same `origin`.",
)
LIKELIHOOD_OURS = Rule(
    "C108",
    "likelihood-ours",
    Severity.ERROR,
    "Likelihood is stated for forecasts and assessments only.",
    "ICD 203's terms say how likely we judge something to be; an event or an opinion has no likelihood.",
)
LIKELIHOOD_APART = Rule(
    "C109",
    "likelihood-apart",
    Severity.ERROR,
    "No sentence of ours mixes a likelihood with a level of confidence.",
    "ICD 203 keeps the two apart, because readers take one for the other. Write two sentences.",
)
CLAIM_CIRCULAR = Rule(
    "C110",
    "claim-circular",
    Severity.ERROR,
    "No claim rests on itself.",
    "A claim does not relate to itself, is not replaced by itself, and does not depend on a claim that depends on it.",
)
SOURCE_CITED = Rule(
    "C201",
    "source-cited",
    Severity.ERROR,
    "Every source of a briefing is cited in its Markdown.",
    "Name it with `[@source]` in the narrative or in an article summary.",
)
SOURCE_QUOTED = Rule(
    "C202",
    "source-quoted",
    Severity.ERROR,
    "Every source of a briefing is quoted in it.",
    "A source that is summarised or cited but never quoted cannot be checked. Quote it as evidence of a claim.",
)
SOURCE_USED = Rule(
    "C203",
    "source-used",
    Severity.WARNING,
    "Every source is used by a briefing.",
    "No briefing quotes, cites or summarises it.",
)
KEY_POINT_CARRIED = Rule(
    "C204",
    "key-point-carried",
    Severity.ERROR,
    "Every key point rests on at least one standing claim.",
    "A key point is attributed through its claims; without one it would be bare assertion.",
)
WORDS_UNQUOTED = Rule(
    "C301",
    "words-unquoted",
    Severity.ERROR,
    "Our own words hold no quotation marks.",
    "Titles, questions, statements, key points, roles, reasons and acknowledgements are ours; words of others "
    "stand as quotes, where they are checked. An apostrophe is no quotation mark. A source's own title stays as "
    "it is.",
)
STATEMENT_BARE = Rule(
    "C302",
    "statement-bare",
    Severity.WARNING,
    "A statement is the bare claim; who reports it is added when it is shown.",
    "Without `according to` and `X says that`: the evidence and its `speaker` say who reports, and one renderer "
    "writes the attributed sentence everywhere.",
)
RESOURCE_REMOTE = Rule(
    "C303",
    "resource-remote",
    Severity.ERROR,
    "No page calls another host.",
    "An image, a frame, a style or a script from elsewhere tells that host who reads what, and may change or vanish. "
    "A link is fine: it is followed by the reader's own choice.",
)
MARK_RESERVED = Rule(
    "C305",
    "mark-reserved",
    Severity.ERROR,
    "Only the check marks a quote as one that matches its capture.",
    "The mark ✓ and the words “matches its capture” tell readers that a program has compared every letter. "
    "In our own words they would claim what nobody checked. Words quoted from a source stay as they are.",
)
LINK_BROKEN = Rule(
    "C304",
    "link-broken",
    Severity.ERROR,
    "Every link within the site leads to a page or an image of it.",
    "Links in our Markdown count from the folder in which the site shows the text: `../guide/index.md` from a "
    "briefing, `publishing.md` from a page of the guide beside it. Images stand in `briefings/assets/`, and are "
    "`../assets/map.png` from a briefing.",
)
MEMBER_STANDING = Rule(
    "C401",
    "member-standing",
    Severity.ERROR,
    "Nobody is a member of what is only proposed, or of a position.",
    "In a list of kind `proposed` or `position` a row is named, suggested, possible, excluded and so on.",
)
MEMBER_DATED = Rule(
    "C402",
    "member-dated",
    Severity.ERROR,
    "A membership ends after it began.",
    "`until` lies before `from`.",
)
