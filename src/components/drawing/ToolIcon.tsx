const shapes = {
  brush:
    'M13.6 1.4a1.4 1.4 0 0 0-2 0L5.5 8l2.5 2.5 6-6.6a1.6 1.6 0 0 0-.4-2.5zM4.6 9.2c-1.7 0-2.3 1.3-2.4 2.6-.1 1-.5 1.6-1.2 2 2.9 1 6 .2 6-2.2z',
  eraser:
    'M9.3 2.2 2 9.5a1.2 1.2 0 0 0 0 1.7L4.8 14H14v-1.4H8.4l5.4-5.4a1.2 1.2 0 0 0 0-1.7L11 2.2a1.2 1.2 0 0 0-1.7 0zM5.4 12.6 3.3 10.4l3-3L9.6 10.7l-1.9 1.9z',
  crop: 'M4 1v2.6H1.2V5H4v6.6h6.8V15h1.4v-3.4H15v-1.4h-2.8V3.6H5.4V1zm1.4 4h5.4v5.2H5.4z',
  undo: 'M6.2 2.6 2 6.4l4.2 3.8V7.6c3.4-.3 5.4 1 6.3 4.8.9-4.5-1.4-7.6-6.3-7.5z',
  redo: 'M9.8 2.6 14 6.4l-4.2 3.8V7.6c-3.4-.3-5.4 1-6.3 4.8C2.6 7.9 4.9 4.8 9.8 4.9z',
};

/** The picture on a button of the drawing tools. The button has its name. */
export const ToolIcon = (props: { of: keyof typeof shapes }) => (
  <svg class="yc-icon" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
    <path d={shapes[props.of]} fill="currentColor" fill-rule="evenodd" />
  </svg>
);
