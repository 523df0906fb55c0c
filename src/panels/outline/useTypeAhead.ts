import { useRef } from 'react';

/** Letters closer than this belong to one word, ms. */
const WITHIN = 700;

/** Gathers letters typed quickly after each other into the beginning of a name. */
export function useTypeAhead(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const now = Date.now();
    const text = (now - typed.current.at < WITHIN ? typed.current.text : '') + letter.toLowerCase();
    typed.current = { text, at: now };
    return text;
  };
}
