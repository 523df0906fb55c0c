/** The pickers that Chromium has and the types of the page do not. */
interface Pickers {
  showOpenFilePicker?: (options: object) => Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

export const pickers = (): Pickers => window as Pickers;

/** Whether this browser lets a page write into a file that the person has chosen. */
export function canLink(): boolean {
  return pickers().showSaveFilePicker !== undefined && pickers().showOpenFilePicker !== undefined;
}
