import type { HeardVoice, SpokenSegment, VoiceActivity, VoiceActivityOptions } from '../../api/internal';
import { type ModelHost, openOnce, type Task, taskOf } from '../models';
import { loadOnnx, type Network } from '../onnx';
import { resampler } from './resample';
import { frame, rate, segmenter } from './segments';

/** The network also gets the end of the frame before. */
const context = 64;
const stateSize = 2 * 128;

type Samples = Float32Array | Float64Array | Int16Array;

const isSamples = (value: unknown): value is Samples =>
  value instanceof Float32Array || value instanceof Float64Array || value instanceof Int16Array;

/** Creates `voiceActivity`. The network is loaded with the first sound, and kept for all others. */
export const createVoiceActivity = (host: ModelHost) => {
  const opened = openOnce(host, async () => (await loadOnnx(host, 'silero')).open('silero.onnx'));

  return (options: VoiceActivityOptions = {}): VoiceActivity => {
    const segments = segmenter(checked(options ?? {}));
    let resample: { from: number; next: (samples: Float32Array) => Float32Array } | undefined;
    let waiting = new Float32Array();
    let state = new Float32Array(stateSize);
    let before = new Float32Array(context);
    /** Frames are judged one after the other, also when pieces are pushed without waiting. */
    let last: Promise<unknown> = Promise.resolve();

    const judge = async (run: Network, samples: Float32Array) => {
      const input = new Float32Array(context + frame);
      input.set(before);
      input.set(samples, context);
      before = samples.slice(-context);
      const outputs = await run({
        input: { shape: [1, input.length], data: input },
        state: { shape: [2, 1, 128], data: state },
        sr: { shape: [], data: BigInt64Array.of(BigInt(rate)) },
      });
      state = Float32Array.from(outputs.stateN as Float32Array);
      return (outputs.output as Float32Array)[0] ?? 0;
    };

    const hear = async (sound: Float32Array, sampleRate: number, task: Task): Promise<HeardVoice> => {
      const run = await opened(task);
      if (resample?.from !== sampleRate) resample = { from: sampleRate, next: resampler(sampleRate, rate) };
      waiting = joined(waiting, resample.next(sound));
      const probabilities: number[] = [];
      const segmentsSaid: SpokenSegment[] = [];
      const wasSpeaking = segments.isSpeaking();
      let started = false;
      let at = 0;
      for (; at + frame <= waiting.length; at += frame) {
        const samples = waiting.slice(at, at + frame);
        const probability = await judge(run, samples);
        probabilities.push(probability);
        const said = segments.push(samples, probability);
        if (said) segmentsSaid.push(said);
        started ||= segments.isSpeaking() && !wasSpeaking;
      }
      waiting = waiting.slice(at);
      return { time: segments.time(), probabilities, speaking: segments.isSpeaking(), started, segments: segmentsSaid };
    };

    return {
      // The sound is read now: its author may use the array again.
      push(sound) {
        const { samples, sampleRate } = readable(sound);
        const task = taskOf(host);
        const heard = last.then(() => hear(samples, sampleRate, task));
        last = heard.catch(() => {});
        return heard;
      },
      end() {
        const ended = last.then(() => segments.end());
        last = ended;
        return ended;
      },
    };
  };
};

const joined = (a: Float32Array, b: Float32Array) => {
  const all = new Float32Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
};

/** The samples of one channel, from −1 to 1. */
const readable = (sound: Parameters<VoiceActivity['push']>[0]): { samples: Float32Array; sampleRate: number } => {
  const { samples, sampleRate } = (sound ?? {}) as { samples?: unknown; sampleRate?: unknown };
  const channels = (Array.isArray(samples) ? samples : [samples]) as unknown[];
  if (channels.length === 0 || !channels.every(isSamples)) {
    throw new TypeError(
      'push takes a sound: { sampleRate, samples }, where samples are a Float32Array or an Int16Array.',
    );
  }
  if (typeof sampleRate !== 'number' || !(sampleRate >= 4000 && sampleRate <= 384_000)) {
    throw new RangeError(`The sampleRate of a sound is a number from 4,000 to 384,000; got ${String(sampleRate)}.`);
  }
  const mixed = new Float32Array(Math.min(...channels.map(({ length }) => length)));
  for (const channel of channels) {
    const scale = (channel instanceof Int16Array ? 1 / 32_768 : 1) / channels.length;
    for (let i = 0; i < mixed.length; i++) mixed[i] = (mixed[i] as number) + (channel[i] as number) * scale;
  }
  return { samples: mixed, sampleRate };
};

const checked = (options: VoiceActivityOptions): Required<VoiceActivityOptions> => {
  const known = { threshold: 0.5, pause: 0.6, padding: 0.2, least: 0.1 };
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      throw new TypeError(`voiceActivity has no option ${name}; it has ${Object.keys(known).join(', ')}.`);
    }
    if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= (name === 'threshold' ? 1 : 60))) {
      const range = name === 'threshold' ? 'a number from 0 to 1' : 'a number of seconds from 0 to 60';
      throw new RangeError(`The ${name} of voiceActivity is ${range}; got ${String(value)}.`);
    }
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(given) };
};
