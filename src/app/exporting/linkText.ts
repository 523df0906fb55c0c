/** A text as the end of a link: deflated, in letters that every address takes. Nothing of it is ever sent to a server. */

/** Characters. Longer links are cut off by some mail and chat programs. */
export const LONG_LINK = 8_000;
/** Characters. Longer ones do not work in every browser. */
export const LONGEST_LINK = 32_000;
/** Characters of text: what a link may unpack to, however well it is packed. */
const MOST_TEXT = 5_000_000;

/** Base64 with the alphabet for addresses (RFC 4648, section 5), of raw DEFLATE (RFC 1951). */
export async function packText(text: string): Promise<string> {
  const packed = await new Response(through(text, new CompressionStream('deflate-raw'))).arrayBuffer();
  let letters = '';
  for (const byte of new Uint8Array(packed)) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text again; null for what `packText` has not written, and for what unpacks to more than a model can be. */
export async function unpackText(packed: string): Promise<string | null> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const reader = through(bytes, new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length <= MOST_TEXT) continue;
      await reader.cancel();
      return null;
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

function through(
  content: BlobPart,
  stream: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([content]).stream().pipeThrough(stream);
}
