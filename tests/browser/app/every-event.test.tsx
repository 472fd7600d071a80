import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { events } from '../../../src/api/events';
import type { Kind } from '../../../src/protocol';
import { drop, pngFile } from '../components/pictures';
import { wavFile } from '../components/sounds';
import { runApp } from './running';

type Told = { component: number; event: string };
type App = Awaited<ReturnType<typeof runApp>> & { told(): Told[] };

/**
 * What people do to one component, and what listeners are told of each event that comes of it. What a bare paste shows
 * (`auto`) is held by no code, so that none could listen.
 */
type Case = {
  /** Makes the component `it`, and whatever else its app is laid out of. */
  code: string;
  /** What is laid out, `it` alone unless said. */
  layout?: string;
  /** Its place among the components, if it is not the first. */
  id?: number;
  act(app: App): Promise<unknown>;
  told: Record<string, object>;
};

const nothing = {};
const button = (app: App, name: string) => app.screen.getByRole('button', { name, exact: true });
const press = (app: App, name: string) => button(app, name).click();
const field = (app: App, name = 'It') => app.screen.getByRole('textbox', { name, exact: true });
const door = (app: App) => app.until(() => app.host.querySelector('.yc-door:has(input[type="file"])'));
const give = async (app: App, file: File) => drop((await door(app)) as Element, file);
/** Records, pauses and stops. What a device gave nothing to in that time is recorded again, a little longer. */
const record = async (app: App) => {
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
const output = (kind: string, value: string) => ({
  code: `const it = yc.${kind}({ label: 'It' });
    const go = yc.Button('Go');
    go.click(() => (${value}), null, it);`,
  layout: 'it, go',
});
const at = (playbackPosition: unknown = expect.any(Number)) => ({ playbackPosition });
const choices = "choices: [['One', 1], ['Two', 2]]";
const said = `[{ role: 'user', content: 'ask' }, { role: 'assistant', content: 'answer' }]`;
const question = { index: 0, value: 'ask' };
const answer = { index: 1, value: 'answer' };

const cases: Record<Exclude<Kind, 'auto'>, Case[]> = {
  textbox: [
    {
      code: "const it = yc.Textbox({ label: 'It', value: 'one', lines: 1, maxLines: 1 });",
      act: async (app) => {
        await field(app).click();
        await userEvent.keyboard('{End}x{Shift>}{Home}{/Shift}');
        app.find('textarea, input').dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
        await userEvent.keyboard('{Enter}{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        submit: nothing,
        focus: nothing,
        blur: nothing,
        keyUp: { key: 'End', value: 'one' },
        select: { index: [0, 4], value: 'onex' },
        copy: { value: 'onex' },
      },
    },
  ],
  number: [
    {
      code: "const it = yc.Number({ label: 'It' });",
      act: async (app) => {
        await app.screen.getByRole('spinbutton', { name: 'It' }).click();
        await userEvent.keyboard('5{Enter}{Tab}');
      },
      told: { change: nothing, input: nothing, submit: nothing, focus: nothing, blur: nothing },
    },
  ],
  slider: [
    {
      code: "const it = yc.Slider({ label: 'It', value: 3, maximum: 9, step: 1 });",
      act: async (app) => {
        app.find<HTMLElement>('input[type="range"]').focus();
        await userEvent.keyboard('{ArrowRight}{Tab}{Tab}');
      },
      told: { change: nothing, input: nothing, release: { value: 4 }, focus: nothing, blur: nothing },
    },
  ],
  checkbox: [
    {
      code: "const it = yc.Checkbox({ label: 'It' });",
      act: async (app) => {
        await app.screen.getByRole('checkbox', { name: 'It' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: 'It', selected: true },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  checkboxgroup: [
    {
      code: `const it = yc.CheckboxGroup({ label: 'It', ${choices}, value: [2] });`,
      act: async (app) => {
        await app.screen.getByRole('checkbox', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: false },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  radio: [
    {
      code: `const it = yc.Radio({ label: 'It', ${choices} });`,
      act: async (app) => {
        await app.screen.getByRole('radio', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: true },
        focus: nothing,
        blur: nothing,
      },
    },
  ],
  dropdown: [
    {
      code: `const it = yc.Dropdown({ label: 'It', ${choices} });`,
      act: async (app) => {
        await app.screen.getByRole('combobox', { name: 'It' }).click();
        await userEvent.keyboard('T');
        await app.screen.getByRole('option', { name: 'Two' }).click();
        await userEvent.keyboard('{Tab}');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 1, value: 2, selected: true },
        focus: nothing,
        blur: nothing,
        keyUp: { key: 'T', value: 'T' },
      },
    },
  ],
  image: [
    {
      code: "const it = yc.Image({ label: 'It', sources: ['upload'] });",
      act: async (app) => {
        await give(app, await pngFile('a.png', [1, 2, 3], 40));
        const drawn = await app.until(() => app.host.querySelector<HTMLImageElement>('img[src^="blob:"]'));
        await app.until(() => drawn?.complete);
        // What follows the picture's width is drawn in the next frame.
        await vi.waitFor(() => expect(drawn?.getBoundingClientRect().width).toBeGreaterThan(0), { timeout: 30_000 });
        await userEvent.click(drawn as Element);
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        select: { index: [expect.any(Number), expect.any(Number)], value: null },
        clear: nothing,
      },
    },
    {
      code: "const it = yc.Image({ label: 'It', sources: ['webcam'], streaming: true });",
      act: (app) => press(app, 'Start'),
      told: { stream: nothing },
    },
  ],
  audio: [
    {
      code: "const it = yc.Audio({ label: 'It', sources: ['upload', 'microphone'] });",
      act: async (app) => {
        // Long enough to be paused before its end, however busy the machine is.
        await give(app, wavFile('a.wav', 60));
        await press(app, 'Play');
        await press(app, 'Pause');
        app.find<HTMLElement>('[aria-label="Position"]').focus();
        await userEvent.keyboard('{End}{ArrowLeft}');
        await press(app, 'Play');
        await app.until(() => app.told().some(({ event }) => event === 'end'));
        await press(app, 'Remove');
        await record(app);
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        clear: nothing,
        play: at(),
        pause: at(),
        end: at(60),
        startRecording: nothing,
        pauseRecording: nothing,
        stopRecording: nothing,
      },
    },
    {
      code: "const it = yc.Audio({ label: 'It', sources: ['microphone'], streaming: true });",
      act: (app) => press(app, 'Start'),
      told: { stream: nothing },
    },
  ],
  video: [
    {
      code: "const it = yc.Video({ label: 'It', sources: ['upload', 'webcam'] });",
      act: async (app) => {
        const clip = await (await fetch('/examples/clip.mp4')).blob();
        await give(app, new File([clip], 'clip.mp4', { type: 'video/mp4' }));
        await press(app, 'Play');
        await press(app, 'Pause');
        app.find<HTMLElement>('[aria-label="Position"]').focus();
        await userEvent.keyboard('{End}');
        await press(app, 'Play');
        await app.until(() => app.told().some(({ event }) => event === 'end'));
        await press(app, 'Remove');
        await record(app);
      },
      told: {
        change: nothing,
        input: nothing,
        upload: nothing,
        clear: nothing,
        play: at(),
        pause: at(),
        end: at(),
        startRecording: nothing,
        pauseRecording: nothing,
        stopRecording: nothing,
      },
    },
  ],
  file: [
    {
      code: "const it = yc.File({ label: 'It' });",
      act: async (app) => {
        await give(app, new File(['x'], 'x.txt'));
        await press(app, 'x.txt');
        await press(app, 'Remove');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: 'x.txt' },
        upload: nothing,
        clear: nothing,
      },
    },
  ],
  markdown: [{ ...output('Markdown', "'*one*'"), act: copy, told: { change: nothing, copy: { value: '*one*' } } }],
  html: [{ ...output('HTML', "'<b>one</b>'"), act: (app) => press(app, 'Go'), told: { change: nothing } }],
  code: [
    { ...output('Code', "'let x;'"), act: copy, told: { copy: { value: 'let x;' } } },
    {
      code: "const it = yc.Code({ label: 'It', interactive: true });",
      act: async (app) => {
        ((await app.until(() => app.host.querySelector('.cm-content'))) as HTMLElement).focus();
        await userEvent.keyboard('x');
        app.find<HTMLElement>('.cm-content').blur();
      },
      told: { change: nothing, input: nothing, focus: nothing, blur: nothing },
    },
  ],
  json: [{ ...output('JSON', '[1]'), act: copy, told: { change: nothing, copy: { value: '[\n  1\n]' } } }],
  label: [
    {
      ...output('Label', '{ cat: 0.75, dog: 0.25 }'),
      act: async (app) => {
        await press(app, 'Go');
        await app.screen.getByRole('button', { name: 'dog' }).click();
      },
      told: { change: nothing, select: { index: 1, value: 'dog', selected: true } },
    },
  ],
  dataframe: [
    {
      code: "const it = yc.Dataframe({ label: 'It', value: { headers: ['a', 'b'], data: [[1, 'x']] }, interactive: true });",
      act: async (app) => {
        await field(app, 'b, row 1').click();
        await userEvent.keyboard('y{Tab}');
      },
      told: { change: nothing, input: nothing, select: { index: [0, 1], value: 'x' } },
    },
  ],
  gallery: [
    {
      code: "const it = yc.Gallery({ label: 'It', interactive: true });",
      act: async (app) => {
        await give(app, await pngFile('a.png', [1, 2, 3]));
        await app.screen.getByRole('button', { name: 'Image 1 of 1' }).click();
        await app.until(() => document.querySelector('dialog[open]'));
        await userEvent.keyboard('{Escape}');
        await press(app, 'Remove image 1');
      },
      told: {
        change: nothing,
        input: nothing,
        select: { index: 0, value: null },
        upload: nothing,
        clear: nothing,
      },
    },
  ],
  button: [{ code: "const it = yc.Button('It');", act: (app) => press(app, 'It'), told: { click: nothing } }],
  timer: [{ code: 'const it = yc.Timer(0.05);', layout: '', act: async () => {}, id: 1, told: { tick: nothing } }],
  state: [
    {
      code: `const it = yc.State(1); const go = yc.Button('Go'); go.click(() => 2, null, it);`,
      layout: 'go',
      id: 2,
      act: (app) => press(app, 'Go'),
      told: { change: nothing },
    },
  ],
  browserstate: [
    {
      code: `const it = yc.BrowserState(1); const go = yc.Button('Go'); go.click(() => Math.random(), null, it);`,
      layout: 'go',
      id: 2,
      act: (app) => press(app, 'Go'),
      told: { change: nothing },
    },
  ],
  chatbot: [
    {
      ...output('Chatbot', said),
      act: async (app) => {
        await press(app, 'Go');
        await press(app, 'Like');
        await app.screen.getByRole('button', { name: 'Copy message' }).nth(1).click();
        await app.screen.getByRole('button', { name: 'Select' }).nth(1).click();
        await press(app, 'Try again');
        await press(app, 'Undo');
        await press(app, 'Edit');
        await userEvent.keyboard('ed');
        await press(app, 'Save');
        await press(app, 'Clear');
      },
      told: {
        change: nothing,
        like: { ...answer, liked: true },
        retry: question,
        undo: question,
        edit: { index: 0, value: 'asked', previous: 'ask' },
        copy: answer,
        select: { ...answer, selected: true },
        clear: nothing,
      },
    },
  ],
  row: [],
  column: [],
  group: [],
  tabs: [
    {
      code: "const it = yc.Tabs(yc.Tab('One'), yc.Tab('Two'));",
      act: (app) => app.screen.getByRole('tab', { name: 'Two' }).click(),
      told: { change: nothing, select: { index: 1, value: 'Two', selected: true } },
    },
  ],
  tab: [
    {
      code: "const it = yc.Tab('Two'); const tabs = yc.Tabs(yc.Tab('One'), it);",
      layout: 'tabs',
      id: 2,
      act: (app) => app.screen.getByRole('tab', { name: 'Two' }).click(),
      told: { select: { index: 1, value: 'Two', selected: true } },
    },
  ],
  accordion: [
    {
      code: "const it = yc.Accordion('It', { open: false });",
      act: async (app) => {
        await app.screen.getByText('It').click();
        await app.until(() => app.told().some(({ event }) => event === 'expand'));
        await app.screen.getByText('It').click();
      },
      told: { change: nothing, expand: nothing, collapse: nothing },
    },
  ],
  sidebar: [
    {
      code: "const it = yc.Sidebar({ label: 'It', open: false });",
      act: async (app) => {
        await press(app, 'It');
        await press(app, 'It');
      },
      told: { change: nothing, expand: nothing, collapse: nothing },
    },
  ],
};

async function copy(app: App) {
  await press(app, 'Go');
  await expect.element(button(app, 'Copy')).toBeEnabled();
  await press(app, 'Copy');
}

test.for(Object.entries(cases).filter(([, of]) => of.length > 0))(
  'a listener is told of every event of a %s',
  async ([kind, of]) => {
    const names: readonly string[] = events[kind as Kind];
    expect(of.flatMap(({ told }) => Object.keys(told)).sort()).toEqual([...names].sort());
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => write.mockRestore());
    await page.viewport(800, 900);
    for (const { code, layout = 'it', id = 0, act, told } of of) {
      const app = await runApp(`${code}
      const told = yc.HTML({ label: 'Told' });
      const seen = [];
      const tell = (event) => { seen.push(event); return JSON.stringify(seen.slice(0, 200)).replaceAll('<', '&lt;'); };
      for (const name of ${JSON.stringify(Object.keys(told))})
        it[name](tell, null, told, name === 'stream' ? {} : { triggerMode: 'multiple', concurrencyLimit: null });
      export default yc.Blocks(${[layout, 'told'].filter(Boolean).join(', ')});`);
      expect(app.workspace.problems()).toEqual([]);
      await app.until(() => app.host.querySelector('[data-yc="app"]') && !app.host.querySelector('.yc-loading'));
      const seen = (): Told[] =>
        JSON.parse(
          app.screen.getByRole('group', { name: 'Told' }).element().querySelector('.yc-prose')?.textContent || '[]',
        );
      await act(Object.assign(app, { told: seen }));
      const missing = () => Object.keys(told).filter((name) => !seen().some(({ event }) => event === name));
      await vi.waitFor(() => expect(missing()).toEqual([]), { timeout: 60_000, interval: 50 });
      for (const [event, data] of Object.entries(told))
        expect(seen().find((each) => each.event === event)).toEqual({ component: id, event, ...data });
      expect(app.workspace.problems()).toEqual([]);
      app.workspace.close();
    }
  },
);
