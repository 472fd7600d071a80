import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { allEvents, type Kind } from '../../../src/protocol';
import type { Case, Told } from './every-event/acting';
import { inputs } from './every-event/inputs';
import { layout } from './every-event/layout';
import { media } from './every-event/media';
import { outputs } from './every-event/outputs';
import { plots } from './every-event/plots';
import { runApp } from './running';

const cases: Record<Exclude<Kind, 'auto'>, Case[]> = { ...inputs, ...media, ...outputs, ...plots, ...layout };

test.for(Object.entries(cases).filter(([, of]) => of.length > 0))(
  'a listener is told of every event of a %s',
  async ([kind, of]) => {
    expect(of.flatMap(({ told }) => Object.keys(told)).sort()).toEqual([...(allEvents().get(kind) ?? [])].sort());
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
