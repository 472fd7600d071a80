import microphone from '../../../../workers/microphone.ts?worker&url';
import { tapName } from '../../shared/capture-messages';
import type { AskedSound, ReceiveFromTap, TapSource } from './tap-source';

/**
 * Reads a stream's sound in an AudioWorklet. Resolves to undefined if the browser cannot resample the device's sound to
 * this rate, as is the case in Firefox.
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
    // The node's output is silent, but not every browser runs a node that leads nowhere.
    source.connect(node).connect(context.destination);
    // Without a user gesture, this may never settle. What counts is that sound arrives.
    void context.resume();
    return {
      sampleRate: context.sampleRate,
      post: (message, transfer) => node.port.postMessage(message, transfer),
      close: () => {
        node.port.onmessage = null;
        // The reference also keeps the source alive: browsers drop a source that nobody refers to.
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

/** The sample rate is the one asked for or else the device's own, as far as the browser allows. */
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
