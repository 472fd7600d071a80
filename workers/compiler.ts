import { expose } from 'comlink';
import { createCompiler } from '../src/compiler';

// Only the page talks to this worker, and only the page's own origin can make it: Comlink is safe both ways here.
expose(createCompiler());

// The first program would wait for the parser to load and for cold code. A message that came before goes first. Should
// the parser not load, the next program tells.
setTimeout(async () => {
  try {
    await createCompiler().compile({
      entry: 'main.ts',
      files: { 'main.ts': 'function* warm(up: number) { yield up }' },
    });
  } catch {}
});
