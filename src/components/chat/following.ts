import { createSignal, onCleanup, onMount } from 'solid-js';

/** So near the end, in CSS pixels, the reader is at it. */
const near = 24;

/** Not in WebKit. */
const anchors = CSS.supports('overflow-anchor', 'auto');

type Parts = {
  /** What scrolls. */
  box(): HTMLElement;
  /** What is in it, and grows. */
  content(): HTMLElement;
};

/**
 * Keeps a box scrolled to its end as its content grows, until the reader scrolls up; and again once they are back at the
 * end. Nothing is measured but where the engine has just laid out anyway.
 */
export const createFollowing = ({ box, content }: Parts) => {
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
    // Content that grows leaves the end behind too, without a move; content that shrinks moves, but to the end.
    if (scrollTop < last - 0.5 && left > 1) setFollowing(false);
    else if (scrollTop > last && left < near) setFollowing(true);
    last = scrollTop;
  };
  const onWheel = (event: WheelEvent) => {
    // The first steps of a smooth scroll are too small to tell from none, and would be undone.
    const { scrollHeight, clientHeight } = box();
    if (event.deltaY < 0 && !event.ctrlKey && scrollHeight > clientHeight + 1) setFollowing(false);
  };

  onMount(() => {
    // Called between layout and paint: pictures, fonts and colours that come late are followed too.
    const observer = new ResizeObserver(() => {
      if (following()) toEnd();
    });
    observer.observe(content());
    observer.observe(box());
    box().addEventListener('scroll', onScroll, { passive: true });
    box().addEventListener('wheel', onWheel, { passive: true });
    onCleanup(() => observer.disconnect());
  });

  return {
    following,
    /** Goes to the end and follows it from now on. */
    follow: () => {
      setFollowing(true);
      toEnd();
    },
    /** Does something that changes what stands above, and leaves in place what the reader looks at. */
    around: (change: () => void) => {
      // The observer goes to the end after the layout that comes anyway; to measure here would force one.
      if (following()) return change();
      const element = box();
      // The engine keeps the place by itself, but at the very top.
      if (anchors && element.scrollTop > 0) return change();
      const fromEnd = element.scrollHeight - element.scrollTop;
      change();
      element.scrollTop = element.scrollHeight - fromEnd;
      last = element.scrollTop;
    },
  };
};
