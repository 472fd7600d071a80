/** Text to show between two times, in seconds. */
export type Cue = { readonly from: number; readonly to: number; readonly text: string };

/** Cues as a sketch gives them, with times in seconds. */
type Given = readonly { readonly text: string; readonly timestamp: readonly [from: number, to: number] }[];

const timePattern = String.raw`(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${timePattern}\s*-->\s*${timePattern}`);

const seconds = (parts: readonly (string | undefined)[]) => {
  const [hours = '0', minutes = '0', whole = '0', fraction = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${whole}.${fraction}`);
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' };

/** Strips the markup, but keeps the speaker's name, in front of the words. A `<` that opens no tag is text. */
const plain = (text: string) =>
  text
    .replace(/<v(?:\.[^\s>]*)?\s+([^>]+)>/g, (_, name: string) => `${name.trim()}: `)
    .replace(/<\/?[a-z][^<>]*>|<[\d:.]+>|\{\\[^}]*\}/gi, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .trim();

const readBlock = (block: string): Cue[] => {
  const lines = block.split('\n');
  if (/^(NOTE|STYLE|REGION)\b/.test(lines[0] ?? '')) return [];
  // The line before the times may hold a number or a name.
  const at = lines.slice(0, 2).findIndex((line) => line.includes('-->'));
  const times = timing.exec(lines[at] ?? '');
  if (!times) return [];
  const text = plain(lines.slice(at + 1).join('\n'));
  return [{ from: seconds(times.slice(1, 5)), to: seconds(times.slice(5, 9)), text }];
};

const readText = (given: string): Cue[] => {
  const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // Some files lack the blank line between the WEBVTT line and the first cue.
  const isWebVtt = /^WEBVTT(?=\s|$)/.test(text);
  const cues = text
    .replace(/^WEBVTT[^\n]*\n?/, '')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .flatMap((block) => readBlock(block.replace(/^\n+/, '')));
  if (cues.length === 0 && !isWebVtt && text.trim() !== '') {
    const start = JSON.stringify(text.trim().slice(0, 40));
    throw new Error(
      `The subtitles begin with ${start}, which is neither SRT nor WebVTT. Expected are lines such as "00:00:01,000 --> 00:00:02,500" with text below.`,
    );
  }
  return cues;
};

/**
 * Parses an SRT or WebVTT file, or a list of cues, into plain-text cues, sorted by start time. Times are in seconds.
 *
 * @throws an Error whose message is a sentence if a text is neither SRT nor WebVTT.
 */
export const parseSubtitles = (given: string | Given): Cue[] => {
  const cues =
    typeof given === 'string'
      ? readText(given)
      : given.map(({ text, timestamp: [from, to] }) => ({ from, to, text: text.trim() }));
  return cues.filter(({ from, to, text }) => from < to && text !== '').sort((a, b) => a.from - b.from);
};

/** The cue to show at a time in seconds. If several overlap, the one that started last. */
export const cueAt = (cues: readonly Cue[], time: number): Cue | undefined =>
  cues.findLast(({ from, to }) => from <= time && time < to);
