"""What a section does, looking back or ahead: by its heading, its years, its tense and its neighbours."""

import re

from healthreports.facts import Role


_REVIEW = re.compile(
    r"总结(?!推广|评估|经验|提炼)|回顾|回眸|情况|成效|成绩|成就|进展|做法|现状|(?:存在|突出|主要|面临).{0,6}(?:问题|困难|不足|短板|差距)"
    r"|问题(?:与|和|及)(?:不足|困难|短板|差距)|(?:困难|不足|短板)(?:与|和|及)问题|工作(?:亮点|特色|经验|体会|成果)|亮点|公报|简报|纪实|综述|年鉴|概况|取得"
    r"|工作报告|述职|大事记|(?:发展|工作|规划)基础|面临.{0,4}(?:形势|机遇|挑战)|形势分析|规划背景|“?十[一二三]五”?(?:期间|时期)"
)
_PLAN = re.compile(
    r"要点|思路|打算|计划(?!生育|免疫|外|单列)|(?<!免疫)规划(?!免疫|背景|基础)|安排|下一步|下步|展望|目标(?!完成|责任|任务完成)|设想|谋划|部署|任务清单|实施方案"
    r"|新征程|新篇章|再出发|新目标|明年|来年|下一?阶段|(?:今后|未来).{0,8}(?:工作|方向|发展|任务|努力)|努力方向|工作方案|行动方案|保障措施|组织保障|组织实施"
    r"|总体(?:要求|思路|目标|部署)|指导思想|基本原则"
)
# What a plan's part is called, and in a review those tasks that were done.
_TASKS = re.compile(r"重点(?:任务|工作|安排)|(?:主要|工作)(?:任务|措施|举措)|任务(?:分解|分工)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_OPENS = re.compile(r"[^\d]{0,8}((?:19|20)\d{2})年(?!\d{0,2}月)")
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
    if (dated := _role_of_years(heading, review_year, plan_year)) is not None:
        return dated
    return Role.PLAN if _TASKS.search(heading) and review_year is None else None


def _role_of_years(heading: str, review_year: int | None, plan_year: int | None) -> Role | None:
    """The role that the years in a heading tell."""
    years = [int(year) for year in _YEAR.findall(heading)]
    if not years:
        return None
    later = review_year is not None and min(years) > review_year
    if later or (plan_year is not None and plan_year != review_year and min(years) >= plan_year):
        return Role.PLAN
    if review_year is not None and max(years) <= review_year:
        return Role.REVIEW
    return None


def _last(pattern: re.Pattern[str], heading: str) -> int:
    """Where the last of its words stands, -1 where none does."""
    return max((found.start() for found in pattern.finditer(heading)), default=-1)


_MOOD = 3
_STOPS = re.compile(r"[。！？；;\n]")
_SAMPLE = 1500


def role_of_words(text: str, review_year: int | None = None) -> Role | None:
    """The role that the sentences of a part speak for, `None` where they are even.

    Example:
        >>> role_of_words("全年完成手术2100台，同比增长6%，获评省级示范。").value
        'review'
        >>> role_of_words("加快推进迁建工程，力争年内开工，进一步完善网络。").value
        'plan'
    """
    sample = text[:_SAMPLE]
    back = len(_BACK.findall(sample))
    ahead = len(_AHEAD.findall(sample))
    if review_year is not None:
        opened = [int(year[1]) for each in _STOPS.split(sample) if (year := _OPENS.match(each))]
        ahead += sum(2 for year in opened if year > review_year)
        back += sum(2 for year in opened if year == review_year)
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
