/** How many apps that nobody has touched may be on the page at once. Each has a worker of its own. */
const mostUntouched = 4;

/** Apps on the page that nobody has touched, the oldest first, with what takes each away. */
const untouched = new Map<HTMLElement, () => void>();

type Embed = {
  mount(element: HTMLElement, options: { source: string; base: URL; autorun: boolean }): Promise<{ destroy(): void }>;
};

/** The scripts lie in `assets`, and `embed.js` beside that folder. */
const site = new URL(/* @vite-ignore */ '../', import.meta.url);

let embed: Promise<Embed> | undefined;

/** Loads what embeds apps, and its styles, once: the page of many sketches begins with neither. */
const loadEmbed = () => {
  embed ??= (async () => {
    const styles = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: new URL('embed.css', site).href,
    });
    document.head.prepend(styles);
    const script = new URL('embed.js', site).href;
    return (await import(/* @vite-ignore */ script)) as Embed;
  })();
  embed.catch(() => {
    embed = undefined;
  });
  return embed;
};

/** Shows the app of a sketch in its place. Resolves with nothing if its code could not be loaded. */
const mountApp = async (figure: HTMLElement, run: boolean) => {
  const place = figure.querySelector<HTMLElement>('.live-app');
  const wait = place?.querySelector<HTMLElement>('.live-wait');
  const button = wait?.querySelector<HTMLButtonElement>('.live-run');
  const { above } = figure.dataset;
  const source = above ? document.querySelector(`#${CSS.escape(above)} .live`) : figure;
  const code = source?.querySelector('pre code')?.textContent;
  if (!place || !wait || !button || !code || place.querySelector('.live-shown')) return;
  place.querySelector('.live-problem')?.remove();
  const shown = Object.assign(document.createElement('div'), { className: 'live-shown' });
  place.prepend(shown);
  button.disabled = true;
  let app: { destroy(): void };
  try {
    // A sketch names the site’s files as it does in the playground.
    app = await (await loadEmbed()).mount(shown, { source: code, base: site, autorun: run });
  } catch {
    shown.remove();
    const problem = Object.assign(document.createElement('p'), { className: 'live-problem', role: 'alert' });
    problem.append('The app could not be loaded. Check the connection, then press Run again.');
    wait.before(problem);
    return;
  } finally {
    button.disabled = false;
  }
  button.hidden = true;
  const takeAway = () => {
    // The place keeps its height, so that nothing moves.
    place.style.minHeight = `${place.offsetHeight}px`;
    app.destroy();
    shown.remove();
    button.hidden = false;
    untouched.delete(figure);
  };
  const keep = () => void untouched.delete(figure);
  if (run) return;
  untouched.set(figure, takeAway);
  for (const event of ['pointerdown', 'keydown', 'focusin']) shown.addEventListener(event, keep, { once: true });
  const oldest = untouched.values().next().value;
  if (untouched.size > mostUntouched) oldest?.();
};

/**
 * Makes sketches live: each shows its app once it is scrolled near and stays there for a moment, or at a press of Run,
 * which also runs it. Nothing is loaded before.
 */
export const showLive = (figures: Iterable<HTMLElement>) => {
  const resting = new Map<Element, ReturnType<typeof setTimeout>>();
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(resting.get(target));
        // Who scrolls past it wants to see another one.
        if (isIntersecting)
          resting.set(
            target,
            setTimeout(() => void mountApp(target as HTMLElement, false), 300),
          );
      }
    },
    { rootMargin: '100px' },
  );
  for (const figure of figures) {
    const button = figure.querySelector<HTMLButtonElement>('.live-run');
    if (!button) continue;
    button.hidden = false;
    button.addEventListener('click', () => void mountApp(figure, true));
    if (figure.dataset.live === 'near' && !saves) observer.observe(figure);
  }
};
