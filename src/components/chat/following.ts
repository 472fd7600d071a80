import { createSignal, onCleanup, onMount } from 'solid-js';

/** Within this distance of the end, in CSS pixels, the reader counts as being there. */
const near = 24;

/** WebKit does not support scroll anchoring. */
const anchors = CSS.supports('overflow-anchor', 'auto');

type Parts = {
  /** The scroll container. */
  box(): HTMLElement;
  /** Its growing content. */
  content(): HTMLElement;
  /** `false` leaves the box where it is, and only tells whether the reader is at the end. */
  follows?: boolean;
};

/**
 * Keeps a box scrolled to its end as its content grows, until the reader scrolls up; starts again once they are back at
 * the end. Measures only right after the engine has done layout anyway.
 */
export const createFollowing = ({ box, content, follows = true }: Parts) => {
  const [following, setFollowing] = createSignal(true);
  let last = 0;

  const toEnd = () => {
    const element = box();
    element.scrollTop = element.scrollHeight;
    last = element.scrollTop;
  };
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box();
    const left = scrollHeight - clientHeight - scrollTop;
    // Growing content also leaves the end behind, but without scrolling; shrinking content scrolls, but to the end.
    if (scrollTop < last - 0.5 && left > 1) setFollowing(false);
    else if (scrollTop > last && left < near) setFollowing(true);
    last = scrollTop;
  };
  const onWheel = (event: WheelEvent) => {
    // The first steps of a smooth scroll are too small to notice in `onScroll`, and would be undone.
    const { scrollHeight, clientHeight } = box();
    if (event.deltaY < 0 && !event.ctrlKey && scrollHeight > clientHeight + 1) setFollowing(false);
  };

  onMount(() => {
    // Called between layout and paint, so late pictures, fonts and colours are followed too.
    const observer = new ResizeObserver(() => {
      const { scrollTop, scrollHeight, clientHeight } = box();
      if (!follows) setFollowing(scrollHeight - clientHeight - scrollTop < near);
      else if (following()) toEnd();
    });
    observer.observe(content());
    observer.observe(box());
    box().addEventListener('scroll', onScroll, { passive: true });
    box().addEventListener('wheel', onWheel, { passive: true });
    onCleanup(() => observer.disconnect());
  });

  return {
    following,
    /** Whether the end is kept in sight. */
    steady: () => follows && following(),
    /** Scrolls to the end and follows it from now on. */
    follow: () => {
      setFollowing(true);
      toEnd();
    },
    /** Runs a change to the content above, keeping what the reader looks at in place. */
    around: (change: () => void) => {
      // The observer scrolls to the end after the next layout; measuring here would force an extra one.
      if (follows && following()) return change();
      const element = box();
      // Scroll anchoring keeps the place, except at the very top.
      if (anchors && element.scrollTop > 0) return change();
      const fromEnd = element.scrollHeight - element.scrollTop;
      change();
      element.scrollTop = element.scrollHeight - fromEnd;
      last = element.scrollTop;
    },
  };
};
