"""Define the rules about files, YAML, Markdown, records and names: what can be read at all."""

from generator.model.diagnostics import Rule, Severity

PROJECT_MISSING = Rule(
    "R001",
    "project-missing",
    Severity.ERROR,
    "The folder is a project.",
    "A project has a `mkdocs.yml`, and `briefings/` and `seeds/` beside it.\n"
    "Run the command in the project's folder, or name the folder with `-C`.",
)
PROJECT_EMPTY = Rule(
    "R002",
    "project-empty",
    Severity.ERROR,
    "There is something to check.",
    "A run that checked nothing has not passed.\n"
    "Put a captured text and its source record into `seeds/`, and quote it in `briefings/<id>/claims.yml`.",
)
FILE_UNREADABLE = Rule(
    "R003",
    "file-unreadable",
    Severity.ERROR,
    "Every file of the project can be read.",
    "Links are not followed, because they may lead out of the project. A file without permission cannot be checked. "
    "What a sparse checkout leaves out, an empty submodule and a pointer of Git LFS contain nothing to check.\n"
    "Copy the file itself into the project.",
)
FILE_TOO_LARGE = Rule(
    "R004",
    "file-too-large",
    Severity.ERROR,
    "No file is larger than a person can review.",
    "A YAML file has at most two million characters, `mkdocs.yml` a tenth of that, and any other file 8 MiB.\n"
    "Split the file.",
)
FILE_ENCODING = Rule(
    "R005",
    "file-encoding",
    Severity.ERROR,
    "Every file that we write is UTF-8.",
    "A byte order mark at the start is allowed.\nSave the file as UTF-8.",
)
FILE_EMPTY = Rule(
    "R006",
    "file-empty",
    Severity.ERROR,
    "No file is empty.",
    "An empty record file or page was probably forgotten.\nWrite it or delete it.",
)
FILE_MISSING = Rule(
    "R007",
    "file-missing",
    Severity.ERROR,
    "Every briefing has its `briefing.md`.",
    "The folder of a briefing contains `briefing.md` with its title; claims, members and articles are beside it.\n"
    "Add the file.",
)
FILE_UNEXPECTED = Rule(
    "R008",
    "file-unexpected",
    Severity.WARNING,
    "The program reads or publishes every file in `briefings/`, every page and every source record.",
    "A file with a misspelt name, or a copy that an editor left, would be ignored without a message. A build carries "
    "nothing else: set a domain, `robots.txt` and the like at the host of the site.\n"
    "Rename the file, or move it elsewhere; compare a copy with its original first.",
)
FOLDER_RESERVED = Rule(
    "R009",
    "folder-reserved",
    Severity.ERROR,
    "No briefing has an address that the site itself uses.",
    "The site has its own pages under `/sources/`, `/entities/`, `/search/` and a few others.\nRename the folder.",
)
CHARACTER_FORBIDDEN = Rule(
    "R010",
    "character-forbidden",
    Severity.ERROR,
    "A file contains no invisible characters that change what a reader sees.",
    "Control characters, line separators and the bidirectional overrides, embeddings and isolates are invisible, but "
    "change what a reader sees. So are noncharacters such as U+FDD0, tags outside flags, deprecated format controls, "
    "and variation selectors without an ideograph.\n"
    "The plain direction marks U+200E, U+200F and U+061C are allowed.",
)
YAML_BROKEN = Rule(
    "R011",
    "yaml-broken",
    Severity.ERROR,
    "Every record file is YAML.",
    "The finding marks where reading had to stop; the mistake is there or on the line before.",
)
YAML_ANCHOR = Rule(
    "R012",
    "yaml-anchor",
    Severity.ERROR,
    "Every value is written out in its place.",
    "Anchors (`&name`), aliases (`*name`) and the key `<<` repeat a value from elsewhere in the file.\n"
    "A reviewer of one line would not see the value, and a few such lines can produce millions. Write the value out.",
)
YAML_TAG = Rule(
    "R013",
    "yaml-tag",
    Severity.ERROR,
    "Every value is plain text.",
    "A tag (`!name`) changes how a value is read.\n"
    "Put a value that begins with an exclamation mark in quotation marks.\n"
    "In `mkdocs.yml`, `!ENV`, `!relative` and the names of `material.extensions` and `pymdownx` are allowed where only "
    "the site's engine reads the value; any other tag could make it run a program.",
)
YAML_DOCUMENTS = Rule(
    "R014",
    "yaml-documents",
    Severity.ERROR,
    "A file contains one document.",
    "A line of three hyphens begins a second document.\nWrite each document in its own file.",
)
YAML_KEY = Rule(
    "R015",
    "yaml-key",
    Severity.ERROR,
    "Every key is a word.",
    "In YAML, a list or a mapping may be a key; in our records, it may not.",
)
YAML_NESTING = Rule(
    "R016",
    "yaml-nesting",
    Severity.ERROR,
    "No record is nested more than twenty levels deep.",
    "Twenty levels are more than twice what any record needs.",
)
YAML_ENTRIES = Rule(
    "R017",
    "yaml-entries",
    Severity.ERROR,
    "No list or mapping is longer than a page that people can read.",
    "Pages show every entry, and nobody reads more than ten thousand.\n"
    "Split the list; claims and members can be in several briefings.",
)
PROJECT_TOO_LARGE = Rule(
    "R018",
    "project-too-large",
    Severity.ERROR,
    "The project is small enough to check and build.",
    "All files are kept in memory, and an engine takes some milliseconds for each page.\n"
    "The guide lists the bounds. Split the project, or remove what no briefing uses.",
)
FILE_CONFLICT = Rule(
    "R019",
    "file-conflict",
    Severity.ERROR,
    "No file contains the marks of a merge conflict.",
    "Version control writes both versions into the file, between lines that begin with `<<<<<<<` and `>>>>>>>`.\n"
    "Keep what is right of the two, and delete the lines with the marks. Indent such a line if it is only an example.",
)
KEY_DUPLICATE = Rule(
    "R020",
    "key-duplicate",
    Severity.ERROR,
    "A key appears only once in its mapping.",
    "If a key has two values, YAML keeps the last without a message.",
)
KEY_UNKNOWN = Rule(
    "R021",
    "key-unknown",
    Severity.ERROR,
    "The program knows every key.",
    "A misspelt key would be ignored without a message.\n"
    "The guide lists the keys of each record; a source record also accepts the variables of CSL.",
)
KEY_MISSING = Rule(
    "R022",
    "key-missing",
    Severity.ERROR,
    "Every record has its required keys.",
    "A source needs `id`, `title` and `capture`; a claim `id`, `statement` and `evidence`; "
    "evidence `source` and `quote`; a list `id`, `title` and `members` or `evidence`; "
    "a member `entity` or `name`, and `evidence`.",
)
VALUE_EMPTY = Rule(
    "R023",
    "value-empty",
    Severity.ERROR,
    "Every key has a value.",
    'Leave out what you do not know; the site then prints "not stated".',
)
VALUE_TYPE = Rule(
    "R024",
    "value-type",
    Severity.ERROR,
    "Every value has the expected type: text, a list or a mapping.",
    "A value that begins with `[` or `{` is read as a list or a mapping, unless it is in quotation marks.",
)
VALUE_UNKNOWN = Rule(
    "R025",
    "value-unknown",
    Severity.ERROR,
    "A key with a closed list has one of the words of that list.",
    "The guide explains every word of the closed lists.",
)
VALUE_FORM = Rule(
    "R026",
    "value-form",
    Severity.ERROR,
    "Ids, dates, addresses, languages and digests have the required form.",
    "Ids are kebab-case ASCII; dates are EDTF level 1 (`2023-06-03`, `2023-06?`, `2023~`, `../2023-06-03`), "
    "and a day where a day is required; languages are tags as in BCP 47; a SHA-256 is 64 hexadecimal digits.",
)
CONTRACT_NEWER = Rule(
    "R027",
    "contract-newer",
    Severity.ERROR,
    "This version of the program knows the rules that the project follows.",
    "`extra.briefings.contract` in `mkdocs.yml` names the version of the file formats.\n"
    "The program reads every older version; a newer version needs a newer program.",
)
VALUE_LONG = Rule(
    "R028",
    "value-long",
    Severity.ERROR,
    "No value is longer than its meaning can need.",
    "Ids become names of folders, and the program calculates with dates, so they have at most two hundred "
    "characters. Any other value has at most a hundred thousand.",
)
VALUE_COMMENTED = Rule(
    "R029",
    "value-commented",
    Severity.ERROR,
    "No comment follows a text that stands without quotation marks.",
    "YAML ends such a text at a space and `#`, so `unit #4 stays closed` is only `unit`.\n"
    "Put the text in quotation marks or under a `|`, or put the comment on a line of its own.\n"
    "A comment may follow an id, a date, a number or a word of a closed list.",
)
ID_DUPLICATE = Rule(
    "R030",
    "id-duplicate",
    Severity.ERROR,
    "Every id names only one thing.",
    "Ids are addresses. The id of a source or entity is unique on the whole site, that of a claim or list in its "
    "briefing, that of evidence in its claim.\n"
    "A former id under `was` counts as well. So does the address of a heading: it is made from its words, or stated "
    "as in `## The treaty {#the-treaty}`.",
)
REFERENCE_UNKNOWN = Rule(
    "R031",
    "reference-unknown",
    Severity.ERROR,
    "Every reference leads to a record.",
    "Refer to sources, captures, entities, claims and replacements of withdrawn records by id.",
)
ALIAS_SHARED = Rule(
    "R032",
    "alias-shared",
    Severity.ERROR,
    "Every name means only one entity.",
    "If two entities shared a name or alias, it could lead a reader to the wrong one.\nMake one of the two more exact.",
)
CAPTURE_OUTSIDE = Rule(
    "R040",
    "capture-outside",
    Severity.ERROR,
    "Every capture is in `seeds/`.",
    "The path is relative to `seeds/` and may not lead out of it.",
)
CAPTURE_MISSING = Rule(
    "R041",
    "capture-missing",
    Severity.ERROR,
    "The file of every capture exists.",
    "Only a source with the rights `hash-only`, or a withdrawn source, may be without its text.\n"
    "Its quotes are then unchecked.",
)
CAPTURE_UNREADABLE = Rule(
    "R042",
    "capture-unreadable",
    Severity.ERROR,
    "Every capture is a plain file that can be read.",
    "A link is not followed, because its target may change. A pointer of Git LFS or git-annex contains no words, so "
    "captures are kept in Git itself.\nCopy the file itself into `seeds/`.",
)
CAPTURE_CHANGED = Rule(
    "R043",
    "capture-changed",
    Severity.ERROR,
    "Every capture is as it was received.",
    "The SHA-256 of the file's bytes is the one in the source record.\n"
    "It changes if Git or an editor changes line ends. The line `/seeds/** -text` in a `.gitattributes` beside "
    "`mkdocs.yml` prevents this in Git. Git then writes a file anew only if it is not there: move it away first.",
)
CAPTURE_BINARY = Rule(
    "R044",
    "capture-binary",
    Severity.ERROR,
    "Every capture is text in UTF-8.",
    "Quotes are looked up in text. A picture, a PDF or another encoding contains no text to compare.\n"
    "Save the text as UTF-8, and write the SHA-256 of that file into the record.",
)
CAPTURE_EMPTY = Rule(
    "R045",
    "capture-empty",
    Severity.ERROR,
    "Every capture contains words.",
    "An empty file contains no quote.\nCapture the text again.",
)
ORIGINAL_KEPT = Rule(
    "R048",
    "original-kept",
    Severity.ERROR,
    "The file that a capture was taken from is the one whose digest the record states.",
    "`original` of a capture names the file that its text was taken from, such as a PDF. If the desk keeps it, `file` "
    "is its path in `seeds/`, and its SHA-256 is the stated one. If not, leave `file` out; the digest alone is enough.",
)
CAPTURE_ERROR_PAGE = Rule(
    "R046",
    "capture-error-page",
    Severity.WARNING,
    "No capture is an error page or a wall.",
    'A short page that says "404 Not Found", "Verify you are human", "Subscribe to continue reading" or "Loading…" '
    "is probably what the server sent instead of the article. The whole page decides, in a dozen languages: a long "
    "text may contain such words.\n"
    "Capture the article. If this is its text, write under `acknowledge` of the capture why.",
)
CAPTURE_MARKUP = Rule(
    "R047",
    "capture-markup",
    Severity.WARNING,
    "No capture is HTML or another markup, or has the marks of a merge conflict.",
    "Readers would see the tags in every passage, and a quote with a tag inside would not match.\n"
    "Capture the text as a browser shows it. If the tags are the text, write under `acknowledge` of the capture why.",
)
THEME_OTHER = Rule(
    "R066",
    "theme-other",
    Severity.WARNING,
    "The theme is Material, for which the pages are made.",
    "With any other theme, pages have no content security policy and none of our templates, and they may load scripts "
    "and fonts from other hosts. A theme that is not installed stops the build.\n"
    "Write `theme: material`, or leave out the name.",
)
STYLE_BROKEN = Rule(
    "R067",
    "style-broken",
    Severity.ERROR,
    "The citation style of the desk is written in CSL 1.0.",
    "Sources are cited in the style that `reference-style` names. A file that is not CSL would cite nothing, and a "
    "style that prints sentences of its own would put them under every source.\n"
    "Take the style from the place where it is published, or name a style of the package.",
)
HTML_SHOWN = Rule(
    "R061",
    "html-shown",
    Severity.ERROR,
    "Our Markdown contains no HTML.",
    "A page shows a tag as text, because anyone who can write HTML can forge the marks of the check.\n"
    "Markdown has what authors need: a figure with a caption, an abbreviation, a key to press. The guide lists all.\n"
    "A comment, `<!-- … -->`, is allowed, and pages leave it out.",
)
ATTRIBUTES_SHOWN = Rule(
    "R062",
    "attributes-shown",
    Severity.ERROR,
    "Our Markdown sets no attribute except the id of a heading.",
    "`## The treaty {#the-treaty}` sets the id of a heading. The id is in small letters.\n"
    "A page shows every other list of attributes as text.",
)
MARKDOWN_NESTING = Rule(
    "R063",
    "markdown-nesting",
    Severity.ERROR,
    "Lists and block quotes are not nested deeply.",
    "Nobody can read deeper levels, and a page leaves them out at some point.\nUse fewer levels.",
)
MARKDOWN_LONG = Rule(
    "R064",
    "markdown-long",
    Severity.ERROR,
    "No paragraph is longer than a person can review.",
    "A longer paragraph is shown as plain text, without links and emphasis.\nWrite several paragraphs.",
)
MARKDOWN_DENSE = Rule(
    "R065",
    "markdown-dense",
    Severity.ERROR,
    "Our Markdown consists mostly of words.",
    "A text full of marks takes a program a long time to read, and no reader wants it. It is left out.\n"
    "Honest texts have at most one mark or line end in eight characters.",
)
