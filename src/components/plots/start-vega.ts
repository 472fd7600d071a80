/** Starts what draws specifications: few pages have such plots, and Vega is as large as all the rest. */
export const startVega = (): Worker =>
  new Worker(new URL('../../../workers/vega.ts', import.meta.url), { type: 'module', name: 'yieldcast-vega' });
