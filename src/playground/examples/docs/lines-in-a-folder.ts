import * as yc from 'yieldcast';

/** Counts the lines of each file that is chosen, and shows the sum. */
async function* lines(files: File[]) {
  let sum = 0;
  for (const file of files) {
    sum += (await file.text()).split('\n').length;
    yield `${file.name}: ${sum} lines so far`;
  }
}

export default yc.Interface({
  fn: lines,
  inputs: yc.FileExplorer({ glob: '*.{txt,md,csv}', label: 'Texts' }),
  outputs: yc.Textbox({ label: 'Lines' }),
});
