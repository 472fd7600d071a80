import { fragmentOf } from '../fragment.mjs';

export const figures = {
  tokens: { what: 'generateText of yieldcast/text: tokens a second into a field', unit: 'tokens', atLeast: 100 },
  chat: { what: 'the same into a chat, in the example', unit: 'tokens', atLeast: 100 },
  first: { what: 'Submit to the first token, on a new page whose site keeps the model', unit: 's', under: 1 },
};

const count = 400;

const source = `import * as yc from 'yieldcast';
import { generateText } from 'yieldcast/text';
async function* run() {
  let story = '';
  for (let written = 0, began = 0; ; ) {
    for await (const piece of generateText(story, { maxTokens: ${count}, seed: 1 })) {
      began ||= performance.now();
      yield [(story += piece), null];
      if (++written > ${count}) return [story, (written * 1000) / (performance.now() - began)];
    }
  }
}
export default yc.Interface({ fn: run, outputs: [yc.Textbox({ label: 'Story' }), yc.Number({ label: 'Out' })] });`;

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

const untilDone = (page) =>
  page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'done', undefined, {
    timeout: 300_000,
  });

const write = async (page, site) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await press(page, 'Run');
  await untilDone(page);
  return Number(await page.getByRole('spinbutton', { name: 'Out' }).inputValue());
};

/** What the run told that yielded most: a chat takes in the message by a run of its own. */
const longestRun = (page) =>
  page.evaluate(() => {
    const runs = performance.getEntriesByName('yieldcast:run').map(({ detail }) => detail);
    return runs.reduce((most, each) => (each.yields > most.yields ? each : most));
  });

export const measure = async ({ page, site }) => {
  const tokens = await write(page, site);
  await write(page, site);
  const first = (await longestRun(page)).firstYield / 1000;

  await page.goto('about:blank');
  await page.goto(`${site}#example=tiny-language-model`);
  await press(page, 'Run');
  await page.getByRole('textbox', { name: 'Beginning' }).waitFor();
  await press(page, 'Submit');
  await untilDone(page);
  const { yields, firstYield, lastYield } = await longestRun(page);
  return { tokens, chat: ((yields - 1) * 1000) / (lastYield - firstYield), first };
};
