import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../src/protocol/content-security-policy';
import { editor } from './playground';

test('the page carries its policy before anything that it governs', async ({ page, request }) => {
  // As it is sent: what runs in the page adds to its head.
  const html = await (await request.get('./')).text();
  const order = [...html.matchAll(/<(meta|link|script|style)\b[^>]*>/g)].map(([tag]) => tag);
  expect(order.slice(0, 2)).toEqual([
    expect.stringContaining('charset'),
    expect.stringContaining('Content-Security-Policy'),
  ]);

  await page.goto('./');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', contentSecurityPolicy());
});

test('the page keeps to its policy, and asks no server but its own', async ({ page, baseURL }) => {
  const breaches: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) breaches.push(message.text());
  });
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(baseURL ?? '')) elsewhere.push(url);
  });
  await page.goto('./');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('[data-yc="app"]')).toBeVisible();
  await expect(page.locator('[data-yc="app"]')).not.toHaveAttribute('data-state', 'loading');
  expect(breaches).toEqual([]);
  expect(elsewhere).toEqual([]);
});

test('no element loads anything of another host, nor media of this one', async ({ page, baseURL }) => {
  const asked: string[] = [];
  await page.context().route('**/named-by-*', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ body: '' });
  });
  // The page's own policy refuses markup from a string. One that was made before it came is the test's way round.
  await page.addInitScript(() => {
    type Rules = { createHTML(html: string): string };
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, by: Rules): Rules };
    };
    Object.assign(globalThis, { trust: trustedTypes.createPolicy('test', { createHTML: (html) => html }) });
  });
  await page.goto('./');
  const breaches = await page.evaluate(
    async ([hosts, own]) => {
      const seen = new Set<string>();
      const wanted = new Set<string>();
      const markup = (url: (what: string) => string) => `
        <img src="${url('img')}"><img srcset="${url('srcset')} 2x"><video src="${url('video')}" poster="${url('poster')}"></video>
        <audio src="${url('audio')}"></audio><video><source src="${url('source')}"></video>
        <p style="background: url(${url('background')})">text</p>
        <iframe src="${url('iframe')}"></iframe><object data="${url('object')}"></object><embed src="${url('embed')}">
        <svg><image href="${url('image')}" width="9" height="9"/></svg><link rel="stylesheet" href="${url('style')}">`;
      const urls = (host: string) => (what: string) => {
        // Of what would be a page of its own, its host alone is told.
        wanted.add(/iframe|object|embed/.test(what) ? host : `${host}/named-by-${what}`);
        return `${host}/named-by-${what}`;
      };
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => seen.add(blockedURI));
      const box = document.createElement('div');
      const { trust } = globalThis as unknown as { trust: { createHTML(html: string): string } };
      box.innerHTML = trust.createHTML(hosts.map((host) => markup(urls(host))).join(''));
      box.insertAdjacentHTML(
        'beforeend',
        trust.createHTML(`<audio src="${urls(own)('audio')}"></audio><video src="${urls(own)('video')}"></video>`),
      );
      document.body.append(box);
      // Each is refused at once, or asks: there is nothing else to wait for.
      for (let i = 0; i < 500 && seen.size < wanted.size; i++) await new Promise(requestAnimationFrame);
      return { seen: [...seen].sort(), wanted: [...wanted].sort() };
    },
    [
      ['https://huggingface.co', 'https://cdn.jsdelivr.net', 'https://elsewhere.example'],
      new URL(baseURL ?? '').origin,
    ] as const,
  );
  expect(breaches.seen).toEqual(breaches.wanted);
  expect(asked).toEqual([]);
});

test('the address is told to nobody', async ({ page }) => {
  await page.goto('./?from=here#example=count');
  for (const url of ['./icon.svg', 'https://huggingface.co/file']) {
    const [request] = await Promise.all([
      page.waitForRequest((each) => each.url().endsWith(url.replace('./', '/'))),
      page.evaluate((address) => fetch(address, { mode: 'no-cors' }).catch(() => {}), url),
    ]);
    expect((await request.allHeaders()).referer ?? '').toBe('');
  }
});

test('a string that is injected becomes no markup, no worker and no script', async ({ page }) => {
  await page.goto('./#example=count');
  await expect(editor(page)).toBeAttached();
  const refused = await page.evaluate(() => {
    const tried: Record<string, () => unknown> = {
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x onerror="hacked = 1">';
      },
      parsing: () => new DOMParser().parseFromString('<p>', 'text/html'),
      'a frame’s page': () => {
        document.createElement('iframe').srcdoc = '<p>';
      },
      'a worker of a data: URL': () => new Worker('data:text/javascript,1'),
      'a worker of another site': () => new Worker('https://cdn.jsdelivr.net/worker.js'),
      'a worker beside this site': () => new Worker('../worker.js'),
      'a script’s address': () => {
        document.createElement('script').src = 'data:text/javascript,1';
      },
      'a script’s text': () => {
        document.createElement('script').text = '1';
      },
      'a policy of its own': () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(...all: unknown[]): void } }
        ).trustedTypes.createPolicy('mine', { createHTML: String }),
      'the site’s policy again': () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(...all: unknown[]): void } }
        ).trustedTypes.createPolicy('yieldcast', { createHTML: String }),
    };
    return Object.entries(tried).map(([what, attempt]) => {
      try {
        attempt();
        return `${what} was let through`;
      } catch (error) {
        return `${what}: ${(error as Error).name}`;
      }
    });
  });
  expect(refused.filter((each) => !each.endsWith(': TypeError'))).toEqual([]);
});
