/**
 * Opens files as a sketch if they are dropped outside of the app's inputs. Otherwise, the browser would replace the page
 * with them.
 *
 * @returns a function that stops it
 */
export const takeStrayDrops = (open: (files: readonly File[]) => void): (() => void) => {
  const refuse = (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    // The list is empty once the event is over.
    const files = [...event.dataTransfer.files];
    if (event.type === 'drop' && files.length > 0) open(files);
  };
  addEventListener('dragover', refuse);
  addEventListener('drop', refuse);
  return () => {
    removeEventListener('dragover', refuse);
    removeEventListener('drop', refuse);
  };
};
