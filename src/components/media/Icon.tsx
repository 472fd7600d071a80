const shapes = {
  play: 'M4 2.5v11L13.5 8z',
  pause: 'M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z',
  back: 'M8 3.5v9L2 8zM14 3.5v9L8 8z',
  forward: 'M2 3.5v9L8 8zM8 3.5v9L14 8z',
  sound: 'M1.5 6v4H4l3.5 3V3L4 6zM10 5.2l.8-1a5 5 0 0 1 0 7.6l-.8-1a3.7 3.7 0 0 0 0-5.6z',
  full: 'M2 2h5v1.5H3.5V7H2zM9 12.5h3.5V9H14v5H9z',
  small: 'M1.5 3h13v10h-13zM3 4.5v7h10v-7zM7.5 7.5H12V11H7.5z',
  muted: 'M1.5 6v4H4l3.5 3V3L4 6zM10.2 5.3l-.9.9L11.1 8 9.3 9.8l.9.9L12 8.9l1.8 1.8.9-.9L12.9 8l1.8-1.8-.9-.9L12 7.1z',
  record: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  stop: 'M3.5 3.5h9v9h-9z',
  camera: 'M5.5 3h5l1 1.5H15v9H1v-9h3.5zM8 6a2.8 2.8 0 1 0 0 5.6A2.8 2.8 0 0 0 8 6z',
};

export const Icon = (props: { shape: keyof typeof shapes }) => (
  <svg class="yc-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={shapes[props.shape]} />
  </svg>
);
