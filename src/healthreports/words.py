"""The words of Chinese: jieba's dictionary, in a tokenizer of our own.

Loading takes over half a second, so the first question loads it and importing this module does not.
jieba's own loader reads and writes a cache in the shared folder for temporary files, where a stranger's
file would be loaded; the dictionary is read from the package instead.
"""

import logging
import threading
import warnings
from math import log
from sys import intern
from typing import Any

import attrs


@attrs.frozen
class _Dictionary:
    """The tokenizer, and what kind of word each one is."""

    tokenizer: Any
    tags: dict[str, str]


_lock = threading.Lock()
_loaded: list[_Dictionary] = []


def _load() -> _Dictionary:
    """Read the dictionary: a word, its frequency and its kind a line (广大 5043 a)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    frequencies: dict[str, int] = {}
    tags = {}
    # Line by line: the whole dictionary at once would take as much memory again.
    with tokenizer.get_dict_file() as file:
        for line in file:
            word, frequency, tag = line.decode("utf-8").rstrip().split(" ")
            frequencies[word] = int(frequency)
            tags[word] = intern(tag)
    tokenizer.total = sum(frequencies.values())
    # The tokenizer asks for every beginning of a word whether it is worth going on.
    for word in tags:
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    tokenizer.FREQ = frequencies
    tokenizer.initialized = True
    return _Dictionary(tokenizer, tags)


def _dictionary() -> _Dictionary:
    with _lock:
        if not _loaded:
            _loaded.append(_load())
        return _loaded[0]


def cut(text: str) -> tuple[str, ...]:
    """The most likely words of a text; put end to end, they are the text.

    Example:
        >>> cut("公立医疗机构开展针灸")
        ('公立', '医疗机构', '开展', '针灸')
    """
    return tuple(_dictionary().tokenizer.cut(text, HMM=False))


def frequency(word: str) -> int:
    """How often the dictionary's makers met a word; 0 for what is none.

    Example:
        >>> frequency("医疗") > frequency("针灸") > frequency("疗机") == 0
        True
    """
    return int(_dictionary().tokenizer.FREQ.get(word, 0))


def is_word(word: str) -> bool:
    """Whether the dictionary has the word.

    Example:
        >>> is_word("人次"), is_word("疗机")
        (True, False)
    """
    return frequency(word) > 0


def tag(word: str) -> str:
    """What kind of word it is, in jieba's letters (`v` verb, `n` noun, …), or nothing for an unknown one.

    Example:
        >>> tag("打造"), tag("标杆"), tag("疗机")
        ('v', 'n', '')
    """
    return _dictionary().tags.get(word, "")


def likelihood(text: str) -> float:
    """The natural logarithm of the probability of a text's most likely words.

    Example:
        >>> likelihood("医疗机构") > likelihood("医") + likelihood("疗机构")
        True
    """
    tokenizer = _dictionary().tokenizer
    total = log(tokenizer.total)
    return sum(log(tokenizer.FREQ.get(word) or 1) - total for word in cut(text))
