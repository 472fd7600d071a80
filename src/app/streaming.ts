import type { FileSource } from '../components';
import type { Run } from '../host';
import { type StreamChunk, StreamPlayback } from '../media';
import type { AppDescription, AudioWire, PropertiesByKind, VideoWire } from '../protocol';
import type { Parts } from './parts';

/** How many seconds a stream may be ahead of where it plays before its generator waits, unless its author says. */
const bufferAhead = 30;

/** Of single frames, unless their author says. */
const framesPerSecond = 30;

export type Streams = ReturnType<typeof createStreams>;

/** The streams of an app: one player for each output that streams, whatever runs and components come and go. */
export const createStreams = (
  description: AppDescription,
  parts: Parts,
  played: ReadonlySet<number>,
  /** Whether any of them plays; told after each change of any. */
  tellPlaying: (playing: boolean) => void,
  fileOf: FileSource,
) => {
  const streams = new Map<number, StreamPlayback>();
  /** The run that each stream is of. */
  const runs = new Map<number, Run>();
  /** Runs whose first sound is still to be heard: before their first chunk, and from it on. */
  const silent = new Map<number, Run>();
  const starting = new Map<number, Run>();
  for (const component of description.components) {
    if (!played.has(component.id)) continue;
    const properties = component.properties as PropertiesByKind['video'];
    const stream = new StreamPlayback({
      of: component.kind === 'video' ? { kind: 'video', fps: properties.fps ?? framesPerSecond } : { kind: 'audio' },
      bufferAhead: properties.bufferAhead ?? bufferAhead,
    });
    streams.set(component.id, stream);
    stream.subscribe(() => tellPlaying([...streams.values()].some(({ state }) => state.playing)));
    stream.element.addEventListener('playing', () => {
      starting.get(component.id)?.recorder.sounded();
      starting.delete(component.id);
    });
    parts.play(component.id, stream);
  }
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
    /** A run begins. Nothing changes until its first chunk. */
    begin: (run: Run) =>
      each(run, (stream, id) => {
        runs.set(id, run);
        silent.set(id, run);
        starting.delete(id);
        stream.begin();
      }),

    /** A run's chunk for an output has come. Of several runs, the latest has the output: the others' chunks are left out. */
    push: (id: number, value: AudioWire | VideoWire, of: Run) => {
      if (runs.get(id) !== of) return;
      const { autoplay } = (parts.all[id]?.properties() ?? {}) as PropertiesByKind['audio'];
      streams.get(id)?.push(chunkOf(value, fileOf), autoplay);
      // What played until now was another run's.
      const run = silent.get(id);
      if (run) starting.set(id, run);
      silent.delete(id);
    },

    /** An output shows something else now. */
    clear: (id: number, of: Run) => {
      if (runs.get(id) === of) streams.get(id)?.clear();
    },
    clearAll: () => {
      for (const stream of streams.values()) stream.clear();
    },

    /** A person has stopped a run: it falls silent. */
    stop: (run: Run) => eachOf(run, (stream) => stream.stop()),

    end: (run: Run) => eachOf(run, (stream) => stream.end()),

    /** Settles when the run may go on: none of its streams is too far ahead. */
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
