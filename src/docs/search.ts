import MiniSearch from 'minisearch';

type Entry = { title: string; page: string; href: string; text: string };
type Found = { title: string; page: string; href: string; text: string; terms: string[] };

const shown = 12;

/** A part of the text around the first word that was found. */
const excerpt = ({ text, terms }: Found): string => {
  const lower = text.toLowerCase();
  const at = Math.max(0, Math.min(...terms.map((term) => lower.indexOf(term)).filter((place) => place >= 0)));
  const from = Number.isFinite(at) && at > 40 ? text.indexOf(' ', at - 40) + 1 : 0;
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 110)}${text.length > from + 110 ? '…' : ''}`;
};

/** Fills a list with what the words in a field find, as they are typed; arrows choose, and Enter opens. */
export const startSearch = async (field: HTMLInputElement, panel: HTMLElement) => {
  const list = panel.querySelector('ul') as HTMLUListElement;
  const none = panel.querySelector('p') as HTMLElement;
  const response = await fetch(new URL('search.json', document.baseURI));
  if (!response.ok) throw new Error('The index could not be loaded.');
  const entries: Entry[] = await response.json();
  const index = new MiniSearch<Entry & { id: number; words: string }>({
    fields: ['title', 'words', 'page', 'text'],
    storeFields: ['title', 'page', 'href', 'text'],
    searchOptions: { boost: { title: 4, words: 3, page: 1.5 }, prefix: true, combineWith: 'AND' },
  });
  // “Group” finds CheckboxGroup, too.
  const wordsOf = (title: string) => title.replace(/([a-z])([A-Z])/g, '$1 $2');
  index.addAll(entries.map((entry, id) => ({ ...entry, id, words: wordsOf(entry.title) })));

  let found: Found[] = [];
  let chosen = -1;

  const close = () => {
    panel.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const choose = (next: number) => {
    chosen = next;
    for (const [at, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(at === chosen));
      if (at === chosen) option.scrollIntoView({ block: 'nearest' });
    }
    if (chosen >= 0) field.setAttribute('aria-activedescendant', `found-${chosen}`);
    else field.removeAttribute('aria-activedescendant');
  };

  const open = (at: number) => {
    const href = found[at]?.href;
    if (!href) return;
    close();
    field.blur();
    location.assign(new URL(href, document.baseURI));
  };

  const option = (each: Found, at: number) => {
    const item = Object.assign(document.createElement('li'), { id: `found-${at}`, role: 'option' });
    const line = (name: string, text: string) => {
      const part = Object.assign(document.createElement('span'), { className: name });
      part.append(text);
      return part;
    };
    item.append(line('found-title', each.title), line('found-page', each.page), line('found-text', excerpt(each)));
    // Before the field loses its focus, which closes the list.
    item.addEventListener('pointerdown', (event) => event.preventDefault());
    item.addEventListener('click', () => open(at));
    return item;
  };

  const look = () => {
    const query = field.value.trim();
    if (query === '') return close();
    const exact = index.search(query);
    // Slips count where nothing begins with what was typed.
    const all = exact.length > 0 ? exact : index.search(query, { fuzzy: 0.25 });
    found = all.slice(0, shown) as unknown as Found[];
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0;
    none.textContent = found.length === 0 ? `Nothing is said of “${query}”.` : '';
    panel.hidden = false;
    field.setAttribute('aria-expanded', 'true');
    choose(found.length > 0 ? 0 : -1);
  };

  field.addEventListener('input', look);
  field.addEventListener('focus', look);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      choose((chosen + step + found.length) % found.length);
    } else if (event.key === 'Enter') open(chosen);
    else if (event.key === 'Escape') {
      if (panel.hidden) field.value = '';
      close();
    }
  });
  look();
};
