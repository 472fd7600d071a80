import type { Codec } from '../../api/internal';
import { extraEvents, type ModelFormat, modelFormatOf, mostOfModel, type WireValue } from '../../protocol';
import type { Lent } from '../extra-tools';

type Wire = NonNullable<WireValue<'model3d'>>;
type Bytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

const modes = ['solid', 'point_cloud', 'wireframe'];
const formats = 'GLB, glTF, OBJ, STL or PLY';

/** Implements `yc.Model3D`. */
export const model3dOf = (lent: Lent) => {
  const { Refusal, describeValue } = lent;

  const fileOf = (contents: Bytes | string): File => {
    const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : bytesOf(contents);
    const format = modelFormatOf(bytes);
    if (!format)
      throw new Refusal(
        `${typeof contents === 'string' ? 'this text is' : 'these bytes are'} no 3D model: it takes ${formats}`,
      );
    return new File([bytes], `model.${format}`, { type: types[format] });
  };

  const given = (value: unknown): Wire => {
    const file = isText(value) || isBytes(value) ? fileOf(value) : lent.fileOf(value);
    if (file) return { as: 'file', file };
    if (typeof value === 'string') {
      const [named] = lent.encodeFiles(value);
      if (named && !(named instanceof File)) return named;
    }
    throw new Refusal(
      `it takes a 3D model (${formats}) as a File, a Blob, bytes, text, { name, data } or a URL, and this is ${describeValue(value)}`,
    );
  };

  const codec: Codec = {
    events: extraEvents.model3d,
    encode: (value, payload): Wire => {
      const wire = given(value);
      if (wire.as === 'url') return wire;
      const { size } = wire.file;
      if (size > mostOfModel)
        throw new Refusal(`a 3D model has at most ${mostOfModel / 1e6} MB, and this is ${Math.ceil(size / 1e6)} MB`);
      payload.bytes += size;
      return wire;
    },
    decode: (wire: Wire) => (wire.as === 'file' ? wire.file : null),
  };

  return ({ value, ...options }: Record<string, unknown> = {}) => {
    checkOptions(options, describeValue);
    const { cameraPosition: place } = options;
    const properties = place ? { ...options, cameraPosition: [0, 1, 2].map((i) => (place as [])[i] ?? null) } : options;
    return lent.component('model3d', value, properties, { codec });
  };
};

const types: Readonly<Record<ModelFormat, string>> = {
  glb: 'model/gltf-binary',
  gltf: 'model/gltf+json',
  obj: 'model/obj',
  stl: 'model/stl',
  ply: 'model/ply',
};

const isBytes = (value: unknown): value is Bytes => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

const bytesOf = (bytes: Bytes): Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);

/** A model has lines, or is JSON; a URL has neither. */
const isText = (value: unknown): value is string => typeof value === 'string' && /\n|^\s*\{/.test(value.trimEnd());

const isNumber = (given: unknown): given is number => typeof given === 'number' && Number.isFinite(given);

/** @throws RangeError or TypeError for an option that makes no sense */
const checkOptions = (options: Record<string, unknown>, describeValue: (of: unknown) => string) => {
  const { displayMode = 'solid', clearColor, cameraPosition } = options;
  const said = (given: unknown) =>
    Array.isArray(given) ? `[${given.map(describeValue).join(', ')}]` : describeValue(given);
  if (!modes.includes(displayMode as string))
    throw new TypeError(
      `displayMode of this Model3D is one of ${modes.join(', ')}, and this is ${describeValue(displayMode)}.`,
    );
  const isShare = (each: unknown) => isNumber(each) && each >= 0 && each <= 1;
  if (clearColor !== undefined && !(Array.isArray(clearColor) && clearColor.length === 4 && clearColor.every(isShare)))
    throw new RangeError(
      `clearColor of this Model3D is [red, green, blue, alpha], each from 0 to 1, and this is ${said(clearColor)}.`,
    );
  const isPlace = (each: unknown) => each === null || each === undefined || isNumber(each);
  const places: unknown[] | undefined = Array.isArray(cameraPosition) ? cameraPosition : undefined;
  if (
    cameraPosition !== undefined &&
    !(places && places.length <= 3 && places.every(isPlace) && ((places[2] ?? 1) as number) > 0)
  )
    throw new RangeError(
      `cameraPosition of this Model3D is [alpha, beta, radius] in degrees and units of the model, or null for what is to be chosen, and this is ${said(cameraPosition)}.`,
    );
  for (const name of ['zoomSpeed', 'panSpeed'])
    if (options[name] !== undefined && !(isNumber(options[name]) && options[name] > 0))
      throw new RangeError(
        `${name} of this Model3D is a positive number, and this is ${describeValue(options[name])}.`,
      );
};
