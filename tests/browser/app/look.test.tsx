import { render } from 'solid-js/web';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { savedOrigin } from '../../../src/app/published-origin';
import { createWorkspace } from '../../../src/app/workspace';

/** An app beside something else of the page. */
const open = () => {
  const workspace = createWorkspace();
  const page = document.body.appendChild(document.createElement('main'));
  page.innerHTML = '<button class="yc-button outside">Page</button><div></div>';
  const dispose = render(() => <workspace.View />, page.querySelector('div') as Element);
  onTestFinished(() => {
    workspace.close();
    // A closed app leaves nothing behind.
    expect(document.adoptedStyleSheets).toEqual([]);
    dispose();
    workspace.dispose();
    page.remove();
  });
  const run = async (code: string) => {
    const source = `import * as yc from 'yieldcast';\n${code}`;
    const isShown = await workspace.run({ entry: 'main.ts', files: { 'main.ts': source } }, savedOrigin('a', []));
    await vi.waitUntil(() => !isShown || page.querySelector('textarea'), { timeout: 30_000 });
    return isShown;
  };
  const find = <E extends HTMLElement>(selector: string) => page.querySelector(selector) as E;
  return { workspace, page, run, find, outside: find('.outside'), app: () => find('.yc-app') };
};

const appWith = (options: string) => `export default yc.Interface({
  fn: (text) => text, inputs: yc.Textbox({ label: 'Text' }), outputs: yc.Textbox({ label: 'Out' }), ${options}
});`;

const styleOf = (element: Element, name: string, pseudo?: string) =>
  getComputedStyle(element, pseudo).getPropertyValue(name).trim();

