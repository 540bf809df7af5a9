"""Draws from a seed: words, numbers and choices as foreign content may hold them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

Choice = TypeVar("Choice")

PHRASES = (
    "Law",
    'Côte d\'Ivoire & "Türkiye"',
    "<script>alert(1)</script><b>bold</b>",
    "=SUM(A1:A9)",
    "@home",
    "-2 + 3",
    "حقوق الإنسان في الفضاء الرقمي",
    "人权",
    "100 %s of {all} {{ one }}",
    "a, b; c | d\\e",
    "Æ’quo’s “curly” quotes – and dashes",
    "🏳 flags",
    "5 per cent",
    "none",
    "True",
    "A title " + "that goes on and on, " * 8 + "until it ends",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
)
"""Texts that break what is put together carelessly: markup, formats, tables, sentences and layouts."""
WORDS = ("law", "a", "use-2", "none", "null", "true", "1e3", "steps", "indicators", "world", "income",
         "whole",
         "privacy", "x-y-z", "no", "yes", "00", "practice", "on", "map", "year", "lane", "range",
         "marks")  # fmt: skip
"""Ids: some are words of YAML, of addresses or of our own."""


class Draws:
    """One source of chance for a whole content: the same seed draws the same files."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def one(self, choices: Sequence[Choice]) -> Choice:
        return self.random.choice(choices)

    def some(self, choices: Sequence[Choice], least: int = 0) -> list[Choice]:
        """A few different ones, in the order given."""
        count = self.random.randint(min(least, len(choices)), len(choices))
        return [choices[place] for place in sorted(self.random.sample(range(len(choices)), count))]

    def chance(self, share: float = 0.5) -> bool:
        return self.random.random() < share

    def whole(self, lowest: int, highest: int) -> int:
        return self.random.randint(lowest, highest)

    def between(self, lowest: float, highest: float) -> float:
        """A number with few digits, at times an end."""
        if self.chance(0.15):
            return self.one((lowest, highest))
        return float(f"{self.random.uniform(lowest, highest):.{self.whole(1, 6)}g}")

    def share(self) -> float:
        """A number from 0 to 1."""
        return min(max(self.between(0.0, 1.0), 0.0), 1.0)

    def rising(self, lowest: float, highest: float, count: int, apart: float = 1e-4) -> list[float]:
        """So many numbers between two ends, each `apart` from the one before and from the ends."""
        room = highest - lowest - (count + 1) * apart
        cuts = sorted(self.random.uniform(0, max(room, 0)) for _ in range(count))
        return [round(lowest + cut + (place + 1) * apart, 6) for place, cut in enumerate(cuts)]

    def text(self) -> str:
        return self.one(PHRASES)

    def name(self, taken: set[str]) -> str:
        """A kebab-case id that is not taken yet."""
        word = self.one(WORDS)
        name, count = word, 1
        while name in taken:
            count += 1
            name = f"{word}-{count}"
        taken.add(name)
        return name

    def shares(self, words: Sequence[str]) -> dict[str, float]:
        """Some of the words with shares that sum to 1."""
        chosen = self.some(words, least=1)
        parts = [self.whole(1, 9) for _ in chosen]
        return {word: part / sum(parts) for word, part in zip(chosen, parts, strict=True)}

    def figure(self) -> float:
        """A number of any size that a table may hold."""
        size = self.one((1.0, 1.0, 1.0, 100.0, 1e-6, 1e9))
        return self.between(-size, size) if self.chance(0.3) else self.between(0.0, size)
