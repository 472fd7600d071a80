import type { Codec } from '../../api/internal';
import { extraEvents, utcOf, type WallClock, wallClockOf } from '../../protocol';
import type { Lent } from '../extra-tools';
import { clocksOf } from './time-zone';

const date = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i;
const fromNow = /^\s*now\s*(?:([+-])\s*(\d+)\s*([smhdw]))?\s*$/i;
const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** From the year 1 to 9999: others have no place in a date field. */
const [first, last] = [-62_135_596_800_000, 253_402_300_799_999];

const types = ['timestamp', 'datetime', 'string'];

/** Implements `yc.DateTime`. */
export const dateTimeOf = (lent: Lent) => {
  const { describeValue, Refusal } = lent;

  const clocksFor = (timezone: unknown) => {
    try {
      return clocksOf((timezone as string | undefined) ?? undefined);
    } catch {
      throw new RangeError(
        `The timezone of this DateTime is the name of a time zone such as "Europe/Berlin"; got ${describeValue(timezone)}.`,
      );
    }
  };

  return ({ value, type = 'timestamp', includeTime = true, timezone, ...rest }: Record<string, unknown> = {}) => {
    if (!types.includes(type as string))
      throw new TypeError(`type of this DateTime is one of ${types.join(', ')}; got ${describeValue(type)}.`);
    const clocks = clocksFor(timezone);

    const refuse = (given: unknown): never => {
      throw new Refusal(
        `it takes a date such as "2026-05-01 10:30:00", "now - 5d", a Date, or the seconds since 1970, and this is ${describeValue(given)}`,
      );
    };
    const shownAt = (instant: number) => (Math.abs(instant) <= 8.64e15 ? clocks.shown(instant) : Number.NaN);
    /** What a clock in UTC would show, in milliseconds. */
    const shownBy = (given: unknown): number => {
      if (given instanceof Date) return shownAt(given.getTime());
      if (typeof given === 'number') return shownAt(given * 1000);
      const text = typeof given === 'string' ? given : refuse(given);
      const [, sign, count, unit] = fromNow.exec(text) ?? [];
      if (fromNow.test(text)) {
        const step = unit ? seconds[unit.toLowerCase() as 's'] * Number(count) * 1000 : 0;
        return shownAt(Date.now() + (sign === '-' ? -step : step));
      }
      const [, day, minute, second = ':00', zone] = date.exec(text) ?? [];
      const utc = (day && utcOf(minute ? `${day} ${minute}${second}` : day)) ?? refuse(given);
      if (!zone) return utc as number;
      const [hours, minutes] =
        zone === 'z' || zone === 'Z' ? [0, 0] : [Number(zone.slice(0, 3)), Number(zone.slice(-2))];
      return shownAt((utc as number) - (hours * 60 + (zone[0] === '-' ? -minutes : minutes)) * 60_000);
    };

    const codec: Codec = {
      events: extraEvents.datetime,
      encode: (given): WallClock => {
        const shown = shownBy(given);
        if (!(shown >= first && shown <= last)) refuse(given);
        return wallClockOf(shown).slice(0, includeTime ? undefined : 10);
      },
      decode: (wire: WallClock) => {
        if (type === 'string') return wire;
        const instant = clocks.instantOf(utcOf(wire) ?? 0);
        return type === 'datetime' ? new Date(instant) : instant / 1000;
      },
    };
    return lent.component('datetime', value, { includeTime, timezone, ...rest } as object, { codec });
  };
};
