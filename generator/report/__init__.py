"""Takes what a check found out; gives it as text, as JSON, as GitHub annotations or as SARIF."""

from generator.report.github import github
from generator.report.json import json
from generator.report.sarif import sarif
from generator.report.text import text

__all__ = ["github", "json", "sarif", "text"]
