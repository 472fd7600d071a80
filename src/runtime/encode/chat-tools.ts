import { isComponent } from '../../api/internal';
import type { ChatMessageWire, ChatSlot } from '../../protocol';
import { say } from '../own-words';
import { encodeFiles, fileOf } from './files';
import { encodeImage, isImageObject } from './image';
import { Payload } from './payload';
import { describeValue, Refusal } from './refusal';
import { sniffImage } from './sniff';

/** The code that encodes and decodes conversations. It is loaded only for programs that name a chat. */
export type ChatEncoding = {
  encodeChat(value: unknown): ChatMessageWire[];
  chatSlot(
    before: readonly ChatMessageWire[] | undefined,
    after: ChatMessageWire[],
    payload?: Payload,
  ): ChatSlot | ChatMessageWire[];
  decodeChat(messages: readonly ChatMessageWire[]): unknown[];
};

/** What that code borrows of the worker. */
export const lent = {
  describeValue,
  encodeFiles,
  encodeImage,
  fileOf,
  isComponent,
  isImageObject,
  Payload,
  Refusal,
  say,
  sniffImage,
};
export type Lent = typeof lent;

let loaded: ChatEncoding | undefined;

export const setChatEncoding = (encoding: ChatEncoding | undefined) => {
  loaded = encoding;
};

/** @throws Refusal without the code */
export const chatEncoding = (): ChatEncoding => {
  if (loaded) return loaded;
  throw new Refusal(
    'the code for conversations was not loaded. Is the network up, and does the source say yc.Chatbot?',
  );
};
