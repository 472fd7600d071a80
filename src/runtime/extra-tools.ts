import type * as yieldcast from '../api';
import type { AnyComponent, Codec, originalOf } from '../api/internal';
import type { ExtraKind, Program } from '../protocol';
import type { setRareOptions } from './describe';
import type { Lent as EncodingLent } from './encode';

/** What the runtime lends to the code of extra kinds, which is bundled separately and would otherwise have its own. */
export type Lent = EncodingLent & {
  api: typeof yieldcast;
  /** Creates a component. Its codec knows how its values travel, and its events. */
  component(
    kind: ExtraKind | 'tabs',
    value: unknown,
    properties: object,
    handling?: { codec?: Codec; optional?: boolean },
    children?: readonly AnyComponent[],
  ): AnyComponent;
  originalOf: typeof originalOf;
  /** Sets what describes options of listeners that few sketches name. */
  setRareOptions: typeof setRareOptions;
};

/** A part of the API that is loaded only with programs that name it. */
export type ExtraTools<Lent> = {
  /** What the API has with this part. Names that stay as they are may be left out. */
  install(lent: Lent, program: Program, askPage: (ask: unknown) => Promise<unknown>): object;
};
