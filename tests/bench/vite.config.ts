import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { alias, generatorWorker, models, policyInPage, words } from '../../vite.config.ts';
import { trustedTemplates } from '../../vite.trusted.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The bench page holds parts of the app that the site does not show by themselves, built and governed as there. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [solid(), words(), trustedTemplates(at), generatorWorker(), models(), policyInPage()],
  resolve: { alias },
  worker: { format: 'es' },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, rolldownOptions: { checks: { pluginTimings: false } } },
});
