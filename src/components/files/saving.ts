/**
 * A URL under which a file can only be saved. Whatever the sandbox yields keeps none of its type here: a `text/html` blob
 * opened in a tab of its own would run in this page's origin.
 */
export const downloadUrl = (file: Blob): string =>
  URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));

/** Saves a file under a name. */
export const saveFile = (file: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = downloadUrl(file);
  link.download = name;
  link.click();
  // A URL that is not revoked keeps its blob in memory, but WebKit still reads from it some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
