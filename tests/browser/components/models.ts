/** A cube from −1 to 1, in each format of 3D models. */

type Corner = readonly [x: number, y: number, z: number];

const corners: readonly Corner[] = [-1, 1].flatMap((x) =>
  [-1, 1].flatMap((y) => [-1, 1].map((z): Corner => [x, y, z])),
);
/** Each side as four corners, counted from 0, seen from outside. */
const sides = [
  [0, 1, 3, 2],
  [4, 6, 7, 5],
  [0, 4, 5, 1],
  [2, 3, 7, 6],
  [0, 2, 6, 4],
  [1, 5, 7, 3],
] as const;
const triangles = sides.flatMap(([a, b, c, d]) => [
  [a, b, c],
  [a, c, d],
]);

export const fileOf = (contents: BlobPart, name: string) => ({ as: 'file' as const, file: new File([contents], name) });

export const objCube = (size = 1) =>
  [
    ...corners.map((corner) => `v ${corner.map((each) => each * size).join(' ')}`),
    ...sides.map((side) => `f ${side.map((each) => each + 1).join(' ')}`),
  ].join('\n');

export const stlCube = () => {
  const bytes = new ArrayBuffer(84 + 50 * triangles.length);
  const view = new DataView(bytes);
  // Binary files may begin with the word of those in text.
  new Uint8Array(bytes).set(new TextEncoder().encode('solid cube'));
  view.setUint32(80, triangles.length, true);
  triangles.forEach((triangle, i) => {
    triangle.forEach((corner, j) => {
      corners[corner]?.forEach((each, k) => {
        view.setFloat32(84 + 50 * i + 12 + 12 * j + 4 * k, each, true);
      });
    });
  });
  return bytes;
};

export const stlText = () =>
  `solid cube\n${triangles
    .map(
      (triangle) =>
        `facet normal 0 0 0\nouter loop\n${triangle.map((corner) => `vertex ${corners[corner]?.join(' ')}`).join('\n')}\nendloop\nendfacet`,
    )
    .join('\n')}\nendsolid cube\n`;

export const plyCube = () =>
  `ply\nformat ascii 1.0\nelement vertex 8\nproperty float x\nproperty float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nelement face 6\nproperty list uchar int vertex_indices\nend_header\n${[
    ...corners.map((corner) => `${corner.join(' ')} 255 0 0`),
    ...sides.map((side) => `4 ${side.join(' ')}`),
  ].join('\n')}\n`;

const places = new Float32Array(corners.flat());
const indices = new Uint16Array(triangles.flat());

/** The bytes of its corners and triangles: 96 and 72. */
const held = () => {
  const bytes = new Uint8Array(96 + 72);
  bytes.set(new Uint8Array(places.buffer));
  bytes.set(new Uint8Array(indices.buffer), 96);
  return bytes;
};

/** The description of a red cube. `buffer` is where its bytes are. */
export const gltf = (buffer: object, rest: object = {}) => ({
  asset: { version: '2.0' },
  scene: 0,
  scenes: [{ nodes: [0] }],
  nodes: [{ mesh: 0 }],
  meshes: [{ primitives: [{ attributes: { POSITION: 0 }, indices: 1, material: 0 }] }],
  materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 0, 0, 1], metallicFactor: 0 }, doubleSided: true }],
  accessors: [
    { bufferView: 0, componentType: 5126, count: 8, type: 'VEC3', min: [-1, -1, -1], max: [1, 1, 1] },
    { bufferView: 1, componentType: 5123, count: 36, type: 'SCALAR' },
  ],
  bufferViews: [
    { buffer: 0, byteOffset: 0, byteLength: 96 },
    { buffer: 0, byteOffset: 96, byteLength: 72 },
  ],
  buffers: [{ byteLength: 168, ...buffer }],
  ...rest,
});

export const dataUri = () => `data:application/octet-stream;base64,${btoa(String.fromCharCode(...held()))}`;

export const glb = (json: object = gltf({})) => {
  const text = new TextEncoder().encode(JSON.stringify(json).padEnd(Math.ceil(JSON.stringify(json).length / 4) * 4));
  const bytes = new Uint8Array(12 + 8 + text.length + 8 + 168);
  const view = new DataView(bytes.buffer);
  [0x46546c67, 2, bytes.length, text.length, 0x4e4f534a].forEach((each, i) => {
    view.setUint32(4 * i, each, true);
  });
  bytes.set(text, 20);
  view.setUint32(20 + text.length, 168, true);
  view.setUint32(24 + text.length, 0x004e4942, true);
  bytes.set(held(), 28 + text.length);
  return bytes.buffer;
};
