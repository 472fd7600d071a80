import { extraEvents, type WireValue } from '../../protocol';
import type { Lent } from '../encode';

type Multimodal = NonNullable<WireValue<'multimodaltextbox'>>;

const example = "{ text: 'What is this?', files: [file] }";

/** Encodes a message with attachments. What it returns throws a Refusal for what is none. */
const multimodalEncoder =
  ({ describeValue, encodeFiles, Refusal }: Lent) =>
  (value: unknown): Multimodal => {
    if (typeof value === 'string') return { text: value, files: [] };
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Blob)
      throw new Refusal(`it takes text or an object such as ${example}, and this is ${describeValue(value)}`);
    const { text = '', files = [], ...rest } = value as Record<string, unknown>;
    const [odd] = Object.keys(rest);
    if (odd !== undefined) throw new Refusal(`it takes an object such as ${example}, without “${odd}”`);
    if (text !== null && typeof text !== 'string')
      throw new Refusal(`its text is text, and this is ${describeValue(text)}`);
    return { text: text ?? '', files: files === null ? [] : encodeFiles(files) };
  };

/** How messages with attachments travel. */
export const multimodalCodec = (lent: Lent) => ({
  events: extraEvents.multimodaltextbox,
  encode: multimodalEncoder(lent),
  empty: { text: '', files: [] },
});
