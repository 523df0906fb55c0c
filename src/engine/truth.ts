/** Three-valued logic after Kleene: false rules “and”, true rules “or”, and what is not known stays not known. */
export type Truth = 'yes' | 'no' | 'unknown';

export function truth(value: boolean | undefined): Truth {
  return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}

export function and(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

export function or(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

export function not(one: Truth): Truth {
  return one === 'yes' ? 'no' : one === 'no' ? 'yes' : 'unknown';
}
