/** The words about the file on the disk that a model is kept in. */
export const FILE_WORDS = {
  open: 'Open a file to work in',
  openHint: 'disk folder repository handle yaml',
  save: 'Save to a file',
  saveHint: 'disk folder repository handle yaml write export',
  kindOfFile: 'YAML model',
  saved: (name: string): string => `Saved to ${name}.`,
  notSaved: (name: string, why: string): string => `${name} was not saved: ${why}`,
  gone: 'the file cannot be reached any more. Save to a file again to choose another.',
  busy: (name: string): string =>
    `${name} cannot be read at the moment, so nothing was written over it. Another program may be writing it: try again.`,
  waiting: (name: string): string => `This model is kept in ${name}`,
  waitingText: 'The browser asks again before a page may use a file that was opened in an earlier visit.',
  reconnect: (name: string): string => `Reconnect to ${name}`,
  letGo: 'Forget the file',
  refused: (name: string): string =>
    `The browser did not allow the use of ${name}. The model is saved in this browser all the same.`,
  changed: (name: string): string => `${name} was changed outside Drawbridge`,
  changedText: 'Look at the difference before you take it. Taking it is a step that can be undone.',
  unreadable: (why: string): string => `What is in it now cannot be read as a model: ${why}`,
  difference: 'Show the difference',
  take: 'Take the file',
  writeOver: 'Write mine over it',
  mine: 'the model here',
  first: (name: string): string => `${name} was changed outside. Decide above what to do with it.`,
} as const;
