/** The models that the site has for sketches, and modules with models, by name. `vite.models.ts` makes this. */
declare module 'virtual:models' {
  const models: import('./load-models').SiteModels;
  export default models;
}
