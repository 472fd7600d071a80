import type { FromTap, ToTap } from '../../capture/contract';

/** What a tap is asked for. Without a rate it is the device's own. */
export type AskedSound = { channels: number; sampleRate?: number | undefined };

/** Where a {@link Tap} runs, and what it hears. */
export type TapSource = {
  readonly sampleRate: number;
  post(message: ToTap, transfer: Transferable[]): void;
  close(): void;
};

export type ReceiveFromTap = (message: FromTap) => void;
