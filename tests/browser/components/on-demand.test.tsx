import { render } from 'solid-js/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import { preloadNamed } from '../../../src/components';
import { lazily } from '../../../src/components/lazily';
import { show, until } from './shown';

const shownIn = (component: Parameters<typeof render>[0]) => {
  const host = document.createElement('div');
  document.body.append(host);
  const dispose = render(component, host);
  onTestFinished(() => {
    dispose();
    host.remove();
  });
  return host;
};

test('a component that a sketch names stands at once; one that it does not name is loaded when it is shown', async () => {
  preloadNamed("export default yc.Interface({ fn, outputs: yc.Label({ label: 'Odds' }) });");
  await vi.dynamicImportSettled();
  const named = show('label', null, { label: 'Odds' });
  expect(named.host.querySelector('.yc-loading')).toBe(null);
  const other = show('dataframe', null, { label: 'Table' });
  expect(other.host.querySelector('.yc-loading')).not.toBe(null);
  await other.loaded();
});

test('something stands until the code is there, and something else should it not come', async () => {
  let come!: (component: (props: { text: string }) => string) => void;
  let fail!: (error: Error) => void;
  const before = (props: { text: string }) => `before ${props.text}`;
  const otherwise = (props: { text: string }) => `without ${props.text}`;
  const Coming = lazily<{ text: string }>(() => new Promise((resolve) => (come = resolve)), otherwise, before);
  const Failing = lazily<{ text: string }>(() => new Promise((_, reject) => (fail = reject)), otherwise, before);
  const coming = shownIn(() => <Coming text="a" />);
  const failing = shownIn(() => <Failing text="b" />);
  expect([coming.textContent, failing.textContent]).toEqual(['before a', 'before b']);
  come((props) => `now ${props.text}`);
  fail(new Error('404'));
  await until(() => coming.textContent === 'now a' && failing.textContent === 'without b');
  expect(shownIn(() => <Coming text="c" />).textContent).toBe('now c');
});

test('a film that came before its player was loaded plays by itself when asked to, and so does the next one', async () => {
  const film = async (name: string) =>
    new File([await (await fetch(`/tests/fixtures/video/${name}`)).blob()], name, { type: 'video/mp4' });
  const [first, next] = [await film('alone-0.mp4'), await film('vp9.mp4')];
  const shown = show('video', { as: 'file', file: first }, { label: 'Film', autoplay: true });
  const video = () => shown.host.querySelector('video');
  const hasPlayed = () => Boolean(video()?.played.length);
  await shown.loaded();
  await until(hasPlayed);
  const source = video()?.src;
  shown.set({ as: 'file', file: next });
  await until(() => video()?.src !== source && hasPlayed());
});
