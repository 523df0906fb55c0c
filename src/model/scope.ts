import type {
  actorShape,
  assumptionShape,
  Infer,
  lookShape,
  reviewShape,
  ruleOffShape,
  scopeShape,
  settingsShape,
} from './schema';

/** What is modelled and what is not, who attacks, what is taken for granted, when to look again. */
export type Scope = Infer<typeof scopeShape>;
export type Review = Infer<typeof reviewShape>;
export type Settings = Infer<typeof settingsShape>;
export type Actor = Infer<typeof actorShape>;
export type Assumption = Infer<typeof assumptionShape>;
/** Somebody looked at an element or a flow for one category and found nothing. */
export type Look = Infer<typeof lookShape>;
/** A rule that people switched off, and why. */
export type RuleOff = Infer<typeof ruleOffShape>;

/** The threat actors that a new model starts with. */
export const STARTING_ACTORS: readonly Actor[] = [
  {
    id: 'a-external',
    name: 'External attacker',
    motivation: 'Financial gain, data theft',
    capability: 'Network access, public APIs, social engineering',
    examples: 'Script kiddies, organised crime',
    order: 1,
  },
  {
    id: 'a-user',
    name: 'Authenticated user',
    motivation: 'Privilege escalation, data access',
    capability: 'Valid credentials, API access',
    examples: 'Malicious user, compromised account',
    order: 2,
  },
  {
    id: 'a-insider',
    name: 'Insider',
    motivation: 'Data exfiltration, sabotage',
    capability: 'Internal network, source code, credentials',
    examples: 'Disgruntled employee, contractor',
    order: 3,
  },
  {
    id: 'a-bot',
    name: 'Automated bot',
    motivation: 'Credential stuffing, scraping, DDoS',
    capability: 'Volume, persistence',
    examples: 'Botnets, scrapers',
    order: 4,
  },
];
