/** Gives the keyboard to the row of the register that is its tab stop; false while no rows are shown. */
export function goToRows(): boolean {
  const row = document.querySelector<HTMLElement>('tr[data-key][tabindex="0"]');
  row?.focus();
  return row !== null;
}
