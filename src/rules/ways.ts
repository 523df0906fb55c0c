import type { Way } from '../engine/rule';

/**
 * How each threat comes about, as people tell it: who, and what they can do. `engine/register/sentence.ts` fills in the names, the
 * reason and what follows. A rule without an entry is told by its title.
 */
export const WAYS: Readonly<Record<string, Way>> = {
  // What follows from the drawing alone
  'ent-spoof': { by: 'caller', how: 'pass for {name} when using {targets}' },
  'ent-answer-spoof': { by: 'between', how: 'answer in place of {name}' },
  'ent-repudiate': { who: '{name}', how: 'deny having asked {targets} for something' },
  'ent-denies-receipt': { who: '{name}', how: 'deny having received what was sent' },
  'proc-spoof': { by: 'inside', how: 'answer the callers of {name} with a service of their own' },
  'proc-tamper': { by: 'caller', how: 'change what {name} does with crafted input' },
  'proc-repudiate': { by: 'user', how: 'act through {name} and deny it later' },
  'proc-disclose': {
    by: 'caller',
    how: 'learn more than they should from answers, errors and timing of {name}',
  },
  'proc-dos': { by: 'caller', how: 'wear out or crash {name}' },
  'proc-eop': { by: 'caller', how: 'gain rights in {name} that they should not have' },
  'store-tamper': { by: 'inside', how: 'change records in {name} outside the intended path' },
  'store-disclose': { by: 'inside', how: 'read {name} without any need to' },
  'store-dos': { by: 'inside', how: 'fill, lock or cut off {name}' },
  'store-repudiate': { by: 'inside', how: 'erase or rewrite the evidence in {name}' },
  'flow-spoof': { by: 'caller', how: 'send {name} to {target} in place of {source}' },
  'flow-tamper': { by: 'between', how: 'change what {name} carries' },
  'flow-disclose': { by: 'between', how: 'read what {name} carries' },
  'flow-dos': { by: 'between', how: 'flood or cut {name}' },

  // Data flows
  'flow-cleartext-public': { by: 'between', how: 'read and change {name} unnoticed' },
  'flow-cleartext-creds': {
    by: 'between',
    how: 'pick up the credentials on {name} and use them as their own',
  },
  'flow-cleartext-internal': { by: 'inside', how: 'listen in on {name}' },
  'flow-legacy-protocol': { by: 'between', how: 'read and change what {protocol} carries on {name}' },
  'flow-weak-tls': { by: 'between', how: 'force an old version of TLS on {name} and break it' },
  'flow-tls-stripping': { by: 'between', how: 'strip TLS from {name} and change requests of {source}' },
  'flow-peer-unverified': { by: 'between', how: 'pass for {target} towards {source} on {name}' },
  'flow-unauth-ingress': { by: 'caller', how: 'send {name} to {target} as if they were {source}' },
  'flow-unauth-internal': { by: 'inside', how: 'send {name} to {target} as if they were {source}' },
  'flow-static-secret': {
    who: 'Whoever finds the shared secret of {source}',
    how: 'open {target} over {name} until somebody changes it',
  },
  'flow-async-unsigned': { by: 'inside', how: 'forge or change {name} while it waits in a queue' },
  'flow-replay': { by: 'between', how: 'send a captured message of {name} to {target} again' },
  'flow-sensitive-url': {
    who: 'Whoever reads logs, histories or referrers',
    how: 'find sensitive values in the addresses of {name}',
  },
  'flow-store-from-untrusted': { by: 'caller', how: 'reach {target} straight from {sourceZone}' },
  'flow-admin-open': { by: 'caller', how: 'try the administration of {target} over {name}' },
  'admin-weak-authn': {
    who: 'Whoever steals one secret of {source}',
    how: 'administer {target} over {name}',
  },
  'flow-identity-lost': { by: 'user', how: 'have {source} ask {target} for what only others may see or do' },
  'flow-class-exceeds-zone': {
    who: 'Whoever may look into {target}',
    how: 'read {class} data there that it was never built to protect',
  },
  'flow-third-party-excess': {
    who: 'Whoever breaks into {target}',
    how: 'take personal data that {name} need not have carried',
  },
  'flow-no-timeout': { by: 'failure', how: 'leave {source} waiting for {target} on {name}' },
  'hard-dependency': { by: 'failure', how: 'stop {source} when {target} does not answer {name}' },
  'webhook-unsigned': { who: 'Whoever learns the address', how: 'send {name} to {target}' },
  'ws-origin': { who: 'A hostile page', how: 'open {name} to {target} in the session of its visitor' },
  'client-side-trust': { who: 'Whoever changes their own {source}', how: 'send {name} past its checks' },
  'request-tampered': {
    who: 'Whoever uses {source}',
    how: 'change values in {name}, such as prices or ids, before they reach {target}',
  },
  'admin-unlogged': { by: 'inside', how: 'make administrative changes over {name} without a trail' },
  'token-theft-script': {
    who: 'Whoever gets script into {source}',
    how: 'steal its token and send {name} in its place',
  },
  'push-unverified': { who: 'Whoever may push', how: 'push commits to {target} under another author’s name' },
  'artifact-unsigned': { by: 'inside', how: 'put another artifact in place of the one on {name}' },
  'ci-long-lived-creds': {
    who: 'Whoever finds the credential of {source}',
    how: 'deploy to {target} for as long as they like',
  },

  // Processes
  'proc-no-validation': { by: 'caller', how: 'send {name} input that nothing checks' },
  'query-injection': { by: 'caller', how: 'rewrite the queries of {name} to {store} with their input' },
  'command-injection': { by: 'caller', how: 'have {name} run a shell command of theirs' },
  'template-injection': { by: 'caller', how: 'have {name} run their text as a template' },
  'mass-assignment': { by: 'user', how: 'set fields in {name} that are not theirs to set' },
  ssrf: { by: 'caller', how: 'lead {name} to fetch internal addresses' },
  'cloud-metadata': { by: 'caller', how: 'have {name} fetch its own cloud credentials' },
  xxe: { by: 'caller', how: 'pull local files or internal addresses into {name} with XML' },
  'unsafe-deserialization': { by: 'caller', how: 'run code in {name} with a serialised object' },
  'file-upload': { by: 'caller', how: 'upload a hostile file to {name} that is run or served to others' },
  'decompression-bomb': { by: 'caller', how: 'exhaust {name} with a small archive' },
  'path-traversal': { by: 'caller', how: 'choose files of {name} outside the folder that is meant' },
  'open-redirect': { by: 'caller', how: 'send users of {name} on to a site of theirs' },
  'memory-unsafe': { by: 'caller', how: 'corrupt the memory of {name} with malformed input' },
  xss: { by: 'caller', how: 'plant script through {name} that runs in the browsers of its users' },
  csrf: { who: 'A foreign site', how: 'make the browser of its visitor act on {name}' },
  clickjacking: { who: 'A foreign site', how: 'show {name} in a hidden frame and collect clicks' },
  'cors-wide': { who: 'Any website', how: 'read the answers of {name} in the session of its visitor' },
  'third-party-script': {
    who: 'Whoever changes the script of a third party',
    how: 'change what {name} does in the browser',
  },
  'client-embedded-secret': { who: 'Whoever takes {name} apart', how: 'find the secrets shipped inside' },
  'client-cache': { who: 'The next user or the finder of the device', how: 'read what {name} left there' },
  'edge-cache-mixed': { by: 'caller', how: 'have {name} keep an answer that others then get, or get theirs' },
  'broker-topics-open': { by: 'inside', how: 'read or send on any topic of {name}' },
  'object-authz-missing': { by: 'user', how: 'reach the objects of others in {name} by changing an id' },
  'function-authz-missing': { by: 'user', how: 'call functions of {name} that are not meant for them' },
  'tenant-bleed': { by: 'user', how: 'reach the data of another tenant in {name}' },
  'over-privileged': { who: 'Whoever takes over {name}', how: 'use rights that it never needed' },
  'message-granted-rights': {
    who: 'Whoever can send a message to {name}',
    how: 'have it do what only an administrator may',
  },
  'secrets-misplaced': {
    who: 'Whoever reads code, environment or files of {name}',
    how: 'find its secrets there',
  },
  'verbose-errors': { by: 'caller', how: 'learn the insides of {name} from errors and debug endpoints' },
  'unlogged-security-events': {
    by: 'caller',
    how: 'attack {name} without leaving a record that can be used',
  },
  'sensitive-logs': { who: 'Whoever reads the logs of {name}', how: 'find secrets or personal data in them' },
  'log-forging': { by: 'caller', how: 'forge or break lines of the log of {name}' },
  'logs-local-only': { who: 'Whoever takes over the host of {name}', how: 'wipe its evidence' },
  'actor-not-recorded': { by: 'user', how: 'act through {name} without being named' },
  'clock-unsynced': { by: 'user', how: 'dispute when things happened in {name}' },
  'no-rate-limit': { by: 'caller', how: 'use up {name}, or copy all that it serves' },
  'graphql-cost': { by: 'caller', how: 'exhaust {name} with one nested query' },
  'edge-no-ddos': { by: 'caller', how: 'drown {name} in a flood' },
  'single-instance': { by: 'failure', how: 'take down the one instance of {name}' },
  'insecure-defaults': { by: 'caller', how: 'use the default configuration of {name}' },
  'vulnerable-deps': { by: 'caller', how: 'use a known flaw in the components of {name}' },
  'dangling-dns': {
    who: 'Whoever claims a released address',
    how: 'speak under a forgotten DNS record of {name}',
  },
  'login-brute-force': { by: 'caller', how: 'guess passwords at {name}, or try out leaked ones' },
  'lockout-abuse': { by: 'caller', how: 'lock real users out of {name}' },
  'browser-token-exposed': { who: 'Whoever gets script into {name}', how: 'read the tokens that it keeps' },
  'token-replay': { who: 'Whoever steals a token', how: 'use it again at {name}' },
  'token-audience': { who: 'Whoever holds a token for another service', how: 'use it at {name}' },
  'token-signature': { by: 'caller', how: 'make up tokens that {name} accepts' },
  'signing-key-exposed': { who: 'Whoever finds the signing key of {name}', how: 'mint tokens for anyone' },
  'oauth-redirect': { by: 'caller', how: 'have the authorization codes of {name} sent to themselves' },
  'oauth-no-pkce': { by: 'between', how: 'forge a sign-in through {name} or catch its code' },
  'session-no-expiry': { who: 'Whoever steals a session of {name}', how: 'keep it for ever' },
  'cookie-flags': {
    who: 'Whoever gets script or a plain request into the browser',
    how: 'take the session cookie of {name}',
  },
  'idp-not-isolated': { by: 'inside', how: 'go from a neighbour of {name} to the keys of everything' },

  // People and devices
  'privileged-no-mfa': { who: 'Whoever steals one password of {name}', how: 'use its elevated rights' },
  'account-takeover': {
    who: 'Whoever phishes or steals a credential of {name}',
    how: 'act in {targets} under it',
  },
  'unmanaged-admin-device': {
    who: 'Malware on the device of {name}',
    how: 'ride along in a genuine session',
  },

  // Data stores
  'weak-password-hash': { who: 'Whoever gets a copy of {name}', how: 'recover the passwords in it' },
  'store-open-inside': { by: 'inside', how: 'read and change what {name} holds, without a sign-in' },
  'search-ignores-rights': { by: 'user', how: 'find passages in {name} that they may not read' },
  'retrieval-poisoned': {
    who: 'Whoever gets a document into {name}',
    how: 'steer the answers that are built on it',
  },
  'firmware-physical': {
    who: 'Whoever holds the device',
    how: 'open it and change {name} or take its keys out',
  },
  'firmware-shared-identity': {
    who: 'Whoever learns the default password or key of one device with {name}',
    how: 'open all of them',
  },
  'store-unencrypted': { who: 'Whoever gets a disk or a snapshot of {name}', how: 'read it' },
  'store-public': { who: 'Anyone on the internet', how: 'read {name}' },
  'store-public-write': { who: 'Anyone', how: 'plant content in {name}' },
  'store-network-exposed': {
    who: 'Anyone on the internet',
    how: 'reach {name} past the processes that guard it',
  },
  'store-shared-account': {
    who: 'Any client of {name}',
    how: 'act under the account that all of them share',
  },
  'store-client-overprivileged': {
    who: 'Whoever takes over one client of {name}',
    how: 'read everything in it',
  },
  'store-all-rights': {
    who: 'Whoever takes over one client of {name}',
    how: 'use all rights of its account',
  },
  'default-credentials': { by: 'caller', how: 'open {name} with the credentials of its vendor' },
  'store-unaudited': { by: 'inside', how: 'read {class} data in {name} without a trace' },
  'signed-url-long': {
    who: 'Whoever is handed a leaked link',
    how: 'fetch files from {name} long afterwards',
  },
  'secrets-broad-access': { who: 'Any client of {name}', how: 'read every secret in it' },
  'vector-mixed-tenants': { by: 'user', how: 'find text of other tenants in {name}' },
  'no-backup': { by: 'failure', how: 'destroy {name}, or ransomware lock it, with nothing to restore' },
  'restore-untested': { by: 'failure', how: 'show that the backups of {name} cannot be restored' },
  'backup-same-blast': { who: 'Whoever can delete {name}', how: 'delete its backups too' },
  'backup-unencrypted': { who: 'Whoever gets a copy of a backup', how: 'read {name} in clear' },
  'store-delete-unprotected': {
    who: 'A stolen account or a slip',
    how: 'delete {name} for good with one command',
  },
  'store-unbounded': { by: 'caller', how: 'fill {name} until it stops' },
  'retention-unlimited': { who: 'Whoever breaks into {name} one day', how: 'take all that was ever kept' },
  'log-mutable': { who: 'Whoever may write to {name}', how: 'rewrite its history' },
  'cache-sensitive': { by: 'inside', how: 'read {class} data in {name} long after it should be gone' },
  'cache-poisoning': { by: 'caller', how: 'leave an answer of their own in {name} that is served to others' },
  'queue-open': { by: 'inside', how: 'add messages to {name} or drain it' },
  'queue-unvalidated': {
    who: 'Whoever may put a message into {name}',
    how: 'reach its consumers with crafted content',
  },
  'poison-message': {
    who: 'Whoever may put a message into {name}',
    how: 'block all its consumers with one bad message',
  },
  'duplicate-delivery': { by: 'failure', how: 'make {name} deliver a message twice, and its effect too' },

  // Delivery
  'repo-secrets': { who: 'Whoever gets a clone of {name}', how: 'harvest the secrets in its history' },
  'ci-unverified-source': {
    who: 'Whoever may push',
    how: 'have {name} build commits in the name of someone else',
  },
  'ci-untrusted-code': {
    who: 'The author of a fork or a dependency',
    how: 'run code in {name}, next to its secrets',
  },
  'unpinned-build-steps': {
    who: 'The owner of a build step or dependency',
    how: 'swap it for a hostile one in {name}',
  },
  'build-output-secrets': { who: 'Whoever reads the build output of {name}', how: 'find secrets in it' },
  'registry-unsigned': { who: 'Whoever may write to {name}', how: 'replace an image, and nobody can tell' },
  'registry-mutable': { who: 'Whoever may write to {name}', how: 'point a tag at other bytes' },
  'image-untrusted': { who: 'The maker of its base image', how: 'bring a back door into {name}' },
  'deploy-token-broad': {
    who: 'Whoever finds the deploy token of {name}',
    how: 'reach more of production than it deploys',
  },
  'container-privileged': { who: 'Whoever takes over {name}', how: 'escape to its host' },
  'orchestrator-open': { by: 'caller', how: 'call the control API of {name}' },
  'mixed-trust-host': {
    who: 'Whoever takes over a neighbour on the host',
    how: 'reach {name} past its boundary',
  },

  // Language models
  'llm-direct-injection': { by: 'caller', how: 'talk {name} out of its instructions' },
  'llm-indirect-injection': {
    who: 'The author of a document, page or mail',
    how: 'steer {name} with what it reads',
  },
  'agent-excess-agency': { by: 'caller', how: 'lead {name} to do harm through its tools' },
  'llm-secret-prompt': { by: 'caller', how: 'coax the secrets in its instructions out of {name}' },
  'llm-provider-leak': { who: 'Whoever runs {target}', how: 'keep the {class} data on {name} and use it' },
  'llm-data-poisoning': { who: 'Whoever can feed {sources}', how: 'bend what {name} learns or answers' },
  'llm-cost': { by: 'caller', how: 'run up the bill of {name} or starve others' },
  'agent-untrusted-tools': { who: 'A rogue or changed tool server', how: 'take control of {name}' },
  'agent-memory-poison': { by: 'user', how: 'plant a memory that changes what {name} does for others' },
  'llm-output-trusted': { by: 'caller', how: 'have {name} write what is then run or rendered as it is' },

  // Devices
  'device-physical': { who: 'Whoever has {name} in their hands', how: 'alter it or take its keys out' },
  'device-shared-key': { who: 'Whoever takes the key out of one {name}', how: 'pass for every other' },
  'unsigned-update': { by: 'between', how: 'bring a false update to {target} on {name}' },
};
