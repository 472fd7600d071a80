// On a server, where a page is only written, there are no elements to register.
if (globalThis.customElements)
  void import('../app/element').then(({ defineElement }) =>
    defineElement({ load: async () => (await import('virtual:styles-text')).default }),
  );

export type { YieldCast } from '../app/driven/yield-cast';
