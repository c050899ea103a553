"""What speaks for one fragment continuing another: split words, open quotes, cut units, a verb without its object."""

import re

from healthreports import words


# A match must be this good, and better than every other by the margin.
ENOUGH = 6.0
MARGIN = 2.0

_SPLIT_UNIT = 6.0
_OPEN_QUOTE = 6.0
_MISSING_OBJECT = 6.0
_NO_BEGINNING = 4.0
_LONG_WORD = 3.0

# How far from the tear a word is looked for, and a quote that it cuts.
_NEAR = 6
_QUOTED = 14
_LONGEST_WORD = 4

_TAIL_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,6}\Z")
_HEAD_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,6}")
# 开展上门服务685人 ← 次，在线护理咨询315人次
_NUMBER = re.compile(
    r"[\d百千][多余万亿]{0,2}+"
    r"(?:人次|例次|户次|剂次|平方米|立方米|公里|公顷|[人次例家个名张元份户件所支项台场期床篇剂倍岁])"
    r"(?:以上|以下|以内|左右|余)?+(?=[,。;、()])"
    r"|\d[多余]?[万亿%‰月]|\d个?百分点|[12]\d{3}年(?![均轻度])|[百千万]分之"
)
_HEAD_UNIT = re.compile(
    r"(?:(?:人次|[人次例家个名张元份户件所支项台场期床篇剂倍岁里]|顷|方?米)"
    r"(?:以上|以下|以内|左右|余)?+[,。;、()]|[多余]?[万亿]|[%‰月]|个?百分点|年(?![均轻度内初底末])|分之)"
)
# 签约15.87 is followed by 万 or %, not by 次.
_DECIMAL = re.compile(r"\d\.\d{1,4}\Z")
# A rate is followed by % or ‰; a number of things is not.
_RATE = re.compile(
    r"(?:率|占|比|度|水平)[^,;。]{0,12}\Z|(?:增长|下降|提高|上升|降低|减少|增加)[了到至]?[\d.]{1,6}\Z"
)
_SHARE = re.compile(r"[%‰]|个?百分点|分之")
_COUNTED_UNIT = re.compile(r"[人次例家个名份户件所支项台场期床篇剂](?!百分点)")
# A whole fragment such as 后启用。
_SCRAP = re.compile(r"[^,.。;:!?]{1,8}[。;]\Z")
_NO_START = re.compile(
    r"[,.。;、?!)》〉」』】”’%‰]|(?![一二三四五六七八九十])[\u4e00-\u9fff][,。;]"
)
_PARTICLES = frozenset("的地得了着们等")
# Single characters that sentences of reports begin with: 对全市…, 以人民健康为中心…, 市疾控中心…
_STARTERS = frozenset(
    "一二三四五六七八九十两半首先再又还也都已曾正将即仅共均各每全某本该此这那其他她它我你您谁何"
    "在对以从为把被由与和同跟向给到至自按据经凭因如若虽但而或及并且则就是有无不未没没请让使令要应可能会需须"
    "省市区县镇乡村州旗今昨去明前后上春夏秋冬"
)
_CLOSERS = {
    "》": "《",
    "」": "「",
    "』": "『",
    "】": "【",
    ")": "(",
    "”": "“",
    "’": "‘",
    "〉": "〈",
}
_OPENERS = frozenset(_CLOSERS.values())
# 全面打造 ← 高水平县级医院标杆
_CLAUSE = re.compile(r"([\u4e00-\u9fff]{4,20})[,;。]")
_NOMINAL_TAGS = ("n", "vn", "b", "a", "f", "s", "j", "l")
# Verbs that seldom stand as nouns: 体系建设 and 健康发展 may end a phrase, 全面打造 may not.
_TRANSITIVE = frozenset(
    "打造 构建 推进 推动 开展 完善 提高 加强 强化 深化 优化 健全 巩固 建立 完成 实现 形成 促进"
    " 做好 做强 做优 抓好 抓实 筑牢 夯实 擦亮 增强 拓展 聚焦 争创".split()
)


def open_quotes(text: str) -> tuple[str, ...]:
    """The quotes and brackets that folded text leaves open.

    Example:
        >>> open_quotes("撰写论文，其中的《预防阑尾手术切口感染")
        ('《',)
    """
    left: list[str] = []
    for character in text:
        if character in _OPENERS:
            left.append(character)
        elif character in _CLOSERS and _CLOSERS[character] in left:
            left.remove(_CLOSERS[character])
    return tuple(left)


def closed_quotes(text: str) -> tuple[str, ...]:
    """The quotes and brackets that folded text closes without having opened them, by their opening form.

    Example:
        >>> closed_quotes("慢性化脓性中耳炎疗效观察》等论文")
        ('《',)
    """
    depth = dict.fromkeys(_OPENERS, 0)
    unmatched = []
    for character in text:
        if character in _OPENERS:
            depth[character] += 1
        elif character in _CLOSERS:
            opener = _CLOSERS[character]
            depth[opener] -= 1
            if depth[opener] < 0:
                unmatched.append(opener)
                depth[opener] = 0
    return tuple(unmatched)


