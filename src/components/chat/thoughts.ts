import type { ChatMessageWire } from '../../protocol';
import { say } from '../../words';

/** Thoughts inside thoughts beyond this depth are shown beside each other: each level needs room, and stack. */
const mostLevels = 6;

/**
 * The index of the message that each message is inside of, or −1. `undefined` if none is inside of another. A `parentId`
 * means the latest message before it that has this `id`: authors number their thoughts anew with each answer.
 */
export const parentsOf = (messages: readonly ChatMessageWire[]): number[] | undefined => {
  if (!messages.some(({ metadata }) => metadata?.parentId !== undefined)) return undefined;
  const latest = new Map<string | number, number>();
  const levels: number[] = [];
  return messages.map(({ metadata }, index) => {
    const named = metadata?.parentId === undefined ? -1 : (latest.get(metadata.parentId) ?? -1);
    levels[index] = named < 0 ? 0 : Math.min(mostLevels, (levels[named] as number) + 1);
    // What would be too deep is put beside its parent. Its own children still find it.
    if (metadata?.id !== undefined) latest.set(metadata.id, levels[index] === mostLevels ? named : index);
    return named;
  });
};

export type Tree<Row> = { top: readonly Row[]; inside: ReadonlyMap<Row, readonly Row[]> };

/** Rows as a tree. Without parents it is the list itself. */
export const treeOf = <Row>(rows: readonly Row[], parents: readonly number[] | undefined): Tree<Row> => {
  if (!parents) return { top: rows, inside: new Map() };
  const top: Row[] = [];
  const inside = new Map<Row, Row[]>();
  rows.forEach((row, index) => {
    const parent = rows[parents[index] ?? -1];
    if (parent === undefined) top.push(row);
    else inside.set(parent, [...(inside.get(parent) ?? []), row]);
  });
  return { top, inside };
};

/** A duration in words, to one decimal. */
export const secondsInWords = (seconds: number): string => {
  if (seconds < 0.1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return say`${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
};
