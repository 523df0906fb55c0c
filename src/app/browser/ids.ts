import { idMaker } from '../../model/id';

/** Ids from the browser's own randomness. */
export const newId = idMaker((below) => {
  // The rest of 2^32 by `below` would make the first letters a little likelier; those numbers are drawn again.
  const fair = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < fair) return drawn % below;
  }
});
