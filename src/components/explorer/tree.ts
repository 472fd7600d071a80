import type { FileWire } from '../../protocol';

/** A file, by its path. */
export type Item = { path: string; file: FileWire };

/** A row of the tree: a file, or a folder with what is in it at any depth. The path of a folder ends with a slash. */
export type Node = { path: string; name: string; level: number } & (
  | { item: Item; children?: undefined }
  | { item?: undefined; children: Node[]; items: Item[] }
);

const inOrder = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Folders come first, and then files, each by name. */
const compare = (a: Node, b: Node) =>
  Number(a.children === undefined) - Number(b.children === undefined) || inOrder.compare(a.name, b.name);

/** The most folders within one another. A path from the sandbox may have any number of slashes, and each would cost the page. */
const deepest = 100;

/** Makes a tree of files by the parts of their paths. Of two with the same path, the last is kept. */
export const treeOf = (items: readonly Item[]): Node[] => {
  const folders = new Map<string, Node & { children: Node[] }>();
  const top: Node[] = [];
  const folderAt = (parts: readonly string[]): { list: Node[]; above: Node[] } => {
    const above: Node[] = [];
    let list = top;
    for (const [i, name] of parts.entries()) {
      const path = `${parts.slice(0, i + 1).join('/')}/`;
      let folder = folders.get(path);
      if (!folder) {
        folder = { path, name, level: i + 1, children: [], items: [] };
        folders.set(path, folder);
        list.push(folder);
      }
      above.push(folder);
      list = folder.children;
    }
    return { list, above };
  };
  for (const item of new Map(items.map((each) => [each.path, each])).values()) {
    const all = item.path.split('/').filter(Boolean);
    const parts = all.slice(0, Math.min(deepest, all.length - 1));
    const name = all.slice(parts.length).join('/') || item.path;
    const { list, above } = folderAt(parts);
    for (const folder of above) folder.children && folder.items.push(item);
    list.push({ path: item.path, name, level: parts.length + 1, item });
  }
  const sort = (nodes: Node[]) => {
    nodes.sort(compare);
    for (const { children } of nodes) if (children) sort(children);
  };
  sort(top);
  return top;
};

/** The rows that are shown: those at the top, and what is in open folders. */
export const rowsOf = (nodes: readonly Node[], isOpen: (path: string) => boolean): Node[] =>
  nodes.flatMap((node) => (node.children && isOpen(node.path) ? [node, ...rowsOf(node.children, isOpen)] : [node]));
