import { property, type PropertyName, type Value } from '../../model/property';
import { SET_BY } from '../facts/facts';
import { isProperty, readingsOf, type Reading, type Rule } from '../rule';

/** Which properties are controls, and which of their values protect: behind “addressed by design”, root causes and advice. */

/**
 * Properties that describe instead of protect, although the panel shows them among the controls: any answer is a fair
 * one. Basics, capabilities and kinds of data are told by their group.
 */
const DESCRIBES: ReadonlySet<PropertyName> = new Set([
  'protocol',
  'class',
  'clearance',
  'sessions',
  'publicByDesign',
  'tools',
  'outputSink',
  'ingestsExternalContent',
]);

/** Values that make some rule false because nothing is there, not because something protects. */
const WEAK: Partial<Readonly<Record<PropertyName, readonly string[]>>> = {
  authn: ['none'],
  authz: ['none'],
  integrity: ['none'],
  entityAuthn: ['none', 'basic', 'password'],
  identity: ['vendor', 'shared'],
  privilege: ['root', 'admin', 'wildcard', 'broad'],
  authorizes: ['none'],
  sessionExpiry: ['none'],
  cors: ['wildcard'],
  tokensIn: ['browser-storage'],
  tokenLifetime: ['long'],
  redirectMatch: ['prefix', 'pattern'],
  lockout: ['none'],
  logs: ['none', 'basic'],
  errors: ['verbose'],
  secretsIn: ['code', 'env', 'file'],
  tenantIsolation: ['none', 'app'],
  imageProvenance: ['unverified'],
  externalEntities: ['enabled'],
  deployRights: ['broad'],
  accessControl: ['none', 'shared'],
  clientRights: ['all', 'broad'],
  signedUrlTtl: ['long'],
  ttl: ['none'],
  retention: ['none'],
  passwordHash: ['plain', 'fast'],
};

/** Whether a property is a control that people put in place: not what a thing is, what it can do or what it holds. */
export function isControl(name: PropertyName): boolean {
  const { group, type } = property(name);
  return group !== 'Basics' && group !== 'Capabilities' && type !== 'set' && !DESCRIBES.has(name);
}

/** Whether a value says that a control is there. */
export function protects(name: PropertyName, value: Value): boolean {
  return isControl(name) && !(typeof value === 'string' && WEAK[name]?.includes(value));
}

const controls = new WeakMap<Rule, Reading | null>();

/**
 * The reading of a rule that tells which control is missing, or null where the rule knows none: the last control in its
 * condition, since conditions are written from what a thing is to what protects it, else the one that answers it. Worked
 * out once for each rule.
 */
export function controlOf(rule: Rule): Reading | null {
  let known = controls.get(rule);
  if (known === undefined) {
    const readings = readingsOf(rule.when);
    const answers = rule.unless ? readingsOf(rule.unless) : [];
    known =
      readings.findLast(reads(isControl)) ??
      answers.findLast(reads(isControl)) ??
      readings.findLast(reads(isCapability)) ??
      null;
    controls.set(rule, known);
  }
  return known;
}

/** The property that a person sets to change what is read; undefined for facts of the drawing. */
export function propertyBehind({ name }: Reading): PropertyName | undefined {
  return isProperty(name) ? name : SET_BY[name];
}

const reads =
  (test: (name: PropertyName) => boolean) =>
  (reading: Reading): boolean => {
    const name = propertyBehind(reading);
    return name !== undefined && test(name);
  };

/** Where a rule knows no control, not having the capability is the only remedy. */
function isCapability(name: PropertyName): boolean {
  return property(name).group === 'Capabilities';
}
