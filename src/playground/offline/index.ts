import { createKeepEverything } from './keep-everything';
import { createSiteService } from './service';

export type { KeepEverything } from './keep-everything';
export { createSiteService, type SiteService } from './service';
export { takeShared } from './shared';
export { UpdateNotice } from './UpdateNotice';

/** Makes the site work offline. */
export const startOffline = () => {
  const service = createSiteService();
  const everything = createKeepEverything(service);
  everything.resume();
  return { service, everything };
};

export type Offline = ReturnType<typeof startOffline>;
