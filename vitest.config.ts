import { playwright } from '@vitest/browser-playwright';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './tests/tools/chromium.mjs';
import { fakeDeviceArguments } from './tests/tools/fake-devices.mjs';
import {
  alias,
  apiDocs,
  exported,
  generatorWorker,
  languageTypes,
  models,
  publishedFiles,
  words,
} from './vite.config.ts';

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        plugins: [generatorWorker(), models()],
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          include: ['tests/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, only: true, include: ['tests/**/*.test-d.ts'], tsconfig: 'tests/tsconfig.json' },
        },
      },
      {
        extends: true,
        plugins: [
          solid(),
          words(),
          generatorWorker(),
          publishedFiles(),
          models(),
          apiDocs(),
          languageTypes(),
          exported(),
        ],
        // A package that is found while the tests run makes the page load again in the midst of them. What only the build of the
        // package can resolve would end the search for them.
        optimizeDeps: {
          include: [
            '@panzoom/panzoom',
            'dequal/lite',
            'gifenc',
            'mediabunny',
            '@mediabunny/mp3-encoder',
            'markdown-it',
            'katex',
            'vega',
            'vega-interpreter',
            'vega-lite',
            'three',
            'three/addons/loaders/GLTFLoader.js',
            'three/addons/loaders/OBJLoader.js',
            'three/addons/loaders/PLYLoader.js',
            'three/addons/loaders/STLLoader.js',
            'three/addons/controls/OrbitControls.js',
            'three/addons/environments/RoomEnvironment.js',
          ],
          entries: ['src/**/*.{ts,tsx}', '!src/library/**', 'tests/browser/**/*.{ts,tsx}', 'workers/*.ts'],
        },
        worker: { format: 'es' },
        test: {
          name: 'browser',
          testTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: await findChromium(),
                args: [...chromiumArguments, ...fakeDeviceArguments()],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
