import type { Program } from '../../src/protocol';

/** An app without inputs, as the compiler would link it. */
export const programOf = (fn: string, output: string): Program => {
  const source = `const yc = globalThis.yc;\nexport default yc.Interface({ fn: ${fn}, outputs: ${output} });`;
  return { entry: 'main.js', modules: { 'main.js': `data:text/javascript,${encodeURIComponent(source)}` }, remote: [] };
};
