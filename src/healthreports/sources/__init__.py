"""Files of any origin into text: encodings, limits, and what is no text refused by name."""

from healthreports.sources.files import Loaded, load
from healthreports.sources.limits import Limits
from healthreports.sources.marks import Mark, MarkKind
from healthreports.sources.text import decode


__all__ = ["Limits", "Loaded", "Mark", "MarkKind", "decode", "load"]
