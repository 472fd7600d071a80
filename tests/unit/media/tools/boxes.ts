export type Box = { type: string; start: number; content: Uint8Array; boxes: Box[] };

const containers = ['moov', 'trak', 'mdia', 'minf', 'dinf', 'stbl', 'mvex', 'moof', 'traf'];

/** The boxes that fill these bytes. */
export const parse = (bytes: Uint8Array): Box[] => {
  const boxes: Box[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    const size = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (size < 8 || at + size > bytes.length) throw new Error(`${type} of ${size} bytes does not fit.`);
    const content = bytes.subarray(at + 8, at + size);
    boxes.push({ type, start: at, content, boxes: containers.includes(type) ? parse(content) : [] });
    at += size;
  }
  return boxes;
};

/** Follows types from box to box. */
export const find = (boxes: Box[], path: string): Box => {
  const [type, ...rest] = path.split('/');
  const box = boxes.find((each) => each.type === type);
  if (!box) throw new Error(`There is no ${type}.`);
  return rest.length === 0 ? box : find(box.boxes, rest.join('/'));
};

export const viewOf = ({ content }: Box) => new DataView(content.buffer, content.byteOffset, content.byteLength);
