import type { SubjectId } from '../../model/id';
import { property, valueInWords, valueFrom, type PropertyName } from '../../model/property';
import { aboutOf, said } from '../judge/condition';
import { controlOf, propertyBehind } from '../judge/control';
import { readingsOf, type Rule } from '../rule';
import { nameIn } from '../facts/naming';
import type { View } from '../sight/view';

/** What is missing, in one sentence, where a rule in evidence finds a control not in place. {name} is the thing that lacks it. */
const MISSING: Partial<Readonly<Record<PropertyName, string>>> = {
  // Data flows
  encrypted: '{name} is not encrypted in transit',
  tls: '{name} accepts old versions of TLS',
  verifiesPeer: 'The caller on {name} does not check whom it reaches',
  strictTransport: 'Browsers are not told to insist on TLS for {name}',
  integrity: 'Messages on {name} carry no signature that is checked',
  replayProtected: 'A repeated message on {name} is not recognised',
  authn: '{name} is not strongly authenticated',
  authz: '{name} acts with the rights of the service',
  secretRotates: 'The secret used on {name} is long-lived',
  scriptReadable: 'Script in the page can read the token used on {name}',
  networkRestricted: '{name} is open to a whole network',
  originChecked: 'The web origin is not checked when {name} is opened',
  minimised: '{name} carries more data than its target needs',
  sensitiveInUrl: '{name} puts sensitive values into URLs',
  timeout: 'The caller on {name} never gives up waiting',
  fallback: 'There is no way to go on without {name}',
  audited: 'Changes made over {name} are not recorded',

  // Processes
  privilege: '{name} runs with more rights than it needs',
  validatesInput: '{name} does not check its input',
  validatesServerSide: '{name} does not repeat the checks of its clients',
  encodesOutput: '{name} does not encode its output',
  parameterizesQueries: '{name} builds queries out of input',
  authorizes: '{name} does not check permissions on each object',
  sessionExpiry: 'Sessions of {name} never end',
  cookieFlags: 'The session cookies of {name} lack their flags',
  csrfProtected: '{name} does not check which site a change comes from',
  cors: '{name} lets any web origin read its responses',
  framingBlocked: '{name} can be shown inside foreign pages',
  sri: 'Third-party scripts in {name} are not pinned',
  tokensIn: '{name} keeps tokens where script can read them',
  rateLimited: '{name} does not limit its callers',
  queryCostLimited: '{name} does not limit the cost of a query',
  ddosProtected: 'Nothing shields {name} from floods',
  redundant: '{name} runs as a single instance',
  clearance: '{name} is not cleared for what it receives',
  logs: '{name} does not log security events',
  logsShipped: 'The logs of {name} stay on its host',
  logsActor: 'The logs of {name} do not name the user',
  logsSensitive: 'Secrets or personal data reach the logs of {name}',
  encodesLogs: '{name} does not encode what it logs',
  timeSynced: 'The clock of {name} is not synchronised',
  secretsIn: '{name} keeps secrets outside of a secrets manager',
  tenantIsolation: 'Only application code keeps the tenants of {name} apart',
  hardened: '{name} runs with its default configuration',
  isolated: '{name} has no network segment of its own',
  errors: '{name} shows its internals in errors or debug endpoints',
  memorySafe: '{name} is written in a language that is not memory-safe',
  dependenciesTracked: 'Nobody tracks the components of {name}',
  metadataHardened: 'The cloud metadata endpoint is open to {name}',
  containerPrivileged: 'The container of {name} runs privileged',
  sharedHost: '{name} shares its hosts across trust levels',
  imageProvenance: 'The base image of {name} is not verified',
  dnsManaged: 'Nobody reviews the DNS records of {name}',
  scansFiles: '{name} does not check uploaded files fully',
  limitsExpansion: '{name} does not limit how far an archive expands',
  externalEntities: 'The XML parser of {name} resolves external entities',
  deserializes: '{name} turns input back into native objects',
  rendersUserTemplates: '{name} evaluates templates that users write',
  egressRestricted: '{name} may call any address',
  buildsPathsFromInput: '{name} builds file paths from input',
  redirectsFromInput: '{name} redirects to addresses taken from input',
  lockout: '{name} locks accounts after failed sign-ins',
  checksAudience: '{name} does not check for whom a token was issued',
  checksSignature: '{name} does not verify the signature of tokens',
  tokenLifetime: 'Tokens for {name} live long',
  redirectMatch: '{name} compares redirect addresses loosely',
  pkce: '{name} signs in without PKCE and state',
  signingKeysProtected: 'The signing keys of {name} are not in a key service',
  bindsWholeObjects: '{name} copies whole request objects into records',
  localCacheProtected: 'Local data of {name} is not protected',
  runsUntrustedCode: '{name} runs untrusted code next to its secrets',
  pinsSteps: 'The steps of {name} are not pinned',
  masksSecrets: '{name} does not mask secrets in its output',
  verifiesSource: '{name} does not verify commits',
  deployRights: 'The deploy rights of {name} reach too far',
  trustsMessageContent: '{name} takes rights from the content of messages',

  // Language models and agents
  approval: 'Nobody approves what {name} does',
  contentIsolated: '{name} mixes external content with its instructions',
  validatesOutput: 'The output of {name} is not checked before use',
  tokenBudget: 'Callers of {name} have no budget',
  trainsOnUntrusted: '{name} learns from untrusted data',
  promptHasSecrets: 'The instructions of {name} hold secrets',
  sharedMemory: 'Users of {name} share its memory',
  toolServersVerified: 'The tool servers of {name} are not verified',

  // Data stores
  encryptedAtRest: '{name} is not encrypted at rest',
  accessControl: 'Clients of {name} have no accounts of their own',
  clientRights: 'Client accounts of {name} have more rights than they need',
  accessAudited: 'Access to {name} is not recorded',
  publicAccess: 'Anyone can read {name}',
  publicWrite: 'Anyone can write to {name}',
  networkExposed: '{name} can be reached from the internet',
  backups: '{name} is not backed up',
  backupIsolated: 'The backups of {name} are within reach of its administrators',
  backupEncrypted: 'The backups of {name} are not encrypted',
  restoreTested: 'Restoring {name} has never been tested',
  deleteProtected: 'Nothing protects {name} against deletion',
  immutable: 'What is in {name} can be changed afterwards',
  ttl: 'Data in {name} never expires',
  cachesPrivate: '{name} keeps answers that are meant for one user',
  topicRights: '{name} does not check which topics a client may use',
  unkeyedInputs: 'The key of {name} leaves out inputs that matter',
  signedUrlTtl: 'Signed links to {name} live for hours',
  retention: '{name} keeps data without limit',
  quota: '{name} does not limit what one writer may store',
  deadLetter: 'Bad messages in {name} have nowhere to go',
  consumersIdempotent: 'Consumers of {name} do not recognise repeats',
  messagesValidated: 'Messages in {name} are not checked',
  defaultCreds: 'Vendor credentials still work on {name}',
  passwordHash: 'Passwords in {name} are not hashed to withstand guessing',
  tenantFilter: 'Searches in {name} are not filtered by tenant',
  searchRespectsRights: 'Searches in {name} ignore who may read what',
  contentVetted: 'Nobody checks what goes into {name}',
  secretScanning: '{name} is not scanned for secrets',
  signsArtifacts: 'Artifacts in {name} are not signed',

  // External entities
  entityAuthn: '{name} signs in with a single factor at most',
  managedDevice: '{name} works on a device that nobody manages',
  tamperResistant: '{name} does not resist a person with hands on it',
  identity: 'Devices of {name} share one identity',
};

