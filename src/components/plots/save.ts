import { mostOfLabel, type PlotProperties, shorten } from '../../protocol';
import { say } from '../../words';
import { cellOf, type Data } from './columns';
import type { PlotFormat } from './PlotSaveMenu';
import type { Shown } from './PlotSurface';
import type { Prepared } from './prepare';
import { svgOf } from './svg';

/** The names of as many series as a saved legend has room for. */
const mostNamed = 40;

/** The plot as a file: its data, or the picture that is shown. */
export const fileOf = async (
  format: PlotFormat,
  plot: Prepared,
  shown: Shown | undefined,
  options: PlotProperties,
  name: string,
): Promise<Blob> => {
  if (format === 'csv' || !shown) return csvFile(plot.data);
  const { colours, looks, width, height, ticks, frame } = shown;
  const svg = svgOf(plot, frame, looks, {
    width,
    height,
    ...colours,
    grid: colours.line,
    title: options.title ?? name,
    caption: options.caption ?? '',
    x: { title: options.xTitle ?? plot.x.name, ticks: ticks.x, angle: options.xLabelAngle ?? 0 },
    y: { title: options.yTitle ?? plot.y, ticks: ticks.y },
    legend: {
      title: options.colorTitle ?? plot.color ?? '',
      names: plot.color === undefined ? [] : plot.series.slice(0, mostNamed).map((each) => shorten(each || '–', 40)),
    },
  });
  const file = new Blob([svg], { type: 'image/svg+xml' });
  return format === 'svg' ? file : pngOf(file);
};

const csvFile = async (data: Data): Promise<Blob> => {
  const { columnsOf, csvOf } = await import('../data/Dataframe');
  const headers = data.columns.map((column) => shorten(column.name, mostOfLabel));
  const rows = Array.from({ length: data.length }, (_, row) => data.columns.map((column) => cellOf(column, row)));
  const table = { headers, rows };
  return new Blob([csvOf(table, columnsOf(table, headers))], { type: 'text/csv;charset=utf-8' });
};

/** The same picture in pixels, twice as fine, so that it is sharp on any screen. */
const pngOf = async (svg: Blob): Promise<Blob> => {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) return png;
    throw new Error(say('The image is too large to be made a PNG file.'));
  } finally {
    URL.revokeObjectURL(url);
  }
};
