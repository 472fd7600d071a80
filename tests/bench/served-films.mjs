import { readFileSync } from 'node:fs';
import { cutFilm } from './films.mjs';

/** Where sketches find the seconds of a film, as `0.mp4` to `7.mp4` and `0.ts` to `7.ts`: no server is asked. */
export const films = 'https://cdn.jsdelivr.net/films/';

/** Answers for {@link films}, with the film of the built site's gallery. */
export const serveFilms = async (page, dist) => {
  const clip = readFileSync(`${dist}/examples/clip.mp4`);
  const pieces = { mp4: await cutFilm(clip, 'mp4'), ts: await cutFilm(clip, 'ts') };
  await page.context().route(`${films}*`, (route) => {
    const [, number, format] = /(\d+)\.(mp4|ts)$/.exec(route.request().url());
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      body: Buffer.from(pieces[format][Number(number)]),
    });
  });
};
