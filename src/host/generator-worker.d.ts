/** The generator worker, bundled by the build into the text of one ES module. */
declare module 'virtual:generator-worker' {
  const code: string;
  export default code;
}

/** The implementation of `yc.frames` and `yc.Clip` as module text. The generator worker imports it when a program needs it. */
declare module 'virtual:generator-video' {
  const code: string;
  export default code;
}

/** Support for devices, streams and samples, as module text. */
declare module 'virtual:generator-capture' {
  const code: string;
  export default code;
}

/** The implementation of `yc.gif`, as module text. */
declare module 'virtual:generator-gif' {
  const code: string;
  export default code;
}

/** The implementation of `yc.ChatInterface` and of the values of `yc.Chatbot`, as module text. */
declare module 'virtual:generator-chat' {
  const code: string;
  export default code;
}

/** The implementation of `yc.render`, as module text. */
declare module 'virtual:generator-render' {
  const code: string;
  export default code;
}

/** Support for Gradio's call forms, as module text. */
declare module 'virtual:generator-familiar' {
  const code: string;
  export default code;
}

/** The implementation of `yc.cache` and `yc.cached`, as module text. */
declare module 'virtual:generator-cache' {
  const code: string;
  export default code;
}

/** Resolves an `import(…)` with a computed specifier, as module text. */
declare module 'virtual:generator-imports' {
  const code: string;
  export default code;
}

/** The data of line, scatter and bar plots, as module text. */
declare module 'virtual:generator-plots' {
  const code: string;
  export default code;
}

/** Apps within apps, and samples to pick, as module text. */
declare module 'virtual:generator-nest' {
  const code: string;
  export default code;
}

/** Pictures with something over them, as module text. */
declare module 'virtual:generator-pictures' {
  const code: string;
  export default code;
}

/** Colours, dates, text in classes, and buttons that move files, as module text. */
declare module 'virtual:generator-widgets' {
  const code: string;
  export default code;
}

/** The implementation of `yc.remote`, as module text. */
declare module 'virtual:generator-remote' {
  const code: string;
  export default code;
}

/** The implementation of options of listeners that few sketches name, as module text. */
declare module 'virtual:generator-listening' {
  const code: string;
  export default code;
}

/** The implementation of `yc.parallel`, as module text. */
declare module 'virtual:generator-parallel' {
  const code: string;
  export default code;
}

/** The implementation of themes, style sheets, texts in several languages and validators, as module text. */
declare module 'virtual:generator-finish' {
  const code: string;
  export default code;
}

/** Values that are functions, and states of classes, as module text. */
declare module 'virtual:generator-values' {
  const code: string;
  export default code;
}

/** What people draw on, as module text. */
declare module 'virtual:generator-drawing' {
  const code: string;
  export default code;
}
