import { render } from 'solid-js/web';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { savedOrigin } from '../../../src/app/published-origin';
import { createWorkspace } from '../../../src/app/workspace';

/** An app on the page, and what its author reads in the console. */
const shown = async (code: string) => {
  const lines: { level: string; text: string; line: number | undefined }[] = [];
  const workspace = createWorkspace((more) => {
    for (const { level, text, location } of more) lines.push({ level, text, line: location?.line });
  });
  const host = document.body.appendChild(document.createElement('main'));
  const dispose = render(() => <workspace.View />, host);
  onTestFinished(() => {
    workspace.close();
    dispose();
    workspace.dispose();
    host.remove();
  });
  const source = `import * as yc from 'yieldcast';\n${code}`;
  await workspace.run({ entry: 'main.ts', files: { 'main.ts': source } }, savedOrigin('a', []));
  const app = await vi.waitUntil(() => host.querySelector('textarea')?.closest('.yc-app'), { timeout: 30_000 });
  const token = (name: string) => getComputedStyle(app).getPropertyValue(`--yc-${name}`).trim();
  const told = (text: RegExp) => vi.waitUntil(() => lines.find((line) => text.test(line.text)), { timeout: 30_000 });
  return { app, lines, token, told };
};

const one = (options = '') =>
  `yc.Interface({ fn: (text) => text, inputs: yc.Textbox({ label: 'Text' }), outputs: yc.Textbox(), ${options} })`;

describe('the theme of an app with others in it', () => {
  test('is that of the outermost, and the others are told that theirs do nothing', async () => {
    const { token, told, lines } = await shown(
      `const a = ${one("title: 'A', theme: 'citrus', css: '.yc-x { color: red }'")};
       const b = yc.ChatInterface({ fn: (text) => text, theme: 'mono' });
       export default yc.Blocks({ theme: 'soft' }, a, b);`,
    );
    expect(token('radius-m')).toBe('14px');
    expect(await told(/Interface/)).toEqual({
      level: 'warn',
      text: 'theme and css of the Interface “A” do nothing: the outermost app’s count. Give them to that one.',
      line: 4,
    });
    expect(await told(/^theme of the app/)).toMatchObject({
      text: 'theme of the app does nothing: the outermost app’s counts. Give it to that one.',
      line: 4,
    });
    expect(lines).toHaveLength(2);
  });

  test.each([
    ["[a], ['One'], { theme: 'soft', css: '.yc-legend { color: rgb(1, 2, 3) }' }"],
    ["{ interfaceList: [a], theme: 'soft', css: '.yc-legend { color: rgb(1, 2, 3) }' }"],
  ])('is an option of yc.TabbedInterface: %s', async (given) => {
    const { app, token, lines } = await shown(`const a = ${one()};\nexport default yc.TabbedInterface(${given});`);
    expect(token('radius-m')).toBe('14px');
    expect(getComputedStyle(app.querySelector('.yc-legend') as Element).color).toBe('rgb(1, 2, 3)');
    expect(lines).toEqual([]);
  });

  test('is told once by a part that is made again and again', async () => {
    const { told, app, lines } = await shown(
      `const text = yc.Textbox({ label: 'Text' });
       export default yc.Blocks(text, yc.render(text, () => [yc.Row(${one("theme: 'citrus'")}), yc.Markdown('made')]));`,
    );
    await told(/does nothing/);
    const made = () => app.querySelector('[data-yc-kind="markdown"]');
    const first = await vi.waitUntil(made);
    const field = app.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'more';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await vi.waitUntil(() => made() && made() !== first, { timeout: 30_000 });
    expect(lines).toHaveLength(1);
  });
});

test('an app may be told its theme when it is launched, as in Gradio', async () => {
  const { token } = await shown(`const demo = ${one("theme: 'mono'")};\ndemo.launch({ theme: 'soft' });`);
  expect(token('radius-m')).toBe('14px');
});

describe('an author reads why a style sheet does nothing', () => {
  const withCss = (css: string) => `export default ${one(`css: ${JSON.stringify(css)}`)};`;

  test('in a browser that cannot bind it to an app', async () => {
    vi.stubGlobal('CSSScopeRule', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { told, app } = await shown(withCss('.yc-legend { color: rgb(1, 2, 3) }'));
    expect(await told(/^css of this app does nothing in this browser: .*@scope/)).toMatchObject({ level: 'warn' });
    expect(getComputedStyle(app.querySelector('.yc-legend') as Element).color).not.toBe('rgb(1, 2, 3)');
  });

  test('or parts of it', async () => {
    const { told, lines } = await shown(
      withCss(`@import 'a.css';
        .yc-legend { background: url(a.png); color: rgb(1, 2, 3); animation: spin 1s }
        .yc-field { filter: blur(500px) }
        @font-face { font-family: f; src: url(f.woff2) }`),
    );
    await told(/@import/);
    expect(lines.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^css: @import was left out: it would load something/),
      expect.stringMatching(/^css: @font-face was left out: the style sheet of an app has no such rules\.$/),
      expect.stringMatching(/^css: filter in \.yc-field was left out: it may take the browser long to draw\.$/),
      expect.stringMatching(/^css: background-image in \.yc-legend was left out: it would load something/),
      expect.stringMatching(/^css: animation spin in \.yc-legend was left out: css has no @keyframes of that name\.$/),
    ]);
  });

  test('in a few sentences', async () => {
    const { told, lines } = await shown(
      withCss(Array.from({ length: 40 }, (_, i) => `.a${i} { background: url(a.png) }`).join('\n')),
    );
    await told(/^css: 35 more were left out\.$/);
    expect(lines).toHaveLength(6);
  });

  test('and nothing where all of it counts', async () => {
    const { lines } = await shown(
      withCss('.yc-legend { color: red; animation: none } @media print { p { color: red } }'),
    );
    expect(lines).toEqual([]);
  });
});
