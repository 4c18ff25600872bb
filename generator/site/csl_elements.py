"""Correct what citeproc-py reads otherwise than CSL says, by elements that it uses instead of its own.

It registers every class directly below its own ``CitationStylesElement`` under the name of the class, and of two with
one name the later. Import this module only to format references, because it imports that library.
"""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.model import CitationStylesElement

TITLE = "title"


class PersonName(model.Name, CitationStylesElement):  # type: ignore[misc]  # the library has no types
    """The names of people, which keep their given names if ``initialize`` is false."""

    def initialize(self, given: str, mark: str, context: Any) -> str:  # noqa: ANN401
        """Return the initials of given names, or the given names."""
        return given if self.get("initialize") == "false" else str(super().initialize(given, mark, context))


class NameSubstitute(model.Substitute, CitationStylesElement):  # type: ignore[misc]
    """What stands for missing names; a title that a macro prints there is not printed again either."""

    def add_to_repressed_list(self, child: Any, context: Any) -> None:  # noqa: ANN401
        """Note what was printed."""
        super().add_to_repressed_list(child, context)
        if child.get("macro") and TITLE in self._variables(child.get("macro")):
            tag = f"{{{self.nsmap['cs']}}}text"
            context.get_layout().repressed.setdefault(tag, []).append(TITLE)

    def _variables(self, macro: str) -> set[str]:
        """Return the variables that a macro prints as text, also by other macros."""
        texts = self.get_macro(macro).xpath_search(".//cs:text")
        inner = [self._variables(text.get("macro")) for text in texts if text.get("macro")]
        return {text.get("variable") for text in texts}.union(*inner)


class MacroText(model.Text, CitationStylesElement):  # type: ignore[misc]
    """A text of a style, which finds its macro once: the library would search for it in the whole style each time."""

    def get_macro(self, name: str) -> Any:  # noqa: ANN401
        """Return the macro of a name."""
        known = vars(self.get_root()).setdefault("known_macros", {})
        if name not in known:
            known[name] = super().get_macro(name)
        return known[name]

    def calls_variable(self) -> bool:
        """Return whether a variable of the source decides what is printed, which the style alone decides."""
        name = self.get("macro")
        if not name:
            return bool(super().calls_variable())
        known = vars(self.get_root()).setdefault("calling_macros", {})
        if name not in known:
            known[name] = super().calls_variable()
        return bool(known[name])


for element, name in ((PersonName, "Name"), (NameSubstitute, "Substitute"), (MacroText, "Text")):
    element.__name__ = name
