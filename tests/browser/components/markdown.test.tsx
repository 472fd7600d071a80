import { describe, expect, test, vi } from 'vitest';
import { painted, show, until } from './shown';

const shownMarkdown = async (markdown: string | null) => {
  const shown = show('markdown', markdown, { label: 'Answer' });
  await shown.loaded();
  return shown;
};
const prose = (shown: { find<T extends Element>(selector: string): T }) => shown.find<HTMLElement>('.yc-prose');

describe('Markdown', () => {
  test('becomes headings, lists, tables and links that open elsewhere', async () => {
    const { screen } = await shownMarkdown(
      '# Title\n\n- one\n- [x] two\n\n|a|b|\n|-|-|\n|1|2|\n\n[site](https://example.com)',
    );
    await expect.element(screen.getByRole('heading', { name: 'Title' })).toBeVisible();
    await expect.element(screen.getByText('☑ two')).toBeVisible();
    await expect.element(screen.getByRole('cell', { name: '2' })).toBeVisible();
    const link = screen.getByRole('link', { name: 'site' });
    await expect.element(link).toHaveAttribute('target', '_blank');
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('as it streams in keeps what is there, and renders its end anew', async () => {
    const shown = await shownMarkdown('# Title\n\nFirst paragraph.\n\nSecond **bo');
    const heading = shown.find('h1');
    const first = shown.find('p');
    shown.set('# Title\n\nFirst paragraph.\n\nSecond **bold**.\n\n- item');
    expect(shown.find('h1')).toBe(heading);
    expect(shown.find('p')).toBe(first);
    expect(shown.find('strong').textContent).toBe('bold');
    expect(shown.find('li').textContent).toBe('item');
    shown.set('Quite another text.');
    expect(prose(shown).textContent?.trim()).toBe('Quite another text.');
  });

  test('renders every block the same whether it streamed in or came at once', async () => {
    const text =
      '# A\n\ntext with [ref] and <b>html</b>\n\n<details><summary>More</summary>\n\n*inside*\n\n</details>\n\n1. a\n\n   b\n2. c\n\n```js\nlet x = 1;\n```\n\n[ref]: https://example.com\n\nlast </div> words';
    const whole = await shownMarkdown(text);
    const grown = await shownMarkdown(text.slice(0, 1));
    for (let end = 2; end <= text.length; end += 3) grown.set(text.slice(0, end));
    grown.set(text);
    await until(() => prose(whole).querySelector('.yc-t-keyword') && prose(grown).querySelector('.yc-t-keyword'));
    expect(prose(grown).innerHTML).toBe(prose(whole).innerHTML);
    expect(prose(whole).querySelector('details em')?.textContent).toBe('inside');
    expect(prose(whole).querySelector('a')?.href).toBe('https://example.com/');
  });

  test('colours fenced code by its language, and leaves code of unknown languages plain', async () => {
    const shown = await shownMarkdown('```python\ndef f(): return 1\n```\n\n```nonsense\ndef f()\n```');
    await until(() => shown.host.querySelector('.yc-t-keyword')?.textContent === 'def');
    expect(shown.host.querySelectorAll('pre code')[1]?.innerHTML).toBe('def f()\n');
  });

  test('of 100 KB is taken in well within a frame’s patience as it grows', async () => {
    const paragraph = 'Some **text** with `code`, a [link](https://example.com) and _more_ words to read.\n\n';
    let text = paragraph.repeat(Math.ceil(100_000 / paragraph.length));
    const shown = await shownMarkdown(text);
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      text += 'word ';
      const before = performance.now();
      shown.set(text);
      times.push(performance.now() - before);
    }
    const median = times.sort((a, b) => a - b)[10] ?? Infinity;
    expect(median).toBeLessThan(50);
  });

  test('that comes at once and is long appears over several frames, to its end', async () => {
    const shown = await shownMarkdown('x');
    shown.set(`${'Some **text** to read.\n\n'.repeat(4000)}the end`);
    expect(prose(shown).children.length).toBeLessThan(2000);
    await until(() => prose(shown).lastElementChild?.textContent?.includes('the end'));
    expect(prose(shown).children.length).toBe(4001);
    shown.set('something else');
    await painted();
    expect(prose(shown).textContent?.trim()).toBe('something else');
  });

  test('takes a link that is defined late, a letter at a time', async () => {
    const text = '[here]\n\nmore\n\nand more\n\n[here]: https://example.com/path';
    const shown = await shownMarkdown(text.slice(0, 1));
    for (let end = 2; end <= text.length; end++) shown.set(text.slice(0, end));
    expect(shown.find<HTMLAnchorElement>('a').href).toBe('https://example.com/path');
  });

  test.each([
    ['generic types', 'Use List<String>, std::vector<int> and hello <your-name>'],
    ['types that share a name with an element', 'a List<Object>, Map<String, List<Button>> and <T>'],
    ['placeholders of a usage line', 'usage: cp <path> <file-name> --set <key>=<value> </end>'],
    ['the thoughts of a model', '<think>\nfirst\n</think>\n\nthen'],
    ['words within HTML', '<p>a List<String></p>\n\n<div>an <unknown-thing></div>'],
  ])('keeps words in angle brackets: %s', async (_what, text) => {
    const shown = await shownMarkdown(text);
    const words = text
      .replace(/<\/?(p|div)>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    const shows = () => prose(shown).textContent?.replace(/\s+/g, ' ').trim();
    expect(shows()).toBe(words);
    // As it streams in, too, no word vanishes.
    for (let end = 1; end <= text.length; end++) {
      shown.set(text.slice(0, end));
      for (const word of text.slice(0, end).match(/<[A-Z]\w*>?/g) ?? []) expect(shows()).toContain(word);
    }
    expect(shows()).toBe(words);
  });

  test('keeps elements: HTML, and within a drawing those of SVG', async () => {
    const shown = await shownMarkdown(
      '<b>bold</b> H<sub>2</sub>O <br>\n\n<svg width="9"><path d="M0 0"/><g></g></svg>\n\n<path>',
    );
    expect(shown.find('b').textContent).toBe('bold');
    await expect.poll(() => shown.host.querySelectorAll('sub, br, svg > path, svg > g')).toHaveLength(4);
    await expect.poll(() => prose(shown).textContent).toContain('<path>');
  });

  const formulas = (shown: { host: HTMLElement }) =>
    [...shown.host.querySelectorAll('.katex annotation')].map((each) => each.textContent?.trim());

  test('draws LaTeX between Gradio’s delimiters, on a line of its own, and leaves money alone', async () => {
    const shown = await shownMarkdown('so $$x^2$$ it\n\n$$\n- a\n= b\n$$\n\ncosts $5 or $6, `$$code$$` and \\(y\\)');
    await until(() => formulas(shown).length === 2);
    expect(formulas(shown)).toEqual(['x^2', '- a\n= b']);
    expect(shown.host.querySelectorAll('.katex-display')).toHaveLength(2);
    expect(prose(shown).textContent).toContain('costs $5 or $6, $$code$$ and (y)');
  });

  test('draws a formula as soon as it is whole, and keeps those above it while text streams in', async () => {
    const text = 'one $$a+b$$ and\n\nthen $$\\frac{1}{2}$$ the end';
    const shown = await shownMarkdown(text.slice(0, text.indexOf(' the')));
    await until(() => formulas(shown).length === 2);
    const first = shown.find('.katex');
    shown.set(text);
    expect(formulas(shown)).toEqual(['a+b', '\\frac{1}{2}']);
    expect(shown.find('.katex')).toBe(first);
    shown.set(`${text} $$x`);
    expect(formulas(shown)).toHaveLength(2);
    expect(prose(shown).textContent).toContain('$$x');
  });

  test('takes other delimiters, or none', async () => {
    const shown = await shownMarkdown('$a$ and \\(b\\) and \\[c\\], $5 or $6');
    shown.setProperties({
      latexDelimiters: [
        { left: '$', right: '$', display: false },
        { left: '\\(', right: '\\)', display: false },
        { left: '\\[', right: '\\]', display: true },
      ],
    });
    await expect.poll(() => formulas(shown)).toEqual(['a', 'b', 'c']);
    shown.setProperties({ latexDelimiters: [] });
    expect(formulas(shown)).toEqual([]);
    expect(prose(shown).textContent).toContain('$a$ and (b)');
  });

  test('shows a formula that is wrong as its TeX, and lets none link or load anything', async () => {
    const wrong = '\\frac{1}{'.repeat(3000).slice(0, 9000);
    const shown = await shownMarkdown(
      `$$\\nonsense{$$ $$${wrong}$$ $$\\href{javascript:alert(1)}{x}$$ $$\\includegraphics{https://x.test/a.png}$$ $$ok$$`,
    );
    await until(() => formulas(shown).includes('ok'));
    expect(prose(shown).textContent).toContain('\\nonsense{');
    expect(shown.host.querySelectorAll('a, img')).toHaveLength(0);
  });

  test('shows what is nested without end as text, to its end', async () => {
    const shown = await shownMarkdown(`${'>'.repeat(50_000)} end`);
    expect(prose(shown).textContent?.trim()).toMatch(/^>+ end$/);
  });

  test('that cannot be drawn is shown as its text with a sentence, and the next value is drawn', async () => {
    const shown = await shownMarkdown('fine');
    const broken = vi.spyOn(prose(shown), 'append').mockImplementationOnce(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    shown.set('# deep');
    broken.mockRestore();
    expect(prose(shown).textContent).toContain('could not be drawn');
    expect(prose(shown).querySelector('pre')?.textContent).toBe('# deep');
    shown.set('# well');
    expect(prose(shown).querySelector('h1')?.textContent).toBe('well');
    expect(prose(shown).textContent).not.toContain('could not');
  });

  test('says that there is nothing yet', async () => {
    const shown = await shownMarkdown(null);
    await expect.element(shown.screen.getByText('Nothing yet.')).toBeVisible();
  });
});

describe('HTML', () => {
  const html = async (text: string) => {
    const shown = show('html', text, { label: 'Page' });
    await shown.loaded();
    return shown;
  };

  test.each([
    ['scripts', '<p>kept</p><script>window.hit = 1</script>'],
    ['handlers', '<p onclick="window.hit = 1">kept</p><img src="x:" onerror="window.hit = 1">'],
    ['script URLs', '<p>kept</p><a href="javascript:window.hit=1">x</a>'],
    ['frames', '<p>kept</p><iframe srcdoc="<script>parent.hit = 1</script>"></iframe>'],
    [
      'SVG scripts',
      '<p>kept</p><svg><script>window.hit = 1</script><animate onbegin="window.hit=1" attributeName="x"/></svg>',
    ],
    [
      'what parsing twice would bring back',
      '<p>kept</p><svg></p><style><a id="</style><img src=1 onerror=window.hit=1>">',
    ],
  ])('loses %s', async (_what, text) => {
    const shown = await html(text);
    await painted();
    expect(prose(shown).textContent).toContain('kept');
    expect(prose(shown).innerHTML).not.toMatch(/script|onerror|onclick|onbegin|iframe/i);
    expect((window as { hit?: number }).hit).toBe(undefined);
  });

  test('restyles nothing but itself, and stays in its box', async () => {
    const shown = await html(
      '<style>body { display: none }</style><p class="yc-button" style="position:fixed;inset:0;z-index:99;color:red">kept</p>',
    );
    const paragraph = shown.find<HTMLElement>('.yc-prose p');
    expect(shown.host.querySelector('style')).toBe(null);
    expect(getComputedStyle(paragraph).position).toBe('static');
    expect(getComputedStyle(paragraph).color).toBe('rgb(255, 0, 0)');
    expect(paragraph.className).toBe('');
    expect(getComputedStyle(shown.find('.yc-fence')).contain).toContain('paint');
  });

  test('passes for no part of the page: no forms, no ids of ours, no live regions', async () => {
    const shown = await html(
      '<form action="https://evil.test"><input name="password"><button>Run</button></form>' +
        '<div id="root" data-yc="app" role="status" popover autofocus>kept</div>',
    );
    expect(prose(shown).querySelector('form, input, button')).toBe(null);
    const div = shown.find<HTMLElement>('.yc-prose div');
    expect(div.id).toBe('user-content-root');
    expect([...div.attributes].map((each) => each.name)).toEqual(['id']);
  });

  test('of too many elements ends with a sentence, and nesting without end keeps its text', async () => {
    const shown = await html(`${'<div>'.repeat(40_000)}the end`);
    expect(prose(shown).textContent).toBe('the end');
    expect(prose(shown).querySelectorAll('div')).toHaveLength(200);
    shown.set('<b>x</b>'.repeat(30_000));
    await until(() => prose(shown).querySelectorAll('b').length === 15_000);
    expect(prose(shown).textContent).toMatch(/^x{15000}Only the first 15,000 elements are shown\.$/);
  });

  test('keeps drawings', async () => {
    const shown = await html('<svg width="10" height="10"><rect width="10" height="10" fill="teal"/></svg>');
    expect(shown.find('svg rect').getAttribute('fill')).toBe('teal');
  });
});