/**
 * The cause of a threat in one sentence: which control is missing where. For a property without a sentence, its label and
 * value. Undefined where the rule knows no control.
 */
export function causeInWords(view: View, rule: Rule, subject: SubjectId): string | undefined {
  const cause = causeAsClause(view, rule, subject);
  return cause && `${cause.charAt(0).toUpperCase()}${cause.slice(1)}`;
}

/** The same inside a sentence: names keep their first letter, other words begin small. */
export function causeAsClause(view: View, rule: Rule, subject: SubjectId): string | undefined {
  const control = controlOf(rule);
  const name = control && propertyBehind(control);
  if (!control || !name) return undefined;
  const about = aboutOf(view, subject, control);
  if (about === undefined) return undefined;
  // What would answer the threat is no cause of it while nobody has said that it is missing.
  const isAnswer = !readingsOf(rule.when).includes(control);
  if (isAnswer && said(view, about, name) === undefined) return undefined;
  const template = MISSING[name] ?? `{name}: ${labelled(view, about, name)}`;
  const clause = `${template.charAt(0).toLowerCase()}${template.slice(1)}`;
  return clause.replace('{name}', () => nameIn(view, about));
}

function labelled(view: View, about: SubjectId, name: PropertyName): string {
  const { label } = property(name);
  const value = valueFrom(name, view.stored(about, name));
  return `${label.charAt(0).toLowerCase()}${label.slice(1)} is ${valueInWords(name, value)}`;
}
