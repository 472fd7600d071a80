import type { Codec } from '../../api/internal';
import { extraEvents, type FileWire } from '../../protocol';
import type { Lent } from '../extra-tools';
import { fileIn } from './buttons';

/** Implements `yc.FileExplorer`. */
export const fileExplorerOf =
  (lent: Lent) =>
  ({ value, fileCount = 'multiple', ...rest }: Record<string, unknown> = {}) => {
    const single = fileCount === 'single';
    const codec: Codec = {
      events: extraEvents.fileexplorer,
      encode: (given) => lent.encodeFiles(given),
      decode: (wire: readonly FileWire[]) => (!single ? wire.map(fileIn) : wire[0] ? fileIn(wire[0]) : null),
      empty: single ? null : [],
    };
    return lent.component('fileexplorer', value, { ...rest, fileCount } as object, { codec });
  };
