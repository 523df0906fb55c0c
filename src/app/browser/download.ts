/** Hands a file to the browser's downloads. Nothing leaves the page. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the content once it has begun, which some browsers do a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function downloadText(name: string, text: string, mediaType: string): void {
  download(name, new Blob([text], { type: `${mediaType};charset=utf-8` }));
}

/**
 * True when the rich text is on the clipboard: pages and word processors take the HTML, everything else the plain text.
 * The HTML may still be in the making: a browser asks that the clipboard be addressed while the press of the button counts.
 */
export function copyRich(html: Promise<Blob>, text: Blob): Promise<boolean> {
  return copyItem({ 'text/html': html, 'text/plain': as('text/plain', text) });
}

/** True when what is in a text file is on the clipboard. */
export function copyFile(text: Blob): Promise<boolean> {
  return copyItem({ 'text/plain': as('text/plain', text) });
}

/** The same bytes, by the name that the clipboard knows. */
function as(type: string, blob: Blob): Blob {
  return blob.slice(0, blob.size, type);
}

/** True when the picture is on the clipboard. */
export function copyPicture(png: Blob): Promise<boolean> {
  return copyItem({ 'image/png': png });
}

/** True when all kinds of one thing are on the clipboard. */
export async function copyItem(kinds: Readonly<Record<string, Blob | Promise<Blob>>>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    return false;
  }
}

/** True when the text is on the clipboard. Browsers may refuse. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
