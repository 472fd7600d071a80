import ripples from './examples/ripples.ts?raw';

/** The example that the bare address shows. It is part of the page; the others load on demand. */
export const firstExample = {
  name: 'ripples',
  group: 'Start',
  title: 'Ripples',
  description: 'An image that moves: change a number',
  source: ripples,
  bare: true,
} as const;
