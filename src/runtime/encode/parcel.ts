/** What is to be sent with the next batch: its transfers, and how many bytes they and its text take. */
export class Parcel {
  transfers: Transferable[] = [];
  bytes = 0;

  /** Sends a thing along by transfer. */
  carry<T extends Transferable>(thing: T, bytes = thing instanceof ArrayBuffer ? thing.byteLength : 0): T {
    this.transfers.push(thing);
    this.bytes += bytes;
    return thing;
  }
}
