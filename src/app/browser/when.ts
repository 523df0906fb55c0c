/** When something happened, as people say it: “2 minutes ago”, “yesterday”, “12 May”. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export function whenWas(at: number, now: number): string {
  if (at <= 0) return '';
  const since = Math.max(0, now - at);
  if (since < MINUTE) return 'Just now';
  if (since < HOUR) return ago.format(-Math.floor(since / MINUTE), 'minute');
  const days = calendarDay(now) - calendarDay(at);
  if (days === 0) return ago.format(-Math.floor(since / HOUR), 'hour');
  if (days < 7) return capital(ago.format(-days, 'day'));
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? dayOfYear : fullDay).format(at);
}

function calendarDay(time: number): number {
  return Math.floor((time - new Date(time).getTimezoneOffset() * MINUTE) / DAY);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** “12 May 2026, 14:05”. */
export function momentOf(at: number): string {
  return moment.format(at);
}