describe('a theme', () => {
  test('changes the app, and nothing beside it, until the next app is shown', async () => {
    const { run, app, outside } = open();
    const before = styleOf(outside, 'border-radius');
    await run(appWith("theme: yc.theme({ base: 'soft', primary: ['#123456', '#abcdef'], radius: 20 })"));
    expect(styleOf(app(), '--yc-radius-m')).toBe('20px');
    expect(styleOf(app(), '--yc-accent')).toBe('light-dark(#123456, #abcdef)');
    expect(styleOf(outside, 'border-radius')).toBe(before);
    await run(appWith(''));
    expect(styleOf(app(), '--yc-radius-m')).toBe('6px');
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test.each(['Blocks', 'ChatInterface'])('is an option of %s', async (name) => {
    const { run, app } = open();
    await run(
      name === 'Blocks'
        ? "export default yc.Blocks({ theme: 'citrus' }, yc.Textbox({ label: 'Text' }));"
        : "export default yc.ChatInterface({ fn: (text) => text, theme: 'citrus' });",
    );
    expect(styleOf(app(), '--yc-radius-m')).toBe('3px');
  });

  test('follows the person’s choice of light or dark, and leaves the page’s high contrast alone', async () => {
    const { run, app } = open();
    await run(appWith("theme: yc.theme({ background: ['#fff0f0', '#200000'] })"));
    const root = document.documentElement;
    onTestFinished(() => {
      root.style.removeProperty('color-scheme');
      delete root.dataset.theme;
    });
    root.style.setProperty('color-scheme', 'light');
    expect(styleOf(app(), 'background-color')).toBe('rgb(255, 240, 240)');
    root.style.setProperty('color-scheme', 'dark');
    expect(styleOf(app(), 'background-color')).toBe('rgb(32, 0, 0)');
    root.dataset.theme = 'contrast';
    expect(styleOf(app(), 'background-color')).not.toBe('rgb(32, 0, 0)');
  });

  test('with a colour that is none is refused in its place, and what was shown stays', async () => {
    const { run, app, workspace, find } = open();
    await run(appWith("theme: 'ocean', title: 'Before'"));
    const shown = find('textarea');
    expect(await run(`\n\n${appWith("theme: { primary: 'blurple' }")}`)).toBe(false);
    await vi.waitUntil(() => workspace.problems().length > 0);
    const [problem] = workspace.problems();
    expect(problem?.message).toContain('primary of theme of this Interface is the text "blurple"');
    expect(problem?.location).toMatchObject({ file: 'main.ts', line: 4 });
    expect(find('textarea')).toBe(shown);
    expect(styleOf(app(), '--yc-radius-m')).toBe('8px');
  });
});

describe('an author’s style sheet', () => {
  test('changes what is inside the app, and nothing else on the page', async () => {
    const { run, find, outside, app } = open();
    const before = styleOf(outside, 'color');
    await run(
      appWith(
        `css: ${JSON.stringify(`
        .yc-button, button, :root .outside, body:has(.yc-app) .outside { color: rgb(1, 2, 3) !important }
        .yc-app { background: rgb(1, 2, 3) !important }
        main:has(.yc-app) { display: none !important }
        :scope { opacity: 0 } :root { --yc-ink: rgb(1, 2, 3) }
        @media (min-width: 1px) { .yc-legend { & label { color: rgb(4, 5, 6) } } }
      `)}`,
      ),
    );
    expect(styleOf(find('.yc-app .yc-button'), 'color')).toBe('rgb(1, 2, 3)');
    expect(styleOf(find('.yc-legend label'), 'color')).toBe('rgb(4, 5, 6)');
    expect(styleOf(outside, 'color')).toBe(before);
    expect(styleOf(app(), 'background-color')).not.toBe('rgb(1, 2, 3)');
    expect(styleOf(app().closest('main') as Element, 'display')).toBe('block');
    expect(styleOf(app(), 'opacity')).toBe('1');
    expect(styleOf(document.documentElement, '--yc-ink')).not.toBe('rgb(1, 2, 3)');
  });

  test.each([
    ['a brace that closes the rule around it', '} } .outside { color: rgb(1, 2, 3) }'],
    ['a string that does not end', '.x::before { content: "} .outside { color: rgb(1, 2, 3) }'],
    ['a comment that does not end', '.x { } /* } .outside { color: rgb(1, 2, 3) }'],
    ['a value with a brace', '.x { --a: }} .outside { color: rgb(1, 2, 3) } {{ }'],
    ['a scope of its own', '@scope (body) { .outside { color: rgb(1, 2, 3) } }'],
    ['a layer', '@layer yc { .outside { color: rgb(1, 2, 3) !important } }'],
    ['a namespace', '@namespace url(http://www.w3.org/2000/svg); .outside { color: rgb(1, 2, 3) }'],
  ])('does not get out with %s', async (_what, css) => {
    const { run, outside } = open();
    await run(appWith(`css: ${JSON.stringify(css)}`));
    expect(styleOf(outside, 'color')).not.toBe('rgb(1, 2, 3)');
  });

  test('loads nothing, however it is written', async () => {
    const { run, find } = open();
    const address = `https://evil.test/${'x'}`;
    const values = [
      `url(${address})`,
      `url("${address}")`,
      `u\\72l(${address})`,
      `image-set("${address}" 1x)`,
      `-webkit-image-set(url(${address}) 1x)`,
      `cross-fade(url(${address}), red)`,
      `var(--none, url(${address}))`,
      `src("${address}")`,
      `URL(${address})`,
      `linear-gradient(red, blue), url(${address})`,
    ];
    const rules = values.flatMap((value, i) => [
      `.yc-field { background: ${value}; background-image: ${value}; --u${i}: ${value}; border-image: ${value} 1; cursor: ${value}, auto; mask: ${value}; filter: ${value}; }`,
      `.yc-legend::before { content: ${value}; } .yc-legend { list-style: ${value}; background: var(--x) ${value}; --x: red; }`,
      `@keyframes k${i} { to { background: ${value} } } .yc-button { animation: k${i} 1s; background: var(--u${i}); }`,
    ]);
    const heads = [
      `@import "${address}";`,
      `@import url(${address});`,
      `@font-face { font-family: f; src: url(${address}) }`,
      `@property --p { syntax: "*"; inherits: true; initial-value: url(${address}) }`,
      `@namespace url(${address});`,
    ];
    const css = [...heads, ...rules, '.yc-legend { color: rgb(1, 2, 3); font-family: f }'].join('\n');
    await run(appWith(`css: ${JSON.stringify(css)}`));
    expect(styleOf(find('.yc-legend'), 'color')).toBe('rgb(1, 2, 3)');
    const texts = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    expect(texts.join('\n')).not.toMatch(/evil|url|@import|font-face|@property/i);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('evil'))).toEqual([]);
  });

  test('shows nothing outside the app, and covers neither its status nor what the page shows above it', async () => {
    const { run, find, outside } = open();
    await run(
      appWith(
        `css: ${JSON.stringify(`
        :scope.yc-form { position: fixed; inset: -9999px; z-index: 2147483647; background: red; box-shadow: 0 0 0 9999px red;
          outline: 9999px solid red; transform: scale(100); margin: -9999px; }
        .yc-status { display: none !important } dialog { display: none !important }
        .yc-legend { view-transition-name: a; anchor-name: --a; color: rgb(1, 2, 3) }
      `)}`,
      ),
    );
    const dialog = find('.yc-form').appendChild(document.createElement('dialog'));
    dialog.showModal();
    expect(styleOf(dialog, 'display')).toBe('block');
    dialog.remove();
    // Names that belong to the whole page.
    expect(styleOf(find('.yc-legend'), 'color')).toBe('rgb(1, 2, 3)');
    for (const name of ['view-transition-name', 'anchor-name'])
      expect(['none', '']).toContain(styleOf(find('.yc-legend'), name));
    for (const element of [outside, find('[role="status"]')]) {
      const { left, top, width, height } = element.getBoundingClientRect();
      expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(element);
    }
    expect(styleOf(find('.yc-status'), 'display')).toBe('flex');
  });

  test.each([
    [
      'the root of a scope',
      ':scope.yc-status { display: none !important } :scope.yc-status > * { display: none !important }',
    ],
    ['all but one', ':scope.yc-form { :not(&) { display: none !important } }'],
    ['a word of its own', ":scope.yc-status::before { content: 'Checked' }"],
  ])('does not reach the status as %s', async (_what, css) => {
    const { run, find } = open();
    await run(appWith(`css: ${JSON.stringify(css)}`));
    const status = find('.yc-status');
    expect(styleOf(status, 'display')).toBe('flex');
    expect(styleOf(status, 'content', '::before')).toMatch(/^(?:none|normal)$/);
    expect(find('[role="status"]').checkVisibility()).toBe(true);
  });

  test('lies below the status, whatever its order and margins', async () => {
    const { run, find } = open();
    const css = `:scope.yc-article { order: 9 !important; position: relative; z-index: 2147483647 !important;
      margin-top: -9rem; height: 9rem; background: #cfc }`;
    await run(appWith(`article: 'Done', css: ${JSON.stringify(css)}`));
    expect(styleOf(find('.yc-article'), 'margin-top')).toBe('-144px');
    const { left, top, width, height } = find('[role="status"]').getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    expect(there?.closest('.yc-status')).toBe(find('.yc-status'));
  });

  test.each([
    ['rules within rules', 'a{'.repeat(24_000), 'has rules that are nested more than 5 deep'],
    ['selectors that grow', '.yc-legend{& & & & &{color:red}}', 'has a selector with more than 4 “&”'],
    ['too much text', ' '.repeat(50_002), 'has 50,002 characters, and may have 50,000'],
  ])('of %s is refused', async (_what, css, problem) => {
    const { run, workspace } = open();
    expect(
      await run(appWith(`css: ${css.length > 100 ? `'${css[0]}${css[1]}'.repeat(${css.length / 2})` : `'${css}'`}`)),
    ).toBe(false);
    await vi.waitUntil(() => workspace.problems().length > 0);
    expect(workspace.problems()[0]?.message).toContain(problem);
  });

  test('holds no values that take long to draw', async () => {
    const { run, find } = open();
    const css = `.yc-legend { --a: ${'x'.repeat(201)}; --b: var(--c); --c: 1px; filter: blur(2px); backdrop-filter: blur(500px) }
      .yc-field { filter: blur(50vw); backdrop-filter: drop-shadow(0 0 51px red) }`;
    await run(appWith(`css: ${JSON.stringify(css)}`));
    const legend = find('.yc-legend');
    expect(['--a', '--b', '--c'].map((name) => styleOf(legend, name))).toEqual(['', '', '1px']);
    expect(styleOf(legend, 'filter')).toBe('blur(2px)');
    expect(styleOf(legend, 'backdrop-filter')).toBe('none');
    expect(styleOf(find('.yc-field'), 'filter')).toBe('none');
    expect(styleOf(find('.yc-field'), 'backdrop-filter')).toBe('none');
  });

  test('has the browser ask before a device is opened: it could hide that the app records', async () => {
    const asked = vi.spyOn(window, 'confirm').mockReturnValue(false);
    const wanted = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    onTestFinished(() => {
      asked.mockRestore();
      wanted.mockRestore();
    });
    const { run, page } = open();
    const app = (css: string) => `export default yc.Interface({
      fn: (sound) => sound, inputs: yc.Audio({ label: 'Voice', sources: ['microphone'] }), outputs: yc.Textbox(), ${css}
    });`;
    await run(app("css: '.yc-audio { opacity: 0 }'"));
    const record = await vi.waitUntil(() =>
      [...page.querySelectorAll('button')].find(({ textContent }) => textContent === 'Record'),
    );
    record.click();
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0]).toContain('microphone');
    expect(wanted).not.toHaveBeenCalled();
  });

  test('has keyframes of its own, and does not replace those of the page', async () => {
    const { run, find, page } = open();
    const style = document.createElement('style');
    style.textContent = '@keyframes turn { from, to { opacity: 0.5 } } .outside { animation: turn 1s infinite }';
    page.append(style);
    await run(
      appWith(`css: '@keyframes turn { from, to { opacity: 0.25 } } .yc-legend { animation: turn 1s infinite }'`),
    );
    expect(styleOf(find('.yc-legend'), 'opacity')).toBe('0.25');
    expect(styleOf(find('.outside'), 'opacity')).toBe('0.5');
  });
});
