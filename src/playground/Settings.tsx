import { For } from 'solid-js';
import { fontSizes, type Preferences, type PreferenceValues, themes } from './preferences';

const themeNames: Record<PreferenceValues['theme'], string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

/** How the page looks, and what it does automatically. Changes apply at once and are remembered. */
export const Settings = (props: { preferences: Preferences }) => {
  const values = () => props.preferences.values();
  const Switch = (of: { name: 'autorun' | 'soundOff'; label: string; help: string }) => (
    <label class="pg-setting">
      <input
        type="checkbox"
        checked={values()[of.name]}
        onChange={(event) => props.preferences.set({ [of.name]: event.currentTarget.checked })}
      />
      <span>
        {of.label}
        <small>{of.help}</small>
      </span>
    </label>
  );
  return (
    <>
      <fieldset class="pg-themes">
        <legend>Theme</legend>
        <For each={themes}>
          {(theme) => (
            <label class="pg-setting">
              <input
                type="radio"
                name="pg-theme"
                checked={values().theme === theme}
                onChange={() => props.preferences.set({ theme })}
              />
              <span>{themeNames[theme]}</span>
            </label>
          )}
        </For>
      </fieldset>
      <label class="pg-font-size">
        <span>Size of the code</span>
        <input
          type="range"
          min={fontSizes.least}
          max={fontSizes.most}
          value={values().fontSize}
          aria-valuetext={`${values().fontSize} pixels`}
          onInput={(event) => props.preferences.set({ fontSize: Number(event.currentTarget.value) })}
        />
        <output>{values().fontSize} px</output>
      </label>
      <Switch name="autorun" label="Run edits by themselves" help="After a first Run, when typing rests." />
      <Switch name="soundOff" label="Sound off" help="What plays, plays in silence." />
      <a class="yc-button pg-settings-link" href="./#theme" target="_blank" rel="noopener">
        Theme builder for apps
      </a>
      <a class="yc-button pg-settings-link pg-settings-docs" href="./#docs" target="_blank" rel="noopener">
        Docs
      </a>
    </>
  );
};
