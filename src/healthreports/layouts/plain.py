"""Whatever is set out as no other layout is: yearbook entries, speeches, news, text that starts in its middle."""

import re

from healthreports.layouts.base import Document, Layout
from healthreports.layouts.pages import page_blocks
from healthreports.layouts.recognition import SAMPLE, weighed
from healthreports.report import Recognition


_ENTRY = re.compile(r"【[^】]{2,14}】")


def recognise(document: Document) -> Recognition:
    """A low score, so that any other layout that fits goes before; yearbook entries raise it."""
    marks = [found[0] for line in document.lines[:SAMPLE] if (found := _ENTRY.match(line.text))]
    entries = len(marks) >= 3 and len(set(marks)) == len(marks)
    return weighed("plain", ("a text", 0.3, True), ("entries in 【】", 0.4, entries))


LAYOUT = Layout(name="plain", recognise=recognise, blocks=page_blocks)
