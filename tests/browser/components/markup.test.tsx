import createDOMPurify from 'dompurify';
import { render } from 'solid-js/web';
import { expect, onTestFinished, test } from 'vitest';
import { Prose } from '../../../src/components';
import { sanitise } from '../../../src/components/text/sanitise';
import type { WireValue } from '../../../src/protocol';
import { painted, show, until } from './shown';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** All elements and attributes that the sanitiser knows as harmless to scripts. */
const allowed = () => {
  const purify = createDOMPurify(window);
  const tags = new Set<string>();
  const attributes = new Set<string>();
  const add = (to: Set<string>, all: object) => {
    for (const each of Object.keys(all)) to.add(each);
  };
  purify.addHook('uponSanitizeElement', (_node, data) => add(tags, data.allowedTags));
  purify.addHook('uponSanitizeAttribute', (_node, data) => add(attributes, data.allowedAttributes));
  purify.sanitize('<p id="a"></p>', { USE_PROFILES: { html: true, svg: true, svgFilters: true } });
  return { tags: [...tags].filter((tag) => !tag.startsWith('#')), attributes: [...attributes] };
};

/** Each element with each attribute that names a file: plainly, as CSS, and as CSS with an escape. */
const everything = (path: string) => {
  const { tags, attributes } = allowed();
  const values = [path, `--a:u\\72l(${path});background:var(--a)`];
  const style = `background:url(${path})`;
  return values
    .flatMap((value) => {
      const list = attributes.map((name) => `${name}="${value}"`).join(' ');
      return tags
        .filter((tag) => tag !== 'html' && tag !== 'head' && tag !== 'body')
        .map((tag) => `<${tag} ${list}>x</${tag}><svg width="9" height="9"><${tag} ${list}/></svg>`);
    })
    .concat(
      `<p style="${style}">x</p><p style="color:red;background:var(--none, u\\72l(${path}))">x</p>`,
      `<p style="background:image-set('${path}' 1x)">x</p><video src="${path}"><track default src="${path}"></video>`,
      `<picture><source srcset="${path}"><img src="${pixel}"></picture><audio><source src="${path}"></audio>`,
      `<svg><image href="${path}" width="9" height="9"/><rect width="9" height="9" fill="url(${path}#a)"/></svg>`,
      `<svg><filter id="f"><feImage href="${path}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
    )
    .map((html, i) => html.replaceAll(path, `${path}?${i}`));
};

const requestsOf = (path: string) =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes(path)).length;

/** Were anything asked for before, it has been by now. */
const loadsBy = async (path: string) => {
  for (let frame = 0; frame < 3; frame++) await painted();
  await fetch(`${path}?last`).catch(() => {});
  await until(() => requestsOf(`${path}?last`));
};

test('markup of every element with every attribute loads nothing by itself', async () => {
  performance.setResourceTimingBufferSize(100_000);
  const named: string[] = [];
  const host = document.createElement('div');
  onTestFinished(() => host.remove());
  document.body.append(host);
  // Each by itself: some elements take all that follows as their text.
  for (const html of everything('/own/file.png')) {
    const one = document.createElement('div');
    one.append(sanitise(html, ({ url }) => named.push(url)));
    host.append(one);
  }
  await loadsBy('/own/file.png');
  expect(requestsOf('/own/file.png')).toBe(1);
  // What it names is asked for as files of values are.
  expect(named.length).toBeGreaterThan(10);

  // By itself, the same markup would have loaded.
  const bare = document.createElement('div');
  onTestFinished(() => bare.remove());
  bare.innerHTML = everything('/bare/file.png').slice(-5).join('');
  document.body.append(bare);
  await loadsBy('/bare/file.png');
  await until(() => requestsOf('/bare/file.png') > 5);
});

const drawn = async (html: string, fileOf = async (_named: { url: string }): Promise<File> => new File([], '')) => {
  const shown = show('html', html, { label: 'Out' }, { fileOf });
  await shown.loaded();
  return shown.find<HTMLElement>('.yc-prose');
};

const styleOf = async (style: string) => {
  const p = document.createElement('p');
  p.setAttribute('style', style);
  return (await drawn(p.outerHTML)).querySelector('p')?.style;
};

test.each([
  `background-image: url("${pixel}");`,
  'background: linear-gradient(red, rgba(0, 0, 255, 0.5));',
  'border: 1px solid var(--yc-line, red);',
  'width: calc(100% - 2px); transform: rotate(3deg) scale(2);',
])('the style “%s” is drawn', async (style) => {
  expect((await styleOf(style))?.cssText).toBe(style);
});

test.each([
  'background: url(/a)',
  'background: URL(/a)',
  '--a: u\\72l(/a); background: var(--a)',
  'background: var(--a, url(/a))',
  'background: v\\61r(--a, url(/a))',
  'cursor: url(/a), auto',
  'list-style: url(/a)',
  'background: image-set("/a" 1x)',
  'content: "("; mask: url("#a"), url(/a)',
  'filter: url(/a#b)',
  'position: fixed; inset: 0; z-index: 9; background: url(/a)',
])('of the style “%s”, what loads something or leaves its place is not drawn', async (style) => {
  const left = await styleOf(`color: red; ${style}`);
  expect(left?.color).toBe('red');
  expect(left?.cssText).not.toMatch(/\/a|(?:^|; )(?:position|z-index|inset|top):/);
});

test('a file that markup names is shown where the sketch may read it, and asked for once', async () => {
  const asked: string[] = [];
  const bytes = await (await fetch(pixel)).blob();
  const prose = await drawn(
    '<img src="./a.gif" alt="A"><img src="./a.gif" alt="B"><svg><image href="./a.gif" width="9" height="9"/></svg><img src="/private">',
    async ({ url }) => {
      asked.push(url);
      if (url === '/private') throw new Error('“/private” could not be fetched.');
      return new File([bytes], 'a.gif', { type: 'image/gif' });
    },
  );
  const [first, second, refused] = prose.querySelectorAll('img');
  await until(() => first?.naturalWidth === 1 && second?.naturalWidth === 1);
  await until(() => prose.querySelector('image')?.getAttribute('href')?.startsWith('blob:'));
  await until(() => refused?.title);
  expect([refused?.alt, refused?.hasAttribute('src')]).toEqual(['“/private” could not be fetched.', false]);
  expect(asked).toEqual(['./a.gif', '/private']);
});

test('a sound whose file calls itself a document is no document', async () => {
  const prose = await drawn(
    '<audio src="a"></audio><video><source src="b"></video>',
    async ({ url }) => new File(['<script>'], url, { type: 'text/html' }),
  );
  await until(() => prose.querySelector('source')?.src && prose.querySelector('audio')?.src);
  const typeOf = async (url = '') => (await (await fetch(url)).blob()).type;
  expect(await typeOf(prose.querySelector('audio')?.src)).toBe('audio/mpeg');
  expect(await typeOf(prose.querySelector('source')?.src)).toBe('video/mp4');
});

test('every link opens elsewhere, one in an image map or a drawing too', async () => {
  const prose = await drawn(
    `<a href="#code=x">a</a><map name="m"><area href="#code=x" alt="b"></map>
    <svg><a href="#code=x"><text>c</text></a><a xlink:href="#code=x"><text>d</text></a></svg>
    <form action="#code=x"><button>e</button></form><base href="/a"><meta http-equiv="refresh" content="0;url=#code=x">
    <iframe src="#code=x"></iframe><object data="#code=x"></object><embed src="#code=x">`,
  );
  const links = [...prose.querySelectorAll('a, area')];
  expect(links.map((each) => [each.getAttribute('target'), each.getAttribute('rel')])).toEqual(
    Array(4).fill(['_blank', 'noopener noreferrer']),
  );
  expect(prose.querySelector('form, button, base, meta, iframe, object, embed')).toBeNull();
});

const cover = '<div style="margin:-300px;height:900px;transform:translateY(200px) scale(9);background:red">over</div>';

const covered = (target: Element) => {
  const { left, top, width, height } = target.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) !== target;
};

/** The page's own button, with an element after it. Its style sheets hold no longer. */
const pageWith = (host: Element) => {
  const button = document.createElement('button');
  button.textContent = 'The page’s own';
  document.body.prepend(button, host);
  const sheets = [...document.styleSheets];
  for (const sheet of sheets) sheet.disabled = true;
  onTestFinished(() => {
    for (const sheet of sheets) sheet.disabled = false;
    host.remove();
    button.remove();
  });
  return button;
};

test('what an app says of itself covers nothing beside it, whatever styles a page has', async () => {
  const host = document.createElement('div');
  onTestFinished(render(() => <Prose text={cover} />, host));
  const button = pageWith(host);
  await until(() => host.textContent === 'over');
  await painted();
  expect(covered(button)).toBe(false);
});

test.each<['html' | 'markdown' | 'chatbot', WireValue]>([
  ['html', cover],
  ['markdown', cover],
  ['chatbot', [{ role: 'assistant', content: [{ type: 'text', text: cover }] }] as unknown as WireValue],
])('%s covers nothing beside it, whatever styles a page has', async (kind, value) => {
  const shown = show(kind, value as never, { label: 'Out' } as never);
  await shown.loaded();
  const button = pageWith(shown.host);
  await until(() => shown.host.textContent?.includes('over'));
  await painted();
  expect(covered(button)).toBe(false);
});
