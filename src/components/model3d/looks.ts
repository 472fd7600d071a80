import {
  type BufferGeometry,
  DoubleSide,
  LineBasicMaterial,
  LineSegments,
  type Material,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  Points,
  PointsMaterial,
  Texture,
} from 'three';

export type DisplayMode = 'solid' | 'point_cloud' | 'wireframe';

/** Between the surfaces of the light and the dark theme, at 3:1 to both. */
const plain = '#6f8596';

/**
 * The materials of all models that have none of their own. They live as long as the viewer: a material that went with each
 * model would have its program compiled again at every yield.
 */
export const createLooks = () => {
  const pair = <M extends Material>(make: (isColoured: boolean) => M) => ({ plain: make(false), coloured: make(true) });
  const colours = (vertexColors: boolean) => (vertexColors ? { vertexColors } : { color: plain });
  const looks = {
    faces: pair((of) => new MeshStandardMaterial({ ...colours(of), side: DoubleSide, roughness: 0.7 })),
    points: pair((of) => new PointsMaterial({ ...colours(of), size: 3, sizeAttenuation: false })),
    lines: pair((of) => new LineBasicMaterial(colours(of))),
  };
  const all = Object.values(looks).flatMap(({ plain, coloured }): Material[] => [plain, coloured]);
  return { ...looks, all: new Set(all) };
};

export type Looks = ReturnType<typeof createLooks>;

const of = <M>(pair: { plain: M; coloured: M }, geometry: BufferGeometry) =>
  geometry.hasAttribute('color') ? pair.coloured : pair.plain;

/** Gives everything the plain materials, in the place of those that its loader has made. */
export const drawnIn = <O extends Object3D>(root: O, looks: Looks): O => {
  root.traverse((each) => {
    if (each instanceof Mesh) each.material = of(looks.faces, each.geometry);
    else if (each instanceof Points) each.material = of(looks.points, each.geometry);
    else if (each instanceof LineSegments) each.material = of(looks.lines, each.geometry);
  });
  return root;
};

const cloud = 'yieldcast:cloud';

/** Shows faces as such, or only their edges or corners. */
export const applyMode = (root: Object3D, mode: DisplayMode, looks: Looks) => {
  const meshes: Mesh[] = [];
  root.traverse((each) => {
    if (each instanceof Mesh) meshes.push(each);
  });
  for (const mesh of meshes) {
    for (const material of [mesh.material].flat())
      if ('wireframe' in material) material.wireframe = mode === 'wireframe';
    const before = mesh.children.find((child) => child.name === cloud);
    if (mode === 'point_cloud' && !before) {
      const points = new Points(mesh.geometry, of(looks.points, mesh.geometry));
      points.name = cloud;
      mesh.add(points);
    } else if (mode !== 'point_cloud') before?.removeFromParent();
    // A mesh that is not visible would hide the points in it, too; one on another layer does not.
    mesh.layers.set(mode === 'point_cloud' ? 1 : 0);
  }
};

/** Whether something in a model looks black without surroundings to mirror. */
export const isMetal = (root: Object3D): boolean => {
  let found = false;
  root.traverse((each) => {
    for (const material of [(each as Mesh).material ?? []].flat())
      found ||= material instanceof MeshStandardMaterial && material.metalness > 0;
  });
  return found;
};

/** Makes metal half of paint, which needs nothing to mirror. */
export const dull = (root: Object3D) =>
  root.traverse((each) => {
    for (const material of [(each as Mesh).material ?? []].flat())
      if (material instanceof MeshStandardMaterial) material.metalness = Math.min(material.metalness, 0.4);
  });

/** Frees what a model has in the graphics memory, but for the plain materials. */
export const disposeOf = (root: Object3D, looks: Looks) => {
  root.traverse((each) => {
    const { geometry, material = [] } = each as Partial<Mesh>;
    geometry?.dispose();
    for (const own of [material].flat()) {
      if (looks.all.has(own)) continue;
      for (const part of Object.values(own)) {
        if (!(part instanceof Texture)) continue;
        (part.image as Partial<ImageBitmap> | null)?.close?.();
        part.dispose();
      }
      own.dispose();
    }
    if ('dispose' in each && typeof each.dispose === 'function') each.dispose();
  });
};
