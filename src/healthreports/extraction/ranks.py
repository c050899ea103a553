"""Places in an ordering: 居全省首位, 列全省90个县第一位."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import attrs

from healthreports.clauses import split_list
from healthreports.extraction.drafts import Draft, Sentence, Thread
from healthreports.extraction.naming import clean_first, clean_last, left_name
from healthreports.extraction.offices import office_of, split_subject
from healthreports.extraction.thread import inherit
from healthreports.extraction.times import stated_period
from healthreports.numerals import parse_numeral


_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"^(?:在|于)?20\d\d年度?")
# The rule of a rank whose name stands in an earlier clause.
_INHERITED = "rank, name before"
# How far a rank looks back for its name.
_FARTHEST = 200

_AREA = (
    r"(?:全(?:国|省|市|区|州|县|旗|盟|自治区|系统)|[市县区省]直|国家|省级|市级|省内|市内|区内|同类|同级|同等级|"
    r"(?:(?!全[国省市区州县旗盟]|[在居列])[\u4e00-\u9fff]){2,4}?(?:省|市|州|地区|区|县|盟))"
)
_NUM = r"(?:\d{1,4}|[一二三四五六七八九十百两]{1,5})"
_UNIT = (
    r"(?:设区市|地市|市州|州市|区县|县区|县市|县|区|市|州|盟|旗|乡镇|街道|镇|省份|(?<=[个家所])(?:(?![位名至到第])[\u4e00-\u9fff]){0,6}?"
    r"(?:医院|卫生院|机构|单位|中心|[省市州县区旗]))"
)
_RANK = re.compile(
    rf"""
    (?P<of>(?P<n>{_NUM})\s?[个家所]?{_UNIT}(?:\([^()]{{1,12}}\)|级){{0,2}}(?:[中里内]|之中)?的?(?:排名|排位|排在?|列|居|位列|位居)?)?
    (?P<place>(?:并列)?第\s?(?P<rank>{_NUM})(?:位次?|名)?|(?P<top>首位|榜首|首名|头名|之首|冠军)
      |前\s?(?P<within>\d{{1,3}}|[一二三四五六七八九十两]{{1,3}})(?:位|名|强|列)?+(?![的\d%.]))
    """,
    re.VERBOSE,
)
_NOT_AFTER = re.compile(
    r"[季期届批次轮个版项条款章节类种人医中附幼小剂针道步时颗产者方代责动要任线书卷天份年月周地块面站声班台套层阶梯党支部例场间句口所家张]|医院|课"
)
_CLOSES = re.compile(r"$|[,;。、)\]!的和以并且获”\s]")
_ORDERING = re.compile(
    r"(?:居|列|位|排|名|获|夺|得分|评分|评比|考核|考评|评价|评估|测评|竞赛|排名|保持|连续|蝉联|稳居|进入|跻身|成绩|综合|得分率|水平|率|数|量|均|次|升至|升到|前移|达到?|取得|荣获)[^,;。]{0,18}$"
)
_WITHIN = re.compile(r"(?:列|居|进入|跻身|排名|排|保持|位|全[国省市区州县]|力争)[^,;。]{0,20}$")
_VERB = (
    r"(?:分列|位居|位列|名列|位于|位次|排名|排位|排在|排到|居于|稳居|跃居|荣获|夺得|勇夺|摘得|斩获|取得|获得|蝉联|进入|跻身|挤进|"
    r"跃升至|跃升到|上升至|上升到|提升至|提升到|前移至|前移到|前移\d{1,2}位至|升至|升到|跃至|保持在?|维持在?|为|居|列|获|排|位|由|从|至|到|达到?)"
)
# 连续四年保持嘉兴|五县(市)首位: verbs in a row, then the scope.
_PLACED = re.compile(
    rf"(?:继续|连续[^,;。]{{0,4}}|稳定|始终|一直|均|分别|再次|力争|确保)*(?P<verb>{_VERB})+?(?:在|了)?"
    rf"(?P<scope>(?:{_AREA}[^,;。、]{{0,16}}?|(?!团体|个人)[\u4e00-\u9fff]{{2,3}})?)(?:中|里|内|的|排名|排|居|列|{_VERB})?$"
)
# 综合评分|嘉兴: a place without 省 or 市 behind the words for what is measured.
_UNPLACED = re.compile(
    rf"(?:(?:在)?(?P<area>{_AREA}[^,;。]{{0,8}}?)|(?<=分|率|平|数|量|价|核|度|评)(?P<town>[\u4e00-\u9fff]{{2}}))(?:中|里|内|的)?$"
)
# 统计年报质量|全省: before a verb only a whole is a place for sure.
_UNPLACED_AREA = re.compile(r"(?<=[\u4e00-\u9fff])(?P<area>全[国省市区州县旗盟])(?P<town>)$")
# 获全省健康县发展水平评估第一: what was appraised stands between the scope and the place.
_APPRAISED = re.compile(
    rf"^(?:[我本该][省市区县州院局])?在?(?P<scope>{_AREA})?(?P<what>[\u4e00-\u9fff“”]{{2,24}}?"
    r"(?:评价|评议|考核|评估|考评|测评|监测|调查|竞赛|大赛|比赛|比武|评比|评选|得分|指数|排名|水平|工作))[中上里]?的?(?:(?:荣?获得?|[勇夺]夺?得?|取得)?(?:团体|个人))?$"
)
# 综合评分在全市县级医院中: among whom stands between the name and the verb.
_AMONG = re.compile(
    rf"^(?P<who>[^,;。]*?)在?(?P<scope>{_AREA}[\u4e00-\u9fff]{{0,12}})(?:中|里|内|(?<=系统))$"
)


@attrs.frozen(kw_only=True)
class _Placing:
    """The words before a place.

    Attributes:
        name: What is ranked, subject included; empty where they do not say.
        scope: Among whom.
        origin: Whether the place is the first of two (由第6名升至第2名).
    """

    name: str
    scope: str
    origin: bool = False


def _place(match: re.Match[str]) -> int | None:
    if match["top"]:
        return 1
    digits = match["rank"] or match["within"]
    value = int(parse_numeral(digits))
    return value if value > 0 else None


def _is_rank(folded: str, start: int, match: re.Match[str]) -> bool:
    before = folded[max(start, match.start() - 24) : match.start()]
    after = folded[match.end() : match.end() + 2]
    if match["within"]:
        if not _WITHIN.search(before) or after[:1] in ("年", "个", "三", "期", "后", "季"):
            return False
    elif match["rank"] and match.group("place")[-1] not in "位名":
        if _NOT_AFTER.match(after) or not _CLOSES.match(after):
            return False
    elif match["top"] == "之首" and not (match["of"] or re.search("居[^,;。]{0,10}$", before)):
        return False
    return bool(
        match["of"]
        or _ORDERING.search(before)
        or re.search(rf"{_AREA}(?:[^,;。]{{0,10}})?$", before)
    )


def draft_ranks(sentence: Sentence) -> list[Draft]:
    """The ranks of a sentence."""
    folded, start, end = sentence.setting.folded, sentence.start, sentence.end
    rows: list[list[re.Match[str]]] = []
    for match in _RANK.finditer(folded, start, end):
        if _is_rank(folded, start, match) and _place(match):
            if rows and re.fullmatch("[、和及,]", folded[rows[-1][-1].end() : match.start()]):
                rows[-1].append(match)
            else:
                rows.append([match])
    out: list[Draft] = []
    for row in rows:
        first = _draft(row[0], sentence, out[-1] if out else None)
        out += _listed(row, first, sentence)
    return out


def with_levels(
    ranks: Sequence[Draft], figures: Sequence[Draft], sentence: Sentence
) -> list[Draft]:
    """The ranks with the names that the figures before them give (体检1.6万人,体检率居全市第二).

    Args:
        ranks: Of the sentence, in order.
        figures: Its figures, in order.
        sentence: The sentence.
    """
    starts = [figure.start for figure in figures]
    rows: list[list[Draft]] = []
    for rank in ranks:
        if rows and re.fullmatch("[、和及,]", sentence.words(rows[-1][-1].end, rank.start)):
            rows[-1].append(rank)
        else:
            rows.append([rank])
    out: list[Draft] = []
    for row in rows:
        before, part = bisect_left(starts, row[0].start), sentence.part(row[0].start)
        near = [f for f in figures[max(0, before - len(row)) : before] if f.start >= part]
        words = sentence.words(near[-1].end, row[0].start) if near else ""
        out += _row_with_levels(row, near, words) if near and not _SPOKEN.search(words) else row
    return out


# 分别居全省第5、第7: a place for each of the figures before.
_EACH = re.compile("分别|分列|依次")
_SUMMED = re.compile("[两二三四几各][项个]|以上|上述|二者|两者")
# A clause between the figure and the place that may name what is ranked; a comparison does not.
_SPOKEN = re.compile(",(?!高于|低于|优于|好于|比|较|同比)[^,]{4,},")


def _row_with_levels(row: Sequence[Draft], near: Sequence[Draft], words: str) -> list[Draft]:
    first, each = row[0].fields["name"], len(row) > 1 and bool(_EACH.search(words))
    inherited = row[0].rule == _INHERITED
    if each and len(near) == len(row) and (inherited or _SUMMED.match(first)):
        return [_named_as(rank, figure) for rank, figure in zip(row, near, strict=True)]
    if inherited:
        return [_named_as(rank, near[-1]) for rank in row]
    level = near[-1].fields["name"]
    whole, _ = inherit(first, Thread(name=level, names=[level]))
    return [
        attrs.evolve(rank, fields={**rank.fields, "name": whole})
        if rank.fields["name"] == first
        else rank
        for rank in row
    ]


def _named_as(rank: Draft, figure: Draft) -> Draft:
    """The rank with the name and the subject of a figure."""
    taken = {key: figure.fields[key] for key in ("name", "subjects")}
    return attrs.evolve(rank, fields={**rank.fields, **taken})


def _listed(row: Sequence[re.Match[str]], first: Draft, sentence: Sentence) -> list[Draft]:
    """The ranks of a row (甲、乙分列全市第1、第2), given the first as it reads alone."""
    drafts = [first, *(_draft(match, sentence, first) for match in row[1:])]
    key = "name" if len(split_list(first.fields["name"])) == len(row) else "subjects"
    words = first.fields["name"] if key == "name" else "、".join(first.fields["subjects"])
    parts = split_list(words)
    if len(row) < 2 or len(parts) != len(row):
        return drafts
    return [
        attrs.evolve(draft, fields={**draft.fields, key: part if key == "name" else (part,)})
        for draft, part in zip(drafts, parts, strict=True)
    ]


def _clause_start(folded: str, start: int, at: int) -> int:
    """Where the clause, or the inside of the bracket, that `at` lies in begins."""
    back = max(start, at - _FARTHEST)
    opened = folded.rfind("(", back, at)
    if folded.find(")", opened, at) >= 0:
        opened = -1
    return max(back, opened + 1, *(folded.rfind(c, back, at) + 1 for c in ",;。!?:"))


def _draft(match: re.Match[str], sentence: Sentence, last: Draft | None) -> Draft:
    folded, start, at = sentence.setting.folded, sentence.start, match.start()
    begin = _clause_start(folded, start, at)
    follows = last is not None and not re.search(r"\w", folded[last.end : max(begin, last.end)])
    begin = max(begin, last.end) if last and follows else begin
    placing = _placing(folded[begin:at].lstrip("、和及"))
    name, subjects = _owned(placing.name)
    scope = placing.scope
    inherited = not name and not (last and follows)
    if not name and last and follows:
        name, subjects = last.fields["name"], subjects or last.fields["subjects"]
        scope = scope or ("" if match["of"] else last.fields["scope"] or "")
    elif inherited:
        name, owners = _owned(_earlier_name(folded, start, begin))
        subjects = subjects or owners
    if not subjects and (office := _acting(folded, start, begin)):
        subjects = (office,)
    stated = stated_period(begin, at, sentence)
    among = re.sub(r"(?:[中里内的]|之中|排名|排位|排在?|位?[列居])*$", "", match["of"] or "")
    return Draft(
        kind="rank",
        start=match.start("of") if match["of"] else match.start("place"),
        end=match.end(),
        rule=_INHERITED if inherited else "rank",
        fields={
            "name": name,
            "subjects": subjects,
            "period": stated or (None if placing.origin else sentence.setting.period),
            "place": _place(match),
            "of": int(parse_numeral(match["n"])) if match["of"] else None,
            "scope": scope + among or None,
            "inferred": ("name",) * inherited + ("period",) * (not stated),
        },
    )


# 一院、二院、中医院: units alone, what they are ranked by stands elsewhere.
_UNITS = re.compile(r"(?:[\u4e00-\u9fff]{0,12}(?:医院|院|中心|站|所|医共体)(?:[、和及]|$))+")


# 在…考核中列第一
_CONTEST = re.compile(r"^在(?P<what>.{2,40})[中里上]$")


def _owned(words: str) -> tuple[str, tuple[str, ...]]:
    """What is ranked and who, of the words before a place; either may be missing."""
    if _UNITS.fullmatch(words):
        return "", split_list(words)
    subject, name = split_subject(words, share=True)
    name = _CONTEST.sub(r"\g<what>", name)
    return "" if name in ("个人", "团体") else name, (subject,) if subject else ()


def _placing(before: str) -> _Placing:
    """What the words of a clause before a place say."""
    before = _BRACKETS.sub("", before)
    placed = _PLACED.search(before)
    origin = bool(placed and placed["verb"] in ("由", "从"))
    head, scope = (before[: placed.start()], placed["scope"]) if placed else (before, "")
    pattern = _UNPLACED_AREA if placed else _UNPLACED
    if not re.match(_AREA, scope) and (unplaced := pattern.search(head)):
        head, scope = head[: unplaced.start()], unplaced["area"] or unplaced["town"]
    if match := _APPRAISED.search(scope):
        return _Placing(name=match["what"], scope=match["scope"] or "", origin=origin)
    if not re.match(_AREA, scope) and (match := _APPRAISED.search(head)):
        return _Placing(name=match["what"], scope=match["scope"] or scope, origin=origin)
    among = _AMONG.search(head)
    if among and not _APPRAISED.search(among["scope"]):
        return _Placing(name=left_name(among["who"]), scope=among["scope"], origin=origin)
    if "、" in head and _EARLIER_PLACE.search(head):
        head = head.rpartition("、")[2]
    return _Placing(name=left_name(_COUNTED.sub("", head)), scope=scope, origin=origin)


# 健康指标稳居全省第一方阵、|人均预期寿命
_EARLIER_PLACE = re.compile(rf"{_VERB}{_AREA}[^、]*、")
# 先后有3个|学科
_COUNTED = re.compile(r"^.*(?<=\d)[个家所名项]")


def _acting(folded: str, start: int, begin: int) -> str | None:
    """The unit that the nearest clause before begins with, no further back than a semicolon."""
    words = re.split("[;。]", folded[max(start, begin - _FARTHEST) : begin])[-1]
    for clause in reversed(re.split("[,:]", words)):
        if office := office_of(clause):
            return office
    return None


def _earlier_name(folded: str, start: int, begin: int) -> str:
    """The name in the nearest clause before, its number left out (人均期望寿命83.82岁,…,居全市第六)."""
    before = _BRACKETS.sub("", folded[max(start, begin - _FARTHEST) : begin])
    for clause in reversed(re.split("[,:;(]", before)):
        words = re.split(r"\d", _YEAR.sub("", clause))[0]
        name = clean_last(clean_first(words))
        if len(name) >= 2 and not re.match(r"(?:高于|低于|比|较|同比|优于)", name):
            appraised = _APPRAISED.search(words)
            return appraised["what"] if appraised else name
    return ""
