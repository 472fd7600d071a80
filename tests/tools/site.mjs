import { serveSite } from './serve.mjs';

/** Serves the built site for as long as Playwright's tests run; they find its address in the environment. */
export default async () => {
  const site = await serveSite();
  process.env.YIELDCAST_SITE = site.url;
  return site.close;
};
