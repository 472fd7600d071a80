export { encodeAuto } from './auto';
export { encode } from './encode';
export { Parcel } from './parcel';
export { nameOf, Refusal } from './refusal';
