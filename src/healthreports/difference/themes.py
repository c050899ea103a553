"""What the sections of a report are about, in words, and which of it another report has."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import attrs

from healthreports import matching, words
from healthreports.difference.records import Keyword, SectionShift, Shift, ThemeShift
from healthreports.report import Report, Section
from healthreports.text import Span, SpanChain, fold


# Of a text as long as a book the first sections and characters are enough to tell what it is about.
_MOST_SECTIONS = 400
_MOST_CHARACTERS = 400_000
_MOST_WORDS = 12
_WORDS_OF_THEME = 8

# 一、, （二）, 3.: the number of a heading is not what it says.
_NUMBER = re.compile(
    r"^[(【\[]?(?:第?[一二三四五六七八九十]{1,3}[章节部]?|\d{1,2})[)】\],、.．\s]++"
)


@attrs.frozen
class Part:
    """A section with its own words, those of its subsections left to them.

    Attributes:
        path: The headings above it and its own, from the top down.
        key: Its own heading as headings are compared; empty for none.
        counts: How often each of its telling words stands in it.
        first: Where each first stands.
    """

    path: tuple[str, ...]
    key: str
    counts: Mapping[str, int]
    first: Mapping[str, tuple[Span, ...]]

    def keywords(self, chosen: Sequence[str]) -> tuple[Keyword, ...]:
        """Some of its words with their counts and places."""
        return tuple(
            Keyword(word=word, count=self.counts[word], spans=self.first[word]) for word in chosen
        )


def parts_of(report: Report) -> tuple[Part, ...]:
    """The sections of a report, in reading order, with their words."""
    parts: list[Part] = []
    left = _MOST_CHARACTERS
    for path, section in _walk(report.sections, ()):
        if len(parts) == _MOST_SECTIONS or left <= 0:
            break
        part, length = _part(path, section)
        parts.append(part)
        left -= length
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.counts)
    return tuple(attrs.evolve(part, counts=_known(part.counts, total)) for part in parts)


def _known(counts: Mapping[str, int], total: Mapping[str, int]) -> dict[str, int]:
    """The words without what stood together by chance: characters that meet once in a report are none."""
    return {word: count for word, count in counts.items() if total[word] > 1 or words.is_word(word)}


def _walk(
    sections: Sequence[Section], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Section]]:
    for section in sections:
        path = (*above, section.heading) if section.heading else above
        yield path, section
        yield from _walk(section.sections, path)


def _part(path: tuple[str, ...], section: Section) -> tuple[Part, int]:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Span, ...]] = {}
    length = 0
    for paragraph in section.paragraphs:
        text, chain = fold(paragraph.text), SpanChain(paragraph.spans)
        length += len(text)
        for start, word in find_telling_words(text):
            counts[word] += 1
            if word not in first:
                first[word] = chain.cut(start, start + len(word)).spans
    heading = _NUMBER.sub("", fold(section.heading or "").strip())
    return Part(path, matching.core(heading) if heading else "", counts, first), length


# -- the words that tell what a text is about

# Nouns, and verbs used as nouns; neither names of persons (nr) nor of places (ns), nor times (t).
_TELLING = frozenset(("n", "nz", "nt", "vn", "j"))
# What the dictionary has as verbs or as names of persons, and this genre as things.
_OF_THE_GENRE = frozenset(
    "接种 急救 签约 随访 体检 转诊 执法 问诊 就诊 住院 义诊 康复 养老 智慧 控烟 献血 生育 婚检 带量 结算".split()
)
# 会议, 思想, 领域: met more often by the dictionary's makers, a word tells nothing of this text.
_TOO_FREQUENT = 5000
# What every report of the genre says on every page.
_COMMON = frozenset(
    "工作 建设 服务 管理 健康 卫生 医疗 医院 全市 全县 全区 全省 机构 中心 单位 部门 人员 项目 活动 情况 "
    "方面 问题 措施 重点 能力 水平 质量 发展 体系 机制 制度 基础 任务 目标 要求 卫生院 卫生健康 群众 人民 "
    "医疗卫生 医疗机构 卫生局 街道 乡镇 社会 全面 有效 进一步 总结 计划 年度 同比 比例 总数 数量 "
    # Its rhetoric.
    "全力 有力 营造 着力 氛围 现场 成果 模式 群体 高标准 高质量 主题 先锋 先进典型 典型 实际行动 站位 底气 根基 "
    "号角 标杆 新一轮 提质 打造 筑牢 底线 抓手 举措 成效 格局 路径 用好 征程 品牌 深化 优化 样板 部署 高地 融合".split()
)
_RUN_END = frozenset(
    "的之了在和与及或为是有将对于以等由从被把向按就并也都均其各该本此这那个们着过再更最不未要会能可上下中内外前后间年月日第"
)
_LONGEST_RUN = 4
# 妇保院新院区: an adjective, adverb or numeral at the end belongs to what follows.
_NO_END = frozenset(("a", "d", "m"))


def find_telling_words(folded: str) -> Iterator[tuple[int, str]]:
    """The words of a folded text that say what it is about, with their places.

    Characters that the dictionary has no word for, such as 医共体, are taken together.

    Example:
        >>> [word for _, word in find_telling_words("推进医共体建设,新增托位,做好疫情防控工作。")]
        ['医共体', '托位', '疫情', '防控']
    """
    at, run, run_at = 0, "", 0
    for word in (*words.cut(folded), "。"):
        if len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in _RUN_END:
            run, run_at = (run + word, run_at) if run else (word, at)
        else:
            if 2 <= len(run) <= _LONGEST_RUN and words.tag(run[-1]) not in _NO_END:
                yield run_at, run
            run = ""
            if _tells(word):
                yield at, word
        at += len(word)


def _tells(word: str) -> bool:
    if len(word) < 2 or word in _COMMON:
        return False
    noun = words.tag(word) in _TELLING and words.frequency(word) < _TOO_FREQUENT
    return noun or word in _OF_THE_GENRE


def _weighty(counts: Mapping[str, int]) -> list[str]:
    """Words by how often they stand there and how rare they are elsewhere."""
    return sorted(counts, key=lambda word: (counts[word] * words.likelihood(word), word))


# -- sections


def find_section_shifts(before: Sequence[Part], after: Sequence[Part]) -> Iterator[SectionShift]:
    """The sections of each report to which none of the other answers, by heading or by words.

    Args:
        before: The sections of the earlier report.
        after: Those of the later one.
    """
    both = {part.key for part in before} & {part.key for part in after}
    old = [part for part in before if part.key and part.key not in both]
    new = [part for part in after if part.key and part.key not in both]
    matched = set(_renamed(old, new))
    for side, (shift, parts) in enumerate(((Shift.VANISHED, old), (Shift.APPEARED, new))):
        gone = {pair[side] for pair in matched}
        for i, part in enumerate(parts):
            if i not in gone:
                chosen = _weighty(part.counts)[:_WORDS_OF_THEME]
                yield SectionShift(shift=shift, section=part.path, words=part.keywords(chosen))


# Two sections that share so much of their words are one under two headings.
_ALIKE = 0.4


def _renamed(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Pairs of sections that are about the same, the likest first, each in one pair only."""
    tops = [set(_weighty(part.counts)[:_MOST_WORDS]) for part in new]
    having: dict[str, list[int]] = defaultdict(list)
    for j, top in enumerate(tops):
        for word in top:
            having[word].append(j)
    likes: list[tuple[float, int, int]] = []
    for i, part in enumerate(old):
        mine = set(_weighty(part.counts)[:_MOST_WORDS])
        shared = Counter(j for word in mine for j in having.get(word, ()))
        for j, number in shared.items():
            likes.append((-number / min(len(mine), len(tops[j])), i, j))
    taken_old, taken_new = set(), set()
    for like, i, j in sorted(likes):
        few = min(len(old[i].counts), len(new[j].counts)) < 3
        if -like >= _ALIKE and not few and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            yield i, j


