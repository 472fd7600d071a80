import { createEffect, createSignal, on, onCleanup, untrack } from 'solid-js';
import type { ChatMessageWire } from '../../../protocol';
import { say } from '../../../words';
import type { ComponentProps } from '../../contract';
import { useFileSource } from '../../file-source';
import { keepable, sizeOf, titleOf } from './keepable';
import { Full, forget, type Kept, keepMessages, listKept, newId, type Owner, readMessages } from './store';

/** How long a conversation may change before it is written, in milliseconds. */
const patience = 500;

/** The conversation on the page; without an id until it is kept. `known` is the revision that this tab wrote or read. */
type Conversation = { id?: string; known?: string };

type Deleted = { kept: Kept; messages: readonly ChatMessageWire[] };

/** The conversations of a chat that this browser keeps. */
export const createConversations = (of: ComponentProps<'chatbot'>) => {
  const identity = useFileSource().owner ?? 'nowhere';
  const ownerOf = async (): Promise<Owner> => [await identity, untrack(() => of.properties.label ?? '')];
  const [list, setList] = createSignal<readonly Kept[]>([]);
  const [current, setCurrent] = createSignal<string>();
  const [problem, setProblem] = createSignal<string>();
  const [deleted, setDeleted] = createSignal<Deleted>();
  let active: Conversation = {};
  /** What was opened last: it is not written again before it changes. */
  let opened: readonly ChatMessageWire[] | undefined;
  let waiting: { messages: readonly ChatMessageWire[]; of: Conversation } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();

  const unkept = (thrown: unknown) =>
    setProblem(
      thrown instanceof Full
        ? say(
            'This chat keeps 200 conversations, or 100 MB, at most, so this one is not kept. Delete some of them to make room.',
          )
        : thrown instanceof Error && thrown.name === 'QuotaExceededError'
          ? say(
              'This browser has no more room, so this conversation is not kept. What was kept before stays; delete some of it to make room.',
            )
          : say('This browser does not keep conversations here, as in a private window. This one ends with the page.'),
    );
  const refresh = async () => {
    try {
      setList(await listKept(await ownerOf()));
    } catch (thrown) {
      unkept(thrown);
    }
  };
  const begin = (conversation: Conversation) => {
    active = conversation;
    setCurrent(conversation.id);
  };
  const write = async (messages: readonly ChatMessageWire[], conversation: Conversation) => {
    conversation.id ??= newId();
    try {
      const stored = await keepable(messages);
      const said = { title: titleOf(messages), size: sizeOf(stored) };
      const next = { id: conversation.id, ...said, changed: Date.now(), revision: newId() };
      const kept = await keepMessages(await ownerOf(), next, conversation.known, stored);
      conversation.id = kept.id;
      conversation.known = kept.revision;
      setProblem();
    } catch (thrown) {
      unkept(thrown);
    }
    if (conversation === active) setCurrent(conversation.id);
    await refresh();
  };
  /** Writes what has changed, one write after the other. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const next = waiting;
    waiting = undefined;
    if (next) writing = writing.then(() => write(next.messages, next.of));
    return writing;
  };

  createEffect(
    on(
      () => of.value,
      (messages) => {
        if (!messages?.length) {
          // An emptied chat begins another conversation; the one before stays in the list.
          void flush();
          begin({});
        } else if (messages !== opened && messages.some(({ role }) => role === 'user')) {
          waiting = { messages, of: active };
          timer ??= setTimeout(flush, patience);
        }
      },
    ),
  );
  const onHide = () => {
    if (document.visibilityState === 'hidden') void flush();
    else void refresh();
  };
  document.addEventListener('visibilitychange', onHide);
  addEventListener('pagehide', flush);
  onCleanup(() => {
    document.removeEventListener('visibilitychange', onHide);
    removeEventListener('pagehide', flush);
    void flush();
  });
  void refresh();

  return {
    list,
    current,
    problem,
    deleted,
    begin: () => of.onInput([]),
    open: async (kept: Kept) => {
      await flush();
      const messages = await readMessages(await ownerOf(), kept.id).catch(() => undefined);
      if (!messages) {
        setProblem(say`“${kept.title}” cannot be read any more.`);
        return refresh();
      }
      opened = messages;
      begin({ id: kept.id, known: kept.revision });
      of.onInput(messages);
    },
    remove: async (kept: Kept) => {
      await flush();
      const owner = await ownerOf();
      const messages = (await readMessages(owner, kept.id).catch(() => undefined)) ?? [];
      await forget(owner, kept.id).catch(unkept);
      setDeleted({ kept, messages });
      if (untrack(current) === kept.id) of.onInput([]);
      await refresh();
    },
    restore: async () => {
      const undone = untrack(deleted);
      if (!undone) return;
      setDeleted();
      const { kept, messages } = undone;
      await keepMessages(await ownerOf(), kept, kept.revision, messages).catch(unkept);
      await refresh();
    },
  };
};
