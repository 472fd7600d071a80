import { render } from 'solid-js/web';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as look from '../../../src/app/look';
import { ThemeBuilder } from '../../../src/playground/theme-builder/ThemeBuilder';
import '../../../src/playground/styles/index.css';
import '../../../src/app/styles.css';

const bare = location.pathname + location.search;

beforeEach(() => {
  localStorage.removeItem('yieldcast:theme');
  history.replaceState(null, '', bare);
});

/** The theme builder, as at an address. */
const open = (fragment = '#theme') => {
  history.replaceState(null, '', bare + fragment);
  const host = document.body.appendChild(document.createElement('div'));
  const dispose = render(() => <ThemeBuilder look={look} />, host);
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    dispose();
    host.remove();
  };
  onTestFinished(close);
  const stage = host.querySelector('.pg-tb-stage') as HTMLElement;
  const token = (name: string) => getComputedStyle(stage).getPropertyValue(`--yc-${name}`).trim();
  return { host, stage, token, close, code: () => host.querySelector('.pg-tb-result pre')?.textContent };
};

const controls = page.getByRole('region', { name: 'Theme', exact: true });
const result = page.getByRole('region', { name: 'Code', exact: true });
/** Those with suggestions are comboboxes. */
const field = (name: string) =>
  controls.getByRole(name.endsWith('font') ? 'combobox' : 'textbox', { name, exact: true });
const button = (name: string) => controls.getByRole('button', { name, exact: true });

/** Types into a field that has a text, and leaves it. */
const fill = async (name: string, text: string) => {
  await field(name).fill(text);
  await userEvent.tab();
};

test('shows a live app in the theme, and writes the code that makes it', async () => {
  const { stage, token, code } = open();
  expect(code()).toBe('const theme = yc.theme({});');
  await page.getByRole('radio', { name: 'Soft' }).click();
  expect(code()).toBe("const theme = yc.theme({ base: 'soft' });");
  expect(token('radius-m')).toBe('14px');
  await fill('Primary, light', 'rebeccapurple');
  await expect.element(field('Primary, light')).toHaveValue('#663399');
  await expect.element(field('Primary, dark')).toHaveValue('#663399');
  await fill('Primary, dark', '#cba');
  await fill('Corners pixels', '3');
  await fill('Text font', 'Georgia, serif');
  expect(code()).toBe(`const theme = yc.theme({
  base: 'soft',
  primary: ['#663399', '#ccbbaa'],
  radius: 3,
  font: 'Georgia, serif',
});`);
  // The app is a real one, and is not started again by an edit.
  const app = await vi.waitUntil(() => stage.querySelector('.yc-app textarea')?.closest('.yc-app'), {
    timeout: 60_000,
  });
  expect(getComputedStyle(app).getPropertyValue('--yc-radius-m').trim()).toBe('3px');
  const go = await vi.waitUntil(() =>
    [...app.querySelectorAll('button')].find(({ textContent }) => textContent === 'Plan'),
  );
  await page.getByRole('radio', { name: 'Light' }).click();
  expect(getComputedStyle(go).backgroundColor).toBe('rgb(102, 51, 153)');
  await page.getByRole('radio', { name: 'Dark' }).click();
  expect(getComputedStyle(go).backgroundColor).toBe('rgb(204, 187, 170)');
  expect(getComputedStyle(stage).colorScheme).toBe('dark');
  expect(go.isConnected).toBe(true);
});

test('leaves the page around the app its own looks, and nothing behind', async () => {
  const { host, close } = open('#theme=citrus&primary=ff00ff');
  const around = host.querySelector('.pg-tb-open') as Element;
  expect(getComputedStyle(around).getPropertyValue('--yc-radius-m').trim()).toBe('6px');
  close();
  expect(document.adoptedStyleSheets).toEqual([]);
});

