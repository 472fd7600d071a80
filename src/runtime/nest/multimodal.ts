import type { Lent } from './lent';

/** Implements `yc.MultimodalTextbox`. */
export const multimodalTextboxOf =
  (component: Lent['component']) =>
  ({ value, ...properties }: Record<string, unknown> = {}) =>
    component('multimodaltextbox', value ?? { text: '', files: [] }, { submitBtn: true, ...properties });
