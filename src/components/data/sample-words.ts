import type { Kind, WireValue } from '../../protocol';
import { say } from '../../words';

/** The most characters to show of a text. */
const most = 60;

/** A value of a sample in a few words. */
export const inWords = (value: WireValue, kind: Kind = 'file'): string => {
  if (value === null) return '–';
  if (typeof value === 'string') return value.length > most ? `${value.slice(0, most - 1)}…` : value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return value
      .map((each) =>
        each instanceof File
          ? each.name
          : typeof each !== 'object'
            ? String(each)
            : each && 'url' in each
              ? lastOf(each.url)
              : each && 'text' in each
                ? each.text
                : '…',
      )
      .join(', ')
      .slice(0, most);
  if ('as' in value) return value.as === 'url' ? lastOf(value.url) : kind;
  if ('rows' in value) return say`${value.rows.length} rows`;
  return 'label' in value ? value.label : '…';
};

/** The file name in a URL. */
const lastOf = (url: string) => (url.startsWith('data:') ? 'file' : url.split('/').at(-1) || url);
