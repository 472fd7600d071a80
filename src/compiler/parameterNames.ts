import type { TypeHint } from '../protocol';

const words: [type: 'number' | 'string' | 'boolean' | 'image' | 'file', names: string][] = [
  [
    'number',
    'n count total steps step times repeat repeats iterations epochs width height size length radius seed fps x y z ' +
      'amount number num max min maximum minimum limit scale speed delay seconds duration temperature rate strength ' +
      'age year level depth rows columns cols index start end from to',
  ],
  ['string', 'text prompt message msg name query question sentence word words title input content topic url language'],
  ['image', 'image img photo picture'],
  ['file', 'file files blob upload document'],
];

const hints = new Map(
  words.flatMap(([type, names]) => names.split(' ').map((name): [string, TypeHint] => [name, { type }])),
);

/** What a parameter of this name most likely takes, where nothing else tells. */
export function hintOfName(name: string): TypeHint | undefined {
  if (/^(?:is|has|should|use|enable|show)[A-Z]/.test(name)) return { type: 'boolean' };
  // `maxSteps` and `num_steps` take what `steps` takes.
  const lastWord = name.split(/_|(?<=[a-z])(?=[A-Z])/).at(-1) ?? name;
  return hints.get(name) ?? hints.get(lastWord.toLowerCase());
}
