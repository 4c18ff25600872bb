"""Offer the Markdown extension under the name that the settings of a desk use."""

from generator.edges.engines.blocks import makeExtension

__all__ = ["makeExtension"]
