import { For } from 'solid-js';
import { modKey } from '../keys';

const mac = modKey === '⌘';
const alt = mac ? '⌥' : 'Alt';

/** What each key does. */
const keys: readonly [keys: string[], does: string][] = [
  [[modKey, 'Enter'], 'Run'],
  [[modKey, '.'], 'Stop'],
  [[modKey, 'S'], 'Save, and copy the link'],
  [[modKey, 'K'], 'Gallery'],
  [['F1'], 'This list'],
  [['Esc', 'Tab'], 'Leave the editor: one after the other'],
  [[modKey, 'F'], 'Find and replace'],
  [[modKey, 'G'], 'The next place that was found'],
  [[modKey, 'D'], 'Select the next of the same: a caret each'],
  [[alt, 'Click'], 'One more caret'],
  [[modKey, '/'], 'Make lines comments, or code again'],
  [[alt, '↑ ↓'], 'Move lines'],
  [['Shift', alt, '↑ ↓'], 'Copy lines'],
  [[modKey, '[ ]'], 'Indent less, or more'],
  [[modKey, 'Z'], 'Undo'],
  [[modKey, 'Space'], 'Complete'],
  [['F2'], 'Rename everywhere; on a file’s tab, rename the file'],
  [['Delete'], 'On a file’s tab: remove the file'],
  [['F12'], 'Go to where it is defined'],
  [['Shift', alt, 'F'], 'Format'],
];

export const KeyList = () => (
  <dl class="pg-docs-keys">
    <For each={keys}>
      {([pressed, does]) => (
        <div>
          <dt>
            <For each={pressed}>{(key) => <kbd>{key}</kbd>}</For>
          </dt>
          <dd>{does}</dd>
        </div>
      )}
    </For>
  </dl>
);
