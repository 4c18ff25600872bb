"""Takes what a check found out, or what changed; gives it as text, as JSON, as GitHub annotations or as SARIF."""

from generator.report.changes import changes, planned
from generator.report.github import github
from generator.report.json import json
from generator.report.sarif import sarif
from generator.report.text import text

__all__ = ["changes", "github", "json", "planned", "sarif", "text"]
