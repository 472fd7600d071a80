import type { ChatMessageWire } from '../../protocol';
import type { Lent } from '../encode';

type Told = Pick<ChatMessageWire, 'title' | 'metadata' | 'options'>;

const statuses: readonly unknown[] = ['pending', 'done'];
const known = 'title, log, status, duration, id, parentId';

/** Reads what a message says besides its content: its metadata and the options to pick from. */
export const toldReader = ({ describeValue, Refusal }: Lent) => {
  const text = (value: unknown, what: string): string | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    throw new Refusal(`its ${what} is text, and this is ${describeValue(value)}`);
  };
  const id = (value: unknown, what: string): string | number | undefined => {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'string' || value === undefined || value === null) return value ?? undefined;
    throw new Refusal(`its ${what} is text or a number, and this is ${describeValue(value)}`);
  };
  const seconds = (value: unknown): number | undefined => {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
    throw new Refusal(`its metadata.duration is a number of seconds, and this is ${describeValue(value)}`);
  };
  const metadata = (given: unknown): Pick<Told, 'metadata'> & { title?: string | undefined } => {
    if (given === undefined || given === null) return {};
    if (typeof given !== 'object' || Array.isArray(given))
      throw new Refusal(`its metadata is an object such as { title: 'Search' }, and this is ${describeValue(given)}`);
    const {
      title,
      log,
      status,
      duration,
      id: own,
      parentId,
      parent_id = parentId,
      ...rest
    } = given as Record<string, unknown>;
    const [odd] = Object.keys(rest);
    if (odd !== undefined) throw new Refusal(`its metadata has no “${odd}”; there are ${known}`);
    if (status !== undefined && status !== null && !statuses.includes(status))
      throw new Refusal(`its metadata.status is 'pending' or 'done', and this is ${describeValue(status)}`);
    const found = {
      log: text(log, 'metadata.log'),
      status: (status ?? undefined) as 'pending' | undefined,
      duration: seconds(duration),
      id: id(own, 'metadata.id'),
      parentId: id(parent_id, 'metadata.parentId'),
    };
    const said = Object.entries(found).filter(([, value]) => value !== undefined);
    return {
      title: text(title, 'metadata.title'),
      ...(said.length > 0 && { metadata: Object.fromEntries(said) }),
    };
  };
  const options = (given: unknown): Pick<Told, 'options'> => {
    if (given === undefined || given === null) return {};
    if (!Array.isArray(given))
      throw new Refusal(`its options are an array such as [{ value: 'Yes' }], and this is ${describeValue(given)}`);
    const listed = Array.from(given, (option: unknown, at) => {
      if (typeof option === 'string') return { value: option, label: option };
      const { value, label } = (option ?? {}) as { value?: unknown; label?: unknown };
      if (typeof value === 'string' && (label === undefined || label === null || typeof label === 'string'))
        return { value, label: label ?? value };
      throw new Refusal(
        `its options[${at}] is text or { value, label } in text, and this is ${describeValue(typeof value === 'string' ? label : option)}`,
      );
    });
    return listed.length > 0 ? { options: listed } : {};
  };

  return (message: { title?: unknown; metadata?: unknown; options?: unknown }): Told => {
    const { title = null, ...rest } = metadata(message.metadata);
    return { title: title ?? text(message.title, 'title') ?? null, ...rest, ...options(message.options) };
  };
};
