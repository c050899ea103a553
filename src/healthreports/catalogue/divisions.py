"""China's administrative divisions from province to county, with codes and years of validity."""

import contextlib
import csv
import pkgutil
import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

import attrs

from healthreports.errors import NotFoundError
from healthreports.report import Level, Region


@attrs.frozen
class Division:
    """An administrative division while it bore one name and one code.

    Attributes:
        code: Of GB/T 2260, six digits (330483).
        name: With its level's word (桐乡市).
        start: The first year of its validity; `None` where it began before the records (1980).
        end: The last year; `None` where it lasts.
    """

    code: str
    name: str
    start: int | None = None
    end: int | None = None

    def valid_in(self, year: int) -> bool:
        """Whether the division existed in `year`."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


# The end of what lasts.
_NOW = 9999
# The fewest characters of a short name (桐乡).
_SHORTEST = 2

# What the lists hold between a place and the counties that it rules, no place itself:
# 110100 市辖区, 429000 省直辖县级行政单位.
_PSEUDO = re.compile(r"市辖区|辖区|县|市|.*直辖.*单位")

# The words of a level: 湘西土家族苗族自治州 is 湘西州 or 湘西, 浦东新区 is 浦东.
_LEVEL_WORD = re.compile(
    r"(?P<kept>自治区|自治州|自治县|自治旗|特别行政区|地区|林区|特区|新区|省|市|州|盟|县|旗|区)$"
)
_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 "
    "拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 塔吉克 怒 "
    "裕固 保安 独龙 普米 鄂温克 各"
)
# Long ones first, so that 土家族 is not read as 家族 behind 土.
_PEOPLE = "|".join(
    f"{people}族?"
    if people in ("蒙古", "维吾尔", "哈萨克", "柯尔克孜", "锡伯", "塔吉克")
    else f"{people}族"
    for people in sorted(_PEOPLES.split(), key=len, reverse=True)
)
_PEOPLE_AT_END = re.compile(rf"(?:{_PEOPLE})$")

# 城区 and 老城区 are names of districts and, far more often, plain words.
_PLAIN_WORD = re.compile(r".区|[新老]城区|新市区|中心区")
# Texts are read for places that lasted until then: 嘉兴县(市、区) does not mean 嘉兴县, ended in 1981.
_MODERN = 1995
# 新建区域医疗中心 does not speak of 新建区, nor 嘉兴县级重点专科 of 嘉兴县.
_RUN_ON = ("区域", "县级")
# 甘肃省文县 and 陇南市礼县 are places, 健康县区 and 提高县域 are not 康县 and 高县.
_BEFORE_SHORT_NAME = frozenset("省市州盟区在对到和与及、，,。；;：:（( \n\t\u3000“《")


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    data = pkgutil.get_data(__name__, "divisions.csv") or b""
    found: dict[str, list[Division]] = {}
    rows = csv.reader(data.decode("utf-8").splitlines())
    next(rows)
    for code, name, start, end in rows:
        division = Division(code, name, int(start) if start else None, int(end) if end else None)
        found.setdefault(name, []).append(division)
    return {name: tuple(divisions) for name, divisions in found.items()}


@cache
def _by_code() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for divisions in _by_name().values():
        for each in divisions:
            found.setdefault(each.code, []).append(each)
    return {code: tuple(sorted(divisions, key=_latest)) for code, divisions in found.items()}


def _latest(each: Division) -> tuple[int, int]:
    return (each.end or _NOW, each.start or 0)


@cache
def _by_short_name() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for name, divisions in _by_name().items():
        if not _PSEUDO.fullmatch(name):
            for short in _short_names(name):
                found.setdefault(short, []).extend(divisions)
    return {name: tuple(divisions) for name, divisions in found.items()}


def _short_names(name: str) -> set[str]:
    """What people say for `name`: 桐乡 for 桐乡市; 湘西 and 湘西州 for 湘西土家族苗族自治州."""
    word = _LEVEL_WORD.search(name)
    if word is None or word.start() < _SHORTEST:
        return set()
    stem = name[: word.start()]
    if not word["kept"].startswith("自治"):
        return {stem}
    while (people := _PEOPLE_AT_END.search(stem)) and people.start() >= _SHORTEST:
        stem = stem[: people.start()]
    return {stem, stem + word["kept"][-1]}


def _valid(divisions: tuple[Division, ...], year: int | None) -> tuple[Division, ...]:
    """Those valid in `year`; without one, those that last or, if none does, lasted longest."""
    if year is not None:
        return tuple(each for each in divisions if each.valid_in(year))
    last = max((each.end or _NOW for each in divisions), default=_NOW)
    return tuple(each for each in divisions if (each.end or _NOW) == last)


def find_divisions(
    name: str, year: int | None = None, *, short: bool = False
) -> tuple[Division, ...]:
    """The divisions that bear a name.

    Args:
        name: With the level's word (平湖市).
        year: Only those valid in that year; without it those that last or lasted longest.
        short: Whether the level's word may be missing (平湖, 湘西州).

    Example:
        >>> find_divisions("临平区")
        (Division(code='330113', name='临平区', start=2021, end=None),)
        >>> [division.code for division in find_divisions("鼓楼区", 2023)]
        ['320106', '320302', '350102', '410204']
        >>> [division.name for division in find_divisions("桐乡", 2023, short=True)]
        ['桐乡市']
    """
    if _PSEUDO.fullmatch(name):
        return ()
    divisions = _by_name().get(name, ())
    if short:
        divisions += _by_short_name().get(name, ())
    return _valid(divisions, year)


def division(code: str, year: int | None = None) -> Division:
    """The division with a code.

    Args:
        code: Six digits.
        year: As it was in that year; without it, as it is or was last.

    Raises:
        NotFoundError: No division has or had the code, or none in that year.

    Example:
        >>> division("332500")
        Division(code='332500', name='丽水地区', start=1982, end=1999)
    """
    divisions = _valid(_by_code().get(code, ()), year)
    if not divisions:
        raise NotFoundError("division with the code", code if year is None else f"{code} in {year}")
    return divisions[-1]


def level(division: Division) -> Level:
    """The administrative level of a division, by its code.

    Example:
        >>> level(Division("330483", "桐乡市")).value
        'county'
    """
    if division.code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if division.code.endswith("00") else Level.COUNTY


def parents(division: Division) -> tuple[Division, ...]:
    """The divisions above one, nearest first, as they were in its last year.

    Example:
        >>> [parent.name for parent in parents(find_divisions("桐乡市")[0])]
        ['嘉兴市', '浙江省']
        >>> [parent.name for parent in parents(find_divisions("济源市")[0])]
        ['河南省']
    """
    codes = dict.fromkeys((division.code[:4] + "00", division.code[:2] + "0000"))
    found = (
        _valid(_by_code().get(code, ()), division.end) for code in codes if code != division.code
    )
    return tuple(each[-1] for each in found if each and not _PSEUDO.fullmatch(each[-1].name))


def successor(division: Division) -> Division | None:
    """The division that one which has ended went on as, as far as the data tell; `None` where it simply ended.

    A division goes on under its own name with another level's word (丽水地区, 丽水市), or under its own code with
    a name that is new (襄樊市, 襄阳市); a county of one character takes a second one (嵊县, 嵊州市). What became a
    part of others, or was cut into several, ended.

    Example:
        >>> successor(division("332500"))
        Division(code='331100', name='丽水市', start=2000, end=None)
        >>> successor(Division("330621", "绍兴县", 1983, 2012)) is None
        True
    """
    last: Division | None = None
    while division.end is not None:
        steps = (_next_by_name, _next_by_code, _next_of_short_county)
        found = next((each for step in steps if (each := step(division))), None)
        if found is None:
            break
        division = last = found
    return last


def _follows(each: Division, division: Division) -> bool:
    """Whether one began when the other ended, at its level."""
    ended = division.end or _NOW
    begins = each.start in (ended, ended + 1)
    return begins and (each.end or _NOW) > ended and level(each) == level(division)


def _next_by_name(division: Division) -> Division | None:
    """The one of that name, or of it with another level's word, in the same province."""
    stems = {division.name, *_short_names(division.name)}
    named = {each for stem in stems for each in _bearing(stem)}
    found = [
        each for each in named if each.code[:2] == division.code[:2] and _follows(each, division)
    ]
    return found[0] if len(found) == 1 else None


