/** All styles of the package, as text. */
declare module 'virtual:styles-text' {
  const css: string;
  export default css;
}
