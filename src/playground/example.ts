/** The groups of the gallery, in order. */
export const groups = [
  'Start',
  'Text and chat',
  'Images',
  'Sound',
  'Video',
  'Microphone and camera',
  'Models',
  'Patterns',
] as const;

/**
 * A sketch in the gallery. `name` is its name in `#example=` and in the file names of its pictures, one in dark colours and
 * one in light. `bare` says that there is one for both, which shows an image or a video and nothing of the page. `files` are
 * those beside `source`, by the names that it imports them by.
 */
export type Example = {
  name: string;
  group: (typeof groups)[number];
  title: string;
  description: string;
  source: string;
  files?: Readonly<Record<string, string>>;
  bare?: true;
};
