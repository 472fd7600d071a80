import { ByteQueue } from '../../bytes/byte-queue';
import { viewOf } from '../../bytes/bytes';
import { mp4Boxes } from './boxes';

/**
 * Reads composition offsets from the fragments of an MP4 file whose bytes are cut anywhere: how much later than decoded
 * each frame is shown (ISO/IEC 14496-12, 8.8.8), in ticks of the track. mediabunny (1.61) does not expose them, and
 * without them its durations are wrong where a fragment ends among reordered frames.
 */
export class Mp4Offsets {
  readonly #queue = new ByteQueue();
  #skip = 0;
  readonly #offsets = new Map<number, number[]>();

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
    for (;;) {
      this.#skip -= this.#queue.take(Math.min(this.#skip, this.#queue.length)).length;
      const head = this.#queue.peek(16);
      if (this.#skip > 0 || head.length < 8) return;
      const size = viewOf(head).getUint32(0);
      if (size === 1 && head.length < 16) return;
      const length = size === 1 ? Number(viewOf(head).getBigUint64(8)) : size || Number.POSITIVE_INFINITY;
      if (String.fromCharCode(...head.subarray(4, 8)) !== 'moof') this.#skip = Math.max(8, length);
      else if (this.#queue.length < length) return;
      else this.#read(this.#queue.take(length).subarray(8));
    }
  }

  /** The offset of the next frame of a track; undefined if it is not in a fragment. */
  next(trackId: number): number | undefined {
    return this.#offsets.get(trackId)?.shift();
  }

  #read(moof: Uint8Array): void {
    for (const { type, body } of mp4Boxes(moof)) {
      if (type !== 'traf') continue;
      const boxes = [...mp4Boxes(body)];
      const head = boxes.find((box) => box.type === 'tfhd')?.body;
      if (!head || head.length < 8) continue;
      const id = viewOf(head).getUint32(4);
      const offsets = this.#offsets.get(id) ?? [];
      this.#offsets.set(id, offsets);
      for (const run of boxes) if (run.type === 'trun') offsets.push(...offsetsOf(run.body));
    }
  }
}

const offsetsOf = (run: Uint8Array): number[] => {
  const view = viewOf(run);
  const flags = view.getUint32(0) & 0xffffff;
  const has = (flag: number) => Number((flags & flag) > 0);
  const stride = 4 * (has(0x100) + has(0x200) + has(0x400) + has(0x800));
  const first = 8 + 4 * (has(0x1) + has(0x4)) + 4 * (has(0x100) + has(0x200) + has(0x400));
  return Array.from({ length: Math.min(view.getUint32(4), run.length) }, (_, index) => {
    const at = first + index * stride;
    // Version 0 is unsigned, but no offset is large enough to use the sign bit.
    return has(0x800) && at + 4 <= run.length ? view.getInt32(at) : 0;
  });
};
