import * as yc from 'yieldcast';

const pyramid = [
  'v -1 0 -1',
  'v 1 0 -1',
  'v 1 0 1',
  'v -1 0 1',
  'v 0 1 0',
  'f 1 2 3 4',
  'f 2 1 5',
  'f 3 2 5',
  'f 4 3 5',
  'f 1 4 5',
];

export default yc.Interface({
  fn: (mesh) => mesh,
  inputs: yc.Model3D({ label: 'Mesh', displayMode: 'wireframe' }),
  outputs: yc.Model3D({ label: 'Same mesh', displayMode: 'wireframe', clearColor: [0, 0, 0, 0] }),
  examples: [[pyramid.join('\n')]],
});
