import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import type { AppModel } from '../../../src/app/app-model';
import type { RunView } from '../../../src/app/mounted';
import { Status } from '../../../src/app/Status';
import type { AppState, Recorder, RunRecord } from '../../../src/host';

const recorder = (began: number, record: Partial<RunRecord>) => ({ began, record }) as Recorder;

const show = (
  state: AppState,
  recorders: Recorder[],
  yields: number,
  { playing = false, endless = false, hasOutputs = true } = {},
) => {
  const host = document.createElement('div');
  document.body.append(host);
  const run: RunView = { first: 1, recorders, yields, hasOutputs, endless };
  const mounted = () => ({ description: { layout: {} } });
  const model = {
    state: () => state,
    run: () => run,
    mounted,
    waits: () => [],
    playing: () => playing,
    stop: () => {},
  };
  const dispose = render(() => <Status model={model as unknown as AppModel} />, host);
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  return { said: host.querySelector('[role=status]')?.textContent, all: host.textContent };
};

test('a run that hung since its last yield is told with the time until it was stopped', () => {
  const hung = recorder(1000, { lastYield: 12, ended: 4500, outcome: 'stopped' });
  expect(show('stopped', [hung], 1).said).toBe('Stopped · 1 yield · 4.5 s');
});

test('a run that came to its end is told with the time until its last yield', () => {
  const done = recorder(1000, { lastYield: 3000, ended: 3100, outcome: 'done' });
  expect(show('done', [done], 2).said).toBe('Done · 2 yields · 3.0 s');
});

test('a run without a yield is told so if it has an output to yield to', () => {
  const done = recorder(1000, { ended: 300, outcome: 'done' });
  expect(show('done', [done], 0).said).toBe('Done · nothing was yielded · 0.3 s');
  expect(show('done', [done], 0, { hasOutputs: false }).said).toBe('Done · 0.3 s');
});

test('a chain is told from its first run to its last', () => {
  const links = [
    recorder(1000, { lastYield: 2000, ended: 2000, outcome: 'done' }),
    recorder(3000, { lastYield: 1500, ended: 1500, outcome: 'done' }),
  ];
  expect(show('done', links, 7).said).toBe('Done · 7 yields · 3.5 s');
});

test('what plays on is told apart from running', () => {
  const done = recorder(1000, { lastYield: 700, ended: 700, outcome: 'done' });
  const { said, all } = show('done', [done], 180, { playing: true });
  expect(said).toBe('Done · 180 yields · 0.7 s');
  expect(all).toContain('Still playing');
  expect(show('running', [done], 180, { playing: true }).all).not.toContain('Still playing');
});

test('a run that nothing in the app can end gets a Stop button after ten seconds', () => {
  const since = (seconds: number) => [recorder(performance.now() - seconds * 1000, {})];
  expect(show('running', since(11), 3, { endless: true }).all).toContain('Stop');
  expect(show('running', since(1), 3, { endless: true }).all).not.toContain('Stop');
  expect(show('running', since(11), 3).all).not.toContain('Stop');
});
