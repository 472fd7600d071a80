const corners = `void main() {
  vec2 corner = vec2(gl_VertexID % 2, gl_VertexID / 2);
  gl_Position = vec4(corner * 4. - 1., 0, 1);
}`;
const colour = `
out vec4 colour;
void main() {
  px = gl_FragCoord.x - .5; py = gl_FragCoord.y - .5; trace();
  colour = sqrt(vec4(r, g, b, 4.) / 4.);
}`;

/** Has the graphics card trace all pixels, the top row first. */
export function byCard(gl: WebGL2RenderingContext, scene: string) {
  const program = gl.createProgram();
  const add = (kind: number, text: string) => {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, `#version 300 es\n${text}`);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  };
  const words = 'precision highp float; uniform float pass;';
  add(gl.VERTEX_SHADER, corners);
  add(gl.FRAGMENT_SHADER, words + scene + colour);
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? 'No shaders');
  gl.useProgram(program);
  const pass = gl.getUniformLocation(program, 'pass');
  return (count: number, seen: Uint8ClampedArray) => {
    gl.uniform1f(pass, count);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.readPixels(0, 0, 512, 512, gl.RGBA, gl.UNSIGNED_BYTE, seen);
  };
}