def _next_by_code(division: Division) -> Division | None:
    """The one that took the code over under a name that no other bore: 332500 went from 金华地区 to 丽水地区."""
    for each in _by_code().get(division.code, ()):
        born = all((other.start or 0) >= (each.start or 0) for other in _bearing(each.name))
        if born and _follows(each, division):
            return each
    return None


def _next_of_short_county(division: Division) -> Division | None:
    """The one that a county of one character became: 横县, 横州市."""
    if len(division.name) > _SHORTEST:
        return None
    found = [
        each
        for names in _by_head().values()
        for name in names
        if name[0] == division.name[0]
        for each in _bearing(name)
        if each.code[:2] == division.code[:2] and _follows(each, division)
    ]
    return found[0] if len(set(found)) == 1 else None


def _bearing(name: str) -> tuple[Division, ...]:
    return _by_name().get(name, ()) + _by_short_name().get(name, ())


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The names to look for under their first two characters, the longest first."""
    heads: dict[str, list[str]] = {}
    for name, divisions in _by_name().items():
        lasted = any(each.end is None or each.end >= _MODERN for each in divisions)
        if lasted and not _PSEUDO.fullmatch(name) and not _PLAIN_WORD.fullmatch(name):
            heads.setdefault(name[:2], []).append(name)
    return {head: tuple(sorted(names, key=len, reverse=True)) for head, names in heads.items()}


def _names_at(text: str) -> Iterator[tuple[int, str]]:
    """The division names in a text with their offsets, the longest at each place."""
    heads = _by_head()
    at = 0
    while at < len(text) - 1:
        for name in heads.get(text[at : at + 2], ()):
            if text.startswith(name, at) and _stands_alone(text, at, name):
                yield at, name
                at += len(name) - 1
                break
        at += 1


def _stands_alone(text: str, at: int, name: str) -> bool:
    """Whether `name` at `at` is no piece of other words (提高县域, 新建区域)."""
    if name[-1] + text[at + len(name) : at + len(name) + 1] in _RUN_ON:
        return False
    return len(name) > _SHORTEST or at == 0 or text[at - 1] in _BEFORE_SHORT_NAME


def divisions_in(text: str) -> Counter[str]:
    """The names of divisions that stand in a text, in full, with how often each does.

    Example:
        >>> divisions_in("浙江省桐乡市卫生健康局；桐乡市各医院；新建区域中心").most_common()
        [('桐乡市', 2), ('浙江省', 1)]
    """
    return Counter(name for _, name in _names_at(text))


# A unified social credit code (GB 32100-2015) as it begins an index number:
# 11330483002558542Q/2023-106729.
_UNIFIED_CODE = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"
)
_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def index_number_division(text: str) -> str | None:
    """The division's code within an index number.

    It need not be valid today: an office may keep the code of a division that has ended (332500).

    Returns:
        `None` where the text holds no unified code, or none whose check character fits.

    Example:
        >>> index_number_division("11330483002558542Q/2023-106729")
        '330483'
        >>> index_number_division("11330483002558542R/2023-106729") is None
        True
    """
    for found in _UNIFIED_CODE.finditer(text):
        values = [_CODE_CHARACTERS.index(character) for character in found[0]]
        if (sum(map(int.__mul__, values, _CODE_WEIGHTS)) + values[17]) % 31 == 0:
            return found[0][2:8]
    return None


def to_region(division: Division) -> Region:
    """The region that a division is.

    Example:
        >>> region = to_region(find_divisions("海宁市")[0])
        >>> region.code, region.parents
        ('330481', ('嘉兴市', '浙江省'))
    """
    return Region(
        name=division.name,
        code=division.code,
        level=level(division),
        parents=tuple(parent.name for parent in parents(division)),
    )


def resolve_region(
    name: str | None,
    *,
    index_number: str | None = None,
    context_names: Collection[str] = (),
    year: int | None = None,
) -> Region | None:
    """The region that a name stands for, as far as what is given settles it.

    A name that several places share is settled by the index number's code or by a parent among
    the names around it; otherwise the region keeps its candidates and has no code. Without a name, the code
    of a division that has ended stands for its successor or, where it has none, for itself.

    Args:
        name: 鼓楼区, 南京市鼓楼区 or 桐乡; `None` where the document gives none.
        index_number: Of the document, as written.
        context_names: Other places that the document names.
        year: That the document speaks of.

    Returns:
        `None` only where there is neither a name nor a valid code in the index number.

    Example:
        >>> resolve_region("鼓楼区", context_names=("南京市",)).code
        '320106'
        >>> resolve_region("鼓楼区").candidates
        ('320106', '320302', '350102', '410204')
    """
    code = index_number_division(index_number) if index_number else None
    if not name:
        return _region_of_code(code, year) if code else None
    above, last = _split(name)
    found = _named(last, year)
    if above:
        found = _below(found, above)
    if len(found) > 1 and code:
        found = _with_code(found, code)
    if len(found) > 1:
        found = _below(found, context_names)
    if len(found) == 1:
        return to_region(found[0])
    levels = {level(each) for each in found}
    return Region(
        name=last if found else name,
        level=levels.pop() if len(levels) == 1 else None,
        candidates=tuple(dict.fromkeys(each.code for each in found)),
    )


def _region_of_code(code: str, year: int | None) -> Region | None:
    """The region of a code in that year; an office may keep the code of a division that has ended (332500)."""
    for each in (year, None):
        with contextlib.suppress(NotFoundError):
            found = division(code, each)
            over = found.end is not None and (year is None or year > found.end)
            return to_region((successor(found) if over else None) or found)
    return None


def _named(name: str, year: int | None) -> tuple[Division, ...]:
    """The divisions of a name, in that year if there are any; a full name before a short one."""
    years = (year, None) if year is not None else (None,)
    tries = (find_divisions(name, each, short=short) for short in (False, True) for each in years)
    return next((found for found in tries if found), ())


def _split(name: str) -> tuple[tuple[str, ...], str]:
    """The places above and the place itself: 江苏省南京市鼓楼区."""
    if name in _by_name():
        return (), name
    names = list(_names_at(name))
    if not names or names[-1][0] + len(names[-1][1]) != len(name):
        return (), name
    return tuple(each for _, each in names[:-1]), names[-1][1]


def _with_code(found: tuple[Division, ...], code: str) -> tuple[Division, ...]:
    """Those with the code or, where it is that of another level, those of its prefecture."""
    for length in (6, 4):
        if kept := tuple(each for each in found if each.code[:length] == code[:length]):
            return kept
    return found


def _below(found: tuple[Division, ...], names: Collection[str]) -> tuple[Division, ...]:
    """Those whose parents are named; a prefecture says more than a province."""
    above = [(each, [parent.name for parent in parents(each)]) for each in found]
    nearest = tuple(each for each, over in above if over and over[0] in names)
    return (
        nearest or tuple(each for each, over in above if not set(over).isdisjoint(names)) or found
    )
