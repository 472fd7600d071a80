/**
 * A URL that can only be downloaded. It hides the type of what the sandbox yields: a `text/html` blob opened in its own
 * tab would run in this page's origin.
 */
export const downloadUrl = (file: Blob): string =>
  URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));

/** Saves a file under the given name, which it returns. */
export const saveFile = (file: Blob, name: string): string => {
  const link = document.createElement('a');
  link.href = downloadUrl(file);
  link.download = name;
  link.click();
  // Revoke the URL to free the blob, but late: WebKit still reads from it some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
};
