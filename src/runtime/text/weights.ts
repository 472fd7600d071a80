/** The matrices of a layer, in the order of the file. */
const layerMatrices = ['query', 'key', 'value', 'out', 'up', 'down'] as const;

/** Small integers, and for each row the number that they are multiples of. */
export type Matrix = { rows: number; columns: number; scales: Float32Array; values: Int8Array };

export type Layer = Record<(typeof layerMatrices)[number], Matrix>;

export type Shape = {
  width: number;
  layers: number;
  heads: number;
  hidden: number;
  context: number;
  sharpness: number;
};

export type Weights = {
  shape: Shape;
  characters: string;
  merges: [number, number][];
  embedding: Matrix;
  layers: Layer[];
};

type Header = Shape & { characters: string; merges: [number, number][]; vocabulary: number };

/**
 * Reads the model's file: the length of a header, the header in JSON, the scales of all rows of all matrices as 32-bit floats,
 * and their values as 8-bit integers.
 *
 * @throws Error for a file that is not of this form
 */
export const readWeights = (file: ArrayBuffer): Weights => {
  const header = readHeader(file);
  const { width, hidden, vocabulary } = header;
  const sizes: Record<(typeof layerMatrices)[number], [number, number]> = {
    query: [width, width],
    key: [width, width],
    value: [width, width],
    out: [width, width],
    up: [hidden, width],
    down: [width, hidden],
  };
  const all: [number, number][] = [[vocabulary, width]];
  for (let i = 0; i < header.layers; i++) all.push(...layerMatrices.map((name) => sizes[name]));
  const rows = all.reduce((sum, [each]) => sum + each, 0);
  let scalesAt = header.end;
  let valuesAt = scalesAt + 4 * rows;
  const matrices = all.map(([rows, columns]): Matrix => {
    if (valuesAt + rows * columns > file.byteLength) throw damaged();
    const scales = new Float32Array(file, scalesAt, rows);
    const values = new Int8Array(file, valuesAt, rows * columns);
    scalesAt += 4 * rows;
    valuesAt += rows * columns;
    return { rows, columns, scales, values };
  });
  const [embedding, ...others] = matrices as [Matrix, ...Matrix[]];
  const layers = Array.from({ length: header.layers }, (_, layer) =>
    Object.fromEntries(layerMatrices.map((name, i) => [name, others[layer * layerMatrices.length + i]])),
  );
  const { characters, merges, heads, context, sharpness } = header;
  const shape = { width, layers: header.layers, heads, hidden, context, sharpness };
  return { shape, characters, merges, embedding, layers: layers as Layer[] };
};

const readHeader = (file: ArrayBuffer): Header & { end: number } => {
  try {
    const length = new DataView(file).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length))) as Header;
    return { ...header, end: 4 + length };
  } catch {
    throw damaged();
  }
};

const damaged = () => new Error('The file of the language model is damaged.');
