import { openDatabase } from '../drafts';

const width = 160;
const height = 100;

const database = () => openDatabase('yieldcast-pictures', 'pictures');

/** Pictures and videos that an app shows, without those in its inputs. We use the largest. */
const drawable = '[data-yc="app"] .yc-component:not([data-interactive]) :is(canvas, img, video)';

/** Stores a small picture of what an app shows, for its sketch. An app with only text has none. */
export const keepPicture = async (identity: string): Promise<void> => {
  const found = [...document.querySelectorAll<HTMLCanvasElement | HTMLImageElement | HTMLVideoElement>(drawable)];
  const areaOf = ({ clientWidth, clientHeight }: Element) => clientWidth * clientHeight;
  const [largest] = found.filter((each) => areaOf(each) > 2000).sort((a, b) => areaOf(b) - areaOf(a));
  if (!largest) return;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  const scale = Math.max(width / largest.clientWidth, height / largest.clientHeight);
  const [w, h] = [largest.clientWidth * scale, largest.clientHeight * scale];
  context?.drawImage(largest, (width - w) / 2, (height - h) / 2, w, h);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.7));
  // As bytes, because a private window of Safari cannot store Blobs.
  if (blob) await database().set(identity, new Uint8Array(await blob.arrayBuffer()));
};

/** Deletes the pictures of all other sketches, which no longer exist. */
export const retainPictures = async (identities: ReadonlySet<string>): Promise<void> => {
  const pictures = database();
  for (const identity of await pictures.keys()) if (!identities.has(identity)) await pictures.delete(identity);
};

/** The stored pictures, by the identity of their sketch. */
export const readPictures = async (): Promise<Map<string, Blob>> => {
  const entries = await database().entries();
  return new Map(
    entries.flatMap(([identity, bytes]) =>
      bytes instanceof Uint8Array
        ? [[identity, new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/webp' })]]
        : [],
    ),
  );
};
