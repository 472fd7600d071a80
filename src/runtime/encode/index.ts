export { encodeAuto } from './auto';
export { chatSlot } from './chat';
export { encode } from './encode';
export { Payload } from './payload';
export { describeValue, Refusal } from './refusal';
