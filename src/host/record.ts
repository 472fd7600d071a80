import { afterTurn, type Outcome, type Slot } from '../protocol';

/** Measurements of one run. Times are milliseconds since Submit. */
export type RunRecord = {
  run: number;
  yields: number;
  /** Size of all yields: bytes of buffers plus characters of text. */
  bytes: number;
  /** When the first yield reached the page. */
  firstYield?: number;
  /** When the first yield was drawn. */
  firstPaint?: number;
  /** When its sound was first heard. */
  firstSound?: number;
  lastYield?: number;
  /** When the run ended. */
  ended?: number;
  outcome?: Outcome['type'];
  /** Its yields come from an earlier run. */
  fromCache?: true;
};

/** Records a run's timings and publishes them as `yieldcast:*` performance measures. */
export class Recorder {
  readonly record: RunRecord;
  readonly began = performance.now();
  /** The longest that this run has taken from one yield to the next, in milliseconds. */
  longestStep = 0;
  #painting = false;

  constructor(run: number) {
    this.record = { run, yields: 0, bytes: 0 };
  }

  /** Resets the counts: the run starts again. Its clock keeps running. */
  restart() {
    const { run } = this.record;
    for (const key of Object.keys(this.record)) delete this.record[key as keyof RunRecord];
    Object.assign(this.record, { run, yields: 0, bytes: 0 });
  }

  yielded(count: number, bytes: number) {
    const at = performance.now() - this.began;
    this.longestStep = Math.max(this.longestStep, at - (this.record.lastYield ?? 0));
    if (this.record.firstYield === undefined) {
      this.record.firstYield = at;
      this.#measure('yieldcast:first-yield', at);
    }
    this.record.lastYield = at;
    this.record.yields += count;
    this.record.bytes += bytes;
  }

  /** Call when the first yield is in the document. It is on screen once this frame is painted. */
  willPaint() {
    if (this.#painting) return;
    this.#painting = true;
    afterTurn(() => {
      this.record.firstPaint = performance.now() - this.began;
      this.#measure('yieldcast:first-paint', this.record.firstPaint);
    });
  }

  /** Call when sound is first heard. */
  sounded() {
    if (this.record.firstSound !== undefined) return;
    this.record.firstSound = performance.now() - this.began;
    this.#measure('yieldcast:first-sound', this.record.firstSound);
  }

  ended(outcome: Outcome['type']) {
    if (this.record.ended !== undefined) return;
    this.record.ended = performance.now() - this.began;
    this.record.outcome = outcome;
    this.#measure('yieldcast:run', this.record.ended);
  }

  #measure(name: string, duration: number) {
    performance.measure(name, { start: this.began, duration, detail: { ...this.record } });
  }
}

/** The size of slots: bytes of buffers plus characters of text. */
export const bytesOf = (slots: readonly Slot[]): number => {
  let bytes = 0;
  for (const slot of slots) {
    if (typeof slot === 'string') bytes += slot.length;
    else if (typeof slot === 'object' && slot !== null) {
      if ('image' in slot && 'data' in slot.image) bytes += slot.image.data.byteLength;
      else if ('data' in slot) bytes += slot.data.byteLength;
      else if ('bytes' in slot) bytes += slot.bytes.byteLength;
      else if ('text' in slot) bytes += slot.text.length;
      else if ('file' in slot) bytes += slot.file.size;
    }
  }
  return bytes;
};
