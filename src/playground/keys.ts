/** The name of the command key on this platform. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** Page-wide shortcuts, by the key that is pressed with Mod. Skips events that a component has already handled. */
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
