import * as yc from 'yieldcast';

/** A wavy surface as text in the OBJ format. */
const surface = (waves: number) => {
  const side = 48;
  const lines: string[] = [];
  for (let i = 0; i < side * side; i++) {
    const x = ((i % side) / (side - 1)) * 4 - 2;
    const z = (Math.floor(i / side) / (side - 1)) * 4 - 2;
    lines.push(
      `v ${x} ${0.5 * Math.cos(waves * Math.hypot(x, z))} ${z}`,
    );
  }
  for (let i = 0; i < side * (side - 1); i++) {
    if (i % side === side - 1) continue;
    lines.push(`f ${i + 1} ${i + 1 + side} ${i + 2 + side} ${i + 2}`);
  }
  return lines.join('\n');
};

type Mode = 'solid' | 'wireframe' | 'point_cloud';

const waves = yc.Slider({
  label: 'Waves',
  minimum: 1,
  maximum: 8,
  value: 4,
});
const mode = yc.Radio({
  label: 'Drawn as',
  choices: ['solid', 'wireframe', 'point_cloud'],
  value: 'solid',
});
const model = yc.Model3D({
  label: 'Surface',
  value: surface(4),
  cameraPosition: [120, 55],
});

waves.change(surface, waves, model);
mode.change(
  (chosen) => yc.update({ displayMode: chosen as Mode }),
  mode,
  model,
);

export default yc.Blocks(yc.Row(waves, mode), model);
