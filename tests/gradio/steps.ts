import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { playerButton } from '../e2e/audio';
import { app, button, component, text } from '../e2e/playground';

/** What a person does with a demo, or sees in it: the words that the cases are written in. */

export type Step = (page: Page) => Promise<unknown>;

/** What to do with each sketch of a folder, by the sketch's name, and what it then shows. */
export type Cases = Readonly<Record<string, readonly Step[]>>;

/** A field of text, a number or a slider. */
const field = (page: Page, label: string, index = 0) =>
  app(page)
    .getByRole('textbox', { name: label, exact: true })
    .or(app(page).getByRole('spinbutton', { name: label, exact: true }))
    .or(app(page).getByRole('slider', { name: label, exact: true }))
    .or(app(page).getByRole('combobox', { name: label, exact: true }))
    .nth(index);

/** Enters a value into a field. */
export const fill =
  (label: string, value: string, index = 0): Step =>
  (page) =>
    field(page, label, index).fill(value);

/** Types into a field, key by key. */
export const type =
  (label: string, value: string): Step =>
  (page) =>
    field(page, label).pressSequentially(value);

/** Presses a key in a field. */
export const key =
  (label: string, name: string): Step =>
  (page) =>
    field(page, label).press(name);

/** Presses a button. */
export const press =
  (name: string, index = 0): Step =>
  (page) =>
    button(page, name).nth(index).click();

/** Takes a choice of a radio, or ticks a box. */
export const check =
  (name: string, within?: string): Step =>
  (page) => {
    const place = within ? component(page, within) : app(page);
    return place
      .getByRole('radio', { name, exact: true })
      .or(place.getByRole('checkbox', { name, exact: true }))
      .first()
      .check();
  };

/** Takes the tick out of a box. */
export const uncheck =
  (name: string): Step =>
  (page) =>
    app(page).getByRole('checkbox', { name, exact: true }).uncheck();