test.each([
  ['Primary, dark', 'blurple', '“blurple” is no colour. Write one, such as #7c3aed or rebeccapurple.'],
  ['Background, light', '#12', '“#12” is no colour.'],
  ['Corners pixels', '99', 'radius is a number from 0 to 32, not “99”.'],
  ['Distances times', 'wide', 'spacing is a number from 0.5 to 2, not “wide”.'],
  ['Code font', 'url(a.woff)', '“url(a.woff)” are no names of fonts.'],
])('%s cannot be %j: a sentence tells so, and what was shown stays', async (name, text, sentence) => {
  const { code } = open('#theme=ocean');
  const before = (field(name).element() as HTMLInputElement).value;
  await fill(name, text);
  await expect.element(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await expect.element(field(name)).toHaveAttribute('aria-invalid', 'true');
  expect(code()).toBe("const theme = yc.theme({ base: 'ocean' });");
  const resets = [...document.querySelectorAll<HTMLButtonElement>('.pg-tb-reset[aria-disabled="false"]')];
  expect(resets).toHaveLength(1);
  resets[0]?.click();
  await expect.element(field(name)).toHaveValue(before);
  await expect.element(field(name)).toHaveAttribute('aria-invalid', 'false');
});

test('each property can be reset, and each step undone and done again', async () => {
  const { code } = open('#theme=mono&primary=7c3aed&radius=9');
  await button('Reset corners').click();
  expect(code()).toBe(`const theme = yc.theme({\n  base: 'mono',\n  primary: '#7c3aed',\n});`);
  await button('Reset Primary, light').click();
  expect(code()).toBe("const theme = yc.theme({ base: 'mono' });");
  await expect.element(button('Reset Primary, light')).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Undo' }).click();
  // The focus is on no text, so the keys are those of the page.
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(code()).toContain('radius: 9');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(code()).not.toContain('radius');
  await button('Start again').click();
  expect(code()).toBe("const theme = yc.theme({ base: 'mono' });");
});

test('colours that are hard to tell apart are told as they are edited', async () => {
  open();
  const warning = page.getByText(/^In light, primary has a contrast of 1\.\d:1 with the background\./);
  await expect.element(warning).not.toBeInTheDocument();
  await field('Primary, light').fill('#ffff66');
  await expect.element(warning).toBeVisible();
  await button('Reset Primary, light').click();
  await expect.element(warning).not.toBeInTheDocument();
});

test('what a person made is there after a reload, whether or not the address was behind', async () => {
  const before = open('#theme=soft');
  await fill('Corners pixels', '5');
  // The page goes before the address has followed.
  const kept = localStorage.getItem('yieldcast:theme');
  before.close();
  expect(location.hash).toBe('#theme=soft&radius=5');
  localStorage.setItem('yieldcast:theme', kept as string);
  const again = open(JSON.parse(kept as string).address);
  expect(again.code()).toContain('radius: 5');
  again.close();
  expect(open('#theme').code()).toContain('radius: 5');
});

test('a link shows its theme, and keeps one’s own until that is changed', async () => {
  const mine = open();
  await fill('Corners pixels', '5');
  mine.close();
  const { code } = open('#theme=citrus&primary=blurple');
  expect(code()).toBe("const theme = yc.theme({ base: 'citrus' });");
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('primary in this link is “blurple”, which is no colour.');
  await page.getByRole('button', { name: 'Show mine' }).click();
  expect(code()).toBe('const theme = yc.theme({ radius: 5 });');
  await expect.element(page.getByRole('button', { name: 'Show mine' })).not.toBeInTheDocument();
});

test('the code and the link can be copied', async () => {
  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  onTestFinished(() => write.mockRestore());
  const { host } = open('#theme=glass');
  await result.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.element(page.getByText('The code is copied.')).toBeVisible();
  await button('Copy link').click();
  await expect.element(page.getByText('The link is copied.')).toBeVisible();
  expect(copied).toEqual(["const theme = yc.theme({ base: 'glass' });", expect.stringMatching(/#theme=glass$/)]);
  write.mockRejectedValue(new Error('no'));
  await result.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.element(page.getByText('The browser refused to copy. Select the code and copy it.')).toBeVisible();
  const opened = host.querySelector('.pg-tb-open') as HTMLAnchorElement;
  await vi.waitUntil(() => opened.hash.startsWith('#code='));
});
