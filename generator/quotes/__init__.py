"""Takes a quote and a captured text; says whether the words stand there, where, how closely, and what a reader should know."""

from generator.model import Span
from generator.quotes.check import Fault, Result, check
from generator.quotes.literal import CaptureText
from generator.quotes.surroundings import sentence

__all__ = ["CaptureText", "Fault", "Result", "Span", "check", "sentence"]
