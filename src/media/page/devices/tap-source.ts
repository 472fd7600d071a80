import type { FromTap, ToTap } from '../../shared/capture-messages';

/** The sound to ask for. The sample rate is the device's own by default. */
export type AskedSound = { channels: number; sampleRate?: number | undefined };

/** Runs a `PcmTap` on a stream's sound: in a worklet, or on the page. */
export type TapSource = {
  readonly sampleRate: number;
  post(message: ToTap, transfer: Transferable[]): void;
  close(): void;
};

export type ReceiveFromTap = (message: FromTap) => void;
