import { expect } from 'vitest';
import type { Kind } from '../../../../src/protocol';
import { drop } from '../../components/pictures';
import type { runApp } from '../running';

export type Told = { component: number; event: string };
export type App = Awaited<ReturnType<typeof runApp>> & { told(): Told[] };

/**
 * What people do to one component, and what listeners are told of each event that comes of it. What a bare paste shows
 * (`auto`) is held by no code, so that none could listen.
 */
export type Case = {
  /** Makes the component `it`, and whatever else its app is laid out of. */
  code: string;
  /** What is laid out, `it` alone unless said. */
  layout?: string;
  /** Its place among the components, if it is not the first. */
  id?: number;
  act(app: App): Promise<unknown>;
  told: Record<string, object>;
};

/** Cases of some kinds of component. */
export const casesOf = <K extends Kind>(cases: Record<K, Case[]>) => cases;

export const nothing = {};
export const button = (app: App, name: string) => app.screen.getByRole('button', { name, exact: true });
export const press = (app: App, name: string) => button(app, name).click();
export const field = (app: App, name = 'It') => app.screen.getByRole('textbox', { name, exact: true });
export const door = (app: App) => app.until(() => app.host.querySelector('.yc-door:has(input[type="file"])'));
export const give = async (app: App, file: File) => drop((await door(app)) as Element, file);
/** Records, pauses and stops. What a device gave nothing to in that time is recorded again, a little longer. */
export const record = async (app: App) => {
  const isTold = () => app.told().some(({ event }) => event === 'stopRecording');
  for (let seconds = 0.3; !isTold(); seconds *= 3) {
    await press(app, 'Record');
    await app.until(() => Number(app.host.querySelector('.yc-elapsed')?.textContent?.split(':').at(-1)) >= seconds);
    await press(app, 'Pause');
    await press(app, 'Stop');
    await app.until(() => isTold() || app.host.textContent?.includes('Nothing was recorded'));
  }
};
/** An app whose button yields a value to the component. */
export const output = (kind: string, value: string, options = '') => ({
  code: `const it = yc.${kind}({ label: 'It'${options} });
    const go = yc.Button('Go');
    go.click(() => (${value}), null, it);`,
  layout: 'it, go',
});
export const at = (playbackPosition: unknown = expect.any(Number)) => ({ playbackPosition });
export const choices = "choices: [['One', 1], ['Two', 2]]";
export const said = `[{ role: 'user', content: 'ask' }, { role: 'assistant', content: 'answer', options: [{ value: 'picked', label: 'Pick' }] }]`;
export const question = { index: 0, value: 'ask' };
export const answer = { index: 1, value: 'answer' };

export async function download(app: App) {
  await press(app, 'Go');
  await expect.element(button(app, 'Download')).toBeEnabled();
  await press(app, 'Download');
}

/** Downloads in the first of the formats, if there are several. */
export async function downloadAs(app: App) {
  await download(app);
  const format = () => app.host.querySelector<HTMLElement>('[aria-label="Download as"] button');
  await app.until(() => format() ?? app.told().some(({ event }) => event === 'download'));
  format()?.click();
}

export async function copy(app: App) {
  await press(app, 'Go');
  await expect.element(button(app, 'Copy')).toBeEnabled();
  await press(app, 'Copy');
}
