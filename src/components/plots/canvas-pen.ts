import type { Frame, Look, Pen } from './marks';

/** Draws marks on a canvas, within their frame. */
export const canvasPen = (context: CanvasRenderingContext2D, { ratio }: Frame): Pen => ({
  line: (path, { colour, dash }, width) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.setLineDash(dash.map((each) => each * ratio));
    context.beginPath();
    let isNew = true;
    for (let i = 0; i < path.length; i += 2) {
      const [x, y] = [path[i] as number, path[i + 1] as number];
      if (Number.isNaN(x)) isNew = true;
      else if (isNew) {
        context.moveTo(x, y);
        isNew = false;
      } else context.lineTo(x, y);
    }
    context.stroke();
    context.setLineDash([]);
  },
  dots: (path, look, radius) => {
    context.fillStyle = look.colour;
    context.beginPath();
    for (let i = 0; i < path.length; i += 2) dot(context, path[i] as number, path[i + 1] as number, radius, look);
    context.fill();
  },
  boxes: (path, { colour }) => {
    context.fillStyle = colour;
    for (let i = 0; i < path.length; i += 4)
      context.fillRect(path[i] as number, path[i + 1] as number, path[i + 2] as number, path[i + 3] as number);
  },
});

/** Adds a dot to the path. Small ones are squares, which are drawn much faster. */
const dot = (context: CanvasRenderingContext2D, x: number, y: number, radius: number, { shape }: Look) => {
  if (shape === 'square' || radius < 3) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else if (shape === 'circle') {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  } else {
    const r = radius * 1.3;
    context.moveTo(x, y - r);
    if (shape === 'diamond') {
      context.lineTo(x + r, y);
      context.lineTo(x, y + r);
      context.lineTo(x - r, y);
    } else {
      context.lineTo(x + r, y + r);
      context.lineTo(x - r, y + r);
    }
    context.closePath();
  }
};
