/** Every word of the models page, of the frame around the canvas, and of import and export. */

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const appWords = {
  product: 'Drawbridge',
  titleOf: (name: string): string => `${name} – Drawbridge`,
  undo: 'Undo',
  cancel: 'Cancel',
  dismiss: 'Dismiss',

  // Models
  models: 'Models',
  find: 'Find a model',
  newModel: 'New model',
  untitled: 'Untitled model',
  numbered: (name: string, number: number): string => `${name} ${number}`,
  copyOf: (name: string): string => `${name} (copy)`,
  size: (elements: number, flows: number): string =>
    `${counted(elements, 'element')}, ${counted(flows, 'flow')}`,
  open: (count: number): string => (count === 0 ? 'None open' : `${count} open`),
  // Without the model's name, which stands beside it: the name may be that of an example's button.
  cardActions: 'Model actions',
  openIt: 'Open',
  rename: 'Rename',
  renameTitle: (name: string): string => `Rename “${name}”`,
  name: 'Name',
  duplicate: 'Duplicate',
  exportYaml: 'Export YAML',
  remove: 'Delete',
  removed: (name: string): string => `Deleted ${name}`,
  nothingFound: (text: string): string => `Nothing matches “${text}”`,
  hidden: (count: number): string => `${counted(count, 'model is', 'models are')} hidden.`,
  clearSearch: 'Clear the search',
  cannotBeOpened: 'Cannot be opened',
  downloadStored: 'Download what is there',
  noList: 'The models in this browser cannot be read',
  openElsewhere: 'This model is open in another tab. Change it there, or close that tab first.',

  // A new version
  updateReady:
    'A new version of Drawbridge is ready. It is used when you ask for it, or when all its tabs are closed.',
  updateRefused: 'The latest edits are not saved, so the new version waits.',
  updateNow: 'Use it now',

  // Earlier versions
  versions: 'Earlier versions',
  versionsHint: 'history snapshot restore back time',
  beforeStep: (step: string): string => `Before ${step}`,
  whileEditing: 'While editing',
  // Bin
  bin: 'Bin',
  binNote: 'Deleted models stay here for 30 days.',
  deletedWhen: (when: string): string => `Deleted: ${when.charAt(0).toLowerCase()}${when.slice(1)}`,
  restoreModel: 'Restore',
  deleteForGood: 'Delete for good',
  forGoodTitle: (name: string): string => `Delete “${name}” for good?`,
  forGoodText: 'The model, its decisions and its earlier versions cannot be had back.',

  // Backup
  backUp: 'Back up everything',
  noBackup: (why: string): string => `There is no backup file: ${why}`,
  backupFile: (day: string): string => `drawbridge-backup-${day}.zip`,
  backupTitle: (source: string): string => `Restore ${source}`,
  backupOf: (when: string): string => `A backup of ${when}.`,
  backupHolds: (models: number, deleted: number, versions: number): string =>
    `It holds ${counted(models, 'model')}${deleted === 0 ? '' : `, ${deleted} more in the bin`}${versions === 0 ? '' : ` and ${counted(versions, 'earlier version')}`}.`,
  backupCalm: 'Nothing that is here is replaced: a model that differs from the one here comes beside it.',
  backupRestored: (restored: number, same: number): string =>
    `${counted(restored, 'model was', 'models were')} restored.${same === 0 ? '' : ` ${counted(same, 'model was', 'models were')} here already, just the same.`}`,
  backupBeside: (name: string): string => `${name} (from the backup)`,
  restoreBackup: 'Restore',
  close: 'Close',

  // Room
  roomUsed: (used: string | null, most: string | null): string =>
    used === null
      ? 'Everything stays in this browser.'
      : `Everything stays in this browser: ${used} used${most === null ? '' : ` of about ${most}`}.`,
  roomPromise: {
    kept: 'It is kept until you delete it.',
    'at risk': 'The browser may clear it when the disk is full.',
  },
  askToKeep: 'Ask the browser to keep it',

  // Ways to begin
  examples: 'Start from an example',
  own: 'Bring your own',
  dropHere: 'Drop a file here, or ',
  choose: 'choose one',
  accepted: 'A YAML model or a backup from Drawbridge. You can also paste.',
  letGo: 'Let go to import it',
  startBlank: 'Start with an empty diagram',
  firstTitle: 'Draw the system. See what can go wrong while you draw.',
  firstText:
    'Place a process, connect it, and the risk register fills beside it. Everything stays in this browser.',
  openExample: 'Open a finished example',

  // Import
  import: 'Import',
  importFile: 'Import file',
  notImported: (source: string): string => `${source} was not imported`,
  unchanged: 'Mend the file and import it again. The open model is unchanged.',
  nothingStored: 'Mend the file and import it again. No model was changed.',
  pasted: 'The pasted text',
  importedWith: (name: string, count: number): string => `Imported ${name}, with ${counted(count, 'note')}`,
  tooLarge: 'It is larger than 50 MB. Threat models are far smaller; check that it is the right file.',
  partMissing:
    'A part of Drawbridge could not be loaded. Reload the page and try again; nothing was changed.',
  unreadable: 'The browser could not read the file. Check that it is still there, then import it again.',
  addPack: 'Add a rule pack…',
  oneAtATime: 'Only the first file was imported. Import the others one at a time.',
  clashTitle: (name: string): string => `“${name}” is already in this browser`,
  clashText: 'Replace it with the imported model, or keep both? What is replaced stays in its snapshots.',
  clashTextOpen: 'Replace it with the imported model, or keep both? Replacing can be undone.',
  replace: 'Replace',
  keepBoth: 'Keep both',
  // Comparing
  compare: 'Compare with a version or a file…',
  copyComparison: 'Copy as Markdown',

  // An open model
  allModels: 'Models',
  modelTitle: 'Model title',
  saved: 'Saved',
  saving: 'Saving',
  notSaved: 'Not saved',
  downloadCopy: 'Download a copy',
  tryAgain: 'Try again',
  inAnotherTab: 'This model is open in another tab.',
  editHere: 'Edit here',
  penTaken:
    'Another tab took this model over before the latest edits were saved here. Download a copy to keep them.',
  cannotOpen: (why: 'missing' | 'deleted' | 'damaged' | 'newer' | 'unavailable'): string =>
    why === 'missing' ? 'There is no such model' : 'This model cannot be opened',
  opening: 'Opening the model…',
  storageSilent:
    'The browser’s storage does not answer yet. Another tab or window of Drawbridge may be holding it: close the others, and this one goes on by itself.',
  restore: 'Restore it',
  backToModels: 'Back to models',
  reload: 'Reload',
  brokeTitle: 'Something in Drawbridge broke',
  brokeText: 'What was saved is still there. Reload the page to go on.',
  brokeDownload: 'Download a copy first if the save state did not say “Saved”.',
  brokenParts: {
    canvas: 'The diagram cannot be shown',
    register: 'The risk register cannot be shown',
    details: 'The details cannot be shown',
    outline: 'The outline cannot be shown',
    dialog: 'The dialog cannot be shown',
    status: 'The status bar cannot be shown',
  },
  brokePartText:
    'Something in Drawbridge broke. Your model is whole and is still being saved; the other parts go on working.',
  showAgain: 'Show it again',
  copyDetails: 'Copy the details',
  // The frame
  commands: 'Search or run a command',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'Same as the system' },
  shortcuts: 'Keyboard shortcuts',
  copyPicture: 'Copy the diagram as a picture',
  shareLink: 'Share as a link…',
  copyLink: (of: 'threat' | 'thing' | 'model') =>
    `Copy a link to this ${of === 'thing' ? 'part of the diagram' : of}`,
  linkCopied: (of: 'threat' | 'thing' | 'model') =>
    `Link copied. It opens this ${of === 'thing' ? 'place' : of} in this browser, where the model is kept.`,
  linkNotCopied: 'The browser did not allow the copying of the link.',
  linkLeadsNowhere: 'What the link leads to is not in this model any more. The model is open instead.',
  export: 'Export',
  diagrams: (name: string): string => `Diagram: ${name}`,
  allDiagrams: 'Diagrams',
  showDetails: 'Show details',
  parts: 'Parts of the page',
  partNames: { canvas: 'Diagram', register: 'Register', details: 'Details' },
  skipLinks: 'Skip',
  skip: {
    canvas: 'Skip to the diagram',
    register: 'Skip to the risk register',
    details: 'Skip to the details',
  },
  resizeRegister: 'Height of the risk register',
  resizeDetails: 'Width of the details',
  resizeOutline: 'Width of the outline',
  nextPanel: 'Next panel',
  previousPanel: 'Previous panel',
  saveNow: 'Save now',
  keptSnapshot: 'Saved, with a snapshot.',
  snapshotLabel: 'Saved by hand',
  // Delete on the canvas, when it asks
  keep: 'Keep',

  dataInModel: 'Data in this model',

  reading: (source: string): string => `Reading ${source}`,
  stopReading: 'Stop reading',
  stoppedReading: (source: string): string => `Stopped reading ${source}. Nothing was taken over.`,
} as const;
