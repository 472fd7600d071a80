/**
 * Opens a file as a sketch if it is dropped outside of the app's inputs. Otherwise, the browser would replace the page
 * with it.
 *
 * @returns a function that stops it
 */
export const takeStrayDrops = (open: (file: File) => void): (() => void) => {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const [file] = event.dataTransfer.files;
    if (event.type === 'drop' && file) open(file);
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
  return () => {
    removeEventListener('dragover', refuse);
    removeEventListener('drop', refuse);
  };
};
