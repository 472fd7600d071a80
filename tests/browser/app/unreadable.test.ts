import { expect, onTestFinished, test, vi } from 'vitest';
import { mount } from '../../../src/app/mount';

test.each([
  ['a page in its place', async () => new Response('<!doctype html><p>Log in</p>'), 'is no sketch but a page (HTML)'],
  ['no such file', async () => new Response('', { status: 404 }), 'its server answers 404'],
  [
    'a server that lets no other site read it',
    async (how?: RequestInit) => {
      if (how?.mode === 'no-cors') return new Response();
      throw new TypeError('Failed to fetch');
    },
    'Access-Control-Allow-Origin',
  ],
  ['no server', async () => Promise.reject(new TypeError('Failed to fetch')), 'nobody answers there'],
])('an address that leads to %s is told of in place', async (_, answer, said) => {
  const real = window.fetch;
  vi.spyOn(window, 'fetch').mockImplementation((url, how) =>
    String(url).startsWith('https://site.test') ? answer(how) : real(url, how),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  const host = document.createElement('div');
  document.body.append(host);
  const app = await mount(host, { src: 'https://site.test/demo.ts' });
  onTestFinished(() => {
    app.destroy();
    host.remove();
  });
  expect(app.state).toBe('error');
  const alert = host.querySelector('[role=alert]')?.textContent;
  expect(alert).toContain('https://site.test/demo.ts');
  expect(alert).toContain(said);
  expect(app.error?.message).toContain(said);
});
