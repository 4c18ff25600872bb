"""Write the files of a project in another alphabet, except the names that must stay.

So whatever stands on its pages in Latin letters is a name, or it is ours.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

import yaml

WRITTEN = frozenset(
    "aliases authority because by container-title desk-note extractor family genre given key-points label literal"
    " meaning method name note publisher question quote role section speaker statement text title".split()
)
"""Keys under which a desk writes words; what stands under any other is a name, a date or a word of a closed list."""
NAMING = frozenset(
    "authors capture claim claims code derived-from entity file id language media-type origin replaced-by reviewers"
    " source topics was".split()
)
ALPHABET = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβςδεφγηιξκλμνοπθρστυϋωχψζΑΒΣΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΫΩΧΨΖ"
)
KEPT = re.compile(r"\[[@#][^]]*\]|\]\([^)]*\)|\bmachine\b")
"""What Markdown cites and links to, and the one word by which a translation is known to be a machine's."""


def respelt(text: str) -> str:
    """Return a text in the other alphabet, letter for letter; an article of a law is called what the check knows."""
    text = re.sub(r"\b([Aa])rticle\b", lambda found: "Άρθρο" if found[1] == "A" else "άρθρο", text)
    kept = KEPT.findall(text)
    parts = [part.translate(ALPHABET) for part in KEPT.split(text)]
    return "".join(part + name for part, name in zip(parts, [*kept, ""], strict=True))


def foreign(files: dict[str, str]) -> tuple[dict[str, str], frozenset[str]]:
    """Return the files in the other alphabet, without editions; and the Latin words of the names in them."""
    names: set[str] = set()
    given: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith("seeds/") and path.endswith(".yml"):
            given[path] = _dumped(_record(text, files, names))
        elif path.startswith("seeds/") or path == "briefings/index.md" or "/articles/" in path:
            given[path] = respelt(text)
        elif path.endswith("/briefing.md"):
            _, head, body = text.split("---\n", 2)
            given[path] = f"---\n{_dumped(_respelt(_read(head), '', names))}---\n{respelt(body)}"
        elif path.startswith("briefings/") and path.endswith(".yml"):
            given[path] = _dumped(_respelt(_read(text), "", names))
        elif path == "mkdocs.yml":
            given[path] = text.replace("Research Briefings", respelt("Research Briefings"))
        names.update(re.findall(r"[A-Za-z]+", path.removesuffix(".yml").removesuffix(".md")))
    return given, frozenset(word for name in names for word in re.findall(r"[A-Za-z]+", name))


def _read(text: str) -> Any:  # noqa: ANN401 (of any shape)
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 (it makes nothing but texts)


def _dumped(data: Any) -> str:  # noqa: ANN401
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _record(text: str, files: dict[str, str], names: set[str]) -> Any:  # noqa: ANN401
    """Return the record of a source, whose captures have other digests now."""
    record = _respelt(_read(text), "", names)
    for capture in record.get("captures") or [record["capture"]]:
        held = files.get(f"seeds/{capture['file']}")
        if held is not None:
            capture["sha256"] = sha256(respelt(held).encode()).hexdigest()
    return record


def _respelt(data: Any, key: str, names: set[str]) -> Any:  # noqa: ANN401
    if isinstance(data, dict):
        answers = key == "acknowledge"  # its keys are rules
        return {name: _respelt(each, "because" if answers else name, names) for name, each in data.items()}
    if isinstance(data, list):
        return [_respelt(each, key, names) for each in data]
    if key in NAMING:
        names.add(data)
    return respelt(data) if key in WRITTEN else data
