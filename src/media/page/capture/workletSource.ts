import microphone from '../../../../workers/microphone.ts?worker&url';
import { tapName } from '../../capture/contract';
import type { AskedSound, ReceiveFromTap, TapSource } from './tapSource';

/**
 * Hears a stream in an AudioWorklet. Undefined where the engine does not bring the device's sound to this rate, as
 * Firefox does not.
 */
const openAt = async (
  sampleRate: number | undefined,
  stream: MediaStream,
  { channels }: AskedSound,
  receive: ReceiveFromTap,
): Promise<TapSource | undefined> => {
  const context = new AudioContext({ latencyHint: 'interactive', ...(sampleRate === undefined ? {} : { sampleRate }) });
  try {
    await context.audioWorklet.addModule(microphone);
    const source = context.createMediaStreamSource(stream);
    const node = new AudioWorkletNode(context, tapName, {
      channelCount: channels,
      channelCountMode: 'explicit',
    });
    node.port.onmessage = ({ data }) => receive(data);
    // It is silent; but what leads nowhere is not run by every engine.
    source.connect(node).connect(context.destination);
    // It may never settle where there was no gesture: what counts is that sound comes.
    void context.resume();
    return {
      sampleRate: context.sampleRate,
      post: (message, transfer) => node.port.postMessage(message, transfer),
      close: () => {
        node.port.onmessage = null;
        // Named here, since engines forget a source that nobody holds.
        source.disconnect();
        node.disconnect();
        if (context.state !== 'closed') void context.close();
      },
    };
  } catch (error) {
    void context.close();
    if (sampleRate === undefined || !(error instanceof DOMException && error.name === 'NotSupportedError')) throw error;
  }
};

/** The rate is the one that is asked for, else the device's own, as far as the engine allows. */
export const openWorklet = async (
  stream: MediaStream,
  asked: AskedSound,
  receive: ReceiveFromTap,
): Promise<TapSource> => {
  const own = stream.getAudioTracks()[0]?.getSettings().sampleRate;
  for (const rate of new Set([asked.sampleRate ?? own, own, undefined])) {
    const source = await openAt(rate, stream, asked, receive);
    if (source) return source;
  }
  throw new Error('The browser cannot read the sound of this microphone. Choose another one, or another browser.');
};
