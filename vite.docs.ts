import { readdirSync, readFileSync } from 'node:fs';
import { basename, posix, resolve } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Plugin } from 'vite';
import type { DocsExample, DocsText, ReferenceEntry, ReferenceOption } from './src/playground/docs/reference.ts';
import { readPages, type WrittenPage } from './vite.docs-pages.ts';
import { readApi } from './vite.reference.ts';

const sketchesFolder = 'src/playground/examples';

/** The gallery's examples that serve as examples of single names, the plainest first. No other of them does. */
const galleryOrder = [
  'count',
  'fake-diffusion',
  'tone',
  'raw-frames',
  'chat',
  'blocks',
  'calculator',
  'flip',
  'streaming-video',
  'diffusion-gif',
  'several-outputs',
  'before-and-after',
  'kaleidoscope',
  'marked-words',
  'step-by-step',
  'a-play',
  'upload-and-save',
];

const titleOf = (name: string) => (name[0]?.toUpperCase() ?? '') + name.slice(1).replaceAll('-', ' ');

/** The sketches that the docs open: those of the gallery by name, those of the docs by their source. */
const readExamples = (root: string): (DocsExample & { text: string })[] => {
  const textOf = (path: string) => readFileSync(resolve(root, sketchesFolder, path), 'utf8');
  const own = readdirSync(resolve(root, sketchesFolder, 'docs')).filter((file) => file.endsWith('.ts'));
  return [
    ...galleryOrder.map((name) => ({ title: titleOf(name), gallery: name, text: textOf(`${name}.ts`) })),
    ...own.sort().map((file) => {
      const text = textOf(`docs/${file}`);
      return { title: titleOf(basename(file, '.ts')), source: text, text };
    }),
  ];
};

/** What the docs show: the guide's sections as HTML, and the reference of each name with an example that runs. */
export const makeDocs = (root: string): DocsText => {
  const markdown = new MarkdownIt();
  const { entries, common } = readApi(root);
  const examples = readExamples(root);
  const used = new Map<string, DocsExample>();
  const described = entries.map((entry) => {
    const found = examples.find(({ text }) => new RegExp(`\\byc\\.${entry.name}\\b`).test(text));
    if (!found)
      throw new Error(`The docs have no sketch that uses yc.${entry.name}: add one to ${sketchesFolder}/docs.`);
    const { text: _, ...example } = found;
    used.set(example.title, example);
    return { ...toHtml(entry, markdown), example: example.title };
  });
  const inline = (option: ReferenceOption) => ({ ...option, about: markdown.renderInline(option.about) });
  return {
    guide: readPages(root)
      .filter(({ path }) => path.startsWith('docs/site/'))
      .map((page) => ({ title: page.title, html: guideHtml(page) })),
    entries: described,
    common: common.map(inline),
    examples: Object.fromEntries(used),
  };
};

const toHtml = (entry: ReferenceEntry, markdown: InstanceType<typeof MarkdownIt>): ReferenceEntry => ({
  ...entry,
  about: markdown.render(entry.about),
  parameters: entry.parameters.map(({ name, about }) => ({ name, about: markdown.renderInline(about) })),
  options: entry.options.map((option) => ({ ...option, about: markdown.renderInline(option.about) })),
  throws: entry.throws.map((each) => markdown.renderInline(each)),
});

/** A page of the docs as the guide beside the code shows it: a part of a longer text, whose links lead to the pages. */
const guideHtml = ({ text, lead, path }: WrittenPage) => {
  const markdown = new MarkdownIt();
  const deeper = (tag: string) => tag.replace(/\d/, (level) => String(Number(level) + 2));
  markdown.renderer.rules.heading_open = (tokens, index) => `<${deeper(tokens[index]?.tag ?? 'h2')}>`;
  markdown.renderer.rules.heading_close = (tokens, index) => `</${deeper(tokens[index]?.tag ?? 'h2')}>\n`;
  const html = markdown.render(`${lead}\n\n${text.replace(/<!--.*?-->\n*/g, '')}`);
  return html.replace(/href="(?!https?:)([^"#]*)(#[^"]*)?"/g, (_, file: string, anchor = '') => {
    const slug = posix.basename(file || path, '.md');
    return `href="./docs/${slug === 'index' ? '' : `${slug}.html`}${anchor}" target="_blank"`;
  });
};

/**
 * The whole API on one page for a language model: rules and examples, each name with its options as the types have
 * them, and the forms that people bring along from Gradio.
 */
export const makeAssistantText = (root: string): string => {
  const { entries, common } = readApi(root);
  const rules = readFileSync(resolve(root, 'docs/assistant.md'), 'utf8').trim();
  const forms = readFileSync(resolve(root, 'docs/from-gradio.md'), 'utf8')
    .split(/^(?=## )/m)
    // Numbers of lines tell a model nothing.
    .filter((section) => section.startsWith('## ') && !section.startsWith('## Gradio’s own demos'));
  const groups = new Map<string, string[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), lineOf(entry)]);
  return [
    rules,
    '## Every name',
    `Names in brackets are options. Every component takes ${common.map(({ name }) => name).join(', ')} besides.`,
    ...[...groups].map(([group, lines]) => `### ${group}\n\n${lines.join('\n')}`),
    ...forms.map((each) => each.trim()),
    '',
  ].join('\n\n');
};

const lineOf = (entry: ReferenceEntry): string => {
  const options = entry.options.map(({ name, type }) => (/^'/.test(type) ? `${name}: ${type}` : name));
  const [first = ''] = entry.about.split('\n\n');
  const taken = options.length > 0 ? ` [${options.join(', ')}]` : '';
  const events = entry.events.length > 0 ? ` Events: ${entry.events.join(', ')}.` : '';
  return `- ${entry.signature}${taken}: ${first.replace(/\s+/g, ' ')}${events}`;
};

/**
 * The docs, made of the API's types and docblocks: `virtual:docs` is what the page shows, `virtual:assistant-text` the
 * page for a language model, which the site also has as `llms.txt`.
 */
export const docs = (root: string): Plugin => {
  const made = {
    '\0virtual:docs': () => JSON.stringify(makeDocs(root)),
    '\0virtual:assistant-text': () => makeAssistantText(root),
  };
  return {
    name: 'yieldcast:docs',
    resolveId: (source) => (Object.hasOwn(made, `\0${source}`) ? `\0${source}` : undefined),
    load(id) {
      if (!Object.hasOwn(made, id)) return undefined;
      const text = made[id as keyof typeof made]();
      return id === '\0virtual:docs'
        ? `export default JSON.parse(${JSON.stringify(text)});`
        : `export default ${JSON.stringify(text)};`;
    },
    configureServer(server) {
      server.middlewares.use('/llms.txt', (_, response) => response.end(makeAssistantText(root)));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'llms.txt', source: makeAssistantText(root) });
    },
  };
};
