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
# What a start tag closes by itself, up to the next element that is not one of the loose ones.
_ENTRIES = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_LOOSE = frozenset(("address", "div", "p"))
# What a part of a table is put into, if it is open, the innermost first.
_GROUPS = ("tbody", "thead", "tfoot")
_WITHIN = {"td": ("tr", *_GROUPS), "th": ("tr", *_GROUPS), "tr": _GROUPS}
_CELLS = ("td", "th", "caption")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
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
        self._walls: list[int] = []
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
        if name in _TABULAR and not self._enter_table(name):
            return
        if name in _CLOSES_P:
            self._close_implied(name)
        if self._stack and self._stack[-1] == name == "option":
            self._close(len(self._stack) - 1)
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
            if name not in _LOOSE:
                self._walls.append(place)
        self._depth += 1
        self._limits.check("depth", self._depth, self._name)

    def _enter_table(self, name: str) -> bool:
        """Makes place for a part of a table, or for a table where a part of another is due; `False` if it is passed over."""
        table = self._last("table")
        if name == "table":
            if table >= 0 and table > max(map(self._last, _CELLS)):
                self._close(table)
            return True
        if table >= 0:
            around = (self._last(group) for group in _WITHIN.get(name, ()))
            self._close(next((place for place in around if place > table), table) + 1)
        return table >= 0

    def _close_implied(self, name: str) -> None:
        """Closes what ends where an element of lines begins: a paragraph, the entry before, a heading."""
        paragraph = self._last("p")
        if paragraph > (self._barriers[-1] if self._barriers else -1):
            self._close(paragraph)
        if name in _ENTRIES:
            entry = max(map(self._last, _ENTRIES[name]))
            if entry >= 0 and self._walls[-1] <= entry:
                self._close(entry)
        if name in _HEADINGS and self._stack and self._stack[-1] in _HEADINGS:
            self._close(len(self._stack) - 1)

    def _last(self, name: str) -> int:
        """The place of the innermost open element of a name, or -1."""
        places = self._places[name]
        return places[-1] if places else -1

    def _close(self, place: int) -> None:
        """Closes the element at a place of the stack, and those within it."""
        while len(self._stack) > place:
            name = self._stack.pop()
            if name is None:
                continue
            self._places[name].pop()
            self._depth -= 1
            for places in (self._barriers, self._special, self._walls):
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
        for ahead in (self._special, self._walls):
            if ahead and ahead[-1] == place:
                ahead.pop()
        while self._stack and self._stack[-1] is None:
            self._stack.pop()

    def _remember(self, name: str, token: str) -> None:
        if name == "a":
            self._end_alone("a")
        if self._alike[token] < _ALIKE:
            self._alike[token] += 1
            self._pending[name].append(token)
            self._to_reopen += 1
