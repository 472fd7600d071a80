/** A packet of an elementary stream: its head, with what it tells of times, and its bytes. */
export type Pes = { readonly head: Uint8Array; readonly data: Uint8Array };

const packetBytes = 188;
const videoPid = 256;

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** A head that tells no times. */
export const timeless: Uint8Array = Uint8Array.of(0, 0, 1, 0xe0, 0, 0, 0x80, 0, 0);

/** The head of a packet with both times, in ticks of 1/90,000 s. */
export const timed = (time: number, decodeTime: number): Uint8Array => {
  const stamp = (mark: number, value: number) => {
    const at = ((value % 2 ** 33) + 2 ** 33) % 2 ** 33;
    const bits = (shift: number, count: number) => Math.floor(at / 2 ** shift) % 2 ** count;
    return [
      (mark << 4) | (bits(30, 3) << 1) | 1,
      bits(22, 8),
      (bits(15, 7) << 1) | 1,
      bits(7, 8),
      (bits(0, 7) << 1) | 1,
    ];
  };
  return Uint8Array.of(0, 0, 1, 0xe0, 0, 0, 0x80, 0xc0, 10, ...stamp(3, time), ...stamp(1, decodeTime));
};

type Item = { readonly raw: Uint8Array } | { readonly pes: Pes };

/** Takes the packets of video out of a transport stream, as FFmpeg writes it. */
export const itemsOf = (file: Uint8Array): Item[] => {
  const items: ({ raw: Uint8Array } | { pieces: Uint8Array[] })[] = [];
  let current: Uint8Array[] = [];
  for (let at = 0; at + packetBytes <= file.length; at += packetBytes) {
    const packet = file.subarray(at, at + packetBytes);
    const [, second = 0, third = 0, fourth = 0, length = 0] = packet;
    if ((((second & 31) << 8) | third) !== videoPid) {
      items.push({ raw: packet });
      continue;
    }
    if (second & 0x40) {
      current = [];
      items.push({ pieces: current });
    }
    current.push(packet.subarray(fourth & 0x20 ? 5 + length : 4));
  }
  return items.map((item) => {
    if ('raw' in item) return item;
    const bytes = joined(item.pieces);
    const head = 9 + (bytes[8] ?? 0);
    return { pes: { head: bytes.slice(0, head), data: bytes.slice(head) } };
  });
};

/** Writes a transport stream anew, each packet of video in place of the ones that `change` makes of it. */
export const written = (
  items: readonly Item[],
  change: (pes: Pes, index: number, all: readonly Pes[]) => readonly Pes[],
): Uint8Array => {
  const all = items.flatMap((item) => ('pes' in item ? [item.pes] : []));
  const out: Uint8Array[] = [];
  let counter = 0;
  let index = 0;
  for (const item of items) {
    if ('raw' in item) {
      out.push(item.raw);
      continue;
    }
    for (const { head, data } of change(item.pes, index, all)) {
      let rest = joined([head, data]);
      let begins = true;
      while (rest.length > 0) {
        const packet = new Uint8Array(packetBytes).fill(0xff);
        const room = Math.min(rest.length, packetBytes - 4);
        const missing = packetBytes - 4 - room;
        packet.set([
          0x47,
          (begins ? 0x40 : 0) | (videoPid >> 8),
          videoPid & 255,
          (missing > 0 ? 0x30 : 0x10) | counter,
        ]);
        if (missing > 0) packet[4] = missing - 1;
        if (missing > 1) packet[5] = 0;
        packet.set(rest.subarray(0, room), packetBytes - room);
        out.push(packet);
        rest = rest.subarray(room);
        counter = (counter + 1) & 15;
        begins = false;
      }
    }
    index++;
  }
  return joined(out);
};
