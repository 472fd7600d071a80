import type { DocsText, ReferenceOption } from './src/playground/docs/reference.ts';
import { escapeHtml, highlighted, idOf, liveSketch, type ShownPage } from './vite.docs-html.ts';
import { referenceGroup } from './vite.docs-pages.ts';

type Entry = DocsText['entries'][number];

/** The address of a name's place in the reference. */
export type PlaceOf = (name: string) => string | undefined;

/** The page of a group of names. */
export const pageOfGroup = (group: string) => idOf(group);

const groupsOf = ({ entries }: DocsText) => [...new Set(entries.map(({ group }) => group))];

const firstSentence = (html: string) =>
  (
    html
      .replace(/<\/p>[\s\S]*/, '')
      .replace(/<[^>]*>/g, '')
      .split(/(?<=[.;:]) /)[0] ?? ''
  ).replace(/[;:]$/, '');

const optionsTable = (options: readonly ReferenceOption[]) =>
  `<table><thead><tr><th scope="col">option</th><th scope="col">type</th><th scope="col">what it does</th></tr></thead><tbody>${options
    .map(
      ({ name, type, about }) =>
        `<tr><th scope="row"><code>${name}</code></th><td>${type ? `<code>${escapeHtml(type)}</code>` : ''}</td><td>${about}</td></tr>`,
    )
    .join('')}</tbody></table>`;

/** What all components have in common, and every name in its group. */
export const componentsPage = (docs: DocsText, placeOf: PlaceOf): ShownPage => {
  const groups = groupsOf(docs);
  const lists = groups.map((group) => {
    const names = docs.entries
      .filter((entry) => entry.group === group)
      .map(
        (entry) =>
          `<li><a href="${placeOf(entry.name)}"><code>yc.${entry.name}</code></a> ${firstSentence(entry.about)}</li>`,
      );
    return `<h2 id="${idOf(group)}"><a class="anchor" href="#${idOf(group)}" aria-label="Link to “${escapeHtml(group)}”">#</a>${escapeHtml(group)}</h2><ul class="names">${names.join('')}</ul>`;
  });
  const common = 'Options of every component';
  return {
    slug: 'components',
    group: referenceGroup,
    title: 'All names',
    lead: 'Every component and function of the API, by what it is for.',
    html: `<p class="lead">Every component and function of the API, by what it is for. Each has a live example beside its options.</p>${lists.join('')}<h2 id="${idOf(common)}"><a class="anchor" href="#${idOf(common)}" aria-label="Link to “${common}”">#</a>${common}</h2>${optionsTable(docs.common)}`,
    headings: [...groups, common].map((title) => ({ id: idOf(title), title })),
  };
};

const entryHtml = (entry: Entry, sketch: { code: string; link: string }, above: string | undefined) => {
  const parameters = entry.parameters.map(({ name, about }) => `<dt><code>${name}</code></dt><dd>${about}</dd>`);
  const isDevice = /'(?:microphone|webcam)'|yc\.remote\(/.test(sketch.code);
  return `<section id="${entry.name}" aria-labelledby="${entry.name}-name">
<h2 id="${entry.name}-name"><a class="anchor" href="#${entry.name}" aria-label="Link to “yc.${entry.name}”">#</a>yc.${entry.name}</h2>
<pre tabindex="0" aria-label="How it is called"><code>${highlighted(entry.signature)}</code></pre>
${entry.about}
${parameters.length > 0 ? `<dl>${parameters.join('')}</dl>` : ''}
${entry.throws.map((each) => `<p>Throws ${each}</p>`).join('')}
${liveSketch({ title: entry.example, ...sketch, press: isDevice, above })}
${entry.options.length > 0 ? `<h3>Options</h3>${optionsTable(entry.options)}` : ''}
${entry.common ? `<p>And the <a href="components.html#options-of-every-component">options of every component</a>.</p>` : ''}
${entry.gradio ? `<p class="small">In Gradio: <code>${entry.gradio}</code>.</p>` : ''}
${entry.events.length > 0 ? `<p>Events: ${entry.events.map((each) => `<a href="events-and-state.html#event-${each}"><code>${each}</code></a>`).join(', ')}.</p>` : ''}
${entry.examples.map((each) => `<pre tabindex="0" aria-label="Example"><code>${highlighted(each)}</code></pre>`).join('')}
</section>`;
};

/** A page for each group of names. */
export const groupPages = (
  docs: DocsText,
  sketches: ReadonlyMap<string, { code: string; link: string }>,
): ShownPage[] =>
  groupsOf(docs).map((group) => {
    const entries = docs.entries.filter((entry) => entry.group === group);
    /** Which name was the first to show an example. */
    const shown = new Map<string, string>();
    const html = entries.map((entry) => {
      const sketch = sketches.get(entry.example);
      if (!sketch) throw new Error(`yc.${entry.name} has no sketch.`);
      const above = shown.get(entry.example);
      if (!above) shown.set(entry.example, entry.name);
      return entryHtml(entry, sketch, above);
    });
    const names = entries.map(({ name }) => `yc.${name}`);
    return {
      slug: pageOfGroup(group),
      group: referenceGroup,
      title: group,
      lead: `${names.join(', ')}: each with its options and an example.`,
      html: `<p class="lead">Each with a live example beside its options.</p>\n${html.join('\n')}`,
      headings: entries.map(({ name }) => ({ id: name, title: name })),
    };
  });

/** Events in the order of how many components have them. Those of the app itself are no component's. */
export const eventsOf = ({ entries }: DocsText) => {
  const events = new Map<string, string[]>();
  for (const { name, events: own } of entries)
    for (const each of own) events.set(each, [...(events.get(each) ?? []), name]);
  events.set('load', ['Blocks']);
  events.set('unload', ['Blocks']);
  return events;
};

/** Each event, and which components have it. */
export const eventsTable = (docs: DocsText, placeOf: PlaceOf) =>
  `<table><thead><tr><th scope="col">event</th><th scope="col">of</th></tr></thead><tbody>${[...eventsOf(docs)]
    .map(
      ([event, names]) =>
        `<tr id="event-${event}"><th scope="row"><code>${event}</code></th><td>${names.map((name) => `<a href="${placeOf(name)}">${name}</a>`).join(', ')}</td></tr>`,
    )
    .join('')}</tbody></table>`;

const withoutTags = (html: string) =>
  html
    .replace(/<\/?(?:code)>/g, '`')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** The reference as Markdown. */
export const referenceText = (docs: DocsText): string =>
  [
    '# Every name',
    ...docs.entries.map((entry) =>
      [
        `## yc.${entry.name}`,
        `\`${entry.signature}\``,
        withoutTags(entry.about),
        ...entry.parameters.map(({ name, about }) => `- ${name}: ${withoutTags(about)}`),
        entry.options
          .map(({ name, type, about }) => `- \`${name}\`${type ? ` (\`${type}\`)` : ''}: ${withoutTags(about)}`)
          .join('\n'),
        entry.common ? 'And the options of every component.' : '',
        entry.events.length > 0 ? `Events: ${entry.events.join(', ')}.` : '',
        ...entry.throws.map((each) => `Throws ${withoutTags(each)}`),
        ...entry.examples.map((each) => `\`\`\`ts\n${each}\n\`\`\``),
      ]
        .filter(Boolean)
        .join('\n\n'),
    ),
    '## Options of every component',
    docs.common
      .map(({ name, type, about }) => `- \`${name}\`${type ? ` (\`${type}\`)` : ''}: ${withoutTags(about)}`)
      .join('\n'),
  ].join('\n\n');
