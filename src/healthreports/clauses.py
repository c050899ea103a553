"""Sentences, clauses, brackets and lists: the grammar that the rest of the reading stands on."""

import re

import attrs


_SENTENCE_END = re.compile(r"[。!?！？\n]+[”’\"』」)]?")
# A comma between digits groups thousands (1,234); any other parts clauses.
_CLAUSE_END = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),|[;。!?！？\n]|:(?!\d)|——")
_OPEN, _CLOSE = "([【〔", ")]】〕"


@attrs.frozen
class Clause:
    """A stretch of a sentence between its commas, or the inside of a bracket.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        opener: The mark before it: empty at the beginning of a sentence, `(` for a bracket.
    """

    start: int
    end: int
    opener: str = ""


def find_sentences(folded: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a folded text as (start, end), their end marks included.

    Example:
        >>> find_sentences("门诊5万人次。出院2万人次。")
        ((0, 7), (7, 14))
    """
    out, start = [], 0
    for match in _SENTENCE_END.finditer(folded):
        out.append((start, match.end()))
        start = match.end()
    if folded[start:].strip():
        out.append((start, len(folded)))
    return tuple(out)


def find_brackets(folded: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The insides of the outermost brackets of a stretch, as (start, end); what stays open is none."""
    out, depth, opened = [], 0, 0
    for i in range(start, end):
        c = folded[i]
        if c in _OPEN:
            if not depth:
                opened = i + 1
            depth += 1
        elif c in _CLOSE and depth:
            depth -= 1
            if not depth:
                out.append((opened, i))
    return tuple(out)


def find_clauses(folded: str, start: int, end: int) -> tuple[Clause, ...]:
    """The clauses of a stretch; commas within brackets part none.

    Example:
        >>> text = "床位5张(医院3张,其他2张),增长2%;护士9人"
        >>> [text[c.start:c.end] for c in find_clauses(text, 0, len(text))]
        ['床位5张(医院3张,其他2张)', '增长2%', '护士9人']
    """
    brackets = find_brackets(folded, start, end)
    out, at, opener, inside = [], start, "", 0
    for match in _CLAUSE_END.finditer(folded, start, end):
        while inside < len(brackets) and brackets[inside][1] < match.start():
            inside += 1
        if inside < len(brackets) and brackets[inside][0] <= match.start():
            continue
        if match.start() > at:
            out.append(Clause(at, match.start(), opener))
        at, opener = match.end(), match.group()[0]
    if at < end:
        out.append(Clause(at, end, opener))
    return tuple(out)


_AND = re.compile(
    r"、|以及|(?<![总饱缓调暖共])和(?![谐平])|(?<![普以涉])及(?![其时格早]|以上)|(?<![参给赋])与"
)
_HEAD = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3}(?:死亡|发病|接种|管理|控制|覆盖|签约|筛查|检查|合格|建档|服务|患病|知晓|普及|使用|检出|达标|就诊|占有|治疗|治愈|随访|监测|报告|完成|查处|办结)"
    r"[\u4e00-\u9fff]{0,4}|(?:[次例人户]均|平均)[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{0,2})"
    r"(?:率|比例|占比|水平|满意度|指数|得分|评分|人次|总?数|总?量|费用|人数|张数)(?:增幅|涨幅|降幅|增速)?$"
)
_MEASURE = re.compile(
    r"(?:率|比例|占比|水平|总?数|总?量|费用|人次|人数|指数|[得评]分|满意度|[增涨降]幅|增速)$"
)


def split_list(text: str) -> tuple[str, ...]:
    """The names of a list, each whole: a head that stands once at the end is given to all, and so is a beginning.

    Example:
        >>> split_list("新生儿、婴儿和5岁以下儿童死亡率")
        ('新生儿死亡率', '婴儿死亡率', '5岁以下儿童死亡率')
        >>> split_list("“两慢病”规范化管理率、控制率")
        ('“两慢病”规范化管理率', '“两慢病”控制率')
    """
    pieces = [piece for piece in _split_outside_quotes(text) if piece.strip()]
    if len(pieces) < 2:
        return (text,)
    last = pieces[-1]
    if head := _HEAD.search(last):
        if not any(_MEASURE.search(piece) for piece in pieces[:-1]):
            tail = _shared_tail(last, head.group())
            pieces = [piece + tail for piece in pieces[:-1]] + [last]
        pieces = _with_beginning(pieces)
    return tuple(pieces)


def _split_outside_quotes(text: str) -> list[str]:
    pieces, at, depth = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "“《(") - (c in "”》)")
        if depth <= 0 and i >= at and (match := _AND.match(text, i)):
            pieces.append(text[at:i])
            at = match.end()
    return [*pieces, text[at:]]


# 加强免疫接种率: which round of vaccination it was is each name's own.
_ROUND = r"(?:全程|首[针剂]次?|加强针?|加强免疫|基础免疫|第?[一二三四两]剂次?)"
_OWN = re.compile(rf"^.*?{_ROUND}(?=接种)")


def _shared_tail(last: str, head: str) -> str:
    """The part of the last name that the earlier ones share (死亡率 of 5岁以下儿童死亡率)."""
    people = re.search(
        r"(?:[医健生分]院|[一二三四五六七八九]院|中心|儿童|人群|患者|居民|妇女|老年人|人口|婴儿|孕产妇|病人|对象)",
        last,
    )
    return last[people.end() :] if people and people.end() < len(last) else _OWN.sub("", head)


# Names that take the beginning of the first.
_PEOPLE = re.compile(r"新生儿|婴儿|儿童|孕产妇|居民|老年人|患者|人群")
_PER = re.compile(r"每[千万]")
_SHORT = re.compile(rf".{{1,5}}|{_ROUND}接种率")


def _with_beginning(pieces: list[str]) -> list[str]:
    """A quoted or long first name's owner is given to short ones after it (“两慢病”规范化管理率、控制率)."""
    first = pieces[0]
    owner = re.match(
        rf"(?:“[^”]*”|.{{0,20}}?疫苗(?={_ROUND})|.{{0,10}}?(?:患者|人群|儿童|孕产妇|居民|老年人|人口|慢病))",
        first,
    )
    if not owner or owner.end() >= len(first):
        return pieces
    return [first, *(owner.group() + p if _lacks(owner.group(), p) else p for p in pieces[1:])]


def _lacks(owner: str, name: str) -> bool:
    """Whether a name is of an owner that it does not bear: 控制率, and after 每千人口 执业医师数."""
    if name.startswith(owner) or _PEOPLE.search(name):
        return False
    return bool(_SHORT.fullmatch(name)) or (
        bool(_PER.match(owner)) and name.endswith("数") and "每" not in name
    )
