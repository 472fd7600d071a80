/**
 * The most rows of one plot, and the most columns. Here and not with the other limits: every app loads those.
 */
export const mostPlotRows = 5_000_000;
export const mostPlotColumns = 500;
