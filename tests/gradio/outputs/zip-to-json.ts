import * as yc from 'yieldcast';

async function list(file: File) {
  const bytes = new DataView(await file.arrayBuffer());
  const files = [];
  for (let at = 0; bytes.getUint32(at, true) === 0x04034b50; ) {
    const [compressed, size] = [bytes.getUint32(at + 18, true), bytes.getUint32(at + 22, true)];
    const [named, extra] = [bytes.getUint16(at + 26, true), bytes.getUint16(at + 28, true)];
    const name = new TextDecoder().decode(bytes.buffer.slice(at + 30, at + 30 + named));
    files.push({ name, size, compressed });
    at += 30 + named + extra + compressed;
  }
  return files;
}

export default yc.Interface({
  fn: list,
  inputs: yc.File({ label: 'Archive' }),
  outputs: yc.JSON({ label: 'Files', open: true }),
});
