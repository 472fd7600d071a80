import { createSignal } from 'solid-js';
import type { ThemeName, ThemeWire } from '../../protocol';
import { type ColourName, colourNames, type FontName, fontNames, type NumberName, numberNames } from './theme-code';

type Scheme = 'light' | 'dark';

/** What the themes that ship are made of. */
export type Bases = Readonly<
  Record<
    ThemeName,
    Record<ColourName, readonly [string, string]> & Record<NumberName, number> & Record<FontName, string>
  >
>;

/** Leaves out what is as in the base. */
export const normalised = (theme: ThemeWire, bases: Bases): ThemeWire => {
  const base = bases[theme.base];
  const own: ThemeWire = { ...theme };
  for (const name of colourNames) {
    const pair = own[name];
    if (pair && pair[0] === base[name][0] && pair[1] === base[name][1]) delete own[name];
  }
  for (const name of [...numberNames, ...fontNames] as const)
    if (own[name] === undefined || own[name] === base[name]) delete own[name];
  return own;
};

/** How many steps can be undone. */
const mostSteps = 200;

/** A theme that is being edited, and what it was before. */
export const createThemeEdits = (first: ThemeWire, bases: Bases) => {
  const [steps, setSteps] = createSignal<{ before: readonly ThemeWire[]; now: ThemeWire; after: readonly ThemeWire[] }>(
    {
      before: [],
      now: normalised(first, bases),
      after: [],
    },
  );
  const theme = () => steps().now;
  /** The control that a person is moving: all that it says until it rests is one step. */
  let moving: string | undefined;

  const set = (next: ThemeWire, by?: string) => {
    const now = normalised(next, bases);
    if (JSON.stringify(now) === JSON.stringify(theme())) return;
    const { before } = steps();
    const isSameStep = by !== undefined && by === moving;
    setSteps({ before: isSameStep ? before : [...before, theme()].slice(-mostSteps), now, after: [] });
    moving = by;
  };
  /** The colour that shows, be it the theme's own or the base's. */
  const pairOf = (name: ColourName): [string, string | null] => theme()[name] ?? [...bases[theme().base][name]];

  return {
    theme,
    set,
    /** What a person does next is a step of its own. */
    rest() {
      moving = undefined;
    },
    setBase: (base: ThemeName) => set({ ...theme(), base }),
    setColour(name: ColourName, scheme: Scheme, hex: string) {
      const [light, dark] = pairOf(name);
      // The dark shade of a colour that was the base's would not follow from the new one, so it is found anew.
      const follows = theme()[name] === undefined ? null : dark;
      set({ ...theme(), [name]: scheme === 'light' ? [hex, follows] : [light, hex] }, `${name} ${scheme}`);
    },
    /** Light: as in the base, both. Dark: what follows from light, or as in the base. */
    resetColour(name: ColourName, scheme: Scheme) {
      const { [name]: pair, ...rest } = theme();
      const [light, dark] = bases[theme().base][name];
      if (!pair) return;
      if (scheme === 'dark') set(pair[0] === light ? rest : { ...theme(), [name]: [pair[0], null] });
      else set(pair[1] === null || pair[1] === dark ? rest : { ...theme(), [name]: [light, pair[1]] });
    },
    setNumber: (name: NumberName, number: number) => set({ ...theme(), [name]: number }, name),
    setFont: (name: FontName, font: string) => set({ ...theme(), [name]: font }, name),
    reset(name: NumberName | FontName) {
      const { [name]: _, ...rest } = theme();
      set(rest as ThemeWire);
    },
    startAgain: () => set({ base: theme().base }),
    canUndo: () => steps().before.length > 0,
    canRedo: () => steps().after.length > 0,
    undo() {
      const { before, now, after } = steps();
      const last = before.at(-1);
      if (last) setSteps({ before: before.slice(0, -1), now: last, after: [now, ...after] });
      moving = undefined;
    },
    redo() {
      const { before, now, after } = steps();
      const [next, ...later] = after;
      if (next) setSteps({ before: [...before, now], now: next, after: later });
      moving = undefined;
    },
  };
};

export type ThemeEdits = ReturnType<typeof createThemeEdits>;
