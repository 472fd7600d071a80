import { createEffect, createSignal, onCleanup } from 'solid-js';
import type { AppModel } from './app-model';
import type { Mounted } from './mounted';

/** The timers of an app. They pause while the tab is hidden, since nobody would see what they do. */
export const Timers = (props: { model: AppModel; mounted: Mounted }) => {
  const [visible, setVisible] = createSignal(!document.hidden);
  const look = () => setVisible(!document.hidden);
  document.addEventListener('visibilitychange', look);
  onCleanup(() => document.removeEventListener('visibilitychange', look));

  for (const part of props.mounted.parts.all) {
    if (part.kind !== 'timer') continue;
    createEffect(() => {
      const seconds = part.value() as number | null;
      const { active = true } = part.properties() as { active?: boolean };
      if (!active || !visible() || seconds === null) return;
      const timer = setInterval(() => props.model.fire(part.id, 'tick'), seconds * 1000);
      onCleanup(() => clearInterval(timer));
    });
  }
  return null;
};
