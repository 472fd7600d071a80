import { measureSite } from '../../tools/size.mjs';

export const figures = {
  embed: { what: 'JavaScript for an embedded app (brotli)', unit: 'KB', under: 60 },
  page: { what: 'JavaScript of the page before the editor loads (brotli)', unit: 'KB', under: 80 },
};

export const measure = async ({ dist }) => {
  const [embed, page] = measureSite(dist).checked;
  return { embed: embed.bytes / 1000, page: page.bytes / 1000 };
};
