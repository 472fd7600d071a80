/**
 * What a journey needs of a browser, and no more, so that one driver an engine is a short file.
 *
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} goto
 * @property {(fn: Function, argument?: unknown) => Promise<any>} evaluate Runs a function in the page, with an argument
 *   and a result that JSON can hold. It may be async, and sees nothing of what is around it here.
 * @property {(find: Function, argument?: unknown) => Promise<boolean>} click Clicks the element that `find` gives in
 *   the page, as a person's mouse does, so that the engine takes it for a gesture. `false` where `find` gives `null`.
 * @property {(text: string) => Promise<void>} type Types into what has the focus, as a keyboard does.
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Browser
 * @property {string} version
 * @property {() => Promise<Page>} newPage A page that shares no storage with those before it.
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Driver
 * @property {string} name
 * @property {string[]} packages Debian's packages that bring the browser.
 * @property {() => Promise<Browser | undefined>} launch Gives nothing where the browser is not to be found.
 */
export {};
