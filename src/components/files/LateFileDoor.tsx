import { Suspense } from 'solid-js';
import { lazily } from '../on-demand';
import type { FileDoorProps } from './FileDoor';

/** The place of a file door whose code has not come: it looks the same, and takes nothing yet. */
const ClosedDoor = (props: FileDoorProps) => (
  <div class="yc-door" data-filled={props.filled ? '' : undefined}>
    {props.children}
    <span class="yc-picker">
      <span class="yc-picker-words">{props.filled ? props.replacement : props.invitation}</span>
    </span>
  </div>
);

const Loaded = lazily<FileDoorProps>(() => import('./FileDoor').then((module) => module.FileDoor), ClosedDoor);

/** A file door that is loaded when it is first shown: an app that takes no files does not load it. */
export const LateFileDoor = (props: FileDoorProps) => (
  <Suspense fallback={<ClosedDoor {...props} />}>
    <Loaded {...props} />
  </Suspense>
);
