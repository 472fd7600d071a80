import type { Sketch } from '../protocol';

export type MountOptions = { source?: string; src?: string | URL; files?: Record<string, string>; autorun?: boolean };
export type MountedApp = { destroy(): void };

/**
 * Shows a sketch's app inside an element. What draws and runs it loads with the first call, so that a page that imports this
 * is not larger, and can be rendered on a server, too.
 */
export const mount = async (
  element: Element,
  { source, src, files, autorun = false }: MountOptions,
): Promise<MountedApp> => {
  const { mount } = await import('../app/mount');
  const sketch: Sketch = { entry: 'main.ts', files: { 'main.ts': source ?? '', ...files } };
  const { unmount } = mount(src ?? sketch, element, { autorun });
  return { destroy: unmount };
};
