import { serveFolder } from '../../tools/serve.mjs';

export const figures = {
  embedded: { what: 'page opened to its embedded app usable: median', unit: 'ms', under: 250 },
  bare: { what: 'page opened to a bare script of that size run: median', unit: 'ms' },
};

const sketch = `import * as yc from 'yieldcast';
export default yc.Interface({ fn: function* (name: string) { yield name; }, inputs: yc.Textbox({ label: 'Name' }), outputs: yc.Textbox({ label: 'Out' }) });`;

const pageWith = (body) =>
  `<!doctype html><html lang="en"><head><title>A page</title></head><body>${body}</body></html>`;

/** Milliseconds from the navigation's start until the page says it is usable. */
const usable = async (page, address) => {
  await page.goto('about:blank');
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          const submit = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === 'Submit');
          if (submit && !submit.disabled) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
};

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const measure = async ({ page, dist }) => {
  // By a server of its own: what the driver of the browser answers takes several times as long, as does every other
  // request once it listens for one.
  const site = await serveFolder(dist, '/', {
    'embedded.html': pageWith('<script type="module" src="embed.js"></script><yield-cast src="demo.ts"></yield-cast>'),
    'bare.html': pageWith('<script type="module" src="bare.js"></script>'),
    'demo.ts': sketch,
    // As many bytes as the embedded app loads, all of them parsed.
    'bare.js': `const f0 = () => 1;
${Array.from({ length: 5000 }, (_, i) => `const g${i} = () => ${i} + f0();`).join('\n')}
document.body.append(Object.assign(document.createElement('button'), { textContent: 'Submit' }));`,
  });
  const embedded = [];
  const bare = [];
  for (let round = 0; round < 9; round++) {
    embedded.push(await usable(page, `${site.url}embedded.html`));
    bare.push(await usable(page, `${site.url}bare.html`));
  }
  await site.close();
  return { embedded: median(embedded), bare: median(bare) };
};
