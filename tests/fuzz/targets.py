"""Run a part of the generator over a changed tree or changed words, and raise an error that it must not have."""

from __future__ import annotations

import gc
import io
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from generator import report
from generator.build import check, reviewed
from generator.check.quotes import check as check_quote
from generator.edges import cli
from generator.model import SETTINGS, Tree
from generator.model.dates import earliest, is_edtf, latest
from generator.model.places import LINE_END
from generator.read import load
from generator.read.edition_files import read_edition
from generator.read.markdown import prose
from generator.read.markdown.sections import Anchors, sections
from generator.read.resolve import resolve
from generator.read.settings import read_settings
from tests.fuzz.mutations import TOKENS, mutated
from tests.projects import CAPTURE, QUOTE, project, published
from tests.sites import site

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from random import Random

    from generator.model.diagnostics import Diagnostic

Files = dict[str, bytes]
EDITION = "briefings/pact/editions/1.json"
NAMES = (
    "briefings/pact/editions/01.json",
    "briefings/pact/editions/99999999999999999999.json",
    "briefings/Pact 2/claims.yml",
    "briefings/pact/articles/paper.md/x.md",
    "briefings/sources/briefing.md",
    "briefings/other.yml",
    "briefings/index.md",
    "docs/x\n.md",
    "docs/how-to-read.md",
    "seeds/Ünï.yml",
    "seeds/paper.YML",
    "seeds/.yml",
    "seeds/a/b/c.yml",
)
"""Names of files that a tree may hold and that nobody expects."""
COMMANDS = (
    *(
        "check",
        "changes",
        "review",
        "publish",
        "explain",
        "buildx",
        "pact",
        "other",
        "HEAD",
        "main",
        "1",
        "2",
        "0",
        "-1",
    ),
    *("--format", "json", "github", "sarif", "text", "markdown", "--strict", "--changed-since", "--note", "--minor"),
    *(
        "--expedite",
        "--fit",
        "--version",
        "--help",
        "-C",
        "--",
        "",
        "\0",
        "é\ud800",
        "quote-not-found",
        "9" * 30,
        "Words.",
    ),
)


