/**
 * Presses Run, and takes what that began back: the form stands as it came, and a measurement begins with Submit.
 *
 * @param {import('playwright').Page} page
 */
export const showForm = async (page) => {
  const until = (...states) =>
    page.waitForFunction(
      (states) => states.includes(document.querySelector('[data-yc=app]')?.dataset.state ?? ''),
      states,
    );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await until('running', 'done', 'idle', 'error');
  const app = page.locator('[data-yc=app]');
  const stop = app.getByRole('button', { name: 'Stop', exact: true });
  if ((await app.getAttribute('data-state')) === 'running') await stop.click().catch(() => {});
  await until('stopped', 'done', 'idle', 'error');
  await app.getByRole('button', { name: 'Clear', exact: true }).click();
  await until('idle');
};
