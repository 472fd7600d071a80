/** Follows one ray of light back from the eye, through a pixel. */
export const scene = `
float px, py, s, r, g, b; // The pixel, a seed, and the light found
float chance() { return s = fract(sin(s) * 43758.5); }
void trace() {
  s = px * .013 + py * .0727 + fract(pass * .618) * 9.7; chance();
  float x = 0., y = 5.6, z = -7., l = .62 - (py + chance()) / 410.;
  float u = (px + chance()) / 410. - .624, v = l * .8 - .96;
  float w = l * .6 + 1.28; r = g = b = 1.; // From xyz, towards uvw
  for (float hop = 0.; hop < 6.; hop++) {
    l = sqrt(u * u + v * v + w * w); u /= l; v /= l; w /= l;
    // What is met first: the floor, or one ball of a spiral
    float far = v < 0. ? -y / v : 99., hit = 0., sn = 0., cs = 1.;
    float p = 0., q = 1., o = 0.; // Where its surface faces
    for (float i = 1.; i < 30.; i++) {
      l = sn; sn = cs * .675 - sn * .737; cs = -cs * .737 - l * .675;
      float size = i < 2. ? 1. : .2 + .06 * sqrt(i);
      float off = i < 2. ? 0. : 9.5 * size - 1.16;
      float a = x - off * sn, c = y - size, d = z - off * cs;
      float h = a * u + c * v + d * w;
      float e = h * h - a * a - c * c - d * d + size * size;
      e = e < 0. ? 99. : -h - sqrt(e);
      if (e < .001 || e > far) continue;
      far = e; hit = i; p = (a + u * e) / size;
      q = (c + v * e) / size; o = (d + w * e) / size; }
    if (far > 90.) { // The sky, with a wide sun
      l = pow(max(0., u * .6 + v * .55 - w * .58), 20.) * 6.4;
      r *= .4 + l; g *= .5 + .7 * l; b *= .75 + .4 * l; return; }
    x += u * far; y += v * far; z += w * far; l = u * p + v * q + w * o;
    if (hit == 1. || hit > 1. && chance() < .04 + pow(1. + l, 5.)) {
      u -= 2. * l * p; v -= 2. * l * q; w -= 2. * l * o; continue;
    } // No mirror: it has a colour, and scatters
    r *= hit < 1. ? .88 : .6 + .35 * cos(hit * .5);
    g *= hit < 1. ? .79 : .45 + .3 * cos(hit * .5 - 1.3);
    b *= hit < 1. ? .7 : .5 + .35 * cos(hit * .5 - 2.8);
    v = chance() * 2. - 1.; w = chance() * 6.283; l = sqrt(1. - v * v);
    u = p + l * cos(w); v += q; w = o + l * sin(w);
  }
  r = g = b = 0.;
}`;
