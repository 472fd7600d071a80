// Makes workers/models/hibari/english.json.gz of the tables in the Python package hibari-tts, and copies its networks:
//   pip download --no-deps hibari-tts==0.2.1 && unzip hibari_tts-*.whl -d hibari
//   node tests/tools/speech-pack.mjs hibari
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const [from] = process.argv.slice(2);
if (!from) throw new Error('Name the folder that hibari-tts was unpacked into.');
const assets = join(from, 'hibari/assets');
const to = 'workers/models/hibari';

const read = (name) => {
  const bytes = readFileSync(join(assets, name));
  return JSON.parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};
const inOrder = (words) => words.toSorted((a, b) => (a < b ? -1 : 1));

/** Words without the letters that each shares with the one before: how many, in base 36, then the rest. */
const packed = (words) => {
  let last = '';
  return words
    .map((word) => {
      if (/\n/.test(word)) throw new Error(`A line break in ${JSON.stringify(word)}`);
      let same = 0;
      while (same < 35 && same < last.length && same < word.length && last[same] === word[same]) same++;
      last = word;
      return same.toString(36) + word.slice(same);
    })
    .join('\n');
};

const columns = (table, write) => {
  const words = inOrder(Object.keys(table));
  return [packed(words), words.map((word) => write(table[word]))];
};
const lines = (table, write) => {
  const [words, values] = columns(table, write);
  return [words, values.join('\n')];
};

const tagger = read('tagger.json.gz');
const letterOf = (tag) => String.fromCharCode(65 + tagger.tags.indexOf(tag));
const entry = (sound) => (typeof sound === 'string' ? sound : JSON.stringify(sound));
const weights = (each) =>
  Object.entries(each)
    .map(([tag, weight]) => {
      const tenths = Math.round(weight * 10);
      if (tenths / 10 !== weight) throw new Error(`${weight} is not in tenths`);
      return letterOf(tag) + tenths;
    })
    .join('');
const [known, tags] = columns(tagger.tagdict, letterOf);

const pack = {
  gold: lines(read('lexicon_us_gold.json.gz'), entry),
  silver: lines(read('lexicon_us_silver.json.gz'), entry),
  tags: tagger.tags,
  known: [known, tags.join('')],
  common: packed(inOrder(tagger.vocab)),
  features: lines(tagger.weights, weights),
  special: read('tokenizer_exceptions.json'),
  words: read('normalize.json'),
  ids: read('vocab.json'),
  unknown: read('oov.json'),
};

mkdirSync(to, { recursive: true });
writeFileSync(join(to, 'english.json.gz'), gzipSync(JSON.stringify(pack), { level: 9 }));
copyFileSync(join(assets, 'hibari.onnx'), join(to, 'voice.onnx'));
copyFileSync(join(assets, 'oov.onnx'), join(to, 'unknown-words.onnx'));
