import { flacHeader, isWholeFlac } from '../../formats/flac/frames';
import { Mp3Damage } from '../../formats/mp3/damage';
import type { PcmSink } from '../../formats/sound-reader';
import { lengthOf, lostSamples, type Pcm } from '../../pcm/pcm';
import { FrameDecoder } from './frame-decoder';
import { Flac24Decoder, isWide } from './wide-decoder';

/** Consecutive failures to tolerate before giving up. */
const patience = 50;

const open = (config: AudioDecoderConfig, give: PcmSink): FrameDecoder | Flac24Decoder =>
  isWide(config) ? new Flac24Decoder(config, give) : new FrameDecoder(config, give);

/**
 * A decoder that survives damaged frames, at which engines close theirs. It replaces such a frame with silence of the
 * same length, marked as lost, and continues with a new decoder. It relies on codecs that decode each frame to one
 * output. A new Vorbis decoder outputs nothing for its first block, so that block is lost too. If not even the first
 * frame can be decoded, it fails.
 */
export class ResilientDecoder {
  readonly #config: AudioDecoderConfig;
  readonly #give: PcmSink;
  #decoder: FrameDecoder | Flac24Decoder;
  /** Frames that were sent but not decoded yet, and whether each is a silent replacement for a damaged one. */
  #pending: { frame: Uint8Array; isLost: boolean }[] = [];
  readonly #mp3: Mp3Damage | undefined;
  #last: Pcm | undefined;
  #failures = 0;
  #closed = false;
  /** A damaged frame and those after it: they are decoded once everything before them has been emitted. */
  #waiting: Uint8Array[] | undefined;
  /** Is the next frame the first of a new decoder, which outputs nothing for it? */
  #isFirst = false;

  constructor(config: AudioDecoderConfig, give: PcmSink) {
    this.#config = config;
    this.#give = give;
    if (config.codec === 'mp3') this.#mp3 = new Mp3Damage();
    this.#decoder = open(config, this.#take);
  }

  decode(frame: Uint8Array): void {
    // Engines silently skip damaged FLAC frames.
    if (this.#waiting || (this.#config.codec === 'flac' && frame.length > 0 && !isWholeFlac(frame))) {
      this.#waiting ??= [];
      this.#waiting.push(frame);
      return;
    }
    const silent = this.#mp3?.replaced(frame);
    this.#send({ frame: silent ?? frame, isLost: silent !== undefined });
  }

  #send(sent: { frame: Uint8Array; isLost: boolean }): void {
    if (this.#isFirst) this.#isFirst = false;
    else this.#pending.push(sent);
    this.#decoder.decode(sent.frame);
  }

  /** Replaces samples that did not arrive with silence. Resolves once everything before them has been emitted. */
  async lose(count: number): Promise<void> {
    await this.settled();
    this.#mp3?.lose();
    if (this.#last && count > 0) this.#give(lostSamples(this.#last, count));
  }

  settled(): Promise<void> {
    return this.#mended(() => this.#decoder.settled());
  }

  flush(): Promise<void> {
    return this.#mended(() => this.#decoder.flush());
  }

  close(): void {
    this.#closed = true;
    this.#decoder.close();
  }

  async #mended(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work();
        this.#pending = [];
        if (!this.#waiting) return;
        this.#passDamaged(this.#waiting);
      } catch (error) {
        if (this.#closed) return;
        this.#failures++;
        if (!this.#last || this.#failures > patience) throw error;
        this.#restart(this.#last);
      }
    }
  }

  /** Called once everything before the waiting frames has been emitted; the first of them is damaged. */
  #passDamaged([damaged, ...rest]: readonly Uint8Array[]): void {
    this.#waiting = undefined;
    const { sampleRate, numberOfChannels: count } = this.#config;
    const first = { sampleRate, format: 's16', channels: Array<Int16Array>(count).fill(new Int16Array()) } as const;
    const last = this.#last ?? first;
    this.#give(lostSamples(last, (damaged && flacHeader(damaged, 0)?.samples) ?? lengthOf(last)));
    for (const frame of rest) this.decode(frame);
  }

  #restart(last: Pcm): void {
    this.#decoder.close();
    const pending = this.#pending.slice(1);
    this.#pending = [];
    const isLate = this.#config.codec === 'vorbis';
    this.#give(lostSamples(last, (isLate ? 2 : 1) * lengthOf(last)));
    this.#decoder = open(this.#config, this.#take);
    this.#isFirst = isLate;
    for (const sent of pending) this.#send(sent);
  }

  readonly #take = (pcm: Pcm): void => {
    const sent = this.#pending.shift();
    this.#last = pcm;
    this.#failures = 0;
    this.#give(sent?.isLost ? { ...pcm, lost: true } : pcm);
  };
}
