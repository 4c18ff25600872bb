"""Print pages into the frames of a theme, which are cut from specimens that the engine has built."""

from generator.site.printing.cutting import FrameError, cut, cut_alone, cut_body
from generator.site.printing.forms import PageForm, PageForms
from generator.site.printing.frame import Frame, list_entries
from generator.site.printing.sitemap import print_sitemap
from generator.site.printing.specimens import Specimen, specimens

__all__ = [
    "Frame",
    "FrameError",
    "PageForm",
    "PageForms",
    "Specimen",
    "cut",
    "cut_alone",
    "cut_body",
    "list_entries",
    "print_sitemap",
    "specimens",
]
