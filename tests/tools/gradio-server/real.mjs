import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * Starts `app.py` with a real Gradio, where a Python has one. To have one:
 *
 * python3 -m venv node_modules/.gradio && node_modules/.gradio/bin/pip install gradio==6.31
 */
const pythons = [
  process.env.YIELDCAST_PYTHON,
  fileURLToPath(new URL('../../../node_modules/.gradio/bin/python', import.meta.url)),
  'python3',
];

const hasGradio = (python) =>
  spawnSync(python, ['-c', 'import importlib.util, sys; sys.exit(importlib.util.find_spec("gradio") is None)'])
    .status === 0;

/** The Python that has Gradio; undefined if none has. */
export const findGradio = () => pythons.find((python) => python && hasGradio(python));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Resolves once it answers. `url` is its address on this machine. */
export const startGradio = async (python) => {
  const port = await freePort();
  const app = fileURLToPath(new URL('app.py', import.meta.url));
  const server = spawn(python, [app, String(port)], {
    env: { ...process.env, GRADIO_ANALYTICS_ENABLED: 'False' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let wrong = '';
  server.stderr.on('data', (text) => {
    wrong += text;
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`Gradio did not start: ${wrong}`);
    const response = await fetch(`${url}/config`).catch(() => undefined);
    if (response?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.once('exit', resolve);
        server.kill('SIGKILL');
      }),
  };
};
