"""Change the bytes of a file at random, as a stranger could have written them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

TOKENS = """
    : ; , . - -- --- ... [ ] { } [#c1] [@paper] [@paper;@x] [#pact/c1] ** * _ ` ``` ~~~ > # ## === <!-- --> <div> <svg
    & &amp; &#0; &quot; \\ | |- >- ! !!int !!python/name:os.system &a *a << ? % @ null ~ true NO .5 1_000 0x1f -1 1e999
    2023-06-03 2023-06? 2023~ ../2023 2023/.. 2023-XX Y17E7 //// id title quote source evidence claims members lists
    entities was acknowledge relations claim kind capture captures file sha256 withdrawn on because replaced-by about
    author issued date-parts csl key-points text open-end standing from until rights hash-only prefix suffix language
    extra briefings limits contract review reviewers schema edition number previous contents verdicts … “ ” « » ‘ ’ ' "
    [sic] [T] [...] […] not unless é é 北京 \u202e \u200b \ufeff \u2028 \x00 \x85 \ud800 {: .rb} {#x} ![a](b) [a](b)
    ^[a] \r     ../../x C:\\x /etc con.txt .yml .md 999999999999999999999999 \t
""".split(" ")
TOKENS = [token for token in (each.strip("\n") for each in TOKENS) if token] + ["\n", "\n\n", "    ", "\r\n", " "]
LONG = (2, 10, 60, 300)
"""How often something is repeated."""


def encoded(text: str) -> bytes:
    """Return bytes, those of lone surrogates too: any byte can stand in a file."""
    return text.encode("utf-8", "surrogatepass")


def _flip(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice(LONG) + data[end:]


def _move(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _token(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + encoded(chance.choice(TOKENS)) * chance.choice((1, 1, 1, *LONG)) + data[at:]


def _word(data: bytes, chance: Random) -> bytes:
    """Put a token in place of a word."""
    words = list(re.finditer(rb"[\w-]+", data))
    if not words:
        return data
    word = chance.choice(words)
    return data[: word.start()] + encoded(chance.choice(TOKENS)) + data[word.end() :]


def _lines(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _nest(data: bytes, chance: Random) -> bytes:
    at, times = chance.randrange(len(data) + 1), chance.choice((5, 30, 2000))
    opened, closed = chance.choice((("[", "]"), ("{a: ", "}"), ("> ", ""), ("- ", ""), ('{"a":', "}"), ("*", "*")))
    return data[:at] + encoded(opened) * times + encoded(closed) * times + data[at:]


def _structure(data: bytes, chance: Random) -> bytes:
    """Change one node of YAML, of its front matter, or of JSON, and write it anew."""
    text = data.decode("utf-8", "replace")
    front = re.match(r"---\n(.*?)^---\n", text, re.DOTALL | re.MULTILINE)
    try:
        held = yaml.load(front[1] if front else text, Loader=yaml.CBaseLoader)  # noqa: S506 (it makes nothing but text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return data
    if not isinstance(held, dict | list):
        return data
    _changed(held, chance)
    written = json.dumps(held, ensure_ascii=False, default=str)
    return encoded(f"---\n{written}\n---\n{text[front.end() :]}" if front else written)


def _changed(held: object, chance: Random) -> None:
    """Change something within lists and mappings: a value, a key, its kind, or how often it stands there."""
    inside: Any = held
    while isinstance(inside, dict | list) and inside:
        key = chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
        value = inside[key]
        if isinstance(value, dict | list) and value and chance.random() < 0.8:
            inside = value
            continue
        odd: list[object] = [chance.choice(TOKENS), "", None, [], {}, [value], {"id": value}, value, 10**30, 1.5, True]
        if isinstance(inside, list) and chance.random() < 0.5:
            inside += [value] * chance.choice(LONG)
        elif isinstance(inside, dict) and chance.random() < 0.5:
            inside[str(chance.choice(TOKENS))] = inside.pop(key)
        else:
            inside[key] = chance.choice(odd)
        return


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 200)))


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_flip, _cut, _repeat, _move, _token, _token, _word, _word, _lines, _nest, _structure, _structure, _structure),
)


def mutated(data: bytes, chance: Random) -> bytes:
    """Return data with one to four changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        data = chance.choice(MUTATIONS)(data, chance)
    return data
