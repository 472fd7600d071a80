import type { Lent } from '../encode/chat-tools';

/**
 * What the worker lends to the code of chats, which is bundled separately. Copies of its own would be other classes:
 * the worker would not know a {@link Refusal} of theirs.
 */
export let { describeValue, encodeImage, fileOf, isImageObject, Payload, Refusal, sniffImage } = {} as Lent;

export const borrow = (lent: Lent) => {
  ({ describeValue, encodeImage, fileOf, isImageObject, Payload, Refusal, sniffImage } = lent);
};
