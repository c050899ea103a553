"""What charts say around the words of the reports, in English or Chinese."""

from typing import Literal

from healthreports.catalogue.concepts import Direction
from healthreports.cells.records import Obstacle
from healthreports.errors import NotFoundError
from healthreports.tracking.records import Fate


Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

_PHRASES: dict[str, tuple[str, str]] = {
    "and": (" · ", "　"),
    "comma": (", ", "、"),
    "source": ("Source: {documents}", "来源：{documents}"),
    "more documents": ("{n} more", "另{n}份"),
    "years": ("Years: {years}", "年份：{years}"),
    "not shown": ("Not shown: {what}.", "未显示：{what}。"),
    "titled": ("{title}, {year}", "{title}，{year}年"),
    "n places": ("{n} places", "{n}个地区"),
    "n concepts": ("{n} concepts", "{n}项指标"),
    "n promises": ("{n} promises", "{n}项承诺"),
    "n themes": ("{n} themes", "{n}个主题"),
    "n in other units": ("{n} figures in other units", "{n}个其他单位的数值"),
    "year": ("Year", "年份"),
    "place": ("Place", "地区"),
    "value": ("Value", "数值"),
    "reason": ("Not compared", "不可比原因"),
    "rank": ("Rank", "名次"),
    "ranked": ("{rank} of {of}", "{of}个中第{rank}"),
    "period": ("Period", "期间"),
    "sentence": ("Sentence", "原句"),
    "document": ("Document", "文件"),
    "concept": ("Concept", "指标"),
    "best": ("best of its year", "当年最优"),
    "best of those shown": ("best of those shown", "所列最优"),
    "compared": ("compared", "可比"),
    "not compared": ("not compared (why: beside it)", "不可比（原因见旁注）"),
    "missing": ("not reported", "未报告"),
    "no direction": ("No direction is better", "无优劣之分"),
    "higher": ("Higher is better ↑", "越高越好 ↑"),
    "lower": ("Lower is better ↓", "越低越好 ↓"),
    "best first": ("best first", "由优到劣"),
    "largest first": ("largest first", "由大到小"),
    "each latest": ("each place's latest year", "各地最近年份"),
    "cut axis": ("{unit} (axis does not begin at 0)", "{unit}（纵轴不从0开始）"),
    "stated": ("filled ●: stated", "实心 ●：文中所述"),
    "unsure": ("hollow ○ without line: stated, not comparable", "空心 ○ 无线：文中所述，不可比"),
    "derived": ("hollow ○, dashed: derived from a stated change", "空心 ○ 虚线：由所述增减推算"),
    "target": ("◆ target, in the year it is due", "◆ 目标（到期年份）"),
    "conflict": ("× another document contradicts", "× 另有文件数值矛盾"),
    "promises": ("Promises and what became of them", "承诺与兑现"),
    "followed": ("{plan} → {outcome}", "{plan} → {outcome}"),
    "followed within": ("{plan}, followed within itself", "{plan}（文内对照）"),
    "all promises": (
        "Of {n} promises {drawn} with a target and an outcome in numbers are drawn; the other {rest} are counted only.",
        "共{n}项承诺：{drawn}项有目标与结果数值，列于下图；其余{rest}项仅在上方计数。",
    ),
    "none drawn": (
        "{n} promises in all; none has a target and an outcome in numbers.",
        "共{n}项承诺；均无可对照的目标与结果数值。",
    ),
    "of target": (
        "outcome in % of the target (line: target = 100%)",
        "结果占目标的百分比（竖线为目标 = 100%）",
    ),
    "of target text": ("{reached} · target {target}", "{reached}　目标 {target}"),
    "anew": ("{reached} promised anew · was {target}", "重新承诺 {reached}　原为 {target}"),
    "at most": (
        "Where the target is an upper limit (以内, 以下), it is met left of the line.",
        "上限类目标（以内、以下）在竖线左侧即为达标。",
    ),
    "drawn below": ("({n} drawn below)", "（{n}项见下图）"),
    "promise": ("Promise", "承诺"),
    "target head": ("Target", "目标"),
    "outcome head": ("Outcome", "结果"),
    "due": ("Due", "期限"),
    "note": ("Note", "说明"),
    "fate": ("What became of it", "兑现情况"),
    "heat map": ("{concepts} concepts in {places} places", "{places}个地区的{concepts}项指标"),
    "each row alone, each": (
        "Colours rank each row within its year, among places of one level; rows are not to be compared with each other. ↑ higher, ↓ lower is better.",
        "颜色表示同一行、同一年内同级地区中的名次，各行之间不可相互比较。↑ 越高越好，↓ 越低越好。",
    ),
    "each row alone, latest": (
        "Colours rank each row over each place's latest year, among places of one level; rows are not to be compared with each other. ↑ higher, ↓ lower is better.",
        "颜色表示同一行内各地最近年份在同级地区中的名次，各行之间不可相互比较。↑ 越高越好，↓ 越低越好。",
    ),
    "silent": ("Report on none of these: {names}.", "以下地区均未报告：{names}。"),
    "class 0": ("best", "最优"),
    "class 1": ("upper", "偏优"),
    "class 2": ("middle", "居中"),
    "class 3": ("lower", "偏后"),
    "class 4": ("last", "最末"),
    "class unranked": ("not ranked", "不排名"),
    "class not compared": ("not compared", "不可比"),
    "class missing": ("– not reported", "– 未报告"),
    "signs": ("Grey, not compared: {signs}.", "灰色为不可比：{signs}。"),
    "themes": ("Themes that appeared and vanished", "新出现与不再提及的主题"),
    "vanished": ("only in the earlier: {document}", "仅见于前者：{document}"),
    "appeared": ("only in the later: {document}", "仅见于后者：{document}"),
    "word": ("Word", "词"),
    "count": ("Times", "次数"),
    "section": ("Section", "章节"),
    "words of themes": (
        "Each bar is a word that the other document nowhere has, with how often it stands in this one; grey: the section where its theme stands most.",
        "每条为另一文件中未出现的词及其出现次数；灰字为该主题所在章节。",
    ),
}

