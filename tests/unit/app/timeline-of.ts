import { createTimeline } from '../../../src/app/timeline/recording';
import type { AppDescription, Kind, Slot } from '../../../src/protocol';

/** The description of an app with these outputs, by place. */
export const appOf = (...kinds: Kind[]) =>
  ({
    components: kinds.map((kind, id) => ({ id, kind, value: null, properties: { label: `Out ${id}` } })),
    layout: { type: 'blocks', children: [] },
  }) as unknown as AppDescription;

/** The timeline of an app with these outputs. `take` records what a run yields to all of them. */
export const timelineOf = (
  kinds: Kind[],
  {
    mostBytes,
    streams = [],
    thinning = () => import('../../../src/app/timeline/thinning'),
  }: {
    mostBytes?: number | undefined;
    streams?: number[];
    thinning?: () => Promise<typeof import('../../../src/app/timeline/thinning')>;
  } = {},
) => {
  const described = appOf(...kinds);
  const description = { ...described, layout: { ...described.layout, timelineBytes: mostBytes } };
  const mounted = { description, parts: { values: () => [] }, streams: new Set(streams) };
  const view = { first: 1, recorders: [{ began: 0 }], yields: 0, hasOutputs: true, endless: false };
  const timeline = createTimeline(
    () => view as never,
    () => mounted as never,
    thinning,
  );
  const listener = { inputs: [], outputs: kinds.map((_, id) => id) };
  return {
    timeline,
    /** Begins another run. */
    begin: () => void view.first++,
    take: (slots: Slot[], at: number) => timeline.take({ id: view.first, listener, request: {} } as never, slots, at),
    recording: () => {
      const recording = timeline.recording();
      if (!recording) throw new Error('Nothing was recorded.');
      return recording;
    },
  };
};
