import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  Group,
  LoadingManager,
  Mesh,
  type Object3D,
  Points,
  Sphere,
} from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { OBJLoader } from 'three/addons/loaders/OBJLoader.js';
import { PLYLoader } from 'three/addons/loaders/PLYLoader.js';
import { STLLoader } from 'three/addons/loaders/STLLoader.js';
import { modelFormatOf, mostOfModel } from '../../protocol';
import { say } from '../../words';
import { sizeOf } from '../files/size';
import { checkGltf, tooMany } from './checked-gltf';
import { checkBinaryStl, checkObj, checkPly, cornersOfStl, damaged } from './checked-text';
import { disposeOf, drawnIn, type Looks } from './looks';

/** A model that can be shown. */
export type Model = {
  root: Object3D;
  /** What holds all of it. */
  sphere: Sphere;
  triangles: number;
  points: number;
};

/** Reads the file of a model. Rejects with a sentence. The plain materials come from `looks`: they outlive the model. */
export const readModel = async (file: Blob, looks: Looks): Promise<Model> => {
  if (file.size > mostOfModel)
    throw new Error(say`It has ${sizeOf(file.size)}, and at most ${sizeOf(mostOfModel)} are shown.`);
  const bytes = await file.arrayBuffer();
  let root: Object3D;
  try {
    root = await parsed(bytes, looks);
  } catch (thrown) {
    // Sentences are ours. What a loader says of a file is for those who know how it works.
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (name === 'Error' && !message.startsWith('THREE')) throw thrown;
    throw new Error(say`It is damaged: ${message.replace(/^THREE\.\w+: /, '').slice(0, 200)}`);
  }
  try {
    return measured(root);
  } catch (thrown) {
    disposeOf(root, looks);
    throw thrown;
  }
};

const parsed = async (bytes: ArrayBuffer, looks: Looks): Promise<Object3D> => {
  const file = new Uint8Array(bytes);
  const text = () => new TextDecoder().decode(file);
  switch (modelFormatOf(file)) {
    case 'glb':
    case 'gltf': {
      checkGltf(bytes);
      // The second lock on a door that the check has closed: a model loads what it holds, and nothing else.
      const manager = new LoadingManager();
      manager.setURLModifier((url) => {
        if (/^(?:data|blob):/.test(url)) return url;
        throw new Error(
          say`It needs another file (${url.slice(0, 80)}), and nothing is fetched for a model. Save it as GLB, with all in one file.`,
        );
      });
      const { scene } = await new GLTFLoader(manager).parseAsync(bytes, '');
      return scene ?? new Group();
    }
    case 'obj': {
      const written = text();
      checkObj(written);
      return drawnIn(new OBJLoader().parse(written), looks);
    }
    case 'ply': {
      checkPly(file);
      const geometry = new PLYLoader().parse(bytes);
      if (!geometry.index) return drawnIn(new Points(geometry), looks);
      if (!geometry.hasAttribute('normal')) geometry.computeVertexNormals();
      return drawnIn(new Mesh(geometry), looks);
    }
    case 'stl': {
      const geometry = stlOf(bytes, text);
      // The normals in a file are often zero; those of its triangles are certain.
      geometry.computeVertexNormals();
      return drawnIn(new Mesh(geometry), looks);
    }
    default:
      throw new Error(say('It is no 3D model that is known here: GLB, glTF, OBJ, STL and PLY are shown.'));
  }
};

const stlOf = (bytes: ArrayBuffer, text: () => string): BufferGeometry => {
  const count = bytes.byteLength >= 84 ? new DataView(bytes).getUint32(80, true) : -1;
  if (84 + 50 * count === bytes.byteLength) {
    checkBinaryStl(bytes);
    return new STLLoader().parse(bytes);
  }
  return new BufferGeometry().setAttribute('position', new BufferAttribute(cornersOfStl(text()), 3));
};

/** Whether its corners are where they say: three.js takes those that are missing for no numbers. */
const isWhole = (geometry: BufferGeometry) => {
  const places = geometry.getAttribute('position')?.array ?? [];
  // What is no number stays so in a sum.
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += 0 * (places[i] as number);
  return sum === 0;
};

/** The smaller one of two spheres: that around a model's box, and that around the spheres of its parts. */
const sphereAround = (root: Object3D): Sphere => {
  const outer = new Box3().setFromObject(root).getBoundingSphere(new Sphere());
  const inner = new Sphere().makeEmpty();
  root.traverse((each) => {
    const { geometry } = each as { geometry?: BufferGeometry };
    if (!geometry) return;
    geometry.computeBoundingSphere();
    if (geometry.boundingSphere) inner.union(geometry.boundingSphere.clone().applyMatrix4(each.matrixWorld));
  });
  const smaller = inner.radius < outer.radius && !root.getObjectByProperty('isInstancedMesh', true) ? inner : outer;
  // A single point has no size.
  smaller.radius = Math.max(smaller.radius, 1e-6);
  return smaller;
};

/** @throws Error with a sentence if there is nothing to show, or too much */
const measured = (root: Object3D): Model => {
  let triangles = 0;
  let points = 0;
  root.traverse((each) => {
    const { geometry, count = 1 } = each as { geometry?: BufferGeometry; count?: number };
    const corners = geometry?.index?.count ?? geometry?.getAttribute('position')?.count ?? 0;
    if (geometry && !isWhole(geometry)) throw damaged();
    if ('isMesh' in each) triangles += (corners / 3) * count;
    else points += corners;
  });
  tooMany(3 * triangles + points);
  if (triangles + points === 0) throw new Error(say('There is nothing in it to show.'));
  const sphere = sphereAround(root);
  if (![...sphere.center.toArray(), sphere.radius].every(Number.isFinite)) throw damaged();
  return { root, sphere, triangles: Math.floor(triangles), points };
};
