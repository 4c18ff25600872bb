"""The rules about files, YAML, Markdown, records and names: what can be read at all."""

from generator.diagnostics import Rule, Severity

FILE_UNREADABLE = Rule(
    "R001",
    "file-unreadable",
    Severity.ERROR,
    "Every file of the project can be read.",
    "A folder, a link or missing permission stands where a file was expected.",
)
