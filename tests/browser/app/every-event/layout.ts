import { casesOf, nothing, press } from './acting';

/** What lays others out, and what has no look of its own. */
export const layout = casesOf({
  button: [
    {
      code: "const it = yc.Button('It'); it.click(() => 'pressed', null, it);",
      act: (app) => press(app, 'It'),
      told: { click: nothing, change: nothing },
    },
  ],
  timer: [
    { code: 'const it = yc.Timer(0.05);', layout: '', act: async () => {}, id: 1, told: { tick: nothing } },
    {
      code: "const it = yc.Timer(9); const go = yc.Button('Go'); go.click(() => 8, null, it);",
      layout: 'go',
      id: 2,
      act: (app) => press(app, 'Go'),
      told: { change: nothing },
    },
  ],
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
  dataset: [
    {
      code: "const it = yc.Dataset({ components: ['text', 'number'], samples: [['a', 1], ['b', 2]] });",
      act: (app) => press(app, 'b · 2'),
      told: { change: nothing, click: { index: 1, value: 'b · 2' }, select: { index: 1, value: 'b · 2' } },
    },
  ],
  actions: [],
  row: [],
  column: [],
  group: [],
  render: [],
  tabs: [
    {
      code: "const it = yc.Tabs(yc.Tab('One'), yc.Tab('Two'));",
      act: (app) => app.screen.getByRole('tab', { name: 'Two' }).click(),
      told: { select: { index: 1, value: 'Two', selected: true } },
    },
    {
      code: "const it = yc.Walkthrough({ selected: 1 }, yc.Step('One'), yc.Step('Two'));",
      act: (app) => app.screen.getByRole('button', { name: 'One' }).click(),
      told: { change: nothing },
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
});
