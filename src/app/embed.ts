import { defineElement } from './element';

export { mount } from './load-mount';

/** Where this file lies: `embed.css` lies beside it. Written in one, the build would take it for the address of an asset. */
const { url } = import.meta;

declare const trustedTypes: {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown;
};
const folder = new URL('assets/', url).href;
try {
  // Pages with Trusted Types let scripts start our workers, if they allow this policy and have none of their own.
  trustedTypes.createPolicy('default', { createScriptURL: (asked) => (asked.startsWith(folder) ? asked : null) });
} catch {}

defineElement({
  load: () => fetch(new URL('embed.css', url)).then((response) => response.text()),
  folder,
});
