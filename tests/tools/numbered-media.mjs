/**
 * Sound and pictures whose place can be told by what they are. Both the tests' tools, which make the files that fake
 * devices play, and the tests, in a browser, import this.
 */

/** Chromium's fake microphone has this rate: so nothing is resampled. */
export const microphone = { rate: 44_100, seconds: 10 };

/** Of 16 bits: a tone that rises all the while, with a little noise, so that no stretch of it is like another. */
export const microphoneSample = (place) => {
  const t = place / microphone.rate;
  const tone = 9000 * Math.sin(2 * Math.PI * (200 * t + 90 * t * t));
  const noise = ((Math.imul(place + 1, 0x9e3779b1) >>> 16) ^ place) & 31;
  return Math.round(tone) + noise - 16;
};

/** A frame shows its number in this many columns, the lowest bit first: white for 1, black for 0. */
export const bits = 12;

/** One frame of Y4M, 4:2:0: the number in the upper half, grey below. */
export const frameOf = (number, width, height) => {
  const frame = new Uint8Array((width * height * 3) / 2).fill(128);
  const row = new Uint8Array(width);
  for (let x = 0; x < width; x++) row[x] = (number >> Math.floor((x * bits) / width)) & 1 ? 235 : 16;
  for (let y = 0; y < height / 2; y++) frame.set(row, y * width);
  return frame;
};
