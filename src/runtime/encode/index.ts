export { encodeAuto } from './auto';
export { type ChatEncoding, chatEncoding, type Lent, lent, setChatEncoding } from './chat-tools';
export { encode } from './encode';
export { Payload } from './payload';
export { describeValue, Refusal } from './refusal';
