import { deflateRawSync } from 'node:zlib';

/**
 * The playground as a person meets it, on top of a driver's page: open a sketch, press a button, read what is shown.
 * Functions given to `evaluate` and `click` run in the page and see nothing of this file.
 */

const encode = (source) => deflateRawSync(Buffer.from(source)).toString('base64url');

/**
 * Asks again until the answer is truthy: the one way in which journeys wait.
 *
 * @param {() => Promise<any>} ask
 * @param {string} what For the message when it does not come about.
 */
export const until = async (ask, what, seconds = 15) => {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${seconds} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** @param {import('./drivers/driver.mjs').Page} page @param {string} site */
export const playground = (page, site) => {
  const state = () =>
    page.evaluate(() => document.querySelector('[data-yc="app"]')?.getAttribute('data-state') ?? null);

  /** Clicks the last button of that name, once it can be pressed: the app's own buttons come after the page's. */
  const press = (name) =>
    until(
      () =>
        page.click(
          (name) =>
            [...document.querySelectorAll('button')]
              .filter((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === name)
              .filter((button) => !button.disabled && button.getClientRects().length > 0)
              .at(-1) ?? null,
          name,
        ),
      `a button named ${name}`,
    );

  /** What the component of that kind and label shows as text, or `null` while there is no such component. */
  const shown = (kind, label) =>
    page.evaluate(
      ([kind, label]) => {
        const named = (root) => {
          const ids = (root.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
          const parts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
          const name =
            root.getAttribute('aria-label') ?? (parts.join(' ') || root.querySelector('legend')?.textContent);
          return name?.trim() === label;
        };
        const root = [...document.querySelectorAll(`[data-yc-kind="${kind}"]`)].find(named);
        if (!root) return null;
        const field = root.querySelector('textarea, input');
        return field ? field.value : (root.querySelector('.yc-content') ?? root).textContent;
      },
      [kind, label],
    );

  // What a person sees: `textContent` would hold style sheets and hidden parts.
  const text = () => page.evaluate(() => document.body.innerText);
  const told = () => page.evaluate(() => (document.querySelector('[data-yc="app"]') ?? document.body).innerText);

  /** Waits as `until` does; its error tells what the page says instead. */
  const untilSeen = async (ask, what, seconds) => {
    try {
      return await until(ask, what, seconds);
    } catch (error) {
      throw new Error(`${error.message} The app is ${await state()}, and it says:\n${(await told()).slice(0, 2000)}`);
    }
  };

  const untilState = (...wanted) =>
    untilSeen(async () => wanted.includes(await state()), `the app to be ${wanted.join(' or ')}`);

  return {
    page,
    site,
    state,
    press,
    /** Presses Run, and takes what that began back: the form stands as it came. */
    showForm: async () => {
      await press('Run');
      await untilState('running', 'done');
      if ((await state()) === 'running') await press('Stop');
      await untilState('stopped', 'done');
      await press('Clear');
      await untilState('idle');
    },
    shown,
    text,
    untilSeen,
    untilState,
    status: () => page.evaluate(() => document.querySelector('[role="status"]')?.textContent ?? ''),
    /** Opens the page with a sketch in its editor. */
    open: async (source) => {
      await page.goto(`${site}#code=${encode(source)}`);
      await until(
        () => page.evaluate(() => (document.querySelector('.cm-content')?.textContent ?? '').length > 0),
        'the editor to show the sketch',
      );
    },
    untilShown: (kind, label, wanted) =>
      untilSeen(async () => (await shown(kind, label))?.includes(wanted), `"${wanted}" in the ${kind} "${label}"`),
  };
};
