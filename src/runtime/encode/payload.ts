/** What to send with the next batch: its transferables, and how many bytes they and its text take. */
export class Payload {
  transfers: Transferable[] = [];
  bytes = 0;

  /** Adds something to transfer and returns what is sent: a copy, if the same thing goes to another output too. */
  carry<T extends Carried>(thing: T, bytes = thing instanceof ArrayBuffer ? thing.byteLength : 0): T {
    const sent = this.transfers.includes(thing) ? (copyOf(thing) as T) : thing;
    this.transfers.push(sent);
    this.bytes += bytes;
    return sent;
  }
}

type Carried = ArrayBuffer | ImageBitmap | VideoFrame;

const copyOf = (thing: Carried): Carried => {
  if (thing instanceof ArrayBuffer) return thing.slice(0);
  if (!(thing instanceof ImageBitmap)) return thing.clone();
  const canvas = new OffscreenCanvas(thing.width, thing.height);
  canvas.getContext('2d')?.drawImage(thing, 0, 0);
  return canvas.transferToImageBitmap();
};
