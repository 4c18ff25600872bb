"""Make the library of a desk from records as plain data, with its verdicts and findings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.check import verify
from generator.model import Tree
from generator.model.addresses import Address
from generator.read import load
from generator.read.resolve import resolve

if TYPE_CHECKING:
    from generator.model import Library, Verdict, Verdicts
    from generator.model.diagnostics import Diagnostic

TEXT = "The port was closed on Monday after the storm, and the ferries waited.\nIt opened again on Wednesday morning.\n"
QUOTE = "The port was closed on Monday after the storm"
LATER = "It opened again on Wednesday morning"

Files = dict[str, str]
Data = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """What verifying found."""

    library: Library
    verdicts: Verdicts
    findings: tuple[Diagnostic, ...]

    @property
    def rules(self) -> list[str]:
        """The names of the rules that were broken."""
        return [finding.rule.name for finding in self.findings]

    def verdict(self, address: str) -> Verdict:
        """The verdict on one quotation of the briefing."""
        return self.verdicts[Address("port", address)]


def capture(file: str, text: str, **keys: str) -> Data:
    """Return a capture's entry in its source record."""
    return {"file": file, "sha256": sha256(text.encode()).hexdigest(), **keys}


def source(name: str = "paper", text: str = TEXT, **keys: Any) -> Files:  # noqa: ANN401 - a record holds anything
    """Return a source record and its capture; keys have ``_`` for ``-``, and a key that is None is left out."""
    record: Data = {"id": name, "title": "On the port", "capture": capture(f"{name}.txt", text), "rights": "full"}
    record |= {key.replace("_", "-"): value for key, value in keys.items()}
    stated = {key: value for key, value in record.items() if value is not None}
    return {f"seeds/{name}.txt": text, f"seeds/{name}.yml": json.dumps(stated)}


def said(name: str = "paper", quote: str = QUOTE, **keys: object) -> Data:
    """Return a piece of evidence."""
    return {"source": name, "quote": quote, **keys}


def claim(*evidence: Data, **keys: object) -> Data:
    """Return a claim with its evidence."""
    return {"id": "c1", "statement": "The port was closed", "evidence": evidence or [said()], **keys}


def listed(*members: Data, **keys: object) -> Data:
    """Return a list of members."""
    return {"id": "l", "title": "The harbours of the league", "members": members, **keys}


def files(
    *sources: Files,
    claims: tuple[Data, ...] = (claim(),),
    lists: tuple[Data, ...] = (),
    head: Data | None = None,
    narrative: str | None = None,
    limits: Data | None = None,
) -> Files:
    """Return the files of a desk with one briefing, port; unless another narrative is given, it cites every source."""
    seeds = {path: text for each in sources or (source(),) for path, text in each.items()}
    names = [path.removeprefix("seeds/").removesuffix(".yml") for path in seeds if path.endswith(".yml")]
    cited = f"The desk read [{'; '.join(f'@{name}' for name in names)}]."
    front = json.dumps({"title": "The port", **(head or {})})
    members = {"briefings/port/members.yml": json.dumps({"lists": lists})} if lists else {}
    return {
        "mkdocs.yml": json.dumps({"site_name": "A desk", "extra": {"briefings": {"limits": limits or {}}}}),
        "briefings/port/briefing.md": f"---\n{front}\n---\n\n{cited if narrative is None else narrative}\n",
        "briefings/port/claims.yml": json.dumps({"claims": claims}),
        **members,
        **seeds,
    }


def judged(*sources: Files, **parts: Any) -> Judged:  # noqa: ANN401 - the parts are those of files()
    """Verify the desk that has these files; they can all be read, and every name leads somewhere."""
    return weighed(files(*sources, **parts))


def weighed(texts: Files) -> Judged:
    """Verify a desk."""
    content, unread = load(Tree.of(texts))
    library, unresolved = resolve(content)
    assert not (*unread, *unresolved)
    verdicts, _, findings = verify(library)
    return Judged(library, verdicts, findings)
