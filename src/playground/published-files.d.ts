/** Paths of the files that the site publishes for sketches, relative to the site: all of `public/examples`. */
declare module 'virtual:published-files' {
  const files: readonly string[];
  export default files;
}
