import { expect, test } from 'vitest';
import { beginsNewFile, formatOf, type SoundFormat } from '../../../../src/media/worker/formats/detect';
import { fixture } from '../tools/fixture';
import { joinBytes, wavFile } from '../tools/wav-file';

const text = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));
const id3 = (length: number) => joinBytes(text('ID3'), Uint8Array.of(4, 0, 0, 0, 0, 0, length), new Uint8Array(length));
const wav = wavFile({ bits: 16, data: new Uint8Array(400) });
const box = (name: string) => joinBytes(Uint8Array.of(0, 0, 0, 24), text(name), text('isomiso2'));
const ebml = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81);
const oggPage = (flags: number) => joinBytes(text('OggS'), Uint8Array.of(0, flags), new Uint8Array(20));
const [tagged, plain, aac] = ['tagged-1.mp3', 'plain-1.mp3', 'second-1.aac'].map(fixture) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

test.each<[string, Uint8Array, SoundFormat | undefined]>([
  ['WAV', wav, 'wav'],
  ['RF64', wavFile({ bits: 16, data: new Uint8Array(4), id: 'RF64' }), 'wav'],
  ['AVI', wav.slice().fill(0x41, 8, 12), undefined],
  ['MP3 with ID3', tagged, 'mp3'],
  ['MP3 with a picture in ID3', fixture('picture-vbr.mp3'), 'mp3'],
  ['MP3 whose ID3 tag has not come whole', fixture('picture-vbr.mp3').slice(0, 40), 'mp3'],
  ['MP3 without any tag', plain, 'mp3'],
  ['a single header of MP3', plain.slice(0, 10), 'mp3'],
  ['layer II', fixture('layer2.mp2'), 'mp3'],
  ['a header of MP3 with none behind it', joinBytes(plain.slice(0, 208), new Uint8Array(300)), undefined],
  ['ADTS', aac, 'adts'],
  ['ADTS behind ID3', joinBytes(id3(20), aac), 'adts'],
  ['a header of ADTS with none behind it', joinBytes(aac.slice(0, 20), new Uint8Array(3000)), undefined],
  ['FLAC', text('fLaC\0\0\0\x22'), 'flac'],
  ['FLAC behind ID3', joinBytes(id3(20), text('fLaC\0\0\0\x22')), 'flac'],
  ['Ogg', oggPage(2), 'ogg'],
  ['MP4', box('ftyp'), 'mp4'],
  ['a fragment of MP4', box('moof'), 'mp4'],
  ['a segment of MP4', box('styp'), 'mp4'],
  ['WebM', ebml, 'webm'],
  ['text', text('<!doctype html><html>'), undefined],
  ['zeros', new Uint8Array(500), undefined],
  ['nothing', new Uint8Array(), undefined],
])('tells %s by its first bytes', (_, bytes, format) => {
  expect(formatOf(bytes)).toBe(format);
});

test.each<[string, Uint8Array, SoundFormat, boolean]>([
  ['a WAV in a stream of WAV', wav, 'wav', true],
  ['samples in a stream of WAV', new Uint8Array(400).fill(0xff), 'wav', false],
  ['an MP3 in a stream of WAV', plain, 'wav', true],
  ['what may be a header of MP3 in a stream of WAV', plain.slice(0, 100), 'wav', false],
  ['MP3 with a LAME tag in a stream of MP3', tagged.slice(45), 'mp3', true],
  ['MP3 with ID3 in a stream of MP3', tagged, 'mp3', true],
  ['the midst of an MP3', plain.slice(5000), 'mp3', false],
  ['ADTS in a stream of ADTS', aac, 'adts', false],
  ['MP3 without a tag in a stream of MP3', plain, 'mp3', false],
  ['ADTS in a stream of MP3', aac, 'mp3', true],
  ['a WAV in a stream of MP3', wav, 'mp3', true],
  ['the first page of an Ogg stream', oggPage(2), 'ogg', true],
  ['another page of an Ogg stream', oggPage(0), 'ogg', false],
  ['an init segment of MP4', box('ftyp'), 'mp4', true],
  ['a fragment of MP4', box('moof'), 'mp4', false],
  ['a WebM', ebml, 'webm', true],
])('sees whether %s begins a file', (_, bytes, current, begins) => {
  expect(beginsNewFile(bytes, current)).toBe(begins);
});

test('takes ADTS between frames for the same stream', () => {
  const { length } = fixture('stream.aac');
  const frame = aac.slice(((aac[4] as number) << 3) | ((aac[5] as number) >> 5), length);
  expect(formatOf(frame)).toBe('adts');
  expect(beginsNewFile(frame, 'adts')).toBe(false);
});