_OBSTACLES: dict[Obstacle, tuple[str, str]] = {
    Obstacle.UNIT: ("other unit", "单位不同"),
    Obstacle.TARGET: ("target", "目标值"),
    Obstacle.SUBJECT: ("of a part", "仅为局部"),
    Obstacle.BOUND: ("bound", "界限或范围"),
    Obstacle.INFERRED: ("inferred", "推断"),
    Obstacle.PERIOD: ("other period", "期间不同"),
    Obstacle.DENOMINATOR: ("other denominator", "分母不同"),
    Obstacle.DERIVED: ("derived", "推算"),
}

_FATES: dict[Fate, tuple[str, str]] = {
    Fate.MET: ("met", "兑现"),
    Fate.MISSED: ("missed", "未兑现"),
    Fate.UNDER_WAY: ("under way", "进行中"),
    Fate.RESTATED: ("restated", "重新承诺"),
    Fate.DROPPED: ("dropped", "取消"),
    Fate.UNKNOWN: ("nothing said", "未见说明"),
}


def say(language: Language, phrase: str, **words: object) -> str:
    """A phrase in a language, with words put into it.

    Raises:
        NotFoundError: Charts do not speak that language.

    Example:
        >>> say("zh", "n places", n=3), say("en", "n places", n=3)
        ('3个地区', '3 places')
    """
    return _PHRASES[phrase][_index(language)].format(**words)


def _index(language: Language) -> int:
    if language not in LANGUAGES:
        what = "language"
        raise NotFoundError(what, language, LANGUAGES)
    return LANGUAGES.index(language)


def obstacle_words(language: Language, obstacle: Obstacle) -> str:
    """An obstacle in a word or two."""
    return _OBSTACLES[obstacle][_index(language)]


def fate_words(language: Language, fate: Fate) -> str:
    """What became of a promise, in a word or two."""
    return _FATES[fate][_index(language)]


def direction_words(language: Language, direction: Direction) -> str:
    """Which direction is good."""
    return say(language, "no direction" if direction is Direction.NONE else direction.value)
