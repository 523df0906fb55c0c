/** Whether a text is a rule pack and no model. Apart from its reader, for every page asks this of what is pasted. */
export function looksLikePack(text: string): boolean {
  return /^["']?rule_pack["']?[ \t]*:/m.test(text) && !/^["']?schema["']?[ \t]*:/m.test(text);
}
