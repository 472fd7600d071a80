import { createSignal, type JSX } from 'solid-js';
import { Dynamic, render } from 'solid-js/web';
import { onTestFinished, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import type { ComponentProps, FileSource, ProgressShown } from '../../../src/components';
import { componentOf, FileSourceProvider, preloadNamed } from '../../../src/components';
import '../../../src/app/theme.css';
import '../../../src/components/styles.css';
import '../../../src/app/app.css';
import type { Capture } from '../../../src/media';
import type { Kind, Properties, WireValue } from '../../../src/protocol';

type Options = {
  interactive?: boolean;
  stale?: boolean;
  /** The events that something listens to. */
  listened?: readonly string[];
  /** What a block of the layout holds. */
  children?: () => JSX.Element;
  /** What URLs of the values name; the tests' own files unless said. */
  fileOf?: FileSource;
  /** The device that an input may take from. */
  capture?: Capture;
  seek?: ComponentProps['seek'];
};

// As in an app whose sketch names them, what tests look at right away is there before it is shown.
preloadNamed('Row Column Group Slider');
await vi.dynamicImportSettled();

let count = 0;

/** Here, every file of the tests' own server may be read. */
const fetchAny: FileSource = async ({ url }) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`“${url}” could not be fetched.`);
  return new File([await response.blob()], url.split('/').at(-1) ?? '');
};

/**
 * Shows a component as an app does, and takes it off when the test ends. What a person changes comes back as its value,
 * as in an app.
 */
export const show = <K extends Kind>(
  kind: K,
  value: WireValue<K>,
  properties: Partial<Properties<K>> = {},
  options: Options = {},
) => {
  const id = `yc-test-${count++}`;
  const host = document.createElement('div');
  host.dataset.testid = id;
  document.body.append(host);
  const [current, setCurrent] = createSignal<WireValue<K>>(value, { equals: false });
  const [now, setNow] = createSignal(properties);
  const [stale, setStale] = createSignal(options.stale ?? false);
  const inputs: WireValue<K>[] = [];
  const [capture, setCapture] = createSignal(options.capture);
  const [seek, setSeek] = createSignal<ComponentProps['seek']>(options.seek);
  const [unfold, setUnfold] = createSignal<ComponentProps['unfold']>();
  const [limit, setLimit] = createSignal<ComponentProps['limit']>();
  const [progress, setProgress] = createSignal<ProgressShown>();
  const events: (readonly [event: string, data?: Readonly<Record<string, unknown>>])[] = [];
  const dispose = render(
    () => (
      <FileSourceProvider value={options.fileOf ?? fetchAny}>
        <Dynamic
          component={componentOf(kind)}
          id={id}
          kind={kind}
          value={current() as WireValue}
          properties={now() as Properties}
          interactive={options.interactive ?? false}
          stale={stale()}
          onInput={
            ((next: WireValue<K>) => {
              inputs.push(next);
              setCurrent(() => next);
            }) as ComponentProps['onInput']
          }
          progress={progress()}
          onEvent={(event: string, data?: Readonly<Record<string, unknown>>) =>
            events.push(data ? [event, data] : [event])
          }
          listened={new Set(options.listened)}
          capture={capture()}
          limit={limit()}
          seek={seek()}
          unfold={unfold()}
        >
          {options.children?.()}
        </Dynamic>
      </FileSourceProvider>
    ),
    host,
  );
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  const find = <T extends Element>(selector: string): T => {
    const element = host.querySelector<T>(selector);
    if (!element) throw new Error(`nothing matches ${selector} in ${host.innerHTML}`);
    return element;
  };
  return {
    host,
    inputs,
    find,
    /** All events in their order, or those of one name. */
    events,
    told: (name: string) => events.filter(([event]) => event === name).map(([, data]) => data),
    submits: () => events.filter(([event]) => event === 'submit').length,
    /** A yield. */
    set: (next: WireValue<K>) => setCurrent(() => next),
    setProperties: (next: Partial<Properties<K>>) => setNow(() => next),
    setStale,
    setProgress,
    setLimit,
    setSeek,
    setUnfold,
    setCapture,
    /** Waits for the code of a kind that is loaded late. */
    loaded: () => until(() => !host.querySelector('.yc-loading')),
    root: () => find<HTMLFieldSetElement>('[data-yc-kind]'),
    screen: page.getByTestId(id),
  };
};

/** Loads the code of a kind before it is shown, so that it stands at once. */
export const preload = async (kind: Kind) => {
  const component: object = componentOf(kind);
  if ('preload' in component) (component as { preload(): void }).preload();
  await vi.dynamicImportSettled();
};

/** Waits for something to be so. A machine that is busy with other things gets the time that it needs. */
export const until = <T,>(holds: () => T) => vi.waitUntil(holds, { timeout: 30_000, interval: 20 });

/** Waits for two frames: what a change caused has been painted by then. */
export const painted = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** Presses as a finger does: without a pointer that hovers first. */
export const tap = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { clientX: Math.ceil(left + width / 2), clientY: Math.ceil(top + height / 2), bubbles: true };
  const pointer = { ...at, pointerType: 'touch', pointerId: 7, isPrimary: true, cancelable: true };
  const touch = new Touch({ identifier: 7, target: element, ...at });
  element.dispatchEvent(new PointerEvent('pointerdown', pointer));
  element.dispatchEvent(new TouchEvent('touchstart', { ...at, cancelable: true, changedTouches: [touch] }));
  element.dispatchEvent(new PointerEvent('pointerup', pointer));
  const end = new TouchEvent('touchend', { ...at, cancelable: true, changedTouches: [touch] });
  // What a browser makes of a touch that nobody prevents.
  if (!element.dispatchEvent(end)) return;
  const down = new MouseEvent('mousedown', { ...at, cancelable: true });
  if (element.dispatchEvent(down) && element instanceof HTMLElement) element.focus();
  element.dispatchEvent(new MouseEvent('mouseup', at));
  element.dispatchEvent(new PointerEvent('click', { ...pointer, detail: 1 }));
};

/** Has the browser say that it is used by fingers. */
export const setTouch = async (enabled: boolean) => {
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled, maxTouchPoints: enabled ? 5 : 1 });
};
