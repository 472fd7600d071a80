import { until } from '../playground.mjs';

const source = `import * as yc from 'yieldcast';
async function* count(to: number) {
  for (let i = 1; i <= to; i++) {
    yield i;
    await yc.sleep(0.02);
  }
}
export default yc.Interface({
  fn: count,
  inputs: yc.Number({ label: 'To', value: 5 }),
  outputs: yc.Number({ label: 'Count' }),
});
`;

/** @param {ReturnType<import('../playground.mjs').playground>} play */
const element = async ({ page, site }) => {
  await page.goto(site);
  // A page of its own would need a server: this one has the policy of the site, and styles that must not reach the app.
  await page.evaluate(async (source) => {
    document.body.replaceChildren();
    document.body.style.cssText = 'font: 40px serif; letter-spacing: 9px';
    await import(new URL('embed.js', location.href).href);
    const label = Object.assign(document.createElement('label'), { htmlFor: 'it', textContent: 'Counter' });
    const it = Object.assign(document.createElement('yield-cast'), { id: 'it' });
    window.heard = [];
    for (const type of ['state', 'yield', 'result'])
      it.addEventListener(type, ({ detail }) => window.heard.push(`${type} ${detail.data?.[0] ?? detail}`));
    document.body.append(label, it);
    await it.load({ source });
  }, source);
  const state = () =>
    page.evaluate(
      () => document.querySelector('yield-cast').shadowRoot.querySelector('[data-yc="app"]')?.dataset.state,
    );
  await until(async () => (await state()) === 'idle', 'the app in the element');
  const look = await page.evaluate(() => {
    const root = document.querySelector('yield-cast').shadowRoot;
    const { fontSize, letterSpacing } = getComputedStyle(root.querySelector('[data-yc="app"]'));
    return `${fontSize} ${letterSpacing} ${getComputedStyle(root.querySelector('.yc-button-primary')).cursor}`;
  });
  if (look !== '15px normal pointer') throw new Error(`It looks ${look}.`);

  await page.click(() => document.querySelector('label'));
  await until(
    () => page.evaluate(() => document.querySelector('yield-cast').shadowRoot.activeElement?.matches('input')),
    'the focus in the first input',
  );

  await page.click(() => document.querySelector('yield-cast').shadowRoot.querySelector('.yc-button-primary'));
  await until(() => page.evaluate(() => window.heard.includes('yield 2')), 'the second yield');
  // Moved within the page, it goes on.
  await page.evaluate(() => document.body.prepend(document.querySelector('yield-cast')));
  await until(() => page.evaluate(() => window.heard.includes('result 5')), 'the result');
  const heard = await page.evaluate(() => window.heard.filter((each) => each.startsWith('yield')).join());
  if (heard !== 'yield 1,yield 2,yield 3,yield 4,yield 5') throw new Error(`The page heard ${heard}.`);
  const driven = await page.evaluate(async () => {
    const all = [];
    for await (const { data } of document.querySelector('yield-cast').run({ To: 3 })) all.push(data[0]);
    return all.join();
  });
  if (driven !== '1,2,3') throw new Error(`Driven by the page, it gave ${driven}.`);
};

export const journeys = [{ name: 'an app in a shadow tree looks, moves and tells as it should', run: element }];
