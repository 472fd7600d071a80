/** Limits of extra kinds. Here and not with the other limits: every app loads those. */

/** The most rows of one plot, and the most columns. */
export const mostPlotRows = 5_000_000;
export const mostPlotColumns = 500;

/** The most pixels of a side of a canvas to draw on: a larger one would keep the page busy at each stroke. */
export const mostOfCanvas = 2048;

/** The largest brush or eraser, in pixels. */
export const mostOfBrush = 1000;

/** The largest file of a 3D model, in bytes, and the most vertices in it. */
export const mostOfModel = 100_000_000;
export const mostVertices = 10_000_000;