def closes_quote(head: str) -> bool:
    """Whether a fragment soon closes a quote or bracket that it has not opened.

    Example:
        >>> closes_quote("慢性化脓性中耳炎疗效观察》等论文"), closes_quote("《体会》等论文")
        (True, False)
    """
    return bool(closed_quotes(head[:_QUOTED]))


def _crosses(tail: str, head: str) -> bool:
    """Whether any word of the dictionary could lie over the tear; a cheap look before the whole comparison."""
    return any(
        words.is_word(tail[-i:] + head[:j])
        for i in range(1, min(_LONGEST_WORD, len(tail)) + 1)
        for j in range(1, min(_LONGEST_WORD, len(head)) + 1)
    )


def split_word(tail: str, head: str) -> float:
    """How much more likely two fragments are together than apart, where a word lies over the tear.

    Example:
        >>> split_word("全市公立医", "疗机构开展中医") > 10
        True
        >>> split_word("全市公立医院", "次，在线")
        0.0
    """
    ends, begins = _TAIL_CHINESE.search(tail[-_NEAR:]), _HEAD_CHINESE.match(head)
    if not ends or not begins or not _crosses(ends[0], begins[0]):
        return 0.0
    together = words.cut(ends[0] + begins[0])
    at, over = 0, ""
    for word in together:
        if at < len(ends[0]) < at + len(word):
            over = word
        at += len(word)
    if not over:
        return 0.0
    apart = words.likelihood(ends[0]) + words.likelihood(begins[0])
    gain = words.likelihood(ends[0] + begins[0]) - apart
    return max(gain, _LONG_WORD) if gain > 0.5 else 0.0


def cannot_begin(head: str) -> bool:
    """Whether no sentence begins like this: with punctuation, one character and a comma, or a particle.

    Example:
        >>> cannot_begin("次,在线护理咨询315人次"), cannot_begin("同时,开展健康监测")
        (True, False)
    """
    if _NO_START.match(head):
        return True
    return head[:1] in _PARTICLES and words.cut(head[:_NEAR])[0] in _PARTICLES


def _may_be_cut(head: str) -> bool:
    """Whether the head begins with a piece of a word: one character that no sentence begins with."""
    first = words.cut(head[:_NEAR])[:1]
    return bool(first) and len(first[0]) == 1 and first[0] not in _STARTERS


def _splits_number(tail: str, head: str) -> bool:
    """Whether a number and its unit lie over the tear: 685人|次, 3.2|万, 百|分之九十八."""
    if _DECIMAL.search(tail) and _COUNTED_UNIT.match(head) and "每" not in tail:
        return False
    if bool(_SHARE.match(head)) > bool(_RATE.search(tail)):
        return False
    near = tail[-_NEAR:]
    return any(
        found.start() < len(near) < found.end() for found in _NUMBER.finditer(near + head[:_NEAR])
    )


def _misses_object(tail: str) -> bool:
    ends = _TAIL_CHINESE.search(tail)
    return bool(ends) and words.cut(ends[0])[-1] in _TRANSITIVE if ends else False


def _is_object(head: str) -> bool:
    """Whether the head's first clause has no verb, so that it is no sentence (高水平县级医院标杆；)."""
    clause = _CLAUSE.match(head)
    if not clause:
        return False
    tags = [words.tag(word) for word in words.cut(clause[1])]
    return (
        all(tag.startswith(_NOMINAL_TAGS) for tag in tags)
        and tags[-1].startswith("n")
        and not clause[1].endswith("方面")
    )


def goes_on(tail: str, head: str) -> bool:
    """Whether a word or a number with its unit lies over the end of a line.

    Example:
        >>> goes_on("这是卫生健康事业高", "质量发展的基础"), goes_on("床位300", "张"), goes_on("年轻", "女孩")
        (True, True, False)
    """
    return split_word(tail, head) > 0 or (tail[-1:].isdigit() and head[:1].isalnum())


def can_continue(head: str) -> bool:
    """Whether anything about a fragment's beginning lets it be the second half of a sentence.

    Example:
        >>> can_continue("疗机构开展中医治疗"), can_continue("全市医疗机构开展中医治疗")
        (True, False)
    """
    return bool(
        cannot_begin(head)
        or _may_be_cut(head)
        or _SCRAP.match(head)
        or closes_quote(head)
        or _HEAD_UNIT.match(head)
        or _is_object(head)
    )


def strength(tail: str, head: str) -> float:
    """How strongly the folded words before and after a tear speak for each other; 0 for not at all.

    Args:
        tail: The last words of the fragment that breaks off, from the beginning of their sentence.
        head: The first words of the fragment that may continue it.

    Example:
        >>> strength("开展上门服务685人", "次,在线护理咨询315人次。") > ENOUGH
        True
        >>> strength("开展上门服务685人", "全市公立医院开展中医治疗。")
        0.0
    """
    total = 0.0
    if (set(open_quotes(tail[-_QUOTED:])) & set(closed_quotes(head[:_QUOTED]))) - {"("}:
        total += _OPEN_QUOTE
    if _splits_number(tail, head):
        total += _SPLIT_UNIT
    beginningless = cannot_begin(head) or bool(_SCRAP.match(head))
    if beginningless:
        total += _NO_BEGINNING
    if beginningless or _may_be_cut(head):
        total += split_word(tail, head)
    if _misses_object(tail) and _is_object(head):
        total += _MISSING_OBJECT
    return total
