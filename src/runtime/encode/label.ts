import type { WireValue } from '../../protocol';
import { nameOf, Refusal } from './refusal';

type Labelled = NonNullable<WireValue<'label'>>;

/** A class by its name, or classes with confidences; the best comes first. */
export const encodeLabel = (value: unknown): Labelled => {
  if (typeof value === 'string' || typeof value === 'number') return { label: String(value), confidences: null };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(
      `it takes a class or an object of confidences such as { cat: 0.8, dog: 0.2 }, and this is ${nameOf(value)}`,
    );
  }
  if ('confidences' in value && typeof value.confidences === 'object' && value.confidences !== null) {
    const ranked = encodeLabel(value.confidences);
    return 'label' in value ? { ...ranked, label: String(value.label) } : ranked;
  }
  const confidences = Object.entries(value).map(([label, confidence]) => {
    if (typeof confidence === 'number' && Number.isFinite(confidence)) return { label, confidence };
    throw new Refusal(`the confidence of ${JSON.stringify(label)} is a number from 0 to 1; got ${nameOf(confidence)}`);
  });
  confidences.sort((a, b) => b.confidence - a.confidence);
  const [best] = confidences;
  if (!best) throw new Refusal('it takes at least one class; got an empty object');
  return { label: best.label, confidences };
};
