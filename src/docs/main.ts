import './docs.css';
import './article.css';
import './live.css';
import './narrow.css';
import './print.css';
import { showLive } from './live';
import { keepPages } from './offline';

// Links and texts work without scripts. What follows needs some.
const form = document.querySelector<HTMLFormElement>('.search');
const field = form?.querySelector('input');
const found = form?.querySelector<HTMLElement>('.found');

if (form && field && found) {
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  // Who only reads loads no index. What was typed until it is there counts.
  const load = () => {
    field.removeEventListener('input', load);
    import('./search')
      .then(({ startSearch }) => startSearch(field, found))
      .catch(() => field.addEventListener('input', load));
  };
  field.addEventListener('input', load);
  addEventListener('keydown', (event) => {
    const { target } = event;
    const isTyping =
      target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], .live-app');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

showLive(document.querySelectorAll<HTMLElement>('.live'));
void keepPages();
