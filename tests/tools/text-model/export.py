"""Writes the file of the model, and the fixture that the tests compare the page's implementation with."""

import json
import struct
from collections import Counter, defaultdict
from pathlib import Path

import jax.numpy as jnp
import numpy as np

import model
from tokenizer import START, Tokenizer

ROOT = Path(__file__).parents[3]
FILE = ROOT / 'workers/models/austen/austen.bin'
FIXTURE = ROOT / 'tests/fixtures/text/austen.json'
SAMPLED = 17  # the fixture has the score of every 17th token


def rounded(matrix) -> tuple[np.ndarray, np.ndarray]:
    """Small integers, and for each row the number that they are multiples of."""
    scales = np.maximum(np.abs(matrix).max(1), 1e-8).astype(np.float32) / 127
    return scales, np.round(matrix / scales[:, None]).astype(np.int8)


def export(parameters: dict, tokenizer: Tokenizer, train: np.ndarray, held_out: np.ndarray, held_out_text: list[str]) -> None:
    # In the order in which the page reads them: JAX sorts the names of what it returns.
    matrices = {name: rounded(np.asarray(parameters[name])) for name in model.initial(0)}
    header = {
        'width': model.WIDTH,
        'layers': model.LAYERS,
        'heads': model.HEADS,
        'hidden': model.HIDDEN,
        'context': model.CONTEXT,
        'sharpness': model.SHARPNESS,
        'vocabulary': model.VOCABULARY,
        'characters': ''.join(tokenizer.characters),
        'merges': tokenizer.merges,
    }
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 4)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(
        struct.pack('<I', len(text))
        + text
        + b''.join(scales.tobytes() for scales, _ in matrices.values())
        + b''.join(values.tobytes() for _, values in matrices.values())
    )
    shipped = {name: jnp.asarray(scales[:, None] * values) for name, (scales, values) in matrices.items()}
    FIXTURE.parent.mkdir(parents=True, exist_ok=True)
    FIXTURE.write_text(json.dumps(fixture(shipped, parameters, tokenizer, train, held_out, held_out_text)) + '\n')


def fixture(shipped, parameters, tokenizer, train, held_out, held_out_text) -> dict:
    from train import loss_of

    passage = held_out_text[-1][:6000].rsplit('\n', 1)[0]
    tokens = np.array([START, *tokenizer.encode(passage)], np.int32)
    first = tokens[: model.CONTEXT]
    scores = np.asarray(model.logits(shipped, jnp.asarray(first[None])))[0, 15::16, ::SAMPLED]
    characters = sum(map(len, held_out_text))
    per_character = len(held_out) / characters / np.log(2)
    made = {
        'tokens': first.tolist(),
        'scores': [[round(float(each), 4) for each in row] for row in scores],
        'passage': passage,
        'passageBits': round(sum(window_losses(shipped, tokens)) / len(passage) / np.log(2), 4),
        'bitsPerCharacter': {
            'model': round(loss_of(shipped, held_out) * per_character, 4),
            'beforeRounding': round(loss_of(parameters, held_out) * per_character, 4),
            'tokenTrigram': round(float(np.mean(trigram(train, held_out))) * per_character, 4),
            'characterTrigram': round(character_trigram(tokenizer.decode(train), '\n'.join(held_out_text)), 4),
        },
        'tokenTrigramPassageBits': round(sum(trigram(train, tokens)) / len(passage) / np.log(2), 4),
    }
    print(made['bitsPerCharacter'], made['passageBits'], made['tokenTrigramPassageBits'])
    return made


def window_losses(parameters, tokens):
    """Each token but the first, in windows that begin anew."""
    for at in range(0, len(tokens) - 1, model.CONTEXT):
        yield from np.asarray(model.losses(parameters, tokens[None, at : at + model.CONTEXT + 1]))[0].tolist()


def trigram(train: np.ndarray, tokens: np.ndarray) -> list[float]:
    """The losses of a table of three tokens, smoothed by those of two and of one (interpolated Kneser-Ney)."""
    first = Counter(zip(train.tolist(), train[1:].tolist(), train[2:].tolist()))
    tables = [Counter(), Counter(), first]
    for a, b, c in first:
        tables[1][b, c] += 1
    for b, c in tables[1]:
        tables[0][c,] += 1
    sums = [defaultdict(int) for _ in tables]
    kinds = [defaultdict(int) for _ in tables]
    for table, total, kind in zip(tables, sums, kinds):
        for key, count in table.items():
            total[key[:-1]] += count
            kind[key[:-1]] += 1
    discount = 0.75

    def probability(key: tuple) -> float:
        if not key:
            return 1 / model.VOCABULARY
        order = len(key) - 1
        before = key[:-1]
        rest = probability(key[1:])
        if sums[order][before] == 0:
            return rest
        kept = max(0, tables[order][key] - discount) + discount * kinds[order][before] * rest
        return kept / sums[order][before]

    given = [START, *tokens.tolist()]
    return [-np.log(probability(tuple(given[at - 2 : at + 1]))) for at in range(2, len(given))]


def character_trigram(train: str, text: str) -> float:
    """Bits of a table of three characters, with one added to each count."""
    counts = Counter(train[at : at + 3] for at in range(len(train) - 2))
    pairs = Counter(train[at : at + 2] for at in range(len(train) - 1))
    kinds = len(set(train))
    chances = [(counts[text[at : at + 3]] + 1) / (pairs[text[at : at + 2]] + kinds) for at in range(len(text) - 2)]
    return float(-np.mean(np.log2(chances)))
