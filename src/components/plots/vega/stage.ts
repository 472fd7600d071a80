/**
 * The little of a page that Vega needs to draw and to hear events, for a worker that has no page. It is imported before Vega,
 * which looks for these names when it starts.
 */

type Listener = (event: unknown) => void;

/** Listeners by type of event. */
const createEar = () => {
  const listeners = new Map<string, Set<Listener>>();
  return {
    addEventListener(type: string, listener: Listener) {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener(type: string, listener: Listener) {
      listeners.get(type)?.delete(listener);
    },
    fire(type: string, event: unknown) {
      for (const listener of [...(listeners.get(type) ?? [])]) listener(event);
    },
    heard: () => [...listeners].filter(([, each]) => each.size > 0).map(([type]) => type),
  };
};

/** What a view hears as the window: moves that go on outside the plot. */
export const windowEar = createEar();

const noStyle = { setProperty() {}, removeProperty() {} };

/** A canvas that an element of a page could hold. */
const createSurface = () => {
  const canvas = new OffscreenCanvas(1, 1);
  return Object.assign(canvas, createEar(), {
    tagName: 'CANVAS',
    style: noStyle,
    setAttribute() {},
    getBoundingClientRect: () => ({ left: 0, top: 0, width: canvas.width, height: canvas.height }),
  });
};

export type Surface = ReturnType<typeof createSurface>;

/** The element that a view is put into. It tells what the page has to show of it. */
export const createPlace = (on: { cursor(name: string): void; title(text: string): void }) => {
  const childNodes: unknown[] = [];
  return {
    childNodes,
    textContent: '',
    style: {
      set cursor(name: unknown) {
        on.cursor(String(name));
      },
      removeProperty: () => on.cursor(''),
    },
    setAttribute(name: string, value: unknown) {
      if (name === 'title') on.title(String(value));
    },
    removeAttribute() {},
    appendChild: (child: unknown) => childNodes.push(child),
    removeChild: (child: unknown) => childNodes.splice(childNodes.indexOf(child), 1),
  };
};

/** The bytes of a `data:` URL. The policy of the page may hold in here, so that nothing is fetched. */
const bytesOf = (address: string): Uint8Array<ArrayBuffer> => {
  const comma = address.indexOf(',');
  const body = decodeURIComponent(address.slice(comma + 1));
  return Uint8Array.from(/;base64$/i.test(address.slice(0, comma)) ? atob(body) : body, (letter) =>
    letter.charCodeAt(0),
  );
};

/** An image that loads what its address itself holds, and can be drawn. */
class HeldImage extends OffscreenCanvas {
  complete = false;
  onload?: () => void;
  onerror?: () => void;
  #address = '';
  constructor() {
    super(1, 1);
  }
  get src() {
    return this.#address;
  }
  set src(address: string) {
    this.#address = address;
    void this.#load(address).then(
      () => this.onload?.(),
      () => this.onerror?.(),
    );
  }
  async #load(address: string) {
    const bitmap = await createImageBitmap(new Blob([bytesOf(address)]));
    this.width = bitmap.width;
    this.height = bitmap.height;
    this.getContext('2d')?.drawImage(bitmap, 0, 0);
    this.complete = true;
  }
}

Object.assign(globalThis, {
  document: { createElement: createSurface },
  window: windowEar,
  Image: HeldImage,
});
