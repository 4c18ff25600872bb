"""Turn a project for plain MkDocs into one for Hugo, with a layout of the same parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS = """\
baseURL = "https://example.org/"
title = "Research Briefings"
locale = "en"
disableKinds = ["rss", "taxonomy", "term"]
[menus]
main = [
  {name = "Briefings", pageRef = "/", weight = 1},
  {name = "Sources", pageRef = "/sources", weight = 2},
  {name = "Who is named", pageRef = "/entities", weight = 3},
  {name = "Guide", pageRef = "/guide", weight = 4},
]
[markup.goldmark.extensions.typographer]
disable = true
"""
LAYOUT = """\
<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ with .Title }}{{ . }} - {{ end }}{{ site.Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="{{ "style.css" | relURL }}">
</head>
<body>
<header>
<a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav aria-label="Pages">
<ul>
{{- range site.Menus.main }}
<li><a href="{{ .URL }}"{{ if $.IsMenuCurrent .Menu . }} aria-current="page"{{ end }}>{{ .Name }}</a></li>
{{- end }}
</ul>
</nav>
</header>
<div class="page">
<nav aria-label="On this page">{{ .TableOfContents }}</nav>
<main>{{ .Content }}</main>
</div>
<footer><p>A match shows where quoted words come from, not that they are true.</p></footer>
</body>
</html>
"""
STYLE = """\
body { margin: 0 auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.5 sans-serif; }
header, .page { display: flex; gap: 2rem; align-items: baseline; }
header ul { display: flex; gap: 1rem; padding: 0; list-style: none; }
main { min-width: 0; }
table { border-collapse: collapse; }
th, td { padding: .4rem; border-bottom: 1px solid; text-align: start; vertical-align: top; }
"""


def hugo(stock: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the project for Hugo: the Markdown of plain MkDocs, with Hugo's names and addresses."""
    pages = {path.removeprefix("docs/"): text for path, text in stock.items() if path.endswith(".md")}
    above = {parent for path in pages for parent in _folders_above(path)}
    return {"hugo.toml": SETTINGS, "layouts/all.html": LAYOUT, "static/style.css": STYLE} | {
        f"content/{_name(path, above)}": re.sub(r"\]\(([^)\s]*/)?index\.md\)", r"](\1)", text)
        for path, text in pages.items()
    }


def _folders_above(path: str) -> list[str]:
    """Return the folders above the folder of a page."""
    parts = path.split("/")[:-2]
    return ["/".join(parts[:depth]) for depth in range(len(parts) + 1)] if "/" in path else []


def _name(path: str, above: set[str]) -> str:
    """Return the name that Hugo needs: a page with pages below it is ``_index.md``."""
    folder = path.rpartition("/")[0]
    return path.replace("index.md", "_index.md") if folder in above else path
