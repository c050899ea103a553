"""Statistical bulletins: numbered parts full of figures, then tables."""

import re

from healthreports.layouts.base import Document, Layout
from healthreports.layouts.lines import is_short
from healthreports.layouts.pages import page_blocks
from healthreports.layouts.recognition import weighed
from healthreports.layouts.tables import table_end
from healthreports.report import Recognition


_BULLETIN = re.compile(r"统计公报|统计简报|统计快报|统计提要|发展公报|统计信息|(?:公报|简报)(?:\s?[(（].{1,20}[)）])?$")


def recognise(document: Document) -> Recognition:
    """Whether the title says that it is one."""
    titled = any(is_short(line.text, 60) and _BULLETIN.search(line.text) for line in document.lines[:8])
    tables = titled and any(
        table_end(document.lines, i) > i for i in range(len(document.lines))
    )
    return weighed("bulletin", ("a bulletin's title", 0.8, titled), ("a table", 0.1, tables))


LAYOUT = Layout(name="bulletin", recognise=recognise, blocks=page_blocks)
