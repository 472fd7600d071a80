import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../../src/protocol/policy';

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
  await expect(policy).toHaveAttribute('content', contentSecurityPolicy);
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
