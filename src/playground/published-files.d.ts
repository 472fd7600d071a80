/** The paths, from the site's own, of the files that it publishes for sketches: all of `public/examples`. */
declare module 'virtual:published-files' {
  const files: readonly string[];
  export default files;
}
