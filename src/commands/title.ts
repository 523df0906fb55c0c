import { patched, refuse, type Command } from './command';

/** The name of the whole, apart from the rest of what is not drawn: it stands where everybody sees it. */
export const renameModel: Command<{ readonly name: string }> = {
  name: 'rename model',
  label: (_, { name }) => `rename the model to ${name}`,
  run: (model, { name }) => (name.trim() === '' ? refuse('A model needs a name.') : patched(model, { name })),
};
