import { readFileSync } from 'node:fs';

/** A file of tests/fixtures/audio. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../fixtures/audio/${name}`, import.meta.url)));
