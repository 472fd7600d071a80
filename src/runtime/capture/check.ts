import type { CaptureTools } from '../../api/internal';

const names = { audio: 'An Audio', video: 'A Video', image: 'An Image' };

const known = {
  sources: {
    audio: ['upload', 'microphone'],
    video: ['upload', 'webcam'],
    image: ['upload', 'webcam', 'clipboard'],
  },
  format: { audio: ['wav', 'mp3', 'webm'], video: ['mp4', 'webm'], image: [] },
  type: { audio: ['file', 'samples'], video: [], image: [] },
};

/** Checks the sources, the format and the type that a component is made with; throws if one is wrong. */
export const check: CaptureTools['check'] = (kind, properties) => {
  const { sources, streaming, format, type } = properties as Record<string, unknown>;
  if (format !== undefined && kind !== 'image') oneOf(`${names[kind]}’s format`, format, known.format[kind]);
  if (type !== undefined && kind === 'audio') oneOf(`${names[kind]}’s type`, type, known.type[kind]);
  if (sources === undefined) return;
  const all = known.sources[kind];
  if (!Array.isArray(sources) || sources.length === 0) {
    throw new TypeError(`${names[kind]}’s sources are a list of at least one of ${list(all)}; got ${told(sources)}.`);
  }
  for (const source of sources) {
    if (!all.includes(source))
      throw new TypeError(`${names[kind]}’s sources are some of ${list(all)}; got ${told(source)}.`);
  }
  const device = kind === 'audio' ? 'microphone' : 'webcam';
  if (streaming && kind !== 'video' && !sources.includes(device)) {
    throw new TypeError(
      `${names[kind]} that streams takes from its device, so '${device}' belongs to its sources; got ${told(sources)}.`,
    );
  }
};

const oneOf = (what: string, given: unknown, all: readonly string[]) => {
  if (!all.includes(given as string)) throw new TypeError(`${what} is one of ${list(all)}; got ${told(given)}.`);
};

const list = (all: readonly string[]) => all.map(told).join(', ');

const told = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : Array.isArray(value) ? `[${value.map(told).join(', ')}]` : String(value);
