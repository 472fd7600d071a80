import { multimodalCodec } from '../chat/multimodal';
import type { Lent } from './lent';

/** Implements `yc.MultimodalTextbox`. */
export const multimodalTextboxOf = (lent: Lent) => {
  const codec = multimodalCodec(lent);
  return ({ value, ...properties }: Record<string, unknown> = {}) =>
    lent.component('multimodaltextbox', value ?? codec.empty, { submitBtn: true, ...properties }, { codec });
};