@cache
def sound() -> Mapping[str, bytes]:
    """Return a project that has a file of each kind, an edition among them."""
    evidence = f"[{{source: paper, quote: {QUOTE}}}]"
    files = project() | {
        "briefings/entities.yml": "entities:\n  - {id: state, name: The state, kind: state, aliases: [Land]}\n",
        "briefings/pact/members.yml": (
            "lists:\n  - id: parties\n    title: Parties\n    kind: treaty\n"
            f"    open-end: {{text: Other states, evidence: {evidence}}}\n"
            f"    members:\n      - {{entity: state, standing: named, from: 2023-06?, evidence: {evidence}}}\n"
        ),
        "briefings/pact/articles/paper.md": f'It says "{QUOTE}" [@paper].\n\n> No other state [@paper]\n',
        "briefings/index.md": "# A desk\n\nIt writes *little* [here](pact/).\n",
        "docs/how-to-read.md": "# How to read\n\n## Quotes\n\nEach is `checked`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    }
    return {path: text.encode() for path, text in published(files).items()}


class Input(NamedTuple):
    """What a target is given: the files of a tree, and for some a second tree or words."""

    files: Files
    other: Files
    words: tuple[str, ...] = ()


def changed(chance: Random) -> Files:
    """Return the sound project with something changed in a file or two, or in their names."""
    files = dict(sound())
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(sorted(files))
        data = files[path]
        match chance.randrange(12):
            case 0:
                del files[path]
            case 1:
                files[chance.choice(NAMES)] = data
            case 2:
                files[path] = data + files[chance.choice(sorted(files))]
            case _:
                files[path] = mutated(data, chance)
        if not files:
            break
    return files


def trees(chance: Random) -> Input:
    """Change a tree."""
    return Input(changed(chance), {})


def pairs(chance: Random) -> Input:
    """Change a tree twice, each time anew."""
    return Input(changed(chance), dict(sound()) if chance.random() < 0.5 else changed(chance))


def one_file(path: str) -> Callable[[Random], Input]:
    """Change one file alone."""
    return lambda chance: Input({path: mutated(sound()[path], chance)}, {})


def quotes(chance: Random) -> Input:
    """Change a quote, and sometimes its capture."""
    quote = mutated(QUOTE.encode(), chance) if chance.random() < 0.9 else CAPTURE.encode()
    capture = mutated(CAPTURE.encode(), chance) if chance.random() < 0.5 else CAPTURE.encode()
    language = chance.choice(("", "en", "de", "zh", "x"))
    return Input({}, {}, (quote.decode("utf-8", "replace"), capture.decode("utf-8", "replace"), language))


def days(chance: Random) -> Input:
    """Put a date together from what dates are made of."""
    parts = ("2023", "06", "-", "/", "..", "?", "~", "%", "X", "Y", "E", "S", "[", "{", "}", "T00:00Z", "21", "０", " ")
    return Input({}, {}, ("".join(chance.choices(parts, k=chance.randrange(1, 14))) * chance.choice((1, 1, 1, 300)),))


def arguments(chance: Random) -> Input:
    """Put a command line together, in a folder with a changed project."""
    return Input(changed(chance), {}, tuple(chance.choices(COMMANDS + tuple(TOKENS[:30]), k=chance.randrange(0, 6))))


def placed(tree: Tree, findings: Collection[Diagnostic]) -> None:
    """Hold each finding to a place in a file of its tree, and to its sentences."""
    # What has gone is told at the file that held it, whose folder is there.
    files = {SETTINGS, *tree.files, *tree.refused}
    folders = {path.rpartition("/")[0] for path in files}
    lines = {
        file: len(LINE_END.split(tree.files.get(file, b"").decode("utf-8", "replace")))
        for file in {finding.place.file for finding in findings}
    }
    for finding in findings:
        file, line = finding.place.file, finding.place.line
        told = f"{finding.rule.name} stands in line {line} of {file!r}"
        assert file in files or file.rpartition("/")[0] in folders, told
        assert 1 <= line <= lines[file], told
        assert finding.message.strip(), told


def run_load(given: Input) -> None:
    """Load and resolve a tree."""
    tree = Tree(given.files)
    content, findings = load(tree)
    placed(tree, findings)
    placed(tree, resolve(content)[1])


def run_check(given: Input) -> None:
    """Check a tree, and print what was found in every form."""
    tree = Tree(given.files)
    checked = check(tree)
    placed(tree, checked.findings)
    for form in (report.text(checked, tree), report.github(checked), report.json(checked), report.sarif(checked)):
        assert form


def run_site(given: Input) -> None:
    """Check a tree and make its site, as a preview where it has errors."""
    tree = Tree(given.files)
    checked = check(tree)
    assert site(checked, "2026-11-22", preview=bool(checked.errors)) or checked.library is None


def run_review(given: Input) -> None:
    """Review the change between two trees, and print the memo in every form."""
    memo = reviewed(Tree(given.other), Tree(given.files), "Compared.")
    for form in (report.memo_text(memo), report.markdown(memo, 20_000), report.memo_json(memo)):
        assert form


def run_quote(given: Input) -> None:
    """Check a quote against its capture: its spans stand in it."""
    quote, capture, language = given.words
    result = check_quote(quote, capture, language=language)
    assert all(0 <= start <= end <= len(capture) for start, end in result.spans)


def run_markdown(given: Input) -> None:
    """Read Markdown: what is cited and quoted stands in its body."""
    ((path, data),) = given.files.items()
    head, body = prose.split_front_matter(path, data.decode("utf-8", "replace"))
    read = prose.read(path, body)
    spans = [(each.start, each.end) for each in read.citations] + [(each.start, each.end) for each in read.quoted]
    assert all(0 <= start <= end <= len(body) for start, end in spans)
    assert list(sections(body, Anchors())) or head


def run_edition(given: Input) -> None:
    """Read an edition: it is whole, or a finding says why it is not."""
    ((path, data),) = given.files.items()
    edition, findings = read_edition(path, data)
    assert (edition is None) == bool(findings)


def run_settings(given: Input) -> None:
    """Read settings: they are whole, or findings say why they are not."""
    ((_, data),) = given.files.items()
    settings, findings = read_settings(data.decode("utf-8", "replace"))
    assert settings or findings


def run_date(given: Input) -> None:
    """Read a date: words that are not a date have no bounds."""
    (text,) = given.words
    assert is_edtf(text) or not (earliest(text) or latest(text))


def run_command(given: Input) -> None:
    """Run a command line in a folder with a project: it ends with one of three codes."""
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for path, data in given.files.items():
            file = Path(folder, path)
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            except OSError:  # a file where another has a folder
                continue
        words = [word.replace("serve", "").replace("build", "") for word in given.words]
        try:
            status = cli.main([*words[:1], "-C", folder, *words[1:]])
        finally:
            gc.enable()  # which the command turns off, since it ends after one run
    assert status in {0, 1, 2}


class Target(NamedTuple):
    """How the input of a target is made, what runs over it, and how often it is chosen."""

    made: Callable[[Random], Input]
    run: Callable[[Input], None]
    share: int


TARGETS: Mapping[str, Target] = {
    "load": Target(trees, run_load, 20),
    "check": Target(trees, run_check, 20),
    "site": Target(trees, run_site, 1),
    "review": Target(pairs, run_review, 5),
    "quote": Target(quotes, run_quote, 20),
    "narrative": Target(one_file("briefings/pact/briefing.md"), run_markdown, 10),
    "summary": Target(one_file("briefings/pact/articles/paper.md"), run_markdown, 10),
    "edition": Target(one_file(EDITION), run_edition, 10),
    "settings": Target(one_file(SETTINGS), run_settings, 10),
    "date": Target(days, run_date, 10),
    "command": Target(arguments, run_command, 5),
}
