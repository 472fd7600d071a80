import type { Report } from '../../../shared/messages';
import { firstUndecodable } from '../../codecs/decode/probe';
import { videoTimescale } from '../../codecs/video-packet';
import type { Group, PacketStore, Place } from '../../store/packet-store';

/** How far past the failure to look for bad frames, in seconds: players decode ahead of what they show. */
const ahead = 3;
/** After this many bad frames in a group, the next one takes the rest of the group with it. */
const mostTries = 20;

/**
 * Finds what a player failed on at a time, in seconds, and drops it. Returns the time of the first dropped frame, in
 * seconds, and how many were dropped; undefined if there is nothing to drop.
 */
export const mend = async (
  packetStore: PacketStore,
  time: number,
): Promise<{ readonly at: number; readonly frames: number } | undefined> => {
  const groups = packetStore.groups(time, time + ahead);
  const bad: Place[] = [];
  for (const group of groups) bad.push(...(await badOf(packetStore, group)));
  // Only the player fails on it: drop everything in the group that it has not shown yet.
  if (bad.length === 0) bad.push(...(groups[0]?.places.filter((place) => timeOf(packetStore, place) >= time) ?? []));
  if (bad.length === 0) return undefined;
  const at = Math.min(...bad.map((place) => timeOf(packetStore, place)));
  packetStore.drop(bad);
  return { at, frames: bad.length };
};

/**
 * Drops everything in a film that cannot be decoded. Returns a sentence about it, or '' if everything can be decoded.
 *
 * @throws Error with a sentence, if no frame can be decoded.
 */
export const mendAll = async (packetStore: PacketStore, report: Report): Promise<string> => {
  const groups = packetStore.groups(0, Number.POSITIVE_INFINITY);
  const bad: Place[] = [];
  for (const [i, group] of groups.entries()) {
    bad.push(...(await badOf(packetStore, group)));
    report((i + 1) / groups.length);
  }
  if (bad.length === 0) return '';
  if (bad.length === groups.reduce((sum, { places }) => sum + places.length, 0))
    throw new Error('No frame of this film can be decoded: it is damaged. Try another file.');
  const at = Math.min(...bad.map((place) => timeOf(packetStore, place)));
  packetStore.drop(bad);
  const [what, are] = bad.length === 1 ? ['One frame', 'it is'] : [`${bad.length} frames`, 'they are'];
  return `${what} from ${at.toFixed(2)} s on could not be decoded: ${are} left out, and the frame before is held.`;
};

const timeOf = ({ pieces }: PacketStore, { piece, row }: Place): number =>
  (pieces[piece]?.table.timestamp(row) ?? 0) / videoTimescale;

const badOf = async (packetStore: PacketStore, { config, places }: Group): Promise<readonly Place[]> => {
  const packets: { place: Place; data: Uint8Array<ArrayBuffer>; isKey: boolean }[] = [];
  for (const place of places) {
    const piece = packetStore.pieces[place.piece];
    if (!piece) continue;
    const [data] = await packetStore.read(piece, place.row, place.row + 1);
    if (data) packets.push({ place, data: data.slice(), isKey: piece.table.isKey(place.row) });
  }
  const bad: Place[] = [];
  for (let left = packets; left.length > 0; ) {
    const first = await firstUndecodable(config, left);
    if (first === undefined || first < 0) break;
    // Without its key frame, nothing in a group can be decoded.
    const all = first === 0 || bad.length >= mostTries;
    const wrong = all ? left.slice(first) : left.slice(first, first + 1);
    bad.push(...wrong.map(({ place }) => place));
    left = left.filter((packet) => !wrong.includes(packet));
    if (all) break;
  }
  return bad;
};