/** Takes an option of a dropdown. */
export const pick =
  (label: string, option: string): Step =>
  async (page) => {
    await app(page).getByRole('combobox', { name: label, exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

/** Opens a tab. */
export const openTab =
  (name: string): Step =>
  (page) =>
    app(page).getByRole('tab', { name, exact: true }).click();

/** Takes the first example of a form. */
export const clickExample: Step = (page) => app(page).locator('.yc-example').first().click();

/** Leaves what lies over the app, such as a picture shown large. */
export const leave: Step = (page) => page.keyboard.press('Escape');

/** Unfolds what is under a heading. */
export const unfold =
  (name: string): Step =>
  (page) =>
    app(page).getByText(name, { exact: true }).click();

/** Presses a button within a component, such as that of its device. */
export const clickIn =
  (label: string, name: string): Step =>
  (page) =>
    component(page, label).getByRole('button', { name, exact: true }).click();

/** Presses a picture: in its midst, or at a place in pixels of the page. */
export const clickPicture =
  (label: string, position?: { x: number; y: number }, index = 0): Step =>
  (page) =>
    component(page, label)
      .locator('canvas, img')
      .nth(index)
      .click(position && { position });

/** Puts away the messages in the corner, which lie on what is below. */
export const dismiss: Step = (page) => app(page).getByRole('button', { name: 'Dismiss', exact: true }).first().click();

/** Records something from a device, for a second at least. */
export const record =
  (label: string): Step =>
  async (page) => {
    await clickIn(label, 'Record')(page);
    await expect(component(page, label).locator('.yc-elapsed')).toHaveText(/^0:(?!00)/);
    await clickIn(label, 'Stop')(page);
    await expect(component(page, label).getByRole('button', { name: 'Retake' })).toBeVisible();
  };

/** Gives a component a file. */
export const upload =
  (label: string, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Step =>
  (page) =>
    component(page, label).locator('input[type="file"]').setInputFiles(files);

/** Gives files to the button that takes them. */
export const give =
  (...files: { name: string; mimeType: string; buffer: Buffer }[]): Step =>
  (page) =>
    app(page).locator('[data-yc-kind="uploadbutton"] input').setInputFiles(files);

/** Opens a folder in the component that shows one, and picks a file of it. */
export const pickFrom =
  (label: string, folder: string, name: string): Step =>
  async (page) => {
    await component(page, label).locator('input[type=file]').setInputFiles(folder);
    await component(page, label).getByText(name, { exact: true }).click();
  };

/** Presses a button that saves a file of this name. */
export const save =
  (name: string, file: string): Step =>
  async (page) => {
    const saved = page.waitForEvent('download');
    await button(page, name).click();
    expect((await saved).suggestedFilename()).toBe(file);
  };

/** Attaches files to a message. */
export const attach =
  (label: string, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Step =>
  (page) =>
    component(page, label).getByLabel('Attach files').setInputFiles(files);

/** A field has this value. */
export const has =
  (label: string, value: string | RegExp, index = 0): Step =>
  (page) =>
    expect(field(page, label, index)).toHaveValue(value);

/** A component shows this text. */
export const shows =
  (label: string, words: string | RegExp): Step =>
  (page) =>
    expect(component(page, label)).toContainText(words);

/** The app shows this text somewhere. */
export const says =
  (words: string | RegExp): Step =>
  (page) =>
    expect(app(page)).toContainText(words);

/** These words can be seen now, or not. */
export const sees =
  (words: string, visible = true): Step =>
  (page) =>
    expect(app(page).getByText(words, { exact: true }).first()).toBeVisible({ visible });

/** A field can be seen now, or not. */
export const isThere =
  (label: string, visible = true): Step =>
  (page) =>
    expect(component(page, label)).toBeVisible({ visible });

/** A choice or a box is ticked. */
export const isChecked =
  (name: string, checked = true): Step =>
  (page) =>
    expect(
      app(page)
        .getByRole('radio', { name, exact: true })
        .or(app(page).getByRole('checkbox', { name, exact: true }))
        .first(),
    ).toBeChecked({ checked });

/** So many elements that a selector of CSS names. */
export const count =
  (selector: string, times: number): Step =>
  (page) =>
    expect(app(page).locator(selector)).toHaveCount(times);

/** How the first element that a selector of CSS names looks. */
export const style =
  (selector: string, property: string, value: string | RegExp): Step =>
  (page) =>
    expect(app(page).locator(selector).first()).toHaveCSS(property, value);

/** The rows of a table, without its head. */
export const rows =
  (label: string, ...wanted: string[][]): Step =>
  (page) =>
    expect
      .poll(() =>
        component(page, label)
          .getByRole('row')
          .evaluateAll((rows) =>
            rows
              .map((row) =>
                [...row.querySelectorAll<HTMLElement>('td, [role="cell"], [role="gridcell"]')].map(
                  (cell) => cell.querySelector('input')?.value ?? cell.innerText.trim(),
                ),
              )
              .filter((cells) => cells.length > 0),
          ),
      )
      .toEqual(wanted);

/** The colour of a pixel of a picture, each part within 3: a place is a share of its width and height. */
export const pixel =
  (label: string, [x, y]: readonly [number, number], colour: readonly number[], index = 0): Step =>
  (page) =>
    expect
      .poll(async () => {
        const shown = await colourAt(component(page, label).locator('canvas, img').nth(index), [x, y]);
        return shown?.every((part, i) => Math.abs(part - (colour[i] ?? 0)) <= 3) ? [...colour] : shown;
      })
      .toEqual([...colour]);

/** The colour of a picture's pixel; nothing where there is no picture yet. */
const colourAt = (place: Locator, at: readonly [number, number]): Promise<number[]> =>
  place
    .evaluate((picture: HTMLCanvasElement | HTMLImageElement, [x, y]) => {
      const [width, height] =
        picture instanceof HTMLImageElement
          ? [picture.naturalWidth, picture.naturalHeight]
          : [picture.width, picture.height];
      const context = new OffscreenCanvas(width || 1, height || 1).getContext('2d');
      context?.drawImage(picture, 0, 0);
      const pixel = context?.getImageData(Math.floor(x * (width - 1)), Math.floor(y * (height - 1)), 1, 1).data;
      return [...(pixel ?? [])].slice(0, 3);
    }, at)
    .catch(() => []);

/** A picture is there, of this size. */
export const size =
  (label: string, width: number, height: number): Step =>
  (page) =>
    expect
      .poll(() =>
        component(page, label)
          .locator('canvas, img')
          .first()
          .evaluate((picture: HTMLCanvasElement | HTMLImageElement) =>
            picture instanceof HTMLImageElement
              ? [picture.naturalWidth, picture.naturalHeight]
              : [picture.width, picture.height],
          ),
      )
      .toEqual([width, height]);

/** A plot is drawn, of so many rows. */
export const plots =
  (label: string, rows: number): Step =>
  async (page) => {
    const plot = component(page, label).getByRole('slider', { name: label, exact: true });
    await expect(plot).toHaveAttribute('aria-valuetext', `${rows} rows`);
    await expect(plot.locator('canvas')).toBeVisible();
  };

/** A model of so many triangles is shown. */
export const models =
  (label: string, triangles: number): Step =>
  (page) =>
    expect(component(page, label).getByRole('application')).toHaveAccessibleName(
      `${label}: 3D model, ${triangles} triangles`,
    );

/** A component shows so many pictures. */
export const pictures =
  (label: string, times: number): Step =>
  (page) =>
    expect(component(page, label).getByRole('img')).toHaveCount(times);

/** What a player of sounds saves as WAV, as samples of 16 bits. */
const saved = async (page: Page, label: string) => {
  const download = page.waitForEvent('download');
  await playerButton(page, 'Download', label).click();
  // A stream asks for the format, a file has one.
  await Promise.race([download, playerButton(page, 'WAV', label).click()]).catch(() => {});
  const file = await readFile(await (await download).path());
  const [format, data] = [file.indexOf('fmt ') + 8, file.indexOf('data') + 8];
  const bytes = file.subarray(data);
  const isFloat = file.readUInt16LE(format) === 3;
  const samples = Int16Array.from({ length: bytes.length / (isFloat ? 4 : 2) }, (_, i) => {
    const sample = isFloat ? bytes.readFloatLE(4 * i) : bytes.readInt16LE(2 * i);
    return isFloat ? Math.round(sample * (sample < 0 ? 32_768 : 32_767)) : sample;
  });
  return { sampleRate: file.readUInt32LE(format + 4), samples };
};

/** What is in a player of sounds: its rate, its length in seconds to a tenth, and its pitch in hertz. */
export const hears =
  (label: string, wanted: Partial<{ sampleRate: number; seconds: number; hertz: number }>): Step =>
  async (page) => {
    const { sampleRate, samples } = await saved(page, label);
    const rises = samples.reduce((sum, each, i) => sum + Number(each >= 0 && (samples[i - 1] ?? 0) < 0), 0);
    const seconds = samples.length / sampleRate;
    expect({ sampleRate, seconds: Math.round(10 * seconds) / 10, hertz: Math.round(rises / seconds) }).toMatchObject(
      wanted,
    );
  };

/** The samples in a player pass a look. */
export const samplesAre =
  (label: string, look: (samples: Int16Array) => void): Step =>
  async (page) =>
    look((await saved(page, label)).samples);

/** A player of sounds has so many seconds at least. */
export const soundLasts =
  (label: string, seconds: number): Step =>
  (page) =>
    expect
      .poll(() =>
        component(page, label)
          .locator('audio')
          .evaluate((audio: HTMLAudioElement) => audio.duration),
      )
      .toBeGreaterThanOrEqual(seconds);

/** A player of films has one of this size. */
export const film =
  (label: string, width: number, height: number): Step =>
  (page) =>
    expect
      .poll(() =>
        component(page, label)
          .locator('video')
          .last()
          .evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight]),
      )
      .toEqual([width, height]);

/** Sends a message of a chat. */
export const say =
  (message: string, label = 'Message'): Step =>
  async (page) => {
    await text(page, label).fill(message);
    await text(page, label).press('Enter');
  };

const messages = (page: Page) => app(page).locator('[data-yc-kind="chatbot"] li');

/** The messages of a chat, each with these words. */
export const talk =
  (...words: (string | RegExp)[]): Step =>
  (page) =>
    expect(messages(page)).toContainText(words);
