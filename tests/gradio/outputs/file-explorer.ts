import * as yc from 'yieldcast';

const contentOf = async ([file]: File[]) => (file ? await file.text() : null);

export default yc.Blocks(() => {
  yc.Markdown('### From a `FileExplorer` to `Code`');
  yc.Row(() => {
    const files = yc.FileExplorer({ glob: '**/*.ts', ignoreGlob: '**/theme-*', label: 'Files' });
    const code = yc.Code({ language: 'typescript', label: 'Content' });
    files.change(contentOf, files, code);
  });
});
