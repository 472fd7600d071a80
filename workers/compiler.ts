import { expose } from 'comlink';
import { createCompiler } from '../src/compiler';

/** How long the first program may take to come, in milliseconds: an embedded app's comes as soon as it is fetched. */
const patience = 300;

let isUsed = false;

// Each app of the page sends the port of a compiler of its own. Only the page talks to this worker, and only the page's
// own origin can create it: Comlink is safe both ways here.
addEventListener('message', ({ ports: [port] }) => {
  if (!port) return;
  port.addEventListener('message', () => (isUsed = true), { once: true });
  expose(createCompiler(), port);
});

// Warms up while nothing is asked, so that the first program does not wait for parsers to load and for cold code. If a
// parser cannot load, compiling the next program reports it.
setTimeout(async () => {
  if (isUsed) return;
  try {
    await createCompiler().compile({
      entry: 'main.ts',
      files: { 'main.ts': 'function* warm(up: number) { yield up }' },
    });
  } catch {}
}, patience);
