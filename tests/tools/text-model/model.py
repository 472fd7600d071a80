"""A small transformer that only looks back. `src/runtime/text/transformer.ts` does the same in the page."""

import jax
import jax.numpy as jnp
import numpy as np

VOCABULARY = 2048
WIDTH = 128
LAYERS = 4
HEADS = 4
HIDDEN = 4 * WIDTH
CONTEXT = 128
HEAD = WIDTH // HEADS
SHARPNESS = 0.4  # of attention: queries and keys are of equal length


def initial(seed: int) -> dict:
    random = np.random.default_rng(seed)
    matrix = lambda rows, columns, scale: jnp.asarray(random.normal(0, scale, (rows, columns)), jnp.float32)
    scale = WIDTH**-0.5
    parameters = {'embedding': matrix(VOCABULARY, WIDTH, 0.05)}
    for layer in range(LAYERS):
        parameters |= {
            f'{layer}.query': matrix(WIDTH, WIDTH, scale),
            f'{layer}.key': matrix(WIDTH, WIDTH, scale),
            f'{layer}.value': matrix(WIDTH, WIDTH, scale),
            f'{layer}.out': matrix(WIDTH, WIDTH, 0.1 * scale),
            f'{layer}.up': matrix(HIDDEN, WIDTH, scale),
            f'{layer}.down': matrix(WIDTH, HIDDEN, 0.1 * scale),
        }
    return parameters


def normalize(x):
    return x * jax.lax.rsqrt(jnp.mean(x * x, -1, keepdims=True) + 1e-6)


def rotate(x, angles):
    """Turns pairs of numbers, one from each half, by angles that grow with the position."""
    first, second = jnp.split(x, 2, -1)
    cosine, sine = jnp.cos(angles), jnp.sin(angles)
    return jnp.concatenate([first * cosine - second * sine, first * sine + second * cosine], -1)


def logits(parameters: dict, tokens):
    """Of shape (batch, length), to (batch, length, vocabulary)."""
    batch, length = tokens.shape
    speeds = 10000.0 ** (-np.arange(0, HEAD, 2, dtype=np.float32) / HEAD)
    angles = (np.arange(length, dtype=np.float32)[:, None] * speeds)[None, :, None, :]
    seen = np.tril(np.ones((length, length), bool))
    x = normalize(parameters['embedding'][tokens])
    for layer in range(LAYERS):
        weights = {
            name: parameters[f'{layer}.{name}'] for name in ('query', 'key', 'value', 'out', 'up', 'down')
        }
        y = normalize(x)
        heads = lambda name: (y @ weights[name].T).reshape(batch, length, HEADS, HEAD)
        query, key = (rotate(normalize(heads(name)), angles) for name in ('query', 'key'))
        scores = jnp.einsum('bqhd,bkhd->bhqk', query, key) * SHARPNESS
        shares = jax.nn.softmax(jnp.where(seen, scores, -1e9), -1)
        mixed = jnp.einsum('bhqk,bkhd->bqhd', shares, heads('value')).reshape(batch, length, WIDTH)
        x = x + mixed @ weights['out'].T
        y = normalize(x)
        x = x + jnp.square(jax.nn.relu(y @ weights['up'].T)) @ weights['down'].T
    return normalize(x) @ parameters['embedding'].T


def losses(parameters: dict, tokens):
    """In nats, for each token but the first."""
    scores = logits(parameters, tokens[:, :-1])
    return jax.nn.logsumexp(scores, -1) - jnp.take_along_axis(scores, tokens[:, 1:, None], -1)[..., 0]
