import { defineElement } from './element';

export { mount } from './load-mount';

/** Where this file lies: `embed.css` lies beside it. Written in one, the build would take it for the address of an asset. */
const { url } = import.meta;

defineElement({
  load: () => fetch(new URL('embed.css', url)).then((response) => response.text()),
  folder: new URL('assets/', url).href,
});
