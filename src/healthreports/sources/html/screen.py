"""Markup made safe for the parser: bounded in size and depth, without scripts, comments and attributes of no use.

The parser repairs markup as browsers do, in a time that grows with the depth of the page and with the square of
the number of a tag's attributes. What it is given is therefore written anew, tag by tag.
"""

import re

from healthreports.sources.html.nesting import Nesting
from healthreports.sources.limits import Limits


_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
# One attribute by the rules of HTML, where a quote has a meaning after an equals sign only.
_ATTRIBUTE = r"""(?P<key>=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)?))?+"""
_NAMELESS = re.sub(r"\?P<[a-z]+>", "?:", _ATTRIBUTE)
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++|{_NAMELESS})*+)>"
)
_EACH = re.compile(_ATTRIBUTE)
# A comment, also an empty one (<!-->), a declaration of Word (<![endif]>, <?xml:namespace … />), or </ before no name.
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_DECLARATION = re.compile(r"<[!?/][^>]*+>")
_DOCTYPE = re.compile(r"<!doctype\s[^>]{0,300}+>", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9:_.-]{0,40}+")

# Attributes that are of use, and how much of each.
_KEPT = {
    **dict.fromkeys(("id", "name", "property", "http-equiv", "type", "align", "hidden"), 120),
    **dict.fromkeys(("colspan", "rowspan", "start", "value", "size", "aria-hidden", "role"), 20),
    **dict.fromkeys(("class", "style", "href", "content", "title"), 400),
}
# Elements whose content is no text of the page; without their end they go on to the end of the file.
_RAW = frozenset("script style textarea xmp iframe noembed noframes noscript title".split())
# A set of frames would make the parser leave out the body.
_LEFT_OUT = frozenset(("frameset", "frame", "plaintext"))


def screen(markup: str, limits: Limits, name: str | None = None) -> str:
    """The markup of a page with what matters to a reader alone, fit for the parser.

    Args:
        markup: Of a whole page.
        limits: How many elements it may have, and how deep they may lie.
        name: Of the file, for errors.

    Raises:
        LimitError: The page has more elements, or deeper ones.

    Example:
        >>> screen('<p onclick="a()" id=a>床位<!-- x -->500张<script>f()</script>', Limits())
        '<p id="a">床位500张'
    """
    parts: list[str] = []
    nesting = Nesting(limits, name)
    at = 0
    while found := _MARKUP.search(markup, at):
        parts.append(markup[at : found.start()].replace("<", "&lt;"))
        at = _next(markup, found.start(), parts, nesting)
    parts.append(markup[at:].replace("<", "&lt;"))
    return "".join(parts)


def _next(markup: str, at: int, parts: list[str], nesting: Nesting) -> int:
    """Writes the markup at a place anew, and gives the place behind it; that of a tag cut off is the end."""
    if markup[at + 1] in "!?" or not markup[at + 1 : at + 3].lstrip("/")[:1].isalpha():
        return _skip_declaration(markup, at, parts)
    found = _TAG.match(markup, at)
    if not found:
        return len(markup)
    name = found["name"].lower()
    if name in _RAW:
        return _skip_raw(markup, found, name, parts)
    if name in _LEFT_OUT or not _NAME.fullmatch(name):
        return found.end()
    if found["end"]:
        nesting.end(name)
        parts.append(f"</{name}>")
    else:
        kept = _attributes(found["attributes"])
        nesting.start(name, kept)
        parts.append(f"<{name}{kept}>")
    return found.end()


def _skip_declaration(markup: str, at: int, parts: list[str]) -> int:
    if markup.startswith("<!--", at):
        found = _COMMENT.match(markup, at)
    elif found := _DOCTYPE.match(markup, at):
        parts.append(found[0])
    else:
        found = _DECLARATION.match(markup, at)
    return found.end() if found else len(markup)


def _skip_raw(markup: str, tag: re.Match[str], name: str, parts: list[str]) -> int:
    """Passes over an element whose content is not markup; a title is kept."""
    if tag["end"]:
        return tag.end()
    found = _ENDS[name].search(markup, tag.end())
    content = markup[tag.end() : found.start() if found else len(markup)]
    if name == "title":
        words = content[:1000].replace("<", "&lt;")
        parts.append(f"<title>{words}</title>")
    return found.end() if found else len(markup)


_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE) for name in _RAW}


def _attributes(written: str) -> str:
    """The attributes that are of use, the first of each name."""
    kept: dict[str, str] = {}
    for found in _EACH.finditer(written):
        key = found["key"].lower()
        if key in _KEPT and key not in kept:
            value = found["double"] or found["single"] or found["bare"] or ""
            kept[key] = value[: _KEPT[key]].replace('"', "&quot;")
    return "".join(f' {key}="{value}"' for key, value in kept.items())
