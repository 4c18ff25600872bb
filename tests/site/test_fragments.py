"""Text fragments: held against the rules by which a browser looks for them, written down here a second time."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import fragments
from generator.check.fragments import GROUP, SHORTEST, STEP, Search, add_fragment, choose_terms, letters, open_at_page
from generator.model import Locator
from generator.model.places import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "https://example.org/a"
LONG = "The two governments of it signed a treaty that nobody had read before on the last Friday of a very long year."


def fragment(capture: str, words: str, *, alone: bool = False, place: int = 0) -> str:
    """Return what the link to some words adds to the address, decoded; empty without a link."""
    starts = [found.start() for found in re.finditer(re.escape(words), capture)]
    found = choose_terms(capture, (starts[place], starts[place] + len(words)), alone=alone)
    return unquote(add_fragment(PAGE, capture, found).removeprefix(f"{PAGE}#:~:text=")) if found else ""


def test_a_short_sentence_is_named_whole() -> None:
    assert fragment("One thing happened. A treaty was signed. Nothing else.", "A treaty was signed.") == (
        "A treaty was signed."
    )


def test_every_mark_that_an_address_or_the_syntax_reads_is_encoded() -> None:
    text = "A well-known firm, B&C, said “50% + 1 = 0” to it?"
    found = choose_terms(text, (0, len(text)))
    assert found
    assert add_fragment(PAGE, text, found) == (
        f"{PAGE}#:~:text=A%20well%2Dknown%20firm%2C%20B%26C%2C%20said%20"
        "%E2%80%9C50%25%20%2B%201%20%3D%200%E2%80%9D%20to%20it%3F"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PAGE, f"{PAGE}#:~:text=Words"),
        (f"{PAGE}#part-2", f"{PAGE}#part-2:~:text=Words"),
        (f"{PAGE}#part-2:~:text=others", f"{PAGE}#part-2:~:text=Words"),
        (f"{PAGE}?b=1&c#", f"{PAGE}?b=1&c#:~:text=Words"),
    ],
)
def test_a_fragment_that_the_address_has_already_stays(address: str, expected: str) -> None:
    found = choose_terms("Words", (0, 5))
    assert found
    assert add_fragment(address, "Words", found) == expected


@pytest.mark.parametrize(
    ("address", "label", "value", "expected"),
    [
        ("https://a.example/b.pdf", "page", "12", "https://a.example/b.pdf#page=12"),
        ("https://a.example/B.PDF?v=2", "Pages", "012–14", "https://a.example/B.PDF?v=2#page=12"),
        ("https://a.example/b.pdf#zoom=50&page=3", "page", "p. 12 ff.", "https://a.example/b.pdf#page=12&zoom=50"),
        ("https://a.example/b.pdf#:~:text=others", "pp.", "12, 15", "https://a.example/b.pdf#page=12"),
        ("https://a.example/b.pdf", "page", "xii", ""),
        ("https://a.example/b.pdf", "page", "12.3", ""),
        ("https://a.example/b.pdf", "page", "0", ""),
        ("https://a.example/b.pdf", "paragraph", "12", ""),
        ("https://a.example/b.html", "page", "12", ""),
        ("https://a.example/b?file=c.pdf", "page", "12", "https://a.example/b?file=c.pdf#page=12"),
        ("https://a.example/b.pdf;j=1", "page", "12", "https://a.example/b.pdf;j=1#page=12"),
        ("https://a.example/b?file=c.pdf&from=d", "page", "12", ""),
        ("https://a.example/b.html#c.pdf", "page", "12", ""),
        ("", "page", "12", ""),
    ],
)
def test_a_pdf_opens_at_the_first_page_of_a_locator_and_nothing_else_changes(
    address: str, label: str, value: str, expected: str
) -> None:
    locator = Locator(label=Text(label), value=Text(value))
    assert open_at_page(address, locator) == (expected or address)
    assert open_at_page(address, None) == address


def test_a_long_sentence_is_named_by_its_first_and_last_words() -> None:
    assert fragment(f"{LONG} So it was.", LONG) == "The two governments of it,Friday of a very long year."


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n", "\t", "   ", "\u2028"])
def test_no_term_runs_across_what_may_be_the_end_of_a_block(gap: str) -> None:
    text = f"The governments have signed it{gap}and nobody else was ever asked."
    assert fragment(text, text) == "The governments have signed,nobody else was ever asked."


def test_first_and_last_words_grow_until_no_other_place_could_be_taken_for_them() -> None:
    before = "The two governments of it SIGNED nothing."
    inside = LONG.replace("a treaty", "on a Friday of a very long year a treaty")
    assert fragment(f"{before} {LONG}", LONG) == "The two governments of it signed a,Friday of a very long year."
    assert fragment(inside, inside) == "The two governments of it,last Friday of a very long year."


def test_first_and_last_words_never_overlap() -> None:
    """Nothing is named twice where the first words have to grow into the last, though by letters they would fit."""
    words = f"{LONG.removesuffix('.')} a ninety nine and six six."
    assert fragment(f"{LONG.removesuffix('.')} b. {words}", words) == words


@pytest.mark.parametrize("other", ["They left.", "THEY  LEFT!", "“They — left”?", "Théy léft."])
def test_words_that_stand_twice_are_singled_out_by_the_words_before_them(other: str) -> None:
    """As a browser compares: without case and accents, white space as one."""
    text = f"{other} It rained. They left. So did we."
    assert fragment(text, "They left.", place=text.count("They left.") - 1) == "rained.-,They left."


def test_where_no_words_stand_before_those_behind_single_it_out() -> None:
    assert fragment("They left. It rained. They left.", "They left.") == "They left.,-It"


def test_the_words_around_may_stand_in_the_next_line() -> None:
    assert fragment("They left.\n\nThe end.\nThey left.", "They left.", place=1) == "end.-,They left."


def test_a_place_that_nothing_tells_from_another_has_no_link() -> None:
    assert fragment("It rained. They left.\tIt rained. They left.", "They left.", place=1) == ""
    assert fragment("- They left.\n- They left.\n", "They left.", place=1) == ""


def test_with_the_words_alone_nothing_around_them_is_named() -> None:
    text = "They left. It rained. They left."
    assert fragment(text, "They left.", alone=True) == ""
    assert fragment(text, "It rained.", alone=True) == "It rained."


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("It is a catalogue of treaties", (8, 14), ""),
        ("It is a catalogue of treaties", (8, 27), "catalogue of"),
        ("It is (as it were) a “treaty”.", (7, 17), "as it were"),
        ("So says policy.The treaty is signed.", (15, 36), "treaty is signed."),
        ("他说：“我们不同意。”会议结束了。", (11, 17), "会议结束了。"),
        ("他说：“我们不同意。”会议结束了。", (11, 14), ""),
        ("増加は２，０００人。以上。", (0, 10), "増加は２，０００人。"),
    ],
)
def test_a_term_begins_and_ends_with_whole_words(text: str, span: tuple[int, int], expected: str) -> None:
    """A browser finds nothing else; scripts without spaces are cut at their marks alone."""
    found = choose_terms(text, span)
    assert (unquote(add_fragment(PAGE, text, found).partition("text=")[2]) if found else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Both governments** have signed the treaty.", "have signed the treaty."),
        ("See [the new treaty](https://example.org/b) of both governments.", "of both governments."),
        ("The treaty was signed by both governments.[3]", "The treaty was signed by both"),
        ("The treaty of A &amp; B was signed in that very year.", "B was signed in that very year."),
        ("• The treaty was signed in that very year.", "The treaty was signed in that very year."),
        ("— The treaty was signed — in that year. —", "The treaty was signed — in that year."),
        ("The treaty was signed by all the govern-\nments of it.", "The treaty was signed by all the"),
        ("| treaties | signed |", "signed"),
        ("*** — ***", ""),
    ],
)
def test_what_the_page_may_show_otherwise_is_not_named(text: str, expected: str) -> None:
    """Markdown, references, footnotes, bullets, words broken over a line end."""
    assert fragment(text, text) == expected


# A browser, as the specification has it (WICG, scroll to text fragment, "find a range from a text directive").
# A page is a row of blocks; a place on it is a block and an offset.

WORDS = re.compile(r"\w+(?:[.,'’:]\w+)*")


class Place(NamedTuple):
    """A place on a page."""

    block: int
    offset: int


class Page:
    """The blocks of a page, and how a browser looks for words in them."""

    def __init__(self, blocks: list[str]) -> None:
        """Take the text of each block."""
        self.blocks = [self.folded(block) for block in blocks]

    @staticmethod
    def folded(text: str) -> str:
        """Return the first base letter of each character, small: what is compared, each at its place."""
        return "".join(unicodedata.normalize("NFD", each)[0].lower() for each in text)

    def find(self, term: str, at: Place, *, starts: bool, ends: bool) -> tuple[Place, Place] | None:
        """Return the first place of a term within a block, at a word's edge where that is asked for."""
        for number in range(at.block, len(self.blocks)):
            block = self.blocks[number]
            for found in re.finditer(f"(?={re.escape(self.folded(term))})", block):
                start, end = found.start(), found.start() + len(term)
                if number == at.block and start < at.offset:
                    continue
                if (not starts or self.bounded(block, start)) and (not ends or self.bounded(block, end)):
                    return Place(number, start), Place(number, end)
        return None

    @staticmethod
    def bounded(block: str, offset: int) -> bool:
        """Whether an offset stands inside no word."""
        return not any(word.start() < offset < word.end() for word in WORDS.finditer(block))

    def visible(self, at: Place) -> Place:
        """Return the next place with a character that is no white space."""
        block, offset = at
        while block < len(self.blocks):
            rest = self.blocks[block][offset:]
            if rest.strip():
                return Place(block, offset + len(rest) - len(rest.lstrip()))
            block, offset = block + 1, 0
        return Place(block, 0)

    def range(self, directive: str) -> tuple[Place, Place] | None:
        """Return the range that a text directive finds first."""
        parts = directive.split(",")
        prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
        suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
        start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
        at = Place(0, 0)
        while True:
            if prefix:
                before = self.find(prefix, at, starts=True, ends=False)
                if before is None:
                    return None
                at = Place(before[0].block, before[0].offset + 1)
                wanted = self.visible(before[1])
                match = self.find(start, wanted, starts=False, ends=bool(end) or not suffix)
                if match is None or match[0] != wanted:
                    continue
            else:
                match = self.find(start, at, starts=True, ends=bool(end) or not suffix)
                if match is None:
                    return None
                at = Place(match[0].block, match[0].offset + 1)
            last = self.find(end, match[1], starts=True, ends=not suffix) if end else match
            if last is None:
                return None
            if not suffix:
                return match[0], last[1]
            wanted = self.visible(last[1])
            behind = self.find(suffix, wanted, starts=False, ends=True)
            if behind and behind[0] == wanted:
                return match[0], last[1]


