import { createSignal } from 'solid-js';
import { createComponent, render } from 'solid-js/web';
import '../../../src/app/theme.css';
import { componentOf, type KindComponent } from '../../../src/components';
import '../../../src/components/styles.css';
import { applyChat, type ChatMessageWire, nextTurn } from '../../../src/protocol';
import type { Figures, Measured } from '../figures';

export const figures = {
  single: { what: 'chat: tokens to the screen, each drawn by itself', unit: '/s', atLeast: 500 },
  singleLongest: { what: 'the same: longest task', unit: 'ms', under: 50 },
  thousand: { what: 'chat of 1,000 messages: tokens to the screen', unit: '/s', atLeast: 500 },
  thousandLongest: { what: 'the same: longest task', unit: 'ms', under: 50 },
  frames: { what: 'chat of 1,000 messages at 200 tokens a second: frames', unit: '/s', atLeast: 57 },
  framesLongest: { what: 'the same: longest task', unit: 'ms', under: 50 },
  shown: { what: 'chat of 1,000 messages: from its value to its end on the screen', unit: 'ms' },
  whole: { what: 'the same: to all of it in the page', unit: 'ms' },
  mountLongest: { what: 'the same: longest task', unit: 'ms', under: 50 },
} satisfies Figures;

const seconds = 3;

const said = (role: ChatMessageWire['role'], text: string): ChatMessageWire => ({
  role,
  content: [{ type: 'text', text }],
  title: null,
});

const answer = `Some **text** with \`code\` and a [link](https://example.com).

- one point
- another

\`\`\`js
const add = (a, b) => a + b; // and so on
\`\`\`
`;

const history = (count: number) =>
  Array.from({ length: count }, (_, i) => (i % 2 ? said('assistant', answer) : said('user', `Question ${i}?`)));

/** What a model says: words, with a new paragraph now and then, and code. */
const tokenAt = (count: number) =>
  count % 400 === 0 ? `\n\n${answer}\n` : count % 60 === 0 ? '\n\n' : count % 7 ? 'word ' : '**bold** ';

const frame = () => new Promise(requestAnimationFrame);

const mountChat = () => {
  const root = document.body.appendChild(document.createElement('div'));
  root.style.inlineSize = '50rem';
  const [value, setValue] = createSignal<ChatMessageWire[] | null>(null, { equals: false });
  const dispose = render(
    () =>
      createComponent(componentOf('chatbot') as unknown as KindComponent<'chatbot'>, {
        id: 'chat',
        kind: 'chatbot',
        get value() {
          return value();
        },
        properties: {},
        interactive: false,
        stale: false,
        listened: new Set(['like', 'retry', 'undo', 'edit']),
        onInput: () => {},
        onEvent: () => {},
      }),
    root,
  );
  return {
    set: setValue,
    say: (append: string) =>
      setValue((before) => applyChat(before ?? [], { slot: 'chat', keep: before?.length ?? 0, append, messages: [] })),
    text: () => root.querySelector('.yc-chat-message:last-child .yc-prose')?.textContent ?? '',
    messages: () => root.getElementsByClassName('yc-chat-message').length,
    loaded: async () => {
      while (root.querySelector('.yc-loading')) await frame();
    },
    dispose: () => {
      dispose();
      root.remove();
    },
  };
};
type Chat = ReturnType<typeof mountChat>;

/** The longest task while something goes on, in milliseconds; those under 50 are told by no engine, and count as 0. */
const longestTask = async (during: () => Promise<void>) => {
  let longest = 0;
  const see = (entries: PerformanceEntryList) => {
    for (const entry of entries) longest = Math.max(longest, entry.duration);
  };
  const observer = new PerformanceObserver((list) => see(list.getEntries()));
  observer.observe({ type: 'longtask' });
  await during();
  await frame();
  await nextTurn();
  see(observer.takeRecords());
  observer.disconnect();
  return longest;
};

/** One commit a token, as fast as the page can, with its frames between them. */
const flood = async (chat: Chat) => {
  let count = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    chat.say(tokenAt(++count));
    await nextTurn();
  }
  chat.say(' end');
  while (!chat.text().trimEnd().endsWith('end')) await frame();
  await frame();
  return (count / (performance.now() - began)) * 1000;
};

/** At 200 tokens a second, drawn once a frame as an app does: how many frames there are a second. */
const pace = async (chat: Chat) => {
  let count = 0;
  let frames = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    await frame();
    frames++;
    let text = '';
    for (; count < ((performance.now() - began) / 1000) * 200; count++) text += tokenAt(count + 1);
    chat.say(text);
  }
  return (frames / (performance.now() - began)) * 1000;
};

const begin = async (count: number) => {
  const chat = mountChat();
  chat.set([]);
  await chat.loaded();
  chat.set([...history(count - 1), said('assistant', 'Begin. ')]);
  while (chat.messages() < count) await frame();
  // A first second, in which code is still being compiled, is left out.
  for (let i = 0; i < 60; i++) {
    chat.say(tokenAt(i));
    await frame();
  }
  return chat;
};

const takeFlood = async (count: number) => {
  const chat = await begin(count);
  let rate = 0;
  const longest = await longestTask(async () => {
    rate = await flood(chat);
  });
  chat.dispose();
  return [rate, longest] as const;
};

const takeMount = async () => {
  const chat = mountChat();
  chat.set([]);
  await chat.loaded();
  await frame();
  let shown = 0;
  const began = performance.now();
  const mountLongest = await longestTask(async () => {
    chat.set(history(1000));
    await frame();
    await nextTurn();
    shown = performance.now() - began;
    while (chat.messages() < 1000) await frame();
  });
  const whole = performance.now() - began;
  chat.dispose();
  return { shown, whole, mountLongest };
};

export const measure = async (): Promise<Measured<typeof figures>> => {
  const [single, singleLongest] = await takeFlood(1);
  const mounted = await takeMount();
  const [thousand, thousandLongest] = await takeFlood(1000);
  const chat = await begin(1000);
  let frames = 0;
  const framesLongest = await longestTask(async () => {
    frames = await pace(chat);
  });
  chat.dispose();
  return { single, singleLongest, thousand, thousandLongest, frames, framesLongest, ...mounted };
};
