import { wavOf } from '../e2e/audio';
import { type Cases, fill, has, hears, isThere, openTab, press, say, talk, upload } from './steps';

const sound = { name: 'half.wav', mimeType: 'audio/wav', buffer: Buffer.from(wavOf(new Int16Array(8000))) };

export const cases: Cases = {
  'blocks-plug': [
    fill('text', 'ho'),
    press('Submit'),
    has('Output', 'ho'),
    press('To the last'),
    has('Shown', 'It stays so.'),
    isThere('Shown'),
  ],
  'stt-or-tts': [
    fill('Words', 'ab'),
    press('Submit'),
    hears('Tones', { seconds: 0.2 }),
    openTab('Measure'),
    upload('Sound', sound),
    press('Submit'),
    has('Found', '0.5 s of sound'),
  ],
  'tabbed-interface-lite': [
    fill('name', 'Ada'),
    press('Submit'),
    has('Output', 'Hello Ada'),
    openTab('Bye'),
    fill('name', 'Ada'),
    press('Submit'),
    has('Output', 'Bye Ada'),
    openTab('Chat'),
    say('Bob'),
    talk('Bob', 'Hello Bob'),
  ],
};
