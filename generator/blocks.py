"""Stand in for the Markdown extension at the name that the settings of a desk state."""

from generator.edges.engines.blocks import makeExtension

__all__ = ["makeExtension"]
