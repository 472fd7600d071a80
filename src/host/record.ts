import { afterTurn, type Outcome } from '../protocol';

/** What is measured of a run. Times are milliseconds since Submit. */
export type RunRecord = {
  run: number;
  yields: number;
  /** Bytes of buffers and characters of text that its yields carried. */
  bytes: number;
  /** When the first yield reached the page. */
  firstYield?: number;
  /** When it was drawn. */
  firstPaint?: number;
  /** When the first of its sound was heard. */
  firstSound?: number;
  lastYield?: number;
  /** When the run was over. */
  ended?: number;
  outcome?: Outcome['type'];
  /** Its yields are those of an earlier run. */
  fromCache?: true;
};

/** Keeps a run's record, and leaves it in the browser's timeline as `yieldcast:*` measures. */
export class Recorder {
  readonly record: RunRecord;
  readonly began = performance.now();
  #painting = false;

  constructor(run: number) {
    this.record = { run, yields: 0, bytes: 0 };
  }

  yielded(count: number, bytes: number) {
    const at = performance.now() - this.began;
    if (this.record.firstYield === undefined) {
      this.record.firstYield = at;
      this.#measure('yieldcast:first-yield', at);
    }
    this.record.lastYield = at;
    this.record.yields += count;
    this.record.bytes += bytes;
  }

  /** The first yield is in the document, and will be on the screen when this frame is painted. */
  willPaint() {
    if (this.#painting) return;
    this.#painting = true;
    afterTurn(() => {
      this.record.firstPaint = performance.now() - this.began;
      this.#measure('yieldcast:first-paint', this.record.firstPaint);
    });
  }

  /** The first of its sound is heard. */
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
