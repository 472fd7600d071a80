/** Formats a time for people: only the time of day if it is today, otherwise with the date. */
export const when = (time: number): string => {
  const sameDay = new Date(time).toDateString() === new Date().toDateString();
  const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(undefined, sameDay ? clock : { day: 'numeric', month: 'short', ...clock }).format(
    time,
  );
};
