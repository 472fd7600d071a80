import { Docs } from './Docs';

/** The docs as a separate page, at `#docs` or `#docs=Slider`. */
export const DocsPage = () => {
  document.title = 'Docs · Yieldcast';
  // Names of the API need no decoding.
  const at = /^#docs=([\w.]+)/.exec(location.hash)?.[1];
  return (
    <main class="pg-docs-page">
      <h1 class="pg-unseen">Yieldcast</h1>
      <Docs at={at}>
        <a href="./" title="Playground">
          <span class="pg-unseen">Playground</span>
          <svg viewBox="0 0 32 20" width="24" height="15" aria-hidden="true">
            <circle class="pg-mark-dot" cx="5" cy="10" r="4" />
            <path class="pg-mark-ticks" d="M13 2v16M18 5v10M23 7v6M28 8.5v3" />
          </svg>
        </a>
      </Docs>
    </main>
  );
};
