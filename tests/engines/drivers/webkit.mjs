import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { webkit } from 'playwright';
import { findCommand, run } from '../../tools/processes.mjs';
import { startGroup } from './group.mjs';
import { throughPlaywright } from './playwright.mjs';

/** The small browser that comes with WebKitGTK; Debian puts it where only a package's list of files tells. */
const findMiniBrowser = async () => {
  const { output } = await run('dpkg', ['-L', 'libwebkit2gtk-4.1-0'], { show: false });
  return output.split('\n').find((line) => line.endsWith('/MiniBrowser'));
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** How long a browser may take to start, in milliseconds; it takes one or two seconds. */
const startLimit = 15_000;

/** As root WebKit's own sandbox does not start, and then nothing does. */
const asRoot = process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {};

/** Its settings are named on the command line: the microphone and the camera are mocks of WebKit's own. */
const browserArguments = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];

/** How WebDriver names an element in JSON. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Speaks WebDriver, https://www.w3.org/TR/webdriver2/, to the one that WebKitGTK brings. */
const connect = (origin) => async (method, path, body, signal) => {
  const response = await fetch(`${origin}${path}`, { method, body: body && JSON.stringify(body), signal });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error}: ${value.message}`);
  return value;
};

const pageOf = (call, session) => {
  /** Functions go as text, and their promises come back by the last argument. */
  const evaluate = async (fn, argument = null) => {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve(arguments[0]).then(${fn}).then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: String(error) }),
      );`;
    const { value, error } = await call('POST', `${session}/execute/async`, { script, args: [argument] });
    if (error) throw new Error(error);
    return value;
  };
  return {
    goto: (url) => call('POST', `${session}/url`, { url }),
    evaluate,
    click: async (find, argument) => {
      const element = await evaluate(find, argument);
      if (element) await call('POST', `${session}/element/${element[elementKey]}/click`, {});
      return element !== null;
    },
    type: async (text) => {
      const element = await call('GET', `${session}/element/active`);
      await call('POST', `${session}/element/${element[elementKey]}/value`, { text });
    },
  };
};

/** Starts an X server in memory, which chooses a free number and tells it on its fourth channel. */
const startDisplay = async () => {
  const parameters = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const { child, end } = startGroup('Xvfb', parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}.`)));
  });
  // When asked, and not killed, it takes its lock away.
  return { name: `:${number}`, end: () => end('SIGTERM') };
};

/** A WebDriver with one session, ended by ending all its processes. */
const openSession = async (driverPath, binary, display) => {
  const port = await freePort();
  const { end } = startGroup(driverPath, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, ...asRoot },
    stdio: 'ignore',
  });
  const call = connect(`http://127.0.0.1:${port}`);
  const signal = AbortSignal.timeout(startLimit);
  try {
    while (!(await call('GET', '/status', undefined, signal).catch(() => signal.throwIfAborted()))) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const { sessionId, capabilities } = await call(
      'POST',
      '/session',
      { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: browserArguments } } } },
      signal,
    );
    const session = `/session/${sessionId}`;
    await call('POST', `${session}/timeouts`, { script: 60_000 });
    await call('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 1000 });
    const close = async () => {
      await call('DELETE', session).catch(() => undefined);
      end();
    };
    return { page: { ...pageOf(call, session), close }, version: capabilities.browserVersion };
  } catch (error) {
    end();
    throw error;
  }
};

/** Now and then MiniBrowser starts and never reports to its driver: a second one does. */
const openSurely = (...parameters) => openSession(...parameters).catch(() => openSession(...parameters));

const throughWebDriver = async (driverPath, binary) => {
  const display = await startDisplay();
  const first = await openSurely(driverPath, binary, display.name);
  await first.page.close();
  return {
    version: first.version,
    newPage: async () => (await openSurely(driverPath, binary, display.name)).page,
    close: async () => display.end(),
  };
};

/** @type {import('./driver.mjs').Driver} */
export const driver = {
  name: 'webkit',
  packages: [
    'webkit2gtk-driver',
    'xvfb',
    // Media are GStreamer's in WebKitGTK.
    'gstreamer1.0-plugins-good',
    'gstreamer1.0-plugins-bad',
    'gstreamer1.0-plugins-ugly',
    'gstreamer1.0-libav',
  ],
  launch: async () => {
    if (existsSync(webkit.executablePath())) return throughPlaywright(await webkit.launch());
    const driverPath = findCommand('Xvfb') && findCommand('WebKitWebDriver');
    const binary = await findMiniBrowser();
    return driverPath && binary && throughWebDriver(driverPath, binary);
  },
};
