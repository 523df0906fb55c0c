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
