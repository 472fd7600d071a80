/** Shrinks a JPEG off the main thread. Receives a file and a width, and answers with the new file and its size. */
addEventListener('message', async ({ data }: MessageEvent<{ file: Blob; width: number }>) => {
  try {
    const bitmap = await createImageBitmap(data.file, { resizeWidth: data.width, resizeQuality: 'medium' });
    const { width, height } = bitmap;
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    postMessage({ file: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 }), width, height });
  } catch {
    // The page then uses the file as it is.
    postMessage(undefined);
  }
});
