import * as yc from 'yieldcast';

const more = yc.Button('More');
const fewer = yc.Button('Fewer');
const step = yc.Number({ label: 'Step', value: 1 });
const kept = yc.BrowserState(0);
const shown = yc.Number({ label: 'Kept from visit to visit' });

const add = (n: number, step: number) => [n + step, n + step];
more.click(add, [kept, step], [kept, shown]);
fewer.click(
  (n: number, step: number) => add(n, -step),
  [kept, step],
  [kept, shown],
);
const app = yc.Blocks(step, yc.Row(more, fewer), shown);
yc.on([app.load, kept.change], (n: number) => n, kept, shown);

export default app;
