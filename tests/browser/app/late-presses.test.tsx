import { createSignal } from 'solid-js';
import { render } from 'solid-js/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { show } from '../../../src/app/show';
import { SaveSteps } from '../../../src/app/timeline/SaveSteps';
import type { Steps } from '../../../src/app/timeline/steps';
import type { AppDescription } from '../../../src/protocol';
import { runApp } from './running';

const place = () => {
  const host = document.createElement('div');
  document.body.append(host);
  onTestFinished(() => host.remove());
  return host;
};

test('a press on Stop that ends after the run does not start another', async () => {
  const app = await runApp(`export default yc.Interface({
    fn: async (text) => { await yc.sleep(1000); return text; },
    inputs: yc.Textbox({ value: 'one' }),
    outputs: yc.Textbox(),
  });`);
  const submit = app.screen.getByRole('button', { name: 'Submit' });
  await submit.click();
  await app.until(() => app.workspace.state() === 'running');
  const button = app.find<HTMLButtonElement>('.yc-form-actions .yc-button-primary');
  button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  // The run ends in another way.
  app.workspace.stop();
  await app.until(() => app.workspace.state() === 'stopped');
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  expect(app.workspace.state()).toBe('stopped');
  await submit.click();
  await app.until(() => app.workspace.state() === 'running');
});

test('an app that is removed before its sketch has come never runs', async () => {
  let answer = (_: Response) => {};
  vi.spyOn(window, 'fetch').mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  onTestFinished(() => void vi.restoreAllMocks());
  const ran = (removes: boolean) => {
    const { workspace, load, destroy } = show(place());
    const run = vi.spyOn(workspace, 'run').mockResolvedValue(true);
    void load(new URL('/a-sketch.ts', location.href), false);
    if (removes) destroy();
    else onTestFinished(destroy);
    // Of an answer like this one, nothing is awaited beyond this task.
    answer({ ok: true, headers: new Headers(), text: async () => '' } as Response);
    return new Promise<number>((resolve) => setTimeout(() => resolve(run.mock.calls.length)));
  };
  expect([await ran(false), await ran(true)]).toEqual([1, 0]);
});

test('the yield that was shown is copied, whatever is shown once the code that copies has come', async () => {
  const [step, setStep] = createSignal(0);
  const steps = { ids: [0], count: 2, valueAt: (_: number, at: number) => `yield ${at}` } as unknown as Steps;
  const description = { components: [{ kind: 'textbox', properties: {} }], layout: {} } as unknown as AppDescription;
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  onTestFinished(() => void vi.restoreAllMocks());
  const host = place();
  onTestFinished(
    render(
      () => (
        <SaveSteps
          steps={steps}
          step={step()}
          description={description}
          fileOf={() => Promise.reject()}
          onProblem={() => {}}
        />
      ),
      host,
    ),
  );
  await page.getByRole('button', { name: 'Save' }).click();
  (page.getByRole('button', { name: 'Copy this yield' }).element() as HTMLElement).click();
  setStep(1);
  await vi.waitFor(() => expect(write).toHaveBeenCalled(), { timeout: 30_000 });
  expect(write.mock.calls).toEqual([['yield 0']]);
});