# -- themes

# A word said once is no theme, nor are two words said once each.
_OFTEN = 2
_OFTEN_IN_ALL = 3


def find_theme_shifts(
    before: Sequence[Part], after: Sequence[Part], texts: tuple[str, str]
) -> Iterator[ThemeShift]:
    """What each report speaks of and the other nowhere does, by the section where it stands most.

    Args:
        before: The sections of the earlier report.
        after: Those of the later one.
        texts: The folded text of both, headings included, without white space.
    """
    yield from _themes(before, texts[1], Shift.VANISHED)
    yield from _themes(after, texts[0], Shift.APPEARED)


def _themes(parts: Sequence[Part], other: str, shift: Shift) -> Iterator[ThemeShift]:
    total: Counter[str] = Counter()
    home: dict[str, int] = {}
    for i, part in enumerate(parts):
        for word, count in part.counts.items():
            total[word] += count
            if word not in home or count > parts[home[word]].counts[word]:
                home[word] = i
    own: dict[int, dict[str, int]] = defaultdict(dict)
    often = {word for word in home if total[word] >= _OFTEN}
    for word in often - _spoken(often, other):
        own[home[word]][word] = total[word]
    for i in sorted(own):
        chosen = _weighty(own[i])[:_WORDS_OF_THEME]
        if sum(own[i][word] for word in chosen) >= _OFTEN_IN_ALL:
            carried = (
                Keyword(word=word, count=total[word], spans=parts[i].first[word]) for word in chosen
            )
            yield ThemeShift(shift=shift, section=parts[i].path, words=tuple(carried))


def _spoken(sought: Set[str], text: str) -> set[str]:
    """Those of some words that stand anywhere in a text, inside longer words too."""
    lengths = sorted({len(word) for word in sought})
    pieces = (text[i : i + length] for i in range(len(text)) for length in lengths)
    return {piece for piece in pieces if piece in sought}
