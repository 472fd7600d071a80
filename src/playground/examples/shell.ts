import * as yc from 'yieldcast';

/** A shell grows at its mouth: each ring is larger than the last. */
async function* shell(turns: number) {
  const [rings, sides] = [40, 28];
  const obj: string[] = [];
  for (let i = 0; i < turns * rings; i++) {
    const turn = (i / rings) * 2 * Math.PI;
    const size = Math.exp(0.14 * turn);
    for (let j = 1; j <= sides; j++) {
      const up = (j / sides) * 2 * Math.PI;
      const far = size * (1.05 + Math.cos(up));
      const [x, z] = [far * Math.cos(turn), far * Math.sin(turn)];
      const y = size * (1.1 * Math.sin(up) - 2.4);
      const tone = Math.sin(i / 2 + 2 * Math.sin(up)) > 0 ? 0.4 : 0.9;
      obj.push(`v ${x} ${y} ${z} 0.95 ${tone} ${tone * 0.7}`);
      const [old, next] = [(i - 2) * sides + j, (j % sides) - j + 1];
      const [a, b] = [old + sides, old + next];
      if (i > 1) obj.push(`f ${old} ${b} ${b + sides} ${a}`);
    }
    if (i > 1) yield obj.join('\n');
  }
}

export default yc.Interface(shell, yc.Slider(2, 6, 5), yc.Model3D());
