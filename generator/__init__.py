"""Compile checked quotations, claim tables and member lists into a site that cites and quotes every source."""

__version__ = "0.1.0"
