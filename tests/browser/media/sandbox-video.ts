import videoTools from 'virtual:generator-video';
import { onTestFinished } from 'vitest';
import { Sandbox } from '../../../src/host/sandbox';
import { spawnGenerator } from '../../../src/host/spawn';
import type { Kind, Program, Slot } from '../../../src/protocol';

/** What runs in the sandbox before the author's code: it counts the frames that are open, whoever made them. */
const counting = `
const yc = globalThis.yc;
const made = [];
let decoded = 0;
const noted = (frame) => (made.push(frame), frame);
const { clone } = VideoFrame.prototype;
VideoFrame.prototype.clone = function () { return noted(clone.call(this)); };
globalThis.VideoFrame = new Proxy(VideoFrame, { construct: (...args) => noted(Reflect.construct(...args)) });
globalThis.VideoDecoder = new Proxy(VideoDecoder, {
  construct: (Kind, [init]) =>
    new Kind({ ...init, output: (frame) => { decoded++; init.output(noted(frame)); } }),
});
const openFrames = () => made.filter((frame) => frame.codedWidth > 0).length;
const context = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
/** The grey in the midst of a picture. */
const grey = (picture) => {
  context.drawImage(picture, 0, 0, 8, 8);
  return context.getImageData(4, 4, 1, 1).data[0];
};
const flat = (width, height, level) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = \`rgb(\${level} \${level} \${level})\`;
  context.fillRect(0, 0, width, height);
  return canvas;
};
`;

/** Runs a generator in a sandbox of its own; gives what it yields to an output of this kind. */
export const run = async (
  fn: string,
  file: File | null,
  kind: Kind = 'json',
  extras: Program['extras'] | null = { video: videoTools },
  onYield: (sandbox: Sandbox) => void = () => {},
) => {
  const sandbox = new Sandbox(spawnGenerator());
  onTestFinished(() => sandbox.terminate());
  const output = kind === 'video' ? 'yc.Video({ streaming: true })' : 'yc.JSON()';
  const source = `${counting}
    export default yc.Interface({ fn: ${fn}, inputs: yc.File({ optional: true }), outputs: ${output} });`;
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`;
  await sandbox.load({ entry: 'main.js', modules: { 'main.js': url }, remote: [], ...(extras && { extras }) });
  const yielded: Slot[] = [];
  const alerts: string[] = [];
  const outcome = await new Promise<string>((resolve) => {
    sandbox.events = {
      yields: (_run, slots) => {
        yielded.push(...slots);
        onYield(sandbox);
        return [];
      },
      end: (_run, outcome) => resolve(outcome.type === 'failed' ? outcome.fault.message : outcome.type),
      log: () => {},
      uncaught: (fault) => resolve(`uncaught: ${fault.message}`),
      progress: () => {},
      alert: ({ message }) => alerts.push(message),
      ask: async () => undefined,
      died: resolve,
    };
    sandbox.start({ run: 1, listener: 0, inputs: [file && [file]] }, [kind]);
  });
  return { yielded, outcome, alerts };
};

type Told = { frames: Seen[]; open: number; decoded: number };
export type Seen = { level: number; timestamp: number; duration: number; size: string };

/** Reads a file in the sandbox, and tells of each frame. */
export const read = async (file: File, options: object = {}) => {
  const { yielded, outcome } = await run(
    `async function* (file) {
      const frames = [];
      for await (const frame of yc.frames(file, ${JSON.stringify(options)})) {
        const { timestamp, duration, displayWidth, displayHeight } = frame;
        frames.push({ level: grey(frame), timestamp, duration, size: displayWidth + '×' + displayHeight });
      }
      yield { frames, open: openFrames(), decoded };
    }`,
    file,
  );
  if (outcome !== 'done') throw new Error(outcome);
  return JSON.parse(yielded[0] as string) as Told;
};
