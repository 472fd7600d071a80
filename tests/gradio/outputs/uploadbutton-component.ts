import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const files = yc.File({ label: 'Uploaded' });
  const upload = yc.UploadButton('Upload images', { fileTypes: ['image'], fileCount: 'multiple' });
  upload.upload((given: File[]) => given, upload, files);
});
