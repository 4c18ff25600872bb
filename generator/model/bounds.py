"""Define every bound on what a stranger can send, with its reason.

A test compares the table in the guide with these bounds.
"""

PROJECT = 512 * 1024 * 1024
"""Bytes in all files of a project: a run keeps them in memory."""
FILES = 200_000
"""Files in a project: ten thousand briefings with five sources of their own need as many."""
PAGES = 200_000
"""Pages of the site, including redirects from former addresses: each takes some milliseconds and 36 KB."""
LARGEST = 8 * 1024 * 1024
"""Bytes in one file: no person writes a larger one."""
SIZE = 2_000_000
"""Characters in one YAML file, or in one front matter: about ten thousand claims."""
OPTIONS = 200_000
"""Characters in ``mkdocs.yml``: the parser of MkDocs takes a hundred times as long as ours."""
STYLE = 500_000
"""Characters in a citation style: the largest that is published has half as many."""
DEPTH = 20
"""Levels of nesting in YAML: our records need eight."""
ENTRIES = 10_000
"""Entries in one list or mapping: nobody reads a page with more of them."""
EVIDENCE = 100
"""Pieces of evidence under one claim, list or row, and captures of one source: ten would be many."""
NAMES = 250
"""Entities, relations, aliases, topics or people of one record: the world has fewer states."""
FORMER = 100
"""Former ids of one record: every former id needs a redirect."""
SCALAR = 100_000
"""Characters in one value: a chapter of a book is shorter."""
NAME = 200
"""Characters in a key, an id, a date, a language or a digest: names become folders, and messages repeat them."""
ADDRESS = 4_000
"""Characters in a web address: few browsers and servers accept longer ones."""
ADDRESS_NAME = 150
"""Bytes in one part of a site address: a file system allows 255, and some are needed for additions."""
PARAGRAPH = 20_000
"""Characters in one paragraph of our Markdown: about ten pages. A longer one is shown as plain text."""
MARKS = 20_000
"""Marks and line ends in one Markdown text, beyond one in eight characters: every mark costs time."""
ALL_MARKS = 200_000
"""Marks and line ends in all Markdown texts of a project, beyond one in eight characters."""
QUOTED = 100_000
"""Quotes and citations in all Markdown of a project: a thousand briefings have about forty thousand."""
NESTING = 10
"""Levels of nested lists and block quotes in our Markdown: nobody can read deeper nesting."""
LONGEST_QUOTE = 30_000
"""Characters in a quote: about 5,000 words, fifty times the default limit of a quote."""
MOST_MARKS = 60
"""Brackets and elisions in a quote that does not match literally; even ten of them are hard to read."""
LONGEST_ANCHOR = 500
"""Characters in a prefix or suffix: the sentence beside a quote identifies its place; more text does not help."""
MOST_READINGS = 50_000
"""Readings of the brackets of one quote that are tried; one bracket for a pronoun has three."""
MOST_EFFORT = 300_000
"""Places and readings that one run examines: an honest quote needs three, and one more for each part of a capture."""
EFFORT_A_QUOTE = 20
"""Places and readings that each quote of a run adds to that number."""
PRINTED = 1_000
"""Findings of one rule that the text format prints; all are counted, and other formats contain all."""
