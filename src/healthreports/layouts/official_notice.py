"""Notices: document number, title, addressees, cover note, signature and date, then what is issued."""

from healthreports.layouts.base import BlockKind, Document, Layout
from healthreports.layouts.lines import is_addressee, is_cover, is_document_number
from healthreports.layouts.pages import frame_block, page_blocks
from healthreports.layouts.recognition import weighed
from healthreports.layouts.titles import is_notice_title
from healthreports.report import Recognition


def recognise(document: Document) -> Recognition:
    """How much of a notice's frame there is."""
    first = document.lines[:12]
    framed = [
        block.kind
        for line in (*document.lines[:20], *document.lines[-6:])
        for block in frame_block(line)
    ]
    return weighed(
        "official_notice",
        ("a document number", 0.2, any(is_document_number(line.text) for line in first)),
        ("a title that issues something", 0.2, any(is_notice_title(line.text) for line in first)),
        (
            "addressees",
            0.2,
            any(is_addressee(line.text) and "各位" not in line.text for line in first),
        ),
        ("a cover note", 0.2, any(is_cover(line.text) for line in first)),
        ("signature and date", 0.15, BlockKind.SIGNATURE in framed and BlockKind.DATE in framed),
    )


LAYOUT = Layout(name="official_notice", recognise=recognise, blocks=page_blocks)
