import { For } from 'solid-js';
import type { loadLook, Scheme } from '../../app';
import { type ThemeName, themeNames } from '../../protocol';
import { ColourField } from './ColourField';
import { FontField } from './FontField';
import { NumberField } from './NumberField';
import type { ColourName, FontName, NumberName } from './theme-code';
import type { ThemeEdits } from './theme-edits';

type Look = Awaited<ReturnType<typeof loadLook>>;

const titles: Record<ThemeName, string> = {
  default: 'Default',
  soft: 'Soft',
  mono: 'Mono',
  glass: 'Glass',
  ocean: 'Ocean',
  citrus: 'Citrus',
};

const colours: [name: ColourName, label: string, about: string][] = [
  ['primary', 'Primary', 'The main button, links and marks'],
  ['background', 'Background', 'All surfaces are shades of it'],
  ['text', 'Text', 'Words, lines and borders'],
];
const numbers: [name: NumberName, label: string, unit: string, step: number][] = [
  ['radius', 'Corners', 'pixels', 1],
  ['spacing', 'Distances', 'times', 0.05],
  ['textSize', 'Text size', 'times', 0.05],
];
const schemes: [Scheme, string][] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const fonts: [name: FontName, label: string, suggestions: readonly string[]][] = [
  [
    'font',
    'Text font',
    [
      'system-ui, sans-serif',
      'ui-rounded, system-ui, sans-serif',
      'Georgia, serif',
      'Charter, Cambria, serif',
      'Optima, Candara, sans-serif',
      'Avenir, Montserrat, sans-serif',
      'ui-monospace, monospace',
    ],
  ],
  ['codeFont', 'Code font', ['ui-monospace, monospace', 'Menlo, Consolas, monospace', '"Courier New", monospace']],
];

/** All that a theme is made of, to edit. */
export const Controls = (props: { edits: ThemeEdits; look: Look; scheme: Scheme }) => {
  const { edits } = props;
  const { coloursOf, seedOf, themes } = props.look;
  const base = () => themes[edits.theme().base];

  const origin = (name: ColourName, scheme: Scheme): string | undefined => {
    const pair = edits.theme()[name];
    if (!pair) return;
    return scheme === 'dark' && pair[1] === null ? 'Follows from light' : undefined;
  };
  const isOwn = (name: ColourName, scheme: Scheme) => {
    const pair = edits.theme()[name];
    if (!pair) return false;
    return scheme === 'light' ? pair[0] !== base()[name][0] : pair[1] !== null && pair[1] !== base()[name][1];
  };

  return (
    <>
      <fieldset class="pg-tb-bases">
        <legend>Start from</legend>
        <For each={themeNames}>
          {(name) => {
            const tokens = () => coloursOf({ base: name }, props.scheme);
            return (
              <label class="pg-tb-base">
                <input
                  type="radio"
                  name="pg-tb-base"
                  checked={edits.theme().base === name}
                  onChange={() => edits.setBase(name)}
                />
                <span
                  class="pg-tb-swatch"
                  aria-hidden="true"
                  style={{
                    background: tokens().surface,
                    color: tokens().ink,
                    'border-color': tokens()['line-strong'],
                    'border-radius': `${Math.min(themes[name].radius, 12)}px`,
                    'font-family': themes[name].font,
                  }}
                >
                  Aa
                  <span
                    style={{
                      background: tokens().accent,
                      'border-radius': `${themes[name].radius / 2}px`,
                    }}
                  />
                </span>
                {titles[name]}
              </label>
            );
          }}
        </For>
      </fieldset>
      <For each={colours}>
        {([name, label, about]) => (
          <fieldset class="pg-tb-group">
            <legend>
              {label} <small class="pg-tb-about">{about}</small>
            </legend>
            <For each={schemes}>
              {([scheme, title]) => (
                <ColourField
                  name={`${label}, ${title.toLowerCase()}`}
                  label={title}
                  hex={seedOf(edits.theme(), name, scheme)}
                  origin={origin(name, scheme)}
                  onSet={(hex) => edits.setColour(name, scheme, hex)}
                  onRest={edits.rest}
                  onReset={isOwn(name, scheme) ? () => edits.resetColour(name, scheme) : undefined}
                />
              )}
            </For>
          </fieldset>
        )}
      </For>
      <fieldset class="pg-tb-group">
        <legend>Shape</legend>
        <For each={numbers}>
          {([name, label, unit, step]) => (
            <NumberField
              name={name}
              label={label}
              unit={unit}
              step={step}
              number={edits.theme()[name] ?? base()[name]}
              onSet={(number) => edits.setNumber(name, number)}
              onRest={edits.rest}
              onReset={edits.theme()[name] === undefined ? undefined : () => edits.reset(name)}
            />
          )}
        </For>
      </fieldset>
      <fieldset class="pg-tb-group">
        <legend>
          Fonts <small class="pg-tb-about">Those of the device: none is loaded</small>
        </legend>
        <For each={fonts}>
          {([name, label, suggestions]) => (
            <FontField
              label={label}
              suggestions={suggestions}
              fonts={edits.theme()[name] ?? base()[name]}
              onSet={(font) => edits.setFont(name, font)}
              onRest={edits.rest}
              onReset={edits.theme()[name] === undefined ? undefined : () => edits.reset(name)}
            />
          )}
        </For>
      </fieldset>
    </>
  );
};
