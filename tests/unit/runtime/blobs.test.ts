import { describe, expect, test } from 'vitest';
import { readThroughPage } from '../../../src/runtime/blobs';

/** A scope whose engine reads no Blob, and a page that answers when it is told to. */
const createBlind = async () => {
  class Unread extends Blob {
    override arrayBuffer(): Promise<ArrayBuffer> {
      return Promise.reject(new DOMException('The I/O read operation failed.', 'NotReadableError'));
    }
  }
  const decoded: unknown[][] = [];
  const decode = async (...args: unknown[]) => {
    decoded.push(args);
    return 'decoded' as unknown as ImageBitmap;
  };
  const scope = { Blob: Unread as typeof Blob, createImageBitmap: decode as typeof createImageBitmap };
  const asked: { blob: Blob; as: string }[] = [];
  const { known, take } = readThroughPage(({ blob, as }) => void asked.push({ blob, as }), scope);
  await known;
  const answer = async () => {
    const { blob } = asked.at(-1) as { blob: Blob };
    take(await Blob.prototype.arrayBuffer.call(blob));
  };
  /** Answers a question at a time, as they come. */
  const answerEach = async (count: number) => {
    for (let i = 1; i <= count; i++) {
      await expect.poll(() => asked.length).toBe(i);
      await answer();
    }
  };
  return { scope, asked, decoded, take, answer, answerEach };
};

describe('where the engine reads no Blobs, the page does', () => {
  test('as bytes, and as text', async () => {
    const { scope, asked, answerEach } = await createBlind();
    const blob = new scope.Blob(['\ufeffgrün']);
    const read = Promise.all([blob.arrayBuffer(), blob.bytes(), blob.text()]);
    await answerEach(3);
    const [buffer, bytes, text] = await read;
    expect(buffer.byteLength).toBe(8);
    expect(bytes).toEqual(new Uint8Array(buffer));
    expect(text).toBe('grün');
    expect(asked.every(({ as }) => as === 'bytes')).toBe(true);
  });

  test('one after the other, in the order in which they are wanted', async () => {
    const { scope, asked, answer } = await createBlind();
    const read = Promise.all(['a', 'b', 'c'].map((text) => new scope.Blob([text]).text()));
    await expect.poll(() => asked.length).toBe(1);
    await answer();
    await expect.poll(() => asked.length).toBe(2);
    await answer();
    await expect.poll(() => asked.length).toBe(3);
    await answer();
    expect(await read).toEqual(['a', 'b', 'c']);
  });

  test('as a stream, piece by piece', async () => {
    const { scope, asked, answerEach } = await createBlind();
    const size = 2.5 * 1024 * 1024;
    const blob = new scope.Blob([new Uint8Array(size).fill(7)]);
    const read = (async () => {
      const sizes: number[] = [];
      for await (const piece of blob.stream()) sizes.push(piece.length);
      return sizes;
    })();
    await answerEach(3);
    expect(await read).toEqual([1_048_576, 1_048_576, 524_288]);
    expect(asked[0]?.blob.size).toBe(1_048_576);
  });

  test('as a stream of nothing', async () => {
    const { scope, asked } = await createBlind();
    expect(await new scope.Blob([]).stream().getReader().read()).toEqual({ done: true, value: undefined });
    expect(asked).toEqual([]);
  });

  test('as an image', async () => {
    const { scope, asked, decoded, take } = await createBlind();
    const bitmap = { width: 3 } as ImageBitmap;
    const whole = scope.createImageBitmap(new Blob(['png']));
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]?.as).toBe('bitmap');
    take(bitmap);
    expect(await whole).toBe(bitmap);
    expect(decoded).toEqual([]);
  });

  test('as a part of an image, which is cut here', async () => {
    const { scope, asked, decoded, take } = await createBlind();
    const bitmap = { width: 3 } as ImageBitmap;
    const part = scope.createImageBitmap(new Blob(['png']), 1, 1, 1, 1);
    await expect.poll(() => asked.length).toBe(1);
    take(bitmap);
    expect(await part).toBe('decoded');
    expect(decoded).toEqual([[bitmap, 1, 1, 1, 1]]);
  });

  test('and what is no Blob is decoded here', async () => {
    const { scope, asked, decoded } = await createBlind();
    const canvas = {} as OffscreenCanvas;
    expect(await scope.createImageBitmap(canvas)).toBe('decoded');
    expect(decoded).toEqual([[canvas]]);
    expect(asked).toEqual([]);
  });

  test('and what it cannot read is refused as the engine would', async () => {
    const { scope, asked, take } = await createBlind();
    const gone = new scope.Blob(['gone']).text();
    await expect.poll(() => asked.length).toBe(1);
    take(null);
    await expect(gone).rejects.toMatchObject({ name: 'NotReadableError' });
    const broken = scope.createImageBitmap(new Blob(['no image']));
    await expect.poll(() => asked.length).toBe(2);
    take(null);
    await expect(broken).rejects.toMatchObject({ name: 'InvalidStateError' });
  });
});

test('an engine that reads Blobs is left as it is', async () => {
  class Read extends Blob {}
  const decode = globalThis.createImageBitmap;
  const scope = { Blob: Read as typeof Blob, createImageBitmap: decode };
  const asked: unknown[] = [];
  await readThroughPage((message) => void asked.push(message), scope).known;
  expect(Object.getOwnPropertyNames(Read.prototype)).toEqual(['constructor']);
  expect(scope.createImageBitmap).toBe(decode);
  expect(asked).toEqual([]);
});
