/** The generator worker, bundled by the build into the text of one ES module. */
declare module 'virtual:generator-worker' {
  const code: string;
  export default code;
}

/** What is behind `yc.frames` and `yc.Clip`, as such a text: the generator worker imports it when a program needs it. */
declare module 'virtual:generator-video' {
  const code: string;
  export default code;
}

/** What devices, streams and samples need, as such a text. */
declare module 'virtual:generator-capture' {
  const code: string;
  export default code;
}

/** What is behind `yc.gif`, as such a text. */
declare module 'virtual:generator-gif' {
  const code: string;
  export default code;
}

/** What resolves an `import(…)` whose name is computed, as such a text. */
declare module 'virtual:generator-imports' {
  const code: string;
  export default code;
}
