const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What is wrong with a date typed as YYYY-MM-DD, as a sentence that says what to do; null when nothing is, or it is empty. */
export function dateProblem(text: string): string | null {
  if (text === '') return null;
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!parts) return 'Write the date as year, month, day: 2026-02-28.';
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12) return `There is no month ${month}. Months go from 01 to 12.`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= days)
    return parts[2]!.length === 2 && parts[3]!.length === 2
      ? null
      : `Write it with two digits each: ${iso(year, month, day)}.`;
  return `${MONTHS[month - 1]} has ${days} days. Try ${iso(year, month, days)}.`;
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
