/**
 * What a protocol says about itself. Only what holds by definition: a protocol that can be run either way
 * (SQL, SMTP with STARTTLS) implies nothing.
 */
const ENCRYPTED = new Set([
  'https',
  'wss',
  'grpcs',
  'sql-tls',
  'redis-tls',
  'amqps',
  'kafka-tls',
  'mqtts',
  'ssh',
  'sftp',
  'ldaps',
  'smtps',
  'tls',
  'git',
]);
const PLAIN = new Set([
  'http',
  'ws',
  'ftp',
  'telnet',
  'ldap',
  'amqp',
  'mqtt',
  'redis',
  'pop3',
  'imap',
  'smtp',
  'smb1',
  'snmp1',
  'nfs',
  'tcp',
  'udp',
]);
const LOCAL = new Set(['ipc', 'in-process', 'file', 'manual']);

/** Whether the protocol encrypts by definition; undefined when it may or may not. */
export function impliesEncryption(protocol: string | undefined): boolean | undefined {
  if (protocol === undefined) return undefined;
  const name = protocol.toLowerCase();
  if (ENCRYPTED.has(name)) return true;
  return PLAIN.has(name) ? false : undefined;
}

/** Whether data under this protocol stays on one machine. */
export function isLocal(protocol: string | undefined): boolean {
  return protocol !== undefined && LOCAL.has(protocol.toLowerCase());
}

const IN_CLEAR: ReadonlyMap<string, string> = new Map([
  ['ftp', 'password'],
  ['telnet', 'password'],
  ['pop3', 'password'],
  ['imap', 'password'],
  // A community string: one secret for everyone.
  ['snmp1', 'apikey'],
]);

/**
 * How callers prove who they are under a protocol that knows one way only, as a value of the property `authn`;
 * undefined where the protocol leaves it open.
 */
export function impliesAuthentication(protocol: string | undefined): string | undefined {
  return protocol === undefined ? undefined : IN_CLEAR.get(protocol.toLowerCase());
}
