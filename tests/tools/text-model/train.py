"""Trains the tiny language model of `yieldcast/text` on the novels of Jane Austen, and writes its file and its fixture.

    pip install jax && nice python3 tests/tools/text-model/train.py

It takes about 20 minutes on two cores, on Debian or Ubuntu (the novels come from a Debian package, see corpus.py). The seed is
fixed. Checkpoints go to tests/tools/text-model/.work, and training goes on from there if it was ended. With --export, the last
one is written as it is.
"""

import argparse
import pickle
import time
from functools import partial
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np

import corpus
import model
from tokenizer import START, Tokenizer, learn

SEED = 1811
ROWS = 16
MOMENTUM = 0.95
WARM_DOWN = 0.45  # the share of the steps in which they become smaller


def orthogonal(matrix):
    """Keeps the directions of a step and makes them equally long (Newton-Schulz, as in the Muon optimizer)."""
    wide = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = wide / (jnp.linalg.norm(wide) + 1e-7)
    for _ in range(5):
        squared = x @ x.T
        x = 3.4445 * x + (-4.775 * squared + 2.0315 * squared @ squared) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


@partial(jax.jit, donate_argnums=(0, 1))
def step(parameters, state, tokens, rate, number):
    loss, gradients = jax.value_and_grad(lambda p: model.losses(p, tokens).mean())(parameters)
    moved, kept = {}, {}
    for name, gradient in gradients.items():
        value = parameters[name]
        if name == 'embedding':  # Adam
            first = 0.9 * state[name][0] + 0.1 * gradient
            second = 0.98 * state[name][1] + 0.02 * gradient**2
            kept[name] = (first, second)
            change = first / (1 - 0.9**number) / (jnp.sqrt(second / (1 - 0.98**number)) + 1e-9)
            moved[name] = value - rate * 0.004 * change
        else:  # Muon
            momentum = MOMENTUM * state[name][0] + (1 - MOMENTUM) * gradient
            kept[name] = (momentum,)
            change = orthogonal((1 - MOMENTUM) * gradient + MOMENTUM * momentum)
            scale = max(1, value.shape[0] / value.shape[1]) ** 0.5
            moved[name] = value * (1 - rate * 0.02 * 0.1) - rate * 0.02 * scale * change
    return moved, kept, loss


def encode(tokenizer: Tokenizer, chapters: list[str]) -> np.ndarray:
    return np.array([token for chapter in chapters for token in (START, *tokenizer.encode(chapter))], np.int32)


losses = jax.jit(model.losses)


def loss_of(parameters, tokens: np.ndarray) -> float:
    """In nats for each token of a text, each seen with the text before it in its window."""
    length = model.CONTEXT
    windows = [tokens[at : at + length + 1] for at in range(0, len(tokens) - length - 1, length)]
    batches = [np.stack(windows[at : at + 8]) for at in range(0, len(windows) - 7, 8)]
    return float(np.mean([losses(parameters, batch) for batch in batches]))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument('--steps', type=int, default=1600)
    options.add_argument('--work', type=Path, default=Path(__file__).parent / '.work')
    options.add_argument('--export', action='store_true')
    chosen = options.parse_args()
    train_text, held_out_text = corpus.split(chosen.work)
    joined = '\n'.join(train_text)
    saved = chosen.work / 'tokenizer.pickle'
    if not saved.exists():
        saved.write_bytes(pickle.dumps((sorted(set(joined)), learn(joined, model.VOCABULARY))))
    tokenizer = Tokenizer(*pickle.loads(saved.read_bytes()))
    train, held_out = encode(tokenizer, train_text), encode(tokenizer, held_out_text)
    checkpoint = chosen.work / 'checkpoint.pickle'
    if not chosen.export:
        fit(train, held_out, chosen.steps, checkpoint)
    from export import export

    export(pickle.loads(checkpoint.read_bytes())[0], tokenizer, train, held_out, held_out_text)


def windows(train: np.ndarray, number: int) -> np.ndarray:
    """What step `number` reads. The text is read again and again, each time cut at other places and in another order."""
    epoch, at = divmod(number - 1, len(train) // (model.CONTEXT * ROWS) - 1)
    random = np.random.default_rng((SEED, epoch))
    starts = random.integers(model.CONTEXT) + model.CONTEXT * random.permutation(len(train) // model.CONTEXT - 2)
    return np.stack([train[start : start + model.CONTEXT + 1] for start in starts[at * ROWS : (at + 1) * ROWS]])


def fit(train, held_out, steps: int, checkpoint: Path) -> None:
    parameters, done = model.initial(SEED), 0
    state = {n: tuple(jnp.zeros_like(v) for _ in range(2 if n == 'embedding' else 1)) for n, v in parameters.items()}
    print(sum(value.size for value in parameters.values()), 'parameters,', len(train), 'tokens', flush=True)
    if checkpoint.exists():
        parameters, state, done = jax.tree.map(jnp.asarray, pickle.loads(checkpoint.read_bytes()))
        done = int(done)
    began, sums = time.time(), []
    for number in range(done + 1, steps + 1):
        rate = min(1, number / 50, 0.02 + (1 - number / steps) / WARM_DOWN)
        parameters, state, loss = step(parameters, state, windows(train, number), rate, number)
        sums.append(float(loss))
        if number % 100 == 0 or number == steps:
            now = loss_of(parameters, held_out[:16000])
            told = f'step {number}: {np.mean(sums[-100:]):.3f}, held out {now:.3f}, {time.time() - began:.0f} s'
            print(told, flush=True)
            checkpoint.write_bytes(pickle.dumps(jax.tree.map(np.asarray, (parameters, state, number))))


if __name__ == '__main__':
    main()
