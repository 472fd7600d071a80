"""Byte pair encoding over words. `src/runtime/text/tokenizer.ts` does the same in the page."""

import re
from collections import Counter, defaultdict

# A word with the space before it, marks with the space before them, a space alone, the end of a paragraph.
PIECES = re.compile(r' ?[A-Za-z]+| ?[0-9]| ?[^\sA-Za-z0-9]+|\n| ')

START = 0  # the token before a chapter, and so after one


def learn(text: str, size: int) -> list[tuple[int, int]]:
    """The pairs that are joined, in their order. Token 0 is START, then come the characters, then one token for each pair."""
    characters = sorted(set(text))
    ids = {character: 1 + index for index, character in enumerate(characters)}
    counts = Counter(PIECES.findall(text))
    words = [[ids[c] for c in word] for word in counts]
    often = list(counts.values())
    pairs: Counter = Counter()
    where = defaultdict(set)
    for index, word in enumerate(words):
        for pair in zip(word, word[1:]):
            pairs[pair] += often[index]
            where[pair].add(index)
    merges = []
    while 1 + len(characters) + len(merges) < size:
        best = max(pairs.items(), key=lambda each: (each[1], (-each[0][0], -each[0][1])))[0]
        token = 1 + len(characters) + len(merges)
        merges.append(best)
        for index in list(where[best]):
            word = words[index]
            for pair in zip(word, word[1:]):
                pairs[pair] -= often[index]
                where[pair].discard(index)
            words[index] = word = join(word, best, token)
            for pair in zip(word, word[1:]):
                pairs[pair] += often[index]
                where[pair].add(index)
        del pairs[best]
    return merges


def join(word: list[int], pair: tuple[int, int], token: int) -> list[int]:
    joined, at = [], 0
    while at < len(word):
        if tuple(word[at : at + 2]) == pair:
            joined.append(token)
            at += 2
        else:
            joined.append(word[at])
            at += 1
    return joined


class Tokenizer:
    def __init__(self, characters: list[str], merges: list[tuple[int, int]]):
        self.characters = characters
        self.merges = [tuple(pair) for pair in merges]
        self.texts = ['', *characters]
        self.ranks = {}
        for pair in self.merges:
            self.ranks[pair] = len(self.texts)
            self.texts.append(self.texts[pair[0]] + self.texts[pair[1]])
        self.ids = {character: 1 + index for index, character in enumerate(characters)}
        self.known: dict[str, list[int]] = {}

    def encode(self, text: str) -> list[int]:
        return [token for piece in PIECES.findall(text) for token in self.encode_piece(piece)]

    def encode_piece(self, piece: str) -> list[int]:
        if piece not in self.known:
            word = [self.ids[c] for c in piece if c in self.ids]
            while len(word) > 1:
                token, pair = min((self.ranks.get(pair, 1 << 30), pair) for pair in zip(word, word[1:]))
                if token == 1 << 30:
                    break
                word = join(word, pair, token)
            self.known[piece] = word
        return self.known[piece]

    def decode(self, tokens) -> str:
        return ''.join(self.texts[token] for token in tokens)
