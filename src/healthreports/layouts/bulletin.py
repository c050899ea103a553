"""Statistical bulletins: numbered parts full of figures, then tables."""

import re

from healthreports.layouts.base import Document, Layout
from healthreports.layouts.lines import is_short
from healthreports.layouts.pages import page_blocks
from healthreports.layouts.recognition import SAMPLE, weighed
from healthreports.layouts.tables import find_tables
from healthreports.report import Recognition


_BULLETIN = re.compile(
    r"统计公报|统计简报|统计快报|统计提要|发展公报|统计信息|(?:公报|简报)(?:\s?[(（].{1,20}[)）])?$"
)


def recognise(document: Document) -> Recognition:
    """Whether the title says that it is one."""
    titled = any(
        is_short(line.text, 60) and _BULLETIN.search(line.text) for line in document.lines[:8]
    )
    table = titled and next(find_tables(document.lines[:SAMPLE]), None) is not None
    return weighed("bulletin", ("a bulletin's title", 0.8, titled), ("a table", 0.1, table))


LAYOUT = Layout(name="bulletin", recognise=recognise, blocks=page_blocks)
