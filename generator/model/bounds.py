"""Every bound on what a stranger can send, each with its reason; the guide's table of them is held against this."""

PROJECT = 256 * 1024 * 1024
"""Bytes in all files of a project: a run holds them in memory."""
FILES = 50_000
"""Files in a project: a thousand briefings with twenty editions each have half as many."""
PAGES = 50_000
"""Pages of the site, addresses that lead on included: an engine takes some milliseconds for each."""
LARGEST = 8 * 1024 * 1024
"""Bytes in one file: a person wrote no larger one."""
SIZE = 2_000_000
"""Characters in one YAML file, or in the front matter of one: some ten thousand claims."""
OPTIONS = 200_000
"""Characters in ``mkdocs.yml``: MkDocs reads it with a parser that takes a hundred times as long as ours."""
DEPTH = 20
"""Levels of nesting in YAML: our records need eight."""
ENTRIES = 10_000
"""Entries in one list or mapping: nobody reads a page that shows more."""
EVIDENCE = 100
"""Pieces of evidence under one claim, list or row, and captures of one source: ten would be many."""
NAMES = 250
"""Entities, relations, aliases, topics or people of one record: all states of the world are fewer."""
FORMER = 100
"""Former ids of one record: each is an address that leads on."""
SCALAR = 100_000
"""Characters in one value: a chapter of a book is shorter."""
NAME = 200
"""Characters in a key, an id, a date, a language or a digest: names become folders, and messages repeat them."""
ADDRESS = 4_000
"""Characters in an address on the web: browsers and servers take few that are longer."""
ADDRESS_NAME = 150
"""Bytes in one name of an address of the site: a file system takes 255, and some are needed for what is added."""
PARAGRAPH = 20_000
"""Characters in one paragraph of our Markdown: some ten pages. A longer one is shown as plain text."""
MARKS = 20_000
"""Marks and line ends in one Markdown text, beyond one in eight characters: a page takes time for each of them."""
ALL_MARKS = 200_000
"""Marks and line ends in all Markdown texts of a project, beyond one in eight characters."""
QUOTED = 100_000
"""Quotes and citations in all Markdown of a project: a thousand briefings hold some forty thousand."""
NESTING = 10
"""Lists and block quotes within each other in our Markdown: nobody can read what is nested deeper."""
LONGEST_QUOTE = 30_000
"""Characters in a quote: some 5,000 words, fifty times what a desk lets a quote have unless it says otherwise."""
MOST_MARKS = 60
"""Brackets and elisions in a quote whose words do not stand literally; a quote with ten is hard to read already."""
LONGEST_ANCHOR = 500
"""Characters in a prefix or suffix: the sentence beside a quote singles it out, and more singles out no better."""
MOST_READINGS = 50_000
"""Ways to read the brackets of one quote that are tried; one bracket over a pronoun has three."""
MOST_EFFORT = 300_000
"""Places and readings that one run looks at; an honest quote takes three, and one more for each part of a capture."""
EFFORT_A_QUOTE = 20
"""The same, and more of them for each quote of the run."""
PRINTED = 1_000
"""Findings of one rule that are printed one by one for people; all are counted, and other formats hold all."""
