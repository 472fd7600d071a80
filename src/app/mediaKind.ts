/** What the files of each format are called, and which types browsers say they are of. */
const kinds = {
  wav: /^audio\/(?:x-|vnd\.)?wave?$/,
  mp3: /^audio\/(?:mpeg|mp3|x-mpeg|x-mp3)$/,
  webm: /^(?:audio|video)\/webm$/,
  mp4: /^video\/(?:mp4|x-m4v)$/,
};

const endings = { wav: /\.wave?$/i, mp3: /\.mp3$/i, webm: /\.webm$/i, mp4: /\.(?:mp4|m4v)$/i };

export type MediaKind = keyof typeof kinds;

/** What kind of file it is, as far as its type tells, or where it has none, its name; nothing for all others. */
export const kindOf = (file: Blob): MediaKind | undefined => {
  const [type = ''] = file.type.toLowerCase().split(';');
  const name = file instanceof File ? file.name : '';
  const known = Object.keys(kinds) as MediaKind[];
  return known.find((kind) => (type ? kinds[kind].test(type.trim()) : endings[kind].test(name)));
};
