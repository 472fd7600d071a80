import type { FileSource } from '../components';
import type { Run } from '../host';
import { type StreamChunk, StreamPlayback } from '../media';
import type { AppDescription, AudioWire, ComponentDescription, PropertiesByKind, VideoWire } from '../protocol';
import type { ComponentValues } from './component-values';

/** Seconds that a stream may be ahead of its playback before its generator has to wait, unless the author sets it. */
const bufferAhead = 30;

/** The same for live inputs, where someone who moves a slider should hear the effect at once. */
const liveAhead = 0.5;

/** Is an output updated at each change of an input? */
const isLive = ({ layout, listeners }: AppDescription, id: number) =>
  listeners.some(
    ({ outputs, triggers }, index) =>
      outputs.includes(id) &&
      ((layout.type === 'interface' && layout.live && layout.listener === index) ||
        triggers.some(({ event }) => event === 'change' || event === 'input' || event === 'release')),
  );

/** Frame rate of a stream of single frames, unless the author sets it. */
const framesPerSecond = 30;

export type Streams = ReturnType<typeof createStreams>;

/** The streams of an app: one player per streaming output, which stays while runs and components come and go. */
export const createStreams = (
  description: AppDescription,
  parts: ComponentValues,
  played: ReadonlySet<number>,
  /** Called after each change of any stream, with whether any of them is playing. */
  tellPlaying: (playing: boolean) => void,
  fileOf: FileSource,
) => {
  const streams = new Map<number, StreamPlayback>();
  /** The run that each stream belongs to. */
  const runs = new Map<number, Run>();
  /** Runs that have not been heard yet: `silent` before their first chunk, `starting` after it. */
  const silent = new Map<number, Run>();
  const starting = new Map<number, Run>();
  const add = (component: ComponentDescription) => {
    const properties = component.properties as PropertiesByKind['video'];
    const stream = new StreamPlayback({
      of: component.kind === 'video' ? { kind: 'video', fps: properties.fps ?? framesPerSecond } : { kind: 'audio' },
      bufferAhead: properties.bufferAhead ?? (isLive(description, component.id) ? liveAhead : bufferAhead),
    });
    streams.set(component.id, stream);
    stream.subscribe(() => tellPlaying([...streams.values()].some(({ state }) => state.playing)));
    stream.element.addEventListener('playing', () => {
      starting.get(component.id)?.recorder.sounded();
      starting.delete(component.id);
    });
    parts.play(component.id, stream);
  };
  const renew = () => {
    for (const [id, stream] of streams) {
      if (played.has(id)) continue;
      stream.dispose();
      for (const each of [streams, runs, silent, starting]) each.delete(id);
    }
    for (const id of played) if (!streams.has(id)) add(description.components[id] as ComponentDescription);
  };
  renew();
  const each = (run: Run, use: (stream: StreamPlayback, id: number) => void) => {
    for (const id of new Set(run.listener.outputs)) {
      const stream = streams.get(id);
      if (stream) use(stream, id);
    }
  };
  const eachOf = (run: Run, use: (stream: StreamPlayback) => void) =>
    each(run, (stream, id) => {
      if (runs.get(id) === run) use(stream);
    });

  return {
    /** Makes players for what streams now, and removes those of what is gone. */
    renew,

    /** A run begins. What plays goes on until the run's first chunk arrives. */
    begin: (run: Run) =>
      each(run, (stream, id) => {
        runs.set(id, run);
        silent.set(id, run);
        starting.delete(id);
        stream.begin();
      }),

    /** A run's chunk for an output has arrived. The latest run owns the output: chunks of other runs are dropped. */
    push: (id: number, value: AudioWire | VideoWire, of: Run) => {
      if (runs.get(id) !== of) return;
      const { autoplay } = (parts.all[id]?.properties() ?? {}) as PropertiesByKind['audio'];
      streams.get(id)?.push(chunkOf(value, fileOf), autoplay);
      // Until now, a `playing` event could only be about another run.
      const run = silent.get(id);
      if (run) starting.set(id, run);
      silent.delete(id);
    },

    /** The output shows something else now. */
    clear: (id: number, of: Run) => {
      if (runs.get(id) === of) streams.get(id)?.clear();
    },
    clearAll: () => {
      for (const stream of streams.values()) stream.clear();
    },

    /** A person has stopped a run: silences its streams. */
    stop: (run: Run) => eachOf(run, (stream) => stream.stop()),

    end: (run: Run) => eachOf(run, (stream) => stream.end()),

    /** Settles once the run may go on, because none of its streams is too far ahead. */
    pressure: async (run: Run) => {
      const waits: (Promise<void> | undefined)[] = [];
      each(run, (stream) => waits.push(stream.pressure()));
      await Promise.all(waits);
    },

    dispose: () => {
      for (const stream of streams.values()) stream.dispose();
    },
  };
};

const chunkOf = (value: AudioWire | VideoWire, fileOf: FileSource): StreamChunk | Promise<StreamChunk> => {
  switch (value.as) {
    case 'samples':
    case 'frame':
      return value;
    case 'bytes':
      return { as: 'bytes', bytes: value.bytes, type: '' };
    case 'file':
      return read(value.file);
    case 'url':
      return fileOf(value).then(read);
  }
};

const read = async (file: Blob): Promise<StreamChunk> => ({
  as: 'bytes',
  bytes: await file.arrayBuffer(),
  type: file.type,
});
