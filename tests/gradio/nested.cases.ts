import { wavOf } from '../e2e/audio';
import { type Cases, count, fill, has, hears, isThere, key, openTab, press, say, says, talk, upload } from './steps';

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
  'render-split-simple': [
    says('Write a word'),
    fill('Word', 'abc'),
    has('Textbox', 'a'),
    has('Textbox', 'c', 2),
    fill('Word', 'x'),
    count('[data-yc-kind="textbox"]', 2),
  ],
  'render-merge-simple': [
    fill('Part 1', 'one'),
    press('One more'),
    // What was written stays.
    fill('Part 2', 'two'),
    has('Part 1', 'one'),
    press('Join'),
    has('Joined', 'one two'),
  ],
  'todo-list': [
    fill('Task', 'Sweep'),
    key('Task', 'Enter'),
    says('To do: 1'),
    fill('Task', 'Cook'),
    key('Task', 'Enter'),
    says('To do: 2'),
    press('Done'),
    says('Done: 1'),
    has('Sweep, done', 'Sweep'),
    press('Remove'),
    says('To do: 0'),
  ],
};
