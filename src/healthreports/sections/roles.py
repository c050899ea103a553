"""What a section does, looking back or ahead: by its heading, its years, its tense and its neighbours."""

import re

from healthreports.facts import Role


_REVIEW = re.compile(
    r"总结|回顾|回眸|工作情况|完成情况|成效|成绩|进展|做法|现状|存在.{0,4}(?:问题|困难|不足)|主要问题|亮点|公报|简报|纪实|综述|年鉴|概况|取得|工作报告"
)
_PLAN = re.compile(
    r"要点|思路|打算|谋划|计划|规划|安排|下一步|下步|展望|目标|设想|部署|任务清单|重点任务|重点工作|主要任务|工作任务|任务分解|实施方案|新征程|新篇章|再出发|明年|来年|下阶段|努力方向|工作方案|行动方案|保障措施|主要措施"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# What tells a review's sentences from a plan's; 推进, 加强 and their likes stand in both.
_BACK = re.compile(
    r"完成了?\S{0,12}\d|累计|获评|荣获|同比|去年|过去的?一年|一年来|回眸|已[经建成开]|达到?\d|实现了|获得|入选|新增\S{0,12}\d"
    r"|共\S{0,6}\d|较\S{0,6}(?:增|提|下)|顺利|被评为|授予"
)
_AHEAD = re.compile(
    r"将(?!军|要求|士|近)|力争|确保|计划(?!生育|免疫|实施)|争创|争取|未来|年内|年底前|展望|到20\d{2}年|今年(?:底|将|要|计划)|新的一年"
)
_FORWARD = re.compile(r"继续|进一步|加快|推进|推动|加强|强化|完善|健全|深化|聚力|全面")


def role_of_heading(heading: str, review_year: int | None, plan_year: int | None) -> Role | None:
    """The role that a heading states, `None` where it states none.

    Example:
        >>> role_of_heading("二、2023年工作思路", 2022, 2023).value, role_of_heading("（三）基层医疗", 2022, 2023)
        ('plan', None)
    """
    review, plan = _last(_REVIEW, heading), _last(_PLAN, heading)
    if review != plan:
        return Role.REVIEW if review > plan else Role.PLAN
    years = [int(year) for year in _YEAR.findall(heading)]
    if years and plan_year is not None and plan_year != review_year and min(years) >= plan_year:
        return Role.PLAN
    if years and review_year is not None and max(years) <= review_year:
        return Role.REVIEW
    return None


def _last(pattern: re.Pattern[str], heading: str) -> int:
    """Where the last of its words stands, -1 where none does."""
    return max((found.start() for found in pattern.finditer(heading)), default=-1)


_MOOD = 3


def role_of_words(text: str) -> Role | None:
    """The role that the sentences of a part speak for, `None` where they are even.

    Example:
        >>> role_of_words("全年完成手术2100台，同比增长6%，获评省级示范。").value
        'review'
        >>> role_of_words("加快推进迁建工程，力争年内开工，进一步完善网络。").value
        'plan'
    """
    sample = text[:1500]
    back = len(_BACK.findall(sample))
    ahead = len(_AHEAD.findall(sample))
    if back == ahead:
        forward = not back and len(_FORWARD.findall(sample)) >= _MOOD
        return Role.PLAN if forward else None
    return Role.REVIEW if back > ahead else Role.PLAN


def starts_plan(text: str, review_year: int | None) -> bool:
    """Whether a paragraph opens a plan that has no title: 2025年是“十四五”规划收官之年，…总体要求和目标是."""
    opening = text[:30]
    year = _YEAR.match(opening)
    if year and review_year is not None:
        return int(year[1]) > review_year
    return bool(re.match(r"下一步|今年是|今年,|今年，|新的一年|展望|下半年", opening))
