import { mostVertices } from '../../protocol';
import { say } from '../../words';

/** What is read of a glTF before three.js gets it. Anything may be anything: the file comes from the sandbox, or a person. */
type Gltf = {
  asset?: { version?: unknown };
  buffers?: { uri?: unknown; byteLength?: unknown }[];
  bufferViews?: { buffer?: unknown; byteOffset?: unknown; byteLength?: unknown }[];
  accessors?: { count?: unknown; bufferView?: unknown }[];
  images?: { uri?: unknown }[];
  nodes?: { children?: unknown }[];
  extensionsRequired?: unknown;
};

/** What the loader does without a decoder of its own. */
const known =
  /^(?:KHR_(?:lights_punctual|mesh_quantization|texture_transform|materials_\w+)|EXT_(?:texture_webp|texture_avif|mesh_gpu_instancing|materials_bump))$/;

/** More parts than anybody makes; each costs a call at every drawing. */
const mostNodes = 50_000;
const deepest = 500;

const cutOff = (what: string) => new Error(say`Some of its data is missing (${what}). Save the model again, as GLB.`);

/**
 * Checks that a glTF has all that it needs in itself, and no more than a page can hold.
 *
 * @throws Error with a sentence
 */
export const checkGltf = (file: ArrayBuffer) => {
  const { json, binary } = parted(file);
  if (typeof json !== 'object' || json === null || Number.parseInt(String(json.asset?.version), 10) !== 2)
    throw new Error(say('It is no glTF of version 2.'));
  for (const name of ['buffers', 'bufferViews', 'accessors', 'images', 'nodes'] as const) {
    const list: unknown = json[name];
    if (list !== undefined && !(Array.isArray(list) && list.every((each) => typeof each === 'object' && each !== null)))
      throw cutOff(name);
  }
  for (const name of [json.extensionsRequired ?? []].flat())
    if (!known.test(String(name)))
      throw new Error(say`It needs ${String(name).slice(0, 80)}, which is not supported here. Save it without.`);
  const sizes = (json.buffers ?? []).map(({ uri, byteLength }, i) => {
    const held = uri === undefined ? (i === 0 ? binary : undefined) : heldIn(uri);
    if (held === undefined || !(Number(byteLength) <= held)) throw cutOff(`buffers[${i}]`);
    return Number(byteLength);
  });
  (json.bufferViews ?? []).forEach(({ buffer, byteOffset = 0, byteLength }, i) => {
    const size = sizes[Number(buffer)];
    if (size === undefined || !(Number(byteOffset) >= 0 && Number(byteOffset) + Number(byteLength) <= size))
      throw cutOff(`bufferViews[${i}]`);
  });
  for (const { uri } of json.images ?? []) if (uri !== undefined) heldIn(uri);
  // Vertices that no bufferView holds are zeros, which would be made here: a few bytes could ask for gigabytes.
  const counts = (json.accessors ?? []).map(({ count }) => Number(count));
  if (counts.some((count) => !(count >= 0))) throw cutOff('accessors');
  tooMany(Math.max(0, ...firstOf(counts)));
  if (counts.reduce((sum, each) => sum + each, 0) > 8 * mostVertices) tooMany(8 * mostVertices);
  checkTree(json.nodes ?? []);
};

/** `Math.max` takes no more arguments than a stack holds. */
const firstOf = (counts: readonly number[]) => [counts.reduce((most, each) => Math.max(most, each), 0)];

/** @throws Error with a sentence for more vertices than are drawn */
export const tooMany = (vertices: number) => {
  if (vertices > mostVertices)
    throw new Error(say`It has ${vertices} vertices, and at most ${mostVertices} are shown.`);
};

/** How many bytes an address holds itself. Any other address would be fetched, and nothing is fetched for a model. */
const heldIn = (uri: unknown): number => {
  const data = typeof uri === 'string' ? /^data:[^,]*?(;base64)?,/.exec(uri.slice(0, 200)) : null;
  if (!data || typeof uri !== 'string')
    throw new Error(
      say`It needs another file (${String(uri).slice(0, 80)}), and nothing is fetched for a model. Save it as GLB, with all in one file.`,
    );
  const length = uri.length - data[0].length;
  return data[1] ? Math.floor((length * 3) / 4) : length;
};

const parted = (file: ArrayBuffer): { json: Gltf | null; binary: number | undefined } => {
  const bytes = new Uint8Array(file);
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  if (text(0, 4) !== 'glTF') return { json: JSON.parse(text(0, bytes.length)) as Gltf, binary: undefined };
  const view = new DataView(file);
  if (bytes.length < 20 || view.getUint32(8, true) > bytes.length) throw cutOff('GLB');
  const length = view.getUint32(12, true);
  if (20 + length > bytes.length) throw cutOff('GLB');
  const json = JSON.parse(text(20, 20 + length)) as Gltf;
  const next = 20 + length;
  const binary = next + 8 <= bytes.length ? view.getUint32(next, true) : undefined;
  return { json, binary: binary !== undefined && next + 8 + binary <= bytes.length ? binary : undefined };
};

/** A node that is its own ancestor would never be loaded, and one too deep would end the stack when it is drawn. */
const checkTree = (nodes: NonNullable<Gltf['nodes']>) => {
  if (nodes.length > mostNodes) throw cutOff(`nodes: ${nodes.length}`);
  const parents = new Map<number, number>();
  nodes.forEach(({ children = [] }, parent) => {
    for (const child of Array.isArray(children) ? children : [children]) {
      if (!nodes[Number(child)] || parents.has(Number(child))) throw cutOff(`nodes[${parent}].children`);
      parents.set(Number(child), parent);
    }
  });
  const depths = new Map<number, number>();
  for (const first of parents.keys()) {
    const path: number[] = [];
    for (let at: number | undefined = first; at !== undefined && !depths.has(at); at = parents.get(at)) {
      path.push(at);
      if (path.length > deepest) throw cutOff(`nodes[${first}]`);
    }
    for (const at of path.reverse()) {
      const depth = (depths.get(parents.get(at) ?? -1) ?? 0) + 1;
      if (depth > deepest) throw cutOff(`nodes[${at}]`);
      depths.set(at, depth);
    }
  }
};
