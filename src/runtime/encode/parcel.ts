/** What is to be sent with the next batch: its transfers, and how many bytes they and its text take. */
export class Parcel {
  transfers: Transferable[] = [];
  bytes = 0;

  /** Sends a thing along by transfer; gives what is sent: what goes to a second output is a copy. */
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
