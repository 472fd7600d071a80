import type { FromTap, TapSound, ToTap } from './capture-messages';

/** Samples per block: four of the worklet's own blocks, about 10 ms. */
const blockLength = 512;

/** The page gets the level after this many samples. */
const levelEvery = 2048;

type Page = { postMessage(message: FromTap, transfer: Transferable[]): void };

/** Listens to a microphone and, while asked to, records it: every sample once, in order. */
export class PcmTap {
  readonly #rate: number;
  readonly #page: Page;
  readonly #settling: number;
  #to: MessagePort | undefined;
  #keeping = false;
  #paused = false;
  #heard = 0;
  #kept = 0;
  #block: Float32Array[] = [];
  #filled = 0;
  #level = { peak: 0, squares: 0, count: 0, samples: 0 };

  /** Sound counts as steady after the first `settling` seconds: then the page gets `ready`. */
  constructor(rate: number, page: Page, settling: number) {
    this.#rate = rate;
    this.#page = page;
    this.#settling = settling * rate;
  }

  /** Takes sound: one array per channel, all of the same length. The samples are copied. */
  hear(channels: readonly Float32Array[]): void {
    const length = channels[0]?.length ?? 0;
    if (length === 0) return;
    const before = this.#heard;
    this.#heard += length;
    if (before <= this.#settling && this.#heard > this.#settling) this.#tell({ type: 'ready' });
    this.#measure(channels, length);
    if (this.#keeping && !this.#paused) this.#keep(channels, length);
  }

  receive(message: ToTap): void {
    switch (message.type) {
      case 'keep':
        this.#to = message.to ?? undefined;
        this.#keeping = true;
        this.#paused = false;
        this.#kept = 0;
        break;
      case 'pause':
        this.#paused = true;
        break;
      case 'resume':
        this.#paused = false;
        break;
      case 'flush':
        this.#flush();
    }
  }

  #tell(message: FromTap, transfer: Transferable[] = []): void {
    this.#page.postMessage(message, transfer);
  }

  #measure(channels: readonly Float32Array[], length: number): void {
    const level = this.#level;
    for (const samples of channels) {
      for (let i = 0; i < length; i++) {
        const value = samples[i] as number;
        const size = value < 0 ? -value : value;
        if (size > level.peak) level.peak = size;
        level.squares += value * value;
      }
      level.count += length;
    }
    level.samples += length;
    if (level.samples < levelEvery) return;
    const { peak, squares, count } = level;
    this.#tell({ type: 'level', peak, squares, count, kept: this.#kept });
    this.#level = { peak: 0, squares: 0, count: 0, samples: 0 };
  }

  #keep(channels: readonly Float32Array[], length: number): void {
    if (this.#block.length !== channels.length) {
      this.give();
      this.#block = channels.map(() => new Float32Array(blockLength));
    }
    for (let from = 0; from < length; ) {
      const count = Math.min(length - from, blockLength - this.#filled);
      for (let c = 0; c < channels.length; c++) {
        this.#block[c]?.set((channels[c] as Float32Array).subarray(from, from + count), this.#filled);
      }
      this.#filled += count;
      this.#kept += count;
      from += count;
      if (this.#filled === blockLength) this.give();
    }
  }

  /** Sends what has been recorded, even if it is less than a block. */
  give(): void {
    const length = this.#filled;
    if (length === 0) return;
    const channels = length === blockLength ? this.#block : this.#block.map((samples) => samples.slice(0, length));
    this.#block = channels.map(() => new Float32Array(blockLength));
    this.#filled = 0;
    const transfer = channels.map(({ buffer }) => buffer as ArrayBuffer);
    if (this.#to)
      this.#to.postMessage({ type: 'block', sampleRate: this.#rate, channels } satisfies TapSound, transfer);
    else this.#tell({ type: 'block', channels }, transfer);
  }

  #flush(): void {
    this.give();
    this.#keeping = false;
    this.#to?.postMessage({ type: 'end' } satisfies TapSound);
    this.#to = undefined;
    this.#tell({ type: 'flushed', kept: this.#kept });
  }
}
