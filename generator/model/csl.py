"""List the variables of the CSL 1.0.2 data schema; a source record accepts all of them."""

from __future__ import annotations

NAMES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
    """.split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
ORDINARY = frozenset(
    """
    type id citation-key categories language journalAbbreviation shortTitle
    abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
    citation-label citation-number collection-number collection-title container-title container-title-short dimensions
    division DOI edition event event-place event-title first-reference-note-number genre ISBN ISSN issue jurisdiction
    keyword locator medium note number number-of-pages number-of-volumes original-publisher original-publisher-place
    original-title page page-first part part-title part-number PMCID PMID printing-number publisher publisher-place
    references reviewed-genre reviewed-title scale section source status supplement-number title title-short URL
    version volume volume-title volume-title-short year-suffix custom
    """.split()
)
VARIABLES = NAMES | DATES | ORDINARY
NAME_PARTS = frozenset(
    """
    family given literal suffix dropping-particle non-dropping-particle comma-suffix static-ordering parse-names
    """.split()
)
