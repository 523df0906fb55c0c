/** The words about a model that travels in a link. */
export const SHARE_WORDS = {
  title: 'Share as a link',
  what: 'The whole model is in the link: what you have drawn, decided and written. Whoever has the link can read it. It is nowhere else: browsers do not send this part of an address to a server.',
  link: 'Link',
  size: (characters: number): string => `${characters.toLocaleString('en')} characters`,
  long: 'This link is long',
  tooLong: 'This model is too large for a link',
  sendFile: 'Some programs cut long links off. The YAML model, from Export, carries any size.',
  copy: 'Copy link',
  cancel: 'Cancel',
  copied: 'Link copied. Whoever opens it reads the model as it is now.',
  notCopied: 'The browser did not allow the copying. Select the link and copy it yourself.',
  cameWithLink: 'This model came with a link',
  notKept:
    'You can look at everything. It is not kept in this browser and cannot be edited until you keep a copy.',
  keep: 'Keep a copy',
  unreadable: 'This link cannot be read',
  broken:
    'The model in it is incomplete or was not made by Drawbridge. Mail and chat programs cut long links off: ask for the link again, or for the YAML file.',
} as const;
