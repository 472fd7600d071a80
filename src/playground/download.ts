/** How long we keep the object URL after the click, in milliseconds. Safari and Firefox read it late. */
const held = 40_000;

/** Offers a file for saving. */
export const download = (name: string, content: Blob | string): void => {
  // Never use a type that browsers open: the document would have this site's origin.
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), held);
};
