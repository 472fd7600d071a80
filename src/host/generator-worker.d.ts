/** The generator worker, bundled by the build into the text of one ES module. */
declare module 'virtual:generator-worker' {
  const code: string;
  export default code;
}
