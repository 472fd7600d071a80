export { encodeAuto } from './auto';
export { chatSlot } from './chat';
export { encode } from './encode';
export { Parcel } from './parcel';
export { nameOf, Refusal } from './refusal';
