declare module 'virtual:export-parts' {
  /**
   * URLs of the files that exports consist of, and the Content-Security-Policy of the site; `undefined` on the dev
   * server.
   */
  const parts:
    | { light: Runner; full: Runner; plotting: Runner; modelling: Runner; media: string; policy: string }
    | undefined;
  type Runner = { code: string; styles: string };
  export default parts;
}
