import { afterEach, expect, test, vi } from 'vitest';
import type { Face } from '../../../src/api/internal';
import type { ModelHost } from '../../../src/runtime/models';
import { createDetect, createFaceLandmarks, createVision } from '../../../src/runtime/vision';
import type { Engine } from '../../../src/runtime/vision/tensorflow';
import { createHost, photograph } from './model-host';

afterEach(() => {
  vi.restoreAllMocks();
  // TensorFlow.js keeps its engine, and what it knows of the browser, for all its copies.
  for (const name of ['_tfengine', '_tfGlobals']) Reflect.deleteProperty(globalThis, name);
});

const astronaut = await createImageBitmap(await photograph('astronaut.png'));

test('over hundreds of frames, both functions share one engine and leave no tensor behind', async () => {
  const host = createHost();
  const engines: Engine[] = [];
  const names: string[][] = [];
  const watched: ModelHost = {
    ...host,
    files: (...asked) => {
      names.push(asked);
      return host.files(...asked);
    },
    importCode: async <T>(code: ArrayBuffer) => {
      const { openEngine } = await host.importCode<{ openEngine(wasm: ArrayBuffer): Promise<Engine> }>(code);
      const open = async (wasm: ArrayBuffer) => {
        const engine = await openEngine(wasm);
        engines.push(engine);
        return engine;
      };
      return { openEngine: open } as T;
    },
  };
  const vision = createVision(watched);
  const [detect, faceLandmarks] = [createDetect(vision), createFaceLandmarks(vision)];
  expect(await detect(astronaut)).not.toEqual([]);
  let faces: Face[] = await faceLandmarks(astronaut);
  expect(faces).toHaveLength(1);
  expect(engines).toHaveLength(1);
  expect(names).toEqual([['objects', 'tensorflow'], ['faces']]);
  const before = engines[0]?.countTensors();
  for (let frame = 0; frame < 300; frame++) {
    faces = await faceLandmarks(astronaut, { previous: frame % 30 === 0 ? [] : faces });
    if (frame % 30 === 0) await detect(astronaut);
  }
  expect(faces).toHaveLength(1);
  expect(engines[0]?.countTensors()).toBe(before);
});

test('a browser without SIMD is told so', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const faceLandmarks = createFaceLandmarks(createVision(createHost()));
  await expect(faceLandmarks(astronaut)).rejects.toThrow('This browser’s WebAssembly has no SIMD');
});

test('memory that is refused is told, each time, and what is given later is used', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const ways = ['instantiate', 'instantiateStreaming'] as const;
  const refused = ways.map((way) => vi.spyOn(WebAssembly, way).mockRejectedValue(new RangeError('Out of memory')));
  const faceLandmarks = createFaceLandmarks(createVision(createHost()));
  for (let time = 0; time < 2; time++)
    await expect(faceLandmarks(astronaut)).rejects.toThrow('WebAssembly could not be started. Is there memory left?');
  for (const each of refused) each.mockRestore();
  expect(await faceLandmarks(astronaut)).toHaveLength(1);
});
