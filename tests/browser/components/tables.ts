/** The cells of the rows that a table shows: what is in their fields, or else their text. */
export const rowsOf = (host: HTMLElement) =>
  [...host.querySelectorAll('tbody tr[aria-rowindex]')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.querySelector('input')?.value ?? cell.textContent),
  );
