/** The files that the language service reads, by path. */
declare module 'virtual:sketch-types' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
