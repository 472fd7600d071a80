import { describe, expect, test } from 'vitest';
import { cueAt, parseSubtitles } from '../../../../../src/media/page/playback/subtitles';

describe('SubRip text', () => {
  test('is read with its numbers, commas and lines', () => {
    const text = '1\n00:00:01,000 --> 00:00:02,500\nHello,\nworld\n\n2\n01:00:03,040 --> 01:00:04,000\nBye\n';
    expect(parseSubtitles(text)).toEqual([
      { from: 1, to: 2.5, text: 'Hello,\nworld' },
      { from: 3603.04, to: 3604, text: 'Bye' },
    ]);
  });

  test('of Windows, with a byte order mark and blank lines that hold spaces', () => {
    const text =
      '\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n \r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nTwo';
    expect(parseSubtitles(text).map((cue) => cue.text)).toEqual(['One', 'Two']);
  });

  test('loses its tags and keeps what only looks like one', () => {
    const cue = (text: string) => parseSubtitles(`1\n00:00:00,000 --> 00:00:01,000\n${text}`)[0]?.text;
    expect(cue('<i>Softly</i> <font color="red">red</font> {\\an8}top')).toBe('Softly red top');
    expect(cue('1 < 2 and 3 > 2, I <3 you')).toBe('1 < 2 and 3 > 2, I <3 you');
  });

  test('without its numbers, too', () => {
    expect(parseSubtitles('00:00:01,000 --> 00:00:02,000\nHello')).toEqual([{ from: 1, to: 2, text: 'Hello' }]);
  });
});

describe('WebVTT text', () => {
  test('is read without hours, with names, settings and a header of its own', () => {
    const text =
      'WEBVTT - A title\nKind: captions\n\nintro\n00:01.000 --> 00:02.250 align:start position:10%\nHello\n\n00:02.250 --> 00:03.000\nthere';
    expect(parseSubtitles(text)).toEqual([
      { from: 1, to: 2.25, text: 'Hello' },
      { from: 2.25, to: 3, text: 'there' },
    ]);
  });

  test('skips notes, styles and regions', () => {
    const text =
      'WEBVTT\n\nNOTE\n00:00.000 is no time\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE one line\n\n00:01.000 --> 00:02.000\nHello';
    expect(parseSubtitles(text)).toEqual([{ from: 1, to: 2, text: 'Hello' }]);
  });

  test('says who speaks, and loses classes, times within and entities', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Roger Bingham>We are <c.x>in</c> <00:01.500>New &amp; York</v>\n<v Neil>Yes&nbsp;&lt;b&gt;';
    expect(parseSubtitles(text)[0]?.text).toBe('Roger Bingham: We are in New & York\nNeil: Yes\u00a0<b>');
  });

  test('may have no cues at all', () => {
    expect(parseSubtitles('WEBVTT\n\nNOTE nothing yet')).toEqual([]);
  });
});

test('a list of cues is put in order; what is empty or ends before it begins is left out', () => {
  const list = [
    { text: 'b', timestamp: [2, 3] },
    { text: ' ', timestamp: [0, 1] },
    { text: 'a', timestamp: [0, 2] },
    { text: 'c', timestamp: [5, 4] },
    { text: 'd', timestamp: [Number.NaN, 4] },
  ] as const;
  expect(parseSubtitles(list)).toEqual([
    { from: 0, to: 2, text: 'a' },
    { from: 2, to: 3, text: 'b' },
  ]);
});

test('a text that is neither is refused with a sentence that names its beginning', () => {
  expect(() => parseSubtitles('Dear reader, this is a letter.')).toThrow(
    'The subtitles begin with "Dear reader, this is a letter.", which is neither SRT nor WebVTT.',
  );
  expect(parseSubtitles('')).toEqual([]);
});

test('the cue of a time is the one that began last of those that are on', () => {
  const cues = parseSubtitles([
    { text: 'long', timestamp: [0, 10] },
    { text: 'short', timestamp: [2, 3] },
  ]);
  expect([-1, 0, 2, 2.999, 3, 10].map((time) => cueAt(cues, time)?.text)).toEqual([
    undefined,
    'long',
    'short',
    'short',
    'long',
    undefined,
  ]);
});
