"""HTML that can be put into any page: everything escaped, styles beside the elements, nothing loaded."""

import html
import re
from collections.abc import Iterable
from itertools import pairwise

from rich.style import Style
from rich.text import Text

from healthreports.display.words import BAD, FAINT, GOOD, HEAD, MARK, NEWS, OPEN


# What a browser would not show as it is written: control characters, marks that turn the direction of text, and what
# is no character at all.
_NONE = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    f"\ud800-\udfff\ufff9-\ufffc\U000e0000-\U000e0fff{_NONE}]"
)


def _shown(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def escaped(text: str) -> str:
    r"""Text as HTML that shows it, also within an attribute's quotation marks.

    Control characters, and marks that hide or turn what is beside them, are shown by their number.

    Example:
        >>> escaped('<b>"床位"\u202e500张')
        '&lt;b&gt;&quot;床位&quot;⟨U+202E⟩500张'
    """
    return html.escape(_HIDDEN.sub(_shown, text))


def element(tag: str, *content: str, **attributes: str | None) -> str:
    """An element of HTML.

    Args:
        tag: Its name.
        content: HTML within it.
        attributes: Text, which is escaped; those that are `None` are left out. Underscores stand for hyphens,
            one at the end for nothing (`class_`).

    Example:
        >>> element("td", escaped("5‰以内"), title="婴儿死亡率", colspan=None)
        '<td title="婴儿死亡率">5‰以内</td>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{''.join(content)}</{tag}>"


# Styles stand beside the elements: a style sheet within a page would be no valid HTML, and would change what is
# around it. The colours are legible on white and on black.
_CSS = {
    GOOD: "color:#2e8b57",
    BAD: "color:#d1453b",
    OPEN: "color:#a06f00",
    NEWS: "color:#0b7fab",
    FAINT: "opacity:.7",
    MARK: "background:rgba(255,193,7,.3);border-bottom:2px solid #a06f00",
    HEAD: "font-weight:600",
}
_HINT = "hint"


def hinted(words: str, style: str, hint: str) -> Text:
    """Words with more of them where the pointer rests; a terminal shows the words alone."""
    text = Text(words, style)
    if hint:
        text.stylize(Style(meta={_HINT: hint}))
    return text


def styled(text: Text) -> str:
    """A text of rich's as HTML.

    Example:
        >>> styled(Text.assemble("孕产妇死亡率", ("为零", GOOD)))
        '孕产妇死亡率<span style="color:#2e8b57">为零</span>'
    """
    stretches = [(0, len(text), text.style)]
    stretches += [(span.start, span.end, span.style) for span in text.spans]
    cuts = {0, len(text), *(at for start, end, _ in stretches for at in (start, end))}
    return "".join(
        _piece(
            text.plain[start:end],
            [style for first, last, style in stretches if first <= start < last],
        )
        for start, end in pairwise(sorted(cuts))
    )


def _piece(words: str, styles: Iterable[str | Style]) -> str:
    css, hint = [], None
    for style in styles:
        if isinstance(style, Style):
            hint = style.meta.get(_HINT, hint)
        elif style:
            css.append(_CSS[style])
    written = escaped(words).replace("\n", "<br>")
    if css or hint:
        return element("span", written, style=";".join(css) or None, title=hint)
    return written
