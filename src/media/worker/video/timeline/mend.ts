import { videoTimescale } from '../packet';
import { firstUndecodable } from '../probe';
import type { Group, Place, VideoArchive } from './videoArchive';

/** How far ahead of where it is shown a player decodes, and is looked for what it may have failed at, in seconds. */
const ahead = 3;
/** With more frames of a group that cannot be decoded, what is left of it is left out at once. */
const mostTries = 20;

/**
 * Finds what a player failed at that stands at a time, in seconds, and leaves it out. Gives the seconds from the first
 * such frame on, and how many they are; undefined where there is nothing to leave out.
 */
export const mend = async (
  archive: VideoArchive,
  time: number,
): Promise<{ readonly at: number; readonly frames: number } | undefined> => {
  const groups = archive.groups(time, time + ahead);
  const bad: Place[] = [];
  for (const group of groups) bad.push(...(await badOf(archive, group)));
  // What fails in the player alone: whatever it had not shown of the group.
  if (bad.length === 0) bad.push(...(groups[0]?.places.filter((place) => timeOf(archive, place) >= time) ?? []));
  if (bad.length === 0) return undefined;
  const at = Math.min(...bad.map((place) => timeOf(archive, place)));
  archive.drop(bad);
  return { at, frames: bad.length };
};

const timeOf = ({ pieces }: VideoArchive, { piece, row }: Place): number =>
  (pieces[piece]?.table.timestamp(row) ?? 0) / videoTimescale;

const badOf = async (archive: VideoArchive, { config, places }: Group): Promise<readonly Place[]> => {
  const packets: { place: Place; data: Uint8Array<ArrayBuffer>; isKey: boolean }[] = [];
  for (const place of places) {
    const piece = archive.pieces[place.piece];
    if (!piece) continue;
    const [data] = await archive.read(piece, place.row, place.row + 1);
    if (data) packets.push({ place, data: data.slice(), isKey: piece.table.isKey(place.row) });
  }
  const bad: Place[] = [];
  for (let left = packets; left.length > 0; ) {
    const first = await firstUndecodable(config, left);
    if (first === undefined || first < 0) break;
    // Without its key frame, nothing of a group is decoded.
    const all = first === 0 || bad.length >= mostTries;
    const wrong = all ? left.slice(first) : left.slice(first, first + 1);
    bad.push(...wrong.map(({ place }) => place));
    left = left.filter((packet) => !wrong.includes(packet));
    if (all) break;
  }
  return bad;
};
