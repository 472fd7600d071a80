# Trains the rule of the example `butterfly`: cells that know only their neighbours grow a butterfly from one of them, and heal
# it. After Mordvintsev et al., "Growing Neural Cellular Automata", Distill 2020 (https://distill.pub/2020/growing-ca/).
#   pip install 'jax[cpu]==0.10.2' && XLA_FLAGS=--xla_cpu_multi_thread_eigen=false python tests/tools/train-butterfly.py
# It takes about 20 minutes on one core, and writes public/examples/butterfly.bin (16-bit weights, times 4096) and the picture that it
# draws as the target, tests/fixtures/butterfly/target.bin (RGBA, the colours multiplied by alpha).
import sys
import time
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

SIDE, CHANNELS, HIDDEN = 40, 12, 64
BATCH, POOL = 4, 128
ITERATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 2600


def butterfly():
    """Ellipses, eight samples to a cell, averaged: so edges are soft."""
    fine = SIDE * 8
    y, x = np.mgrid[0:fine, 0:fine] / fine * 2 - 1 + 1 / fine
    x, y = np.abs(x) * 1.2, y * 1.2
    picture = np.zeros((fine, fine, 4))

    def ellipse(cx, cy, width, height, turn, colour):
        u = (x - cx) * np.cos(turn) + (y - cy) * np.sin(turn)
        v = (y - cy) * np.cos(turn) - (x - cx) * np.sin(turn)
        picture[(u / width) ** 2 + (v / height) ** 2 < 1] = [*(int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)), 1]

    for cx, cy, turn, width, height, colours in [
        (0.36, 0.36, 0.95, 0.47, 0.29, ["241a3a", "3b7ddd", "56c7e8"]),
        (0.48, -0.3, -0.62, 0.59, 0.35, ["241a3a", "e8502f", "ffa62b"]),
    ]:
        for size, colour in zip((1, 0.83, 0.55), colours):
            shift = (1 - size) * 0.35
            ellipse(cx * (1 - shift), cy * (1 - shift), width * size, height * (size - 0.02), turn, colour)
    ellipse(0.73, -0.47, 0.075, 0.075, 0, "fff3d6")
    ellipse(0.52, -0.38, 0.1, 0.1, 0, "fff3d6")
    ellipse(0.46, 0.53, 0.08, 0.08, 0, "fff3d6")
    for step in np.linspace(0, 1, 60):
        ellipse(0.04 + 0.24 * step, -0.4 - 0.42 * step**0.7, 0.03, 0.03, 0, "241a3a")
    ellipse(0.28, -0.82, 0.055, 0.055, 0, "241a3a")
    ellipse(0, -0.02, 0.085, 0.46, 0, "241a3a")
    ellipse(0, -0.45, 0.1, 0.1, 0, "241a3a")
    return picture.reshape(SIDE, 8, SIDE, 8, 4).mean((1, 3)).astype(np.float32)


WHOLE = butterfly()
# A rule knows no places: with less around the picture it is learned sooner.
TARGET = WHOLE[2:-4, 1:-1]
ROWS, COLUMNS, _ = TARGET.shape


def around(cells, combine):
    """What `combine` makes of the nine cells around each, rows first. The grid has no edges: it is a torus."""
    return combine([jnp.roll(cells, (-dy, -dx), (1, 2)) for dy in (-1, 0, 1) for dx in (-1, 0, 1)])


def perceive(n):
    across = n[2] + 2 * n[5] + n[8] - n[0] - 2 * n[3] - n[6]
    down = n[6] + 2 * n[7] + n[8] - n[0] - 2 * n[1] - n[2]
    return jnp.concatenate([n[4], across / 8, down / 8], -1)


def step(rule, cells, key):
    """One pass: each living cell changes with a chance of a half, so that there is no clock that they share."""
    alive = around(cells[..., 3:4], lambda n: jnp.stack(n).max(0)) > 0.1
    change = jax.nn.relu(around(cells, perceive) @ rule["first"] + rule["bias"]) @ rule["second"]
    chosen = jax.random.bernoulli(key, 0.5, cells[..., :1].shape)
    return (cells + change * chosen) * alive


def errors(cells):
    return jnp.square(cells[..., :4] - TARGET).mean((1, 2, 3))


