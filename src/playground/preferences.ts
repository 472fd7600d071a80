import { createSignal } from 'solid-js';
import * as v from 'valibot';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const fontSizes = { least: 11, most: 24 };

const schemas = {
  theme: v.picklist(themes),
  /** Font size of the editor, in CSS pixels. */
  fontSize: v.pipe(v.number(), v.minValue(fontSizes.least), v.maxValue(fontSizes.most)),
  /** Whether edits run automatically. */
  autorun: v.boolean(),
  /** Whether all sound is off. */
  soundOff: v.boolean(),
};

export type PreferenceValues = { [K in keyof typeof schemas]: v.InferOutput<(typeof schemas)[K]> };

const defaults: PreferenceValues = { theme: 'system', fontSize: 13, autorun: true, soundOff: false };

/** Validates each value separately: one invalid value from an older or newer page must not lose the others. */
const valuesOf = (given: object): PreferenceValues => {
  const valid = Object.entries(given).filter(
    ([name, value]) => Object.hasOwn(schemas, name) && v.is(schemas[name as keyof PreferenceValues], value),
  );
  return { ...defaults, ...Object.fromEntries(valid) };
};

const key = 'yieldcast:preferences';

/** The user's preferences, stored across visits. */
export const createPreferences = () => {
  const [values, setValues] = createSignal(read());
  const apply = () => {
    const { theme, fontSize } = values();
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.setProperty('--pg-code-size', `${fontSize / 16}rem`);
  };
  apply();
  return {
    values,
    set(changed: Partial<PreferenceValues>) {
      setValues(valuesOf({ ...values(), ...changed }));
      apply();
      try {
        localStorage.setItem(key, JSON.stringify(values()));
      } catch {
        // Without storage, they last as long as the page.
      }
    },
  };
};

export type Preferences = ReturnType<typeof createPreferences>;

const read = (): PreferenceValues => {
  try {
    return valuesOf(Object(JSON.parse(localStorage.getItem(key) ?? '{}')));
  } catch {
    return defaults;
  }
};
