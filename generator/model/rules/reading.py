"""The rules about files, YAML, Markdown, records and names: what can be read at all."""

from generator.model.diagnostics import Rule, Severity

PROJECT_MISSING = Rule(
    "R001",
    "project-missing",
    Severity.ERROR,
    "The folder is a project.",
    "A project has a `mkdocs.yml`, and beside it `briefings/` or `seeds/`.\n"
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
    "A link is not followed, because it may lead out of the project; a file without permission cannot be checked.\n"
    "Copy the file itself into the project.",
)
FILE_TOO_LARGE = Rule(
    "R004",
    "file-too-large",
    Severity.ERROR,
    "No file is larger than what a person can review.",
    "A YAML file holds at most two million characters, `mkdocs.yml` a tenth of that, and any other file 8 MiB.\n"
    "Split the file.",
)
FILE_ENCODING = Rule(
    "R005",
    "file-encoding",
    Severity.ERROR,
    "Every file that we write is UTF-8.",
    "A byte order mark at the start is let pass.\nSave the file as UTF-8.",
)
FILE_EMPTY = Rule(
    "R006",
    "file-empty",
    Severity.ERROR,
    "No file is empty.",
    "A record file or page that says nothing was probably forgotten.\nWrite it or delete it.",
)
FILE_MISSING = Rule(
    "R007",
    "file-missing",
    Severity.ERROR,
    "Every briefing has its `briefing.md`.",
    "The folder of a briefing holds `briefing.md` with its title; claims, members and articles stand beside it.\n"
    "Add the file.",
)
FILE_UNEXPECTED = Rule(
    "R008",
    "file-unexpected",
    Severity.WARNING,
    "Every file of a briefing or of the sources is one that is read.",
    "A file with a misspelt name would be passed over in silence.\nRename the file or take it away.",
)
FOLDER_RESERVED = Rule(
    "R009",
    "folder-reserved",
    Severity.ERROR,
    "No briefing takes an address that the site uses itself.",
    "The site has pages of its own under `/sources/`, `/entities/`, `/search/` and a few others.\nRename the folder.",
)
CHARACTER_FORBIDDEN = Rule(
    "R010",
    "character-forbidden",
    Severity.ERROR,
    "What a file shows is what it says.",
    "Control characters, line separators and the bidirectional overrides, embeddings and isolates change what a reader "
    "sees without being seen.\n"
    "The plain direction marks U+200E, U+200F and U+061C may stand.",
)
YAML_BROKEN = Rule(
    "R011",
    "yaml-broken",
    Severity.ERROR,
    "Every record file is YAML.",
    "The finding stands where reading had to stop; the mistake is there or on the line before.",
)
YAML_ANCHOR = Rule(
    "R012",
    "yaml-anchor",
    Severity.ERROR,
    "Every value is written where it stands.",
    "Anchors (`&name`), aliases (`*name`) and the key `<<` repeat a value from elsewhere in the file.\n"
    "A reviewer of one line would not see it, and a few lines of them can stand for millions; write the value out.",
)
YAML_TAG = Rule(
    "R013",
    "yaml-tag",
    Severity.ERROR,
    "Every value is plain text.",
    "A tag (`!name`) changes how a value is read.\n"
    "Put a value that begins with an exclamation mark in quotation marks.\n"
    "In `mkdocs.yml`, `!ENV`, `!relative` and the names of `material.extensions` and `pymdownx` may stand; "
    "any other tag could have the site's engine run a program.",
)
YAML_DOCUMENTS = Rule(
    "R014",
    "yaml-documents",
    Severity.ERROR,
    "A file holds one document.",
    "A line of three hyphens begins a second document.\nGive each document a file of its own.",
)
YAML_KEY = Rule(
    "R015",
    "yaml-key",
    Severity.ERROR,
    "Every key is a word.",
    "YAML lets a list or a mapping be a key; records do not.",
)
YAML_NESTING = Rule(
    "R016",
    "yaml-nesting",
    Severity.ERROR,
    "No record is nested deeper than records are.",
    "Twenty levels are more than twice what any record needs.",
)
YAML_ENTRIES = Rule(
    "R017",
    "yaml-entries",
    Severity.ERROR,
    "No list and no mapping is longer than a page that can be read.",
    "What is read is shown, and ten thousand entries are more than anybody reads.\n"
    "Split the list; claims and members can stand in several briefings.",
)
PROJECT_TOO_LARGE = Rule(
    "R018",
    "project-too-large",
    Severity.ERROR,
    "The project is no larger than what can be checked and built.",
    "All files are held in memory, and an engine takes some milliseconds for each page.\n"
    "The guide lists what a desk may send; split the project, or take out what no briefing uses.",
)
KEY_DUPLICATE = Rule(
    "R020",
    "key-duplicate",
    Severity.ERROR,
    "A key stands once in its mapping.",
    "Of two values under one key, YAML would silently keep the last.",
)
KEY_UNKNOWN = Rule(
    "R021",
    "key-unknown",
    Severity.ERROR,
    "Every key is one that is read.",
    "A misspelt key would be passed over in silence.\n"
    "The keys of each record are listed in the guide; a source record takes the variables of CSL as well.",
)
KEY_MISSING = Rule(
    "R022",
    "key-missing",
    Severity.ERROR,
    "Every record has what it cannot do without.",
    "A source needs `id`, `title` and `capture`; a claim `id`, `statement` and `evidence`; "
    "evidence `source` and `quote`; a list `id`, `title` and `members` or `evidence`; "
    "a member `entity` or `name`, and `evidence`.",
)
VALUE_EMPTY = Rule(
    "R023",
    "value-empty",
    Severity.ERROR,
    "No key stands without a value.",
    'What is not known is left out; the site then prints "not stated".',
)
VALUE_TYPE = Rule(
    "R024",
    "value-type",
    Severity.ERROR,
    "A text, a list or a mapping stands where one is expected.",
    "A value that begins with `[` or `{` is read as a list or a mapping unless it stands in quotation marks.",
)
VALUE_UNKNOWN = Rule(
    "R025",
    "value-unknown",
    Severity.ERROR,
    "A value of a closed list is one of its words.",
    "The closed lists stand in the guide, each word with its meaning.",
)
VALUE_FORM = Rule(
    "R026",
    "value-form",
    Severity.ERROR,
    "Ids, dates, addresses, languages and digests have their written form.",
    "Ids are kebab-case ASCII; dates are EDTF level 1 (`2023-06-03`, `2023-06?`, `2023~`, `../2023-06-03`), "
    "and where a day is asked for, a day; languages are tags as in BCP 47; a SHA-256 is 64 hexadecimal digits.",
)
CONTRACT_NEWER = Rule(
    "R027",
    "contract-newer",
    Severity.ERROR,
    "The project follows rules that this version knows.",
    "`extra.briefings.contract` in `mkdocs.yml` names the version of the file formats.\n"
    "Every older version is read for ever; a newer one needs a newer program.",
)
VALUE_LONG = Rule(
    "R028",
    "value-long",
    Severity.ERROR,
    "No value is longer than what it says can need.",
    "Ids become names of folders and dates are calculated with, so two hundred characters are their end; "
    "any other value ends at a hundred thousand.",
)
ID_DUPLICATE = Rule(
    "R030",
    "id-duplicate",
    Severity.ERROR,
    "An id names one thing.",
    "Ids are addresses: a source's and an entity's on the whole site, a claim's and a list's in its briefing, "
    "that of evidence in its claim.\n"
    "An old id kept under `was` counts as well, and so does the address of a heading, which is made of its words "
    "unless it names its own, as in `## The treaty {#the-treaty}`.",
)
REFERENCE_UNKNOWN = Rule(
    "R031",
    "reference-unknown",
    Severity.ERROR,
    "Every name leads to a record.",
    "Sources, captures, entities, claims and withdrawn records' successors are named by id.",
)
ALIAS_SHARED = Rule(
    "R032",
    "alias-shared",
    Severity.ERROR,
    "A name means one entity.",
    "A name or alias that two entities share would lead a reader to the wrong one.\nMake one of the two more exact.",
)
CAPTURE_OUTSIDE = Rule(
    "R040",
    "capture-outside",
    Severity.ERROR,
    "Every capture lies in `seeds/`.",
    "The path is read from `seeds/` and may not lead out of it.",
)
CAPTURE_MISSING = Rule(
    "R041",
    "capture-missing",
    Severity.ERROR,
    "Every capture is there.",
    "Only a source whose rights are `hash-only`, or that was withdrawn, may lack its text.\n"
    "Its quotes are then unchecked.",
)
CAPTURE_UNREADABLE = Rule(
    "R042",
    "capture-unreadable",
    Severity.ERROR,
    "Every capture is a plain file that can be read.",
    "A link is not followed, because what it leads to is not pinned.\nCopy the file itself into `seeds/`.",
)
CAPTURE_CHANGED = Rule(
    "R043",
    "capture-changed",
    Severity.ERROR,
    "Every capture is as it was received.",
    "The SHA-256 of the file's bytes is the one in the source record.\n"
    "Git or an editor that changes line ends changes it; `-text` in `.gitattributes` prevents that.",
)
CAPTURE_BINARY = Rule(
    "R044",
    "capture-binary",
    Severity.ERROR,
    "Every capture is text in UTF-8.",
    "Quotes are looked up in text; a picture, a PDF or another encoding holds none that can be compared.\n"
    "Capture the text.",
)
CAPTURE_EMPTY = Rule(
    "R045",
    "capture-empty",
    Severity.ERROR,
    "Every capture holds words.",
    "An empty file holds no quote.\nCapture the text again.",
)
CAPTURE_ERROR_PAGE = Rule(
    "R046",
    "capture-error-page",
    Severity.ERROR,
    "No capture is an error page or a bot wall.",
    'A short text that says "404 Not Found", "Access Denied" or "Verify you are human" '
    "is what the server sent instead of the article.\n"
    "Capture the article.",
)
HTML_SHOWN = Rule(
    "R061",
    "html-shown",
    Severity.ERROR,
    "Our Markdown holds no HTML.",
    "A page shows a tag as text, because whoever can write HTML can forge the marks of the check.\n"
    "Markdown has what authors need: a figure with a caption, an abbreviation, a key to press; the guide lists all.\n"
    "A comment, `<!-- … -->`, may stand, and is left out.",
)
ATTRIBUTES_SHOWN = Rule(
    "R062",
    "attributes-shown",
    Severity.ERROR,
    "Our Markdown sets no attribute but the id of a heading.",
    "`## The treaty {#the-treaty}` states the id of a heading; a page shows every other list of attributes as text.",
)
MARKDOWN_NESTING = Rule(
    "R063",
    "markdown-nesting",
    Severity.ERROR,
    "Lists and block quotes stand few levels deep inside each other.",
    "Nobody can read what is nested deeper, and a page leaves it out in the end.\nWrite it flatter.",
)
MARKDOWN_LONG = Rule(
    "R064",
    "markdown-long",
    Severity.ERROR,
    "No paragraph is longer than what a person can review.",
    "A longer one is shown as plain text, without links and emphasis.\nWrite several paragraphs.",
)
MARKDOWN_DENSE = Rule(
    "R065",
    "markdown-dense",
    Severity.ERROR,
    "Our Markdown is mostly words.",
    "A text that is full of marks takes a program long to read, and no reader wants it; it is left out.\n"
    "Honest texts hold one mark or line end in eight characters at most.",
)
