"""Places in an ordering: 居全省首位, 列全省90个县第一位."""

import re

from healthreports.extraction.drafts import Draft, Sentence
from healthreports.extraction.naming import clean_first, clean_last, left_name
from healthreports.extraction.offices import split_subject
from healthreports.extraction.times import stated_period
from healthreports.numerals import parse_numeral


_AREA = r"(?:全国|全省|全市|全区|全州|全县|国家|省级|省内|市内|全自治区|[\u4e00-\u9fff]{2,4}?(?:省|市|州|地区|区|县))"
_NUM = r"(?:\d{1,4}|[一二三四五六七八九十百两]{1,5})"
_RANK = re.compile(
    rf"""
    (?P<of>(?P<n>{_NUM})\s?个?(?:县|区|市|地市|设区市|区县|县区|乡镇|市州|街道|省份)(?:\([^()]{{1,12}}\)|级)?(?:\([^()]{{1,12}}\))?(?:中|里)?(?:的)?(?:排名|排|列|居|位列|位居)?)?
    (?P<place>(?:并列)?第\s?(?P<rank>{_NUM})(?:位次?|名)?|(?P<top>首位|榜首|首名|头名|之首|冠军)|前\s?(?P<within>\d{{1,3}}|[一二三四五六七八九十两]{{1,3}})(?:位|名|强|列)?+(?!的))
    """,
    re.VERBOSE,
)
_NOT_AFTER = re.compile(
    r"[季期届批次轮个版项条款章节类种人医中附幼小剂针针道步步时颗产者方代责动要任线书卷天份年月周地块面站声班台套步层阶梯党支部例场间句口所家张]|小学|医院|课"
)
_ORDERING = re.compile(
    r"(?:居|列|位|排|名|获|得分|评分|评比|考核|考评|评价|评估|测评|竞赛|排名|保持|连续|蝉联|稳居|进入|跻身|成绩|综合|得分率|水平|率|数|量|均|次|升至|前移|达到?|取得|荣获)[^,;。]{0,18}$"
)
_SCOPE = re.compile(
    rf"(?P<scope>{_AREA}?(?:[^,;。、居列位排名获均为第前]{{0,10}}?)?)\s?(?:县\(?市?、?区?\)?)?(?:的)?(?:排名|中|里|排|居|列|系统)?$"
)
_PLACED = re.compile(
    r"(?:继续|连续[^,;。]{0,4}|稳定|始终|均|分别|综合)?(?:保持在?|位居|位列|名列|排名|排在|居于|稳居|荣获|取得|获得?|列|居|排|位|前移至|升至|跃居|跃升至|上升至|前移\d位至|蝉联|进入|跻身|为|达到?)[^,;。]{0,16}$"
)


# 获全省健康县发展水平评估第一: what was appraised stands between the scope and the place.
_APPRAISED = re.compile(
    rf"^(?P<scope>{_AREA})?(?P<what>[\u4e00-\u9fff“”]{{2,24}}?(?:评价|考核|评估|考评|测评|竞赛|比武|评比|得分|指数|排名|水平|工作))(?:中|的)?$"
)


def _place(match: re.Match[str]) -> int | None:
    if match["top"]:
        return 1
    digits = match["rank"] or match["within"]
    value = int(parse_numeral(digits))
    return value if value > 0 else None


def _is_rank(folded: str, start: int, match: re.Match[str]) -> bool:
    before = folded[max(start, match.start() - 24) : match.start()]
    after = folded[match.end() : match.end() + 2]
    if match["within"] and not re.search(
        r"(?:列|居|进入|跻身|排名|保持|位|全[国省市区]|力争)[^,;。]{0,20}$", before
    ):
        return False
    if match["within"] and after[:1] in ("年", "个", "三", "期", "后", "季"):
        return False
    if (
        match["rank"]
        and match.group("place")[-1] not in "位名"
        and after
        and _NOT_AFTER.match(after)
    ):
        return False
    if (
        match["rank"]
        and not re.match(r"$|[,;。、)\]!的和以”\s]", after)
        and match.group("place")[-1] not in "位名"
    ):
        return False
    if match["top"] == "之首" and not before.endswith("居"):
        return False
    return bool(
        match["of"]
        or _ORDERING.search(before)
        or re.search(rf"{_AREA}(?:[^,;。]{{0,10}})?$", before)
    )


def draft_ranks(sentence: Sentence) -> list[Draft]:
    """The ranks of a sentence."""
    folded, start, end = sentence.setting.folded, sentence.start, sentence.end
    out: list[Draft] = []
    for match in _RANK.finditer(folded, start, end):
        place = _place(match) if _is_rank(folded, start, match) else None
        if place:
            out.append(_draft(match, place, sentence))
    return out


def _clause_start(folded: str, start: int, at: int) -> int:
    return max(start, *(folded.rfind(c, start, at) + 1 for c in ",;。!?:"))


def _draft(match: re.Match[str], place: int, sentence: Sentence) -> Draft:
    folded, start = sentence.setting.folded, sentence.start
    begin = _clause_start(folded, start, match.start())
    before = folded[begin : match.start()]
    placed = _PLACED.search(before)
    scope_words = before[placed.start() :] if placed else before
    scope = re.search(
        rf"(?:{_AREA}|[\u4e00-\u9fff]{{2,4}})(?:[\u4e00-\u9fff]{{0,20}})?$",
        re.sub(
            r"^.*?(?:保持在?|位居|位列|名列|排名|排在|居于|稳居|荣获|取得|获得?|列|居|排|蝉联|进入|跻身|至|为)",
            "",
            scope_words,
        ),
    )
    scope_text = (scope.group() if scope else "") + (match["of"] or "").rstrip("排名列居位的中里")
    name = left_name(before[: placed.start()] if placed else _before_scope(before))
    if match_of := _APPRAISED.search(scope_text):
        name, scope_text = match_of["what"], match_of["scope"] or ""
    if not name:
        name = _earlier_name(folded, start, begin)
    subject, name = split_subject(name, share=True)
    stated = stated_period(begin, match.start(), sentence)
    return Draft(
        kind="rank",
        start=match.start("of") if match["of"] else match.start("place"),
        end=match.end(),
        rule="rank",
        fields={
            "name": name,
            "subjects": (subject,) if subject else (),
            "period": stated or sentence.setting.period,
            "place": place,
            "of": int(parse_numeral(match["n"])) if match["of"] else None,
            "scope": scope_text or None,
            "inferred": () if stated else ("period",),
        },
    )


def _before_scope(before: str) -> str:
    """The words before the scope where no verb parts them (综合评分嘉兴第一)."""
    match = re.search(rf"(?:{_AREA}|[\u4e00-\u9fff]{{2}})(?:县\(市\)|县|区县)?$", before)
    return before[: match.start()] if match else before


def _earlier_name(folded: str, start: int, begin: int) -> str:
    """The name in the nearest clause before, its number left out (人均期望寿命83.82岁,…,居全市第六)."""
    for clause in reversed(re.split("[,:;]", folded[start:begin])):
        words = re.split(r"\d", clause)[0]
        name = clean_last(clean_first(words))
        if len(name) >= 2 and not re.match(r"(?:高于|低于|比|较|同比|优于)", name):
            return name
    return ""
