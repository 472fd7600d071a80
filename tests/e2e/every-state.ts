import type { Page } from '@playwright/test';

/** What a page notes of itself while its app goes from state to state, and what is read off it when it rests. */

export type Seen = { state: string; words: string; icon: string; bar: string };

type Noted = { states: Seen[]; spoken: string[]; sounded: string[] };

/**
 * Has every page note each state that its app goes through, how its bar lies meanwhile, each change of what screen readers
 * are told, and what is heard. Call before the page is opened.
 */
export const noteStates = (page: Page) =>
  page.addInitScript(() => {
    const noted: Noted = { states: [], spoken: [], sounded: [] };
    Object.assign(globalThis, { noted });
    let [last, lastWords]: (string | undefined)[] = [];
    new MutationObserver(() => {
      const root = document.querySelector<HTMLElement>('[data-yc="app"]');
      const words = root?.querySelector('[role="status"]')?.textContent ?? undefined;
      const state = root?.dataset.state;
      if (words !== undefined && words !== lastWords) noted.spoken.push(words);
      lastWords = words;
      if (root && state && words !== undefined && state !== last) {
        const boxes = [...document.querySelectorAll('.pg-bar button')].map((button) => {
          const { x, y, width, height } = button.getBoundingClientRect();
          return [x, y, width, height].map((each) => each.toFixed(1)).join(' ');
        });
        const icon = getComputedStyle(root.querySelector('.yc-status-icon') as Element).maskImage;
        noted.states.push({ state, words, icon, bar: boxes.join(', ') });
      }
      last = state;
    }).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-state'],
    });
    // What is muted as it begins has not moved on by then.
    const listen = ({ target }: Event) => {
      const { muted, volume, paused, currentTime } = target as HTMLMediaElement;
      if (!muted && volume > 0 && !paused && currentTime > 0) noted.sounded.push(String(currentTime));
    };
    document.addEventListener('timeupdate', listen, true);
  });

/** What was noted since the last call. */
export const takeNoted = (page: Page): Promise<Noted> =>
  page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: Noted };
    return {
      states: noted.states.splice(0),
      spoken: noted.spoken.splice(0),
      sounded: noted.sounded.splice(0),
    };
  });

/** What can be pressed and is smaller than `least` pixels, or what lies beside its app, each as a sentence. */
export const misplaced = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((least) => {
    const faults: string[] = [];
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond > 0) faults.push(`the page is ${beyond} px wider than its window`);
    const app = document.querySelector('[data-yc="app"]') as HTMLElement;
    const bounds = app.getBoundingClientRect();
    const nameOf = (each: Element) => each.ariaLabel || each.textContent?.trim() || each.className || each.tagName;
    for (const part of app.querySelectorAll('*')) {
      const { left, right, width } = part.getBoundingClientRect();
      if (width > 0 && part.checkVisibility({ visibilityProperty: true }) && !part.closest('.pg-unseen, [hidden]'))
        if ((right > bounds.right + 1 || left < bounds.left - 1) && !scrolls(part))
          faults.push(`${nameOf(part)} lies beside the app`);
    }
    function scrolls(part: Element): boolean {
      for (let at = part.parentElement; at && at !== app; at = at.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
      return false;
    }
    for (const target of document.querySelectorAll<HTMLElement>(
      '.pg-bar :is(button, a), [data-yc="app"] :is(button, select, textarea, input, a[href])',
    )) {
      if (!target.checkVisibility({ visibilityProperty: true })) continue;
      // A mark is pressed by its label; a field that is spread over another is no target of its own.
      const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
      const isUnseen = width < 2 || height < 2;
      // A slider is as long as its place allows, and is taken anywhere along it.
      const across = target.matches('[type="range"]') ? height : Math.min(width, height);
      if (!isUnseen && across < least - 0.5) faults.push(`${nameOf(target)} is ${width} × ${height} px`);
    }
    const [hushed, line] = ['.pg-hushed', '.yc-status'].map((each) => document.querySelector(each));
    if (hushed && line && hushed.getBoundingClientRect().bottom > line.getBoundingClientRect().top)
      faults.push('the offer of sound lies on the status');
    return faults;
  }, least);

/** The outputs of an app that show nothing at all, neither a value nor a sentence, by their labels. */
export const blanks = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const says = (part: Element): boolean => {
      const content = part.querySelector<HTMLElement>('.yc-content') ?? (part as HTMLElement);
      const fields = [...content.querySelectorAll<HTMLInputElement>('input, textarea')];
      const drawn = [...content.querySelectorAll('canvas, img, video')];
      return (
        /\w/.test(content.innerText) ||
        fields.some(({ value, placeholder }) => value || placeholder) ||
        drawn.some((each) => each.checkVisibility({ visibilityProperty: true }) && each.clientWidth > 1)
      );
    };
    return [...document.querySelectorAll('[data-yc="app"] .yc-component:not([data-interactive])')]
      .filter((part) => part.checkVisibility() && !says(part))
      .map((part) => part.ariaLabel || part.textContent || part.className);
  });

/** What screen readers are told of the page, and how the figures are set. */
export const spokenParts = (page: Page) =>
  page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    return {
      statuses: all('[role="status"], output').length,
      logs: all('[role="log"]').length,
      figures: getComputedStyle(all('[data-yc="app"] .yc-status')[0] as HTMLElement).fontVariantNumeric,
      // A track without a length is none.
      scrubbers: all('[data-yc="app"] .yc-wave input').map((each) => each.getAttribute('aria-valuetext') ?? ''),
    };
  });

/** The icons and words of the page that have the colour of what is behind them, by their classes. Asked in forced colours. */
export const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // Black, `rgb(0, 0, 0)`, is not clear.
    const isClear = (colour: string) => /^rgba\(.*, 0\)$|\/ 0\)$|^transparent$/.test(colour);
    const behind = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (!isClear(backgroundColor)) return backgroundColor;
      }
      return 'rgb(0, 0, 0)';
    };
    return [...document.querySelectorAll('.pg-bar *, [data-yc="app"] *')].flatMap((each) => {
      const { maskImage, backgroundColor, color } = getComputedStyle(each);
      const { width } = each.getBoundingClientRect();
      if (width < 2 || !each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      const hasWords = [...each.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const isIcon = maskImage.startsWith('url(');
      const lost =
        (isIcon && backgroundColor === behind(each.parentElement)) || (hasWords && !isIcon && color === behind(each));
      return lost ? [`${each.className || each.tagName}: ${each.textContent?.trim()}`] : [];
    });
  });
