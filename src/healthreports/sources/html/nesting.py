"""How deep a page's elements will lie once the parser has repaired it, counted before it does."""

from collections import defaultdict

from healthreports.sources.limits import Limits


VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
# Elements that the parser opens again in each later paragraph until their end comes.
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_BARRIERS = frozenset("table td th caption object marquee applet button template".split())
_TABULAR = frozenset("table tbody thead tfoot tr td th caption".split())
_CLOSES_P = frozenset(
    "address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary ul".split()
)
_SPECIAL = _BARRIERS | _TABULAR | _CLOSES_P | frozenset(("select", "colgroup", "frameset", "body"))
# What a start tag closes by itself, and the elements that it does not reach beyond.
_LISTS = ("ul", "ol", "table", "td", "th")
_IMPLIED = {
    "li": (("li",), _LISTS),
    "dd": (("dd", "dt"), ("dl", *_LISTS)),
    "dt": (("dd", "dt"), ("dl", *_LISTS)),
    "option": (("option",), ("select",)),
    "td": (("td", "th", "caption"), ("table",)),
    "th": (("td", "th", "caption"), ("table",)),
    "tr": (("tr", "caption"), ("table",)),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (("tbody", "thead", "tfoot"), ("table",))),
}
_ROOTS = frozenset(("html", "head", "body"))
# The parser remembers three formatting elements that are alike.
_ALIKE = 3


class Nesting:
    """The open elements of a page as its tags come by, never over the limits.

    Args:
        limits: How many elements there may be, and how deep.
        name: Of the file, for errors.
    """

    def __init__(self, limits: Limits, name: str | None = None) -> None:
        self._limits = limits
        self._name = name
        self._elements = 0
        self._depth = 0
        # Names of the open elements; None in the place of one that ended before those within it.
        self._stack: list[str | None] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._barriers: list[int] = []
        self._special: list[int] = []
        # Formatting elements without their end, open or not.
        self._pending: defaultdict[str, list[str]] = defaultdict(list)
        self._alike: defaultdict[str, int] = defaultdict(int)
        self._to_reopen = 0
        self._reopens = False

    def start(self, name: str, attributes: str) -> None:
        """Takes in a start tag."""
        self._elements += 1
        if name in _ROOTS:
            return
        if name in _CLOSES_P:
            self._close_nearest(("p",), ())
        if name in _IMPLIED:
            self._close_nearest(*_IMPLIED[name])
        if self._reopens:
            self._elements += self._to_reopen
            self._reopens = False
        if name in _FORMATTING:
            self._remember(name, f"{name} {attributes}")
        self._limits.check("elements", self._elements, self._name)
        if name not in VOID:
            self._push(name)

    def end(self, name: str) -> None:
        """Takes in an end tag; one that the parser would pass over changes nothing."""
        if name in _FORMATTING or name == "form":
            self._end_alone(name)
        elif (places := self._places[name]) and places[-1] >= self._reach(name):
            self._close(places[-1])

    def _reach(self, name: str) -> int:
        """The first place of the stack that an end tag reaches."""
        if name in _TABULAR:
            tables = self._places["table"]
            return tables[-1] if tables else 0
        ahead = self._barriers if name in _SPECIAL else self._special
        return ahead[-1] if ahead else 0

    def _push(self, name: str) -> None:
        place = len(self._stack)
        self._stack.append(name)
        self._places[name].append(place)
        if name in _BARRIERS:
            self._barriers.append(place)
        if name in _SPECIAL:
            self._special.append(place)
        self._depth += 1
        self._limits.check("depth", self._depth, self._name)

    def _close_nearest(self, names: tuple[str, ...], within: tuple[str, ...]) -> None:
        """Closes the innermost element of some names that lies within the innermost of others."""
        place = max((self._places[name][-1] for name in names if self._places[name]), default=-1)
        ahead = [self._places[name][-1] for name in within if self._places[name]]
        if not within and self._barriers:
            ahead.append(self._barriers[-1])
        if place > max(ahead, default=-1):
            self._close(place)

    def _close(self, place: int) -> None:
        """Closes the element at a place of the stack, and those within it."""
        while len(self._stack) > place:
            name = self._stack.pop()
            if name is None:
                continue
            self._places[name].pop()
            self._depth -= 1
            for places in (self._barriers, self._special):
                if places and places[-1] == len(self._stack):
                    places.pop()
        self._reopens = self._to_reopen > 0

    def _end_alone(self, name: str) -> None:
        """Ends a formatting element; those that it began before and that go on behind it stay open."""
        if self._pending[name]:
            self._alike[self._pending[name].pop()] -= 1
            self._to_reopen -= 1
        places = self._places[name]
        if not places or (self._barriers and places[-1] < self._barriers[-1]):
            return
        place = places.pop()
        self._depth -= 1
        self._stack[place] = None
        if self._special and self._special[-1] == place:
            self._special.pop()
        while self._stack and self._stack[-1] is None:
            self._stack.pop()

    def _remember(self, name: str, token: str) -> None:
        if name == "a":
            self._end_alone("a")
        if self._alike[token] < _ALIKE:
            self._alike[token] += 1
            self._pending[name].append(token)
            self._to_reopen += 1
