"""Read our templates, which write data as HTML, and make a block of a page one line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.site.words import capitalised, message, message_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

ACTIVE = re.compile(r"""[&<>"'{\n\r\t]""")
"""What HTML, or an extension of Markdown that reads whole lines, could read as a mark."""
CONTROL = re.compile(r"(?:\{%(?:(?!%\}).)*%\}|<#.*?#>)+")
"""A line that prints nothing by itself."""
SAID = re.compile(r'{{ say\("([\w.-]+)"\) }}')
"""Words without a part, as a template asks for them."""
FLAT = re.compile(r"{%\sfilter\sflat\s%}\n(.*?){%\sendfilter\s%}\n?", re.DOTALL)
"""The lines of a template that become one line."""
PART = re.compile(r"[^.]+\.jinja")
"""The name of a template for parts of blocks, which becomes one line as a whole."""
BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|d[dlt]|div|fig(?:ure|caption)|form|h\d|li|nav|[ou]l|p|t(?:able|body|[dhr]|head))\b[^<>]*>$"
)
"""A line that ends with the tag of a block, after which white space means nothing."""


def inert(value: object) -> Markup:
    """Return text in which HTML finds no mark.

    Our own markup does not change.
    """
    return value if value.__class__ is Markup else _inert(str(value))


def say(key: str, **parts: object) -> Markup:
    """Return the words of an entry of the table, escaped.

    Parts that are our own markup do not change.
    """
    if not parts:
        return _inert(message(key))
    return Markup("".join(map(inert, message_parts(key, **parts))))  # noqa: S704 (every piece is escaped)


@lru_cache(maxsize=1 << 16)
def _inert(text: str) -> Markup:
    """Return escaped text; it is cached, because pages repeat the same names, labels and addresses."""
    return Markup(ACTIVE.sub(lambda mark: f"&#{ord(mark[0])};", text))  # noqa: S704 (this is the escaping)


def read_templates(**filters: Callable[..., object]) -> Environment:
    """Return the environment of our templates, which also have these filters."""
    # A check needs no templates, and importing Jinja takes an eighth of the time that the command needs to start.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415
    from jinja2.compiler import CodeGenerator  # noqa: PLC0415
    from jinja2.ext import Extension  # noqa: PLC0415
    from jinja2.runtime import Context, Macro  # noqa: PLC0415
    from jinja2.utils import missing  # noqa: PLC0415

    class ReadyExtension(Extension):
        """An extension of Jinja that does once, when a template is read, what no page has to do again.

        It inserts words without parts, and makes blocks one line.
        """

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 (Jinja names them)
            source = FLAT.sub(lambda found: f"{_join_lines(found[1])}\n", source)
            source = _join_lines(source) if PART.fullmatch(name or "") else source
            return SAID.sub(lambda found: say(found[1]), source)

    class EscapingGenerator(CodeGenerator):
        """A generator of code that escapes values once: the filter of the environment does what Jinja does again."""

        def _output_child_pre(self, node: object, frame: object, finalize: Any) -> None:  # noqa: ANN401, ARG002
            self.write(finalize.src)

        def _output_child_post(self, node: object, frame: object, finalize: Any) -> None:  # noqa: ANN401, ARG002
            self.write(")")

    class DirectContext(Context):
        """A context that calls functions without looking for the ones that ask for a context, because ours do not."""

        def call(
            self,
            function: Callable[..., object],
            /,
            *args: object,
            _loop_vars: object = None,
            _block_vars: object = None,
            **parts: object,
        ) -> object:
            if isinstance(function, Macro) and not (parts or function.catch_varargs):
                rest = (missing,) * (len(function.arguments) - len(args))
                return Markup(function._func(*args, *rest))  # noqa: S704, SLF001 (what Macro does, in fewer steps)
            return function(*args, **parts)

    environment = Environment(
        extensions=[ReadyExtension],
        loader=PackageLoader("generator.site"),
        autoescape=True,
        finalize=inert,
        undefined=StrictUndefined,
        comment_start_string="<#",  # `{#` starts the id of a heading
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the templates of a package do not change while it runs
    )
    environment.code_generator_class = EscapingGenerator
    environment.context_class = DirectContext
    environment.getattr = getattr  # type: ignore[method-assign, assignment]  # our templates never look up an item as an attribute
    environment.globals["say"] = say
    environment.filters |= {"capitalised": capitalised, "typed": Markup, **filters}
    return environment


def _join_lines(source: str) -> str:
    """Return the source of a template on one line, with a space between two lines of words."""
    lines = filter(None, map(str.strip, source.split("\n")))
    return "".join(line if CONTROL.fullmatch(line) or BLOCK.search(line) else f"{line} " for line in lines)
