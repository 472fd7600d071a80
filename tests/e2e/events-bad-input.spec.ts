import { expect, type Page } from '@playwright/test';
import { alert, app, blocks, button, component, number, runCode, test, text } from './playground';

const toasts = (page: Page) => app(page).locator('.yc-toasts');

test.describe('bad input is told by the component’s name, and the app lives on', () => {
  const wrong: [string, string, string][] = [
    [
      'an output that is not laid out',
      blocks(
        `const out = yc.Textbox({ label: 'Lost' }); const go = yc.Button('Go'); go.click(() => 'x', null, out);`,
        'go',
      ),
      '“Lost” is among the outputs of “Go”.click, but is not laid out. Put it into the Blocks.',
    ],
    [
      'an event on a component that is not laid out',
      blocks(
        `const go = yc.Button('Lost'); const out = yc.Textbox({ label: 'Out' }); go.click(() => 'x', null, out);`,
        'out',
      ),
      '“Lost” listens to click, but is not laid out. Put it into the Blocks.',
    ],
    [
      'a component laid out twice',
      blocks(`const twin = yc.Textbox({ label: 'Twin' });`, 'twin', 'yc.Row(twin)'),
      '“Twin” is laid out twice: in the Blocks and in the Blocks, row. A component has one place; make a second one.',
    ],
    [
      'a state that cannot be cloned',
      blocks(`const go = yc.Button('Go'); const s = yc.State({ draw: () => {} }); go.click((s) => s, s, s);`, 'go'),
      'the state.draw is the function draw, which cannot be copied',
    ],
    [
      'every: 0',
      blocks(`const out = yc.Number({ label: 'Clock', value: () => 1, every: 0 });`, 'out'),
      'every of “Clock” is a number of seconds above 0, or a yc.Timer; got 0.',
    ],
    [
      'a trigger mode that there is none of',
      blocks(`const go = yc.Button('Go'); go.click(() => {}, null, null, { triggerMode: 'never' });`, 'go'),
      'triggerMode of “Go”.click is one of once, multiple, alwaysLast, restart',
    ],
  ];
  for (const [name, source, message] of wrong) {
    test(name, async ({ page }) => {
      await runCode(page, source, 'error');
      await expect(alert(page)).toContainText(message);
    });
  }

  test('events that set each other off without end', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const [a, b] = [yc.Number({ label: 'A', value: 0 }), yc.Number({ label: 'B', value: 0 })];
         a.change((n) => n + 1, a, b, { showProgress: 'hidden' });
         b.change((n) => n + 1, b, a, { showProgress: 'hidden' });`,
        'a, b',
      ),
      'idle',
    );
    await number(page, 'A').fill('1');
    await expect(toasts(page)).toContainText('set each other off');
    await number(page, 'A').fill('5');
    await expect(number(page, 'B')).not.toHaveValue('0');
  });

  test('a chain that throws is told, and the next event works', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const out = yc.Textbox({ label: 'Out' });
         const [go, well] = [yc.Button('Go'), yc.Button('Well')];
         go.click(() => {}).then(() => { throw new Error('the chain broke'); });
         well.click(() => 'well', null, out);`,
        'go, well, out',
      ),
      'idle',
    );
    await button(page, 'Go').click();
    await expect(alert(page)).toContainText('the chain broke');
    await button(page, 'Well').click();
    await expect(text(page)).toHaveValue('well');
  });

  test('HTML in messages and in a chat does nothing', async ({ page }) => {
    await runCode(
      page,
      blocks(
        `const chat = yc.Chatbot({ label: 'Chat' });
         const go = yc.Button('Go');
         go.click(() => {
           const bad = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script><b>bold</b>';
           yc.info(bad);
           return [{ role: 'assistant', content: bad }];
         }, null, chat);`,
        'go, chat',
      ),
      'idle',
    );
    await button(page, 'Go').click();
    await expect(toasts(page)).toContainText('<b>bold</b>');
    await expect(component(page, 'Chat').locator('b')).toHaveText('bold');
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(await component(page, 'Chat').locator('script').count()).toBe(0);
  });
});