class Written(NamedTuple):
    """A capture, the span of each of its sentences, and the page it was taken from: which sentence stands where."""

    capture: str
    spans: list[tuple[int, int]]
    blocks: list[str]
    owners: list[list[int]]


LEXICON = "the The a A-level end ended É été a,b B&C U.S. 3 3.5 “so” said, treaty of policy — % it’s (all)".split()
SENTENCES = st.lists(st.sampled_from(LEXICON), min_size=1, max_size=40).map(" ".join)
PARAGRAPHS = st.lists(
    st.lists(st.one_of(SENTENCES, st.sampled_from(["The end.", "It ended.", LONG])), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@st.composite
def written(draw: st.DrawFn) -> Written:
    """Draw paragraphs; set them in lines as a capture may have them, and in blocks as the page may have had them."""
    capture, spans, blocks, owners = "", [], [""], [[]]  # type: ignore[var-annotated]
    wrapped = draw(st.booleans())
    for paragraph in draw(PARAGRAPHS):
        for words in paragraph:
            start = len(capture)
            for number, word in enumerate(words.split()):
                if number:
                    # In a text that is set in lines, a line end is a space of the page.
                    capture += draw(st.sampled_from(" \n")) if wrapped else " "
                    blocks[-1] += " "
                    owners[-1].append(len(spans))
                capture += word
                blocks[-1] += word
                owners[-1] += [len(spans)] * len(word)
            spans.append((start, len(capture)))
            if not wrapped and draw(st.booleans()):
                capture += "\n"
                blocks.append("")
                owners.append([])
            else:
                capture += " "
                blocks[-1] += " "
                owners[-1].append(-1)
        capture += "\n\n"
        blocks.append("")
        owners.append([])
    return Written(capture, spans, blocks, owners)


def owned(page: Written, found: tuple[Place, Place]) -> Iterator[int]:
    """Return the sentence of each character between two places."""
    (first, start), (last, end) = found
    for number in range(first, last + 1):
        row = page.owners[number]
        yield from row[start if number == first else 0 : end if number == last else len(row)]


@given(written())
def test_the_first_place_that_a_browser_finds_lies_within_the_sentence(page: Written) -> None:
    for number, span in enumerate(page.spans):
        if found := choose_terms(page.capture, span):
            directive = add_fragment(PAGE, page.capture, found).partition(":~:text=")[2]
            place = Page(page.blocks).range(directive)
            assert place is not None, directive
            assert set(owned(page, place)) - {-1} == {number}, directive


@given(written())
def test_a_sentence_whose_words_stand_once_always_has_a_link(page: Written) -> None:
    letters = [re.sub(r"[\W_]", "", page.capture[slice(*span)].casefold()) for span in page.spans]
    whole = "".join(letters)
    for span, own in zip(page.spans, letters, strict=True):
        line = page.capture[slice(*span)]
        if len(own) >= SHORTEST and "\n" not in line and whole.count(own) == 1 and "É" not in page.capture:
            assert choose_terms(page.capture, span), line


class Plain(Search):
    """The search as it is meant: all letters of the capture are read each time."""

    def alone(self, start: int, end: int) -> bool:
        """Whether words stand once, as two readings from both ends tell."""
        words = letters(self.capture[start:end])
        return self.letters.text.find(words) == self.letters.text.rfind(words)


FEW = st.lists(
    st.sampled_from(
        "a of The works harbour harbours, commission decided. co- operation 12 Éa été ° —\n\n\n".split(" ")
    ),
    min_size=8,
    max_size=120,
).map(" ".join)


@given(FEW, st.data())
def test_the_index_finds_what_reading_all_letters_finds(capture: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(capture) - 1))
    end = data.draw(st.integers(start + 1, len(capture)))
    alone = data.draw(st.booleans())
    with pytest.MonkeyPatch.context() as patch:
        found = choose_terms.__wrapped__(capture, (start, end), alone=alone)
        patch.setattr(fragments, "Search", Plain)
        assert choose_terms.__wrapped__(capture, (start, end), alone=alone) == found
    if len(letters(capture[start:end])) >= GROUP + STEP - 1:
        assert Search(capture).alone(start, end) == Plain(capture).alone(start, end)


def test_words_that_would_take_too_long_to_single_out_are_held_to_stand_elsewhere() -> None:
    ticks = "tick " * 60_000
    capture = f"tock {ticks}tock {ticks}tock"
    assert choose_terms(capture, (0, len(capture))) is None
