/** Traces in JavaScript: with a few other words, the text is that. */
export async function byScript(scene: string) {
  const asScript = scene
    .replace(/\w+ (\w+\(\) {)/g, 'function $1')
    .replace(/float/g, 'let');
  const text = `const { sin, cos, sqrt, pow, max, floor } = Math;
    const fract = (x) => x - floor(x);
    let pass;
    ${asScript}
    export const lightAt = (x, y, count) => {
      px = x; py = y; pass = count; trace();
      return [r, g, b, 4].map((each) => 127.5 * sqrt(each));
    };`;
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  const { lightAt } = await import(url);
  return (pass: number, seen: Uint8ClampedArray) => {
    // The first pass is coarse, so that there is something to see soon.
    const block = pass === 1 ? 4 : 1;
    for (let i = 0; i < 512 * 512; i++) {
      const [x, y] = [i % 512, i >> 9];
      const from = i - (x % block) - (y % block) * 512;
      if (from === i) seen.set(lightAt(x, y, pass), i * 4);
      else seen.copyWithin(i * 4, from * 4, from * 4 + 4);
    }
  };
}
