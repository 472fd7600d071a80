/** What the key for commands is called on this machine. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Keys of the whole page: each names what is held besides Mod. What a component has taken for itself is left to it. */
export const onModKeys = (commands: Record<string, () => void>): (() => void) => {
  const listen = (event: KeyboardEvent) => {
    const mod = event.metaKey !== event.ctrlKey;
    if (!mod || event.altKey || event.shiftKey || event.defaultPrevented || !Object.hasOwn(commands, event.key)) return;
    event.preventDefault();
    if (!event.repeat) commands[event.key]?.();
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
};