@partial(jax.jit, static_argnums=4)
def train(rule, moments, cells, key, steps, rate, count):
    def loss(rule):
        grown, _ = jax.lax.scan(lambda now, each: (step(rule, now, each), None), cells, jax.random.split(key, steps))
        # Hidden channels stay small, so that the weights may be too.
        return errors(grown).mean() + 1e-3 * jnp.square(jnp.maximum(jnp.abs(grown) - 2, 0)).mean(), grown

    (_, grown), slope = jax.value_and_grad(loss, has_aux=True)(rule)
    slope = jax.tree.map(lambda each: each / (jnp.linalg.norm(each) + 1e-8), slope)
    first = jax.tree.map(lambda m, s: 0.9 * m + 0.1 * s, moments[0], slope)
    second = jax.tree.map(lambda m, s: 0.999 * m + 0.001 * s * s, moments[1], slope)
    rule = jax.tree.map(
        lambda w, a, b: w - rate * (a / (1 - 0.9**count)) / (jnp.sqrt(b / (1 - 0.999**count)) + 1e-8), rule, first, second
    )
    return rule, (first, second), grown, errors(grown)


def write(rule):
    # A cell sees of each channel what is here, and how it changes across and down, as sums: the eighth is part of the weights.
    first = np.array(rule["first"]).reshape(3, CHANNELS, HIDDEN)
    first[1:] /= 8
    first = first.swapaxes(0, 1).reshape(3 * CHANNELS, HIDDEN)
    # One hidden unit after the other: its bias, what it looks at, what it does.
    units = np.concatenate([np.array(rule["bias"])[:, None], first.T, np.array(rule["second"])], 1)
    whole = np.round(units * 4096)
    assert np.abs(whole).max() < 32768, np.abs(units).max()
    whole.astype("<i2").tofile("public/examples/butterfly.bin")


def main():
    np.round(WHOLE * 255).astype(np.uint8).tofile("tests/fixtures/butterfly/target.bin")
    random = np.random.default_rng(7)
    rule = {
        "first": jnp.array(random.normal(0, (3 * CHANNELS) ** -0.5, (3 * CHANNELS, HIDDEN)), jnp.float32),
        "bias": jnp.zeros(HIDDEN),
        "second": jnp.zeros((HIDDEN, CHANNELS)),
    }
    moments = (jax.tree.map(jnp.zeros_like, rule), jax.tree.map(jnp.zeros_like, rule))
    seed = np.zeros((ROWS, COLUMNS, CHANNELS), np.float32)
    seed[SIDE // 2 - 2, SIDE // 2 - 1, 3:] = 1
    pool = np.repeat(seed[None], POOL, 0)
    y, x = np.mgrid[0:ROWS, 0:COLUMNS]
    key = jax.random.key(7)
    begun = time.time()
    for count in range(1, ITERATIONS + 1):
        picked = random.choice(POOL, BATCH, replace=False)
        picked = picked[np.argsort(-np.array(errors(pool[picked])))]
        cells = pool[picked]
        # At first they only grow. Then the worst begins again, and the others go on: they are to stay as they are. Later, a piece
        # of the best is cut away.
        cells[: 1 if count > ITERATIONS * 0.25 else BATCH] = seed
        if count > ITERATIONS * 0.45:
            for one in cells[-2:]:
                radius, angle, size = random.uniform(0, 12), random.uniform(0, 6.3), random.uniform(4, 8)
                cx, cy = COLUMNS / 2 + radius * np.cos(angle), ROWS / 2 + radius * np.sin(angle)
                one[(x - cx) ** 2 + (y - cy) ** 2 < size**2] = 0
        rate = 2e-3 if count < ITERATIONS * 0.6 else 6e-4 if count < ITERATIONS * 0.85 else 2e-4
        key, one = jax.random.split(key)
        steps = (36, 42, 50)[random.integers(3)]
        rule, moments, grown, wrong = train(rule, moments, jnp.array(cells), one, steps, rate, count)
        pool[picked] = np.array(grown)
        if count % 20 == 0:
            print(f"{count}: {float(wrong.mean()):.5f}, {time.time() - begun:.0f} s", flush=True)
            write(rule)
    write(rule)


if __name__ == "__main__":
    main()
