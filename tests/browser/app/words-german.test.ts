import axe from 'axe-core';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/app/styles.css';
import { mountIn } from './speaking';

test('an app in an element that is in German speaks German, from its first words to its last', async () => {
  const { host, root, button, until, workspace } = mountIn(
    'de',
    `const t = yc.i18n({ en: { last: 'Latest' }, de: { last: 'Zuletzt' } });
    export default yc.Interface({
      fn: function* (count: number, name: string) {
        for (let i = 0; i < 1200; i++) yield ['Hi ' + name, i];
      },
      inputs: [yc.Slider({ label: 'Count' }), yc.Textbox({ label: 'Name', value: 'Submit' })],
      outputs: [yc.Textbox(), yc.Number({ label: t('last') })],
    });`,
  );
  // Until the words are there, nothing is shown in English.
  expect(host.textContent).toBe('');
  const said: string[] = [];
  const watch = new MutationObserver(() => said.push(host.querySelector('[role=status]')?.textContent ?? ''));
  watch.observe(host, { subtree: true, childList: true, characterData: true });
  await until(() => button('Kopieren'));
  expect(button('Senden')).toBeDefined();
  expect(button('Leeren')).toBeDefined();
  expect(root()?.lang).toBe('de');
  expect(root()?.dir).toBe('ltr');
  expect(host.querySelector('[role=status]')?.textContent).toBe('Bereit');
  expect(host.querySelector('input[aria-label="Genauer Wert"]')).not.toBeNull();
  expect(host.querySelector('.yc-outputs textarea')?.getAttribute('placeholder')).toBe('Noch nichts.');
  // What its author wrote stays, even where it is one of the interface's own words.
  expect(host.querySelector<HTMLTextAreaElement>('.yc-inputs textarea')?.value).toBe('Submit');
  expect(host.textContent).toContain('Name');
  expect(host.textContent).toContain('Zuletzt');

  workspace.model.submit();
  await until(() => workspace.state() === 'done');
  await until(() => host.querySelector('[role=status]')?.textContent?.startsWith('Fertig · 1.200 Ausgaben · '));
  watch.disconnect();
  const english = said.filter((each) => /Ready|Loading|Running|Done|yields/.test(each));
  expect(english).toEqual([]);

  // Both a text that is fixed in a component and one that changes.
  const timeline = button('Zeitleiste') as HTMLButtonElement;
  await userEvent.click(timeline);
  await until(() => button('Schließen'));
  expect(host.querySelector('input[aria-label="Ausgabe"]')?.getAttribute('aria-valuetext')).toMatch(
    /^Live: 1\.200 von 1\.200, bei /,
  );
  expect((await axe.run(host)).violations.map(({ id }) => id)).toEqual([]);
});

test('the page has one language: another app that asks for another one speaks it, too', async () => {
  const { root, until } = mountIn('fr', `export default yc.Interface({ fn: () => 1, outputs: yc.Number() });`);
  await until(() => root());
  expect(root()?.lang).toBe('de');
});
