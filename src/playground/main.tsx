import { render } from 'solid-js/web';
import { speak } from '../words';
import { asksForApp, readFragment } from './link';
import { Playground } from './Playground';
import './styles/index.css';

speak();

const root = document.getElementById('root');
const pageOf = (fragment: string) => {
  if (asksForApp(fragment)) return 'app';
  return /^#(docs|theme)\b/.exec(fragment)?.[1] ?? 'playground';
};
const page = pageOf(location.hash);
// These are separate pages: if the fragment changes to another page or another app, reload.
addEventListener('hashchange', () => (page === 'app' || pageOf(location.hash) !== page) && location.reload());

if (root && page === 'docs') void import('./docs/DocsPage').then(({ DocsPage }) => render(() => <DocsPage />, root));
else if (root && page === 'theme')
  void import('./theme-builder/ThemePage').then(({ ThemePage }) => render(() => <ThemePage />, root));
else if (root && page === 'app') {
  void Promise.all([import('./AppView'), readFragment(location.hash)]).then(([{ AppView }, opening]) =>
    render(() => <AppView opening={opening} />, root),
  );
} else if (root) render(() => <Playground />, root);
