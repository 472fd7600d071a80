/** The formats of 3D models that are shown. */
export type ModelFormat = 'glb' | 'gltf' | 'obj' | 'stl' | 'ply';

/** How much of a file tells its format, in bytes. */
const readOfModel = 4096;

/** A line of an OBJ file that says something. */
const objLine = /^[ \t]*(?:(?:v|vn|vt|vp)[ \t]+[-+.\d]|f[ \t]+-?\d|(?:o|g|usemtl|mtllib)[ \t]+\S)/m;

/** The format of a 3D model by how its file begins; undefined for anything else. `size` is that of all of it, in bytes. */
export const modelFormatOf = (file: Uint8Array, size = file.byteLength): ModelFormat | undefined => {
  const head = file.subarray(0, readOfModel);
  const text = new TextDecoder().decode(head);
  if (text.startsWith('glTF')) return 'glb';
  if (/^ply[\r\n]/.test(text)) return 'ply';
  // Binary STL may begin with any 80 bytes, `solid` included: its size tells it.
  if (head.byteLength >= 84) {
    const count = new DataView(head.buffer, head.byteOffset).getUint32(80, true);
    if (size === 84 + 50 * count) return 'stl';
  }
  if (/^\s*solid\b/.test(text) && (/\bfacet\b/.test(text) || /\bendsolid\b/.test(text))) return 'stl';
  if (/^\uFEFF?\s*\{/.test(text)) return 'gltf';
  return text.includes('\0') || !objLine.test(text) ? undefined : 'obj';
};
