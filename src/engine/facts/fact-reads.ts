import type { PropertyName } from '../../model/property';
import type { FactName } from '../rule';

/**
 * The properties that each derived fact reads, of whichever things. A fact stays as it is when any other property is
 * supposed to be another, so it need not be worked out again to find out. Held by a test.
 */
export const FACT_READS: Readonly<Record<FactName, readonly PropertyName[]>> = {
  kind: [],
  crosses: [],
  ingress: [],
  networked: ['protocol'],
  sensitivity: ['class', 'kinds', 'technology'],
  carries: ['class', 'kinds', 'technology'],
  encryptedInTransit: ['encrypted', 'protocol', 'authn'],
  callerProof: ['authn', 'protocol'],
  exposed: [],
  facesOutsiders: ['technology'],
  hasIngress: [],
  called: [],
  verifiedByCallers: ['protocol', 'authn', 'verifiesPeer'],
  callersProven: ['protocol', 'authn'],
  actionsRecorded: ['writes', 'audited', 'logs', 'logsActor'],
  initiates: [],
  mayWrite: ['writes'],
  writesOrServes: ['writes'],
  isMachine: ['entityKind'],
  isBrowser: ['entityKind', 'runtime', 'technology'],
  isClient: ['runtime', 'technology'],
  queries: ['storeKind', 'technology'],
  feedsLogStore: ['storeKind'],
  sendsWebhooks: ['mode'],
  untrustedWriters: [],
  severalClients: [],
  sharesZoneWithExposed: [],
  zoneTrust: [],
  clearedFor: ['clearance'],
};
