"""HTML that can be put into any page: everything escaped, styles beside the elements, nothing loaded."""

import html
import re


# What a browser would not show as it is written: control characters, and marks that turn the direction of text.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
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
