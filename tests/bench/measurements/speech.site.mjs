import { fragmentOf } from '../fragment.mjs';

export const figures = {
  first: {
    what: 'speak of yieldcast/speech, voice warm: call to its first sound, a short sentence',
    unit: 'ms',
    under: 400,
  },
  long: { what: 'the same: a sentence of 290 characters', unit: 'ms', under: 400 },
  rate: { what: 'speech made: times as fast as it is heard', unit: '×' },
};

const short = 'It is certain. You may rely on it.';
const long = `As I see it, and as far as anybody can see anything at all on such a day, the outlook is rather good, although ${'some things take their time, '.repeat(6)}yes.`;

const source = `import * as yc from 'yieldcast';
import { speak } from 'yieldcast/speech';
const first = async (text) => {
  const took = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    await speak(text).next();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[2];
};
const rate = async (text) => {
  const began = performance.now();
  let seconds = 0;
  for await (const { samples, sampleRate } of speak(text)) seconds += samples.length / sampleRate;
  return (seconds * 1000) / (performance.now() - began);
};
const measure = async () => {
  await speak('Hello there.').next();
  const [short, long] = ${JSON.stringify([short, long])};
  return JSON.stringify({ first: await first(short), long: await first(long), rate: await rate(short.repeat(5)) });
};
export default yc.Interface({ fn: measure, outputs: yc.Textbox({ label: 'Out' }) });`;

export const measure = async ({ page, site }) => {
  await page.goto(`${site}${fragmentOf(source)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'done', undefined, {
    timeout: 120_000,
  });
  return JSON.parse(await page.getByRole('textbox', { name: 'Out' }).inputValue());
};
