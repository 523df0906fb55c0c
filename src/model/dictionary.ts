/**
 * The dictionary of properties: facts about an element or a flow.
 *
 * Declared once; the details panel, the schema, the rules' conditions, the
 * questions and the imports are all driven from here. A property that nobody
 * has set is unknown, and unknown is never treated as bad.
 */

export type Subject = 'flow' | 'process' | 'store' | 'external';

/** Stored values. Absent means unknown. */
export type Value = boolean | string | readonly string[];
export type Properties = Readonly<Record<string, Value>>;

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  /** What the field is called on screen and in exports. */
  readonly label: string;
  readonly on: readonly Subject[];
  readonly group: Group;
  /** One sentence for the person who is asked; {name} is the thing. */
  readonly ask: string;
  /** Shown only when another property, or one of several, has one of these values: a capability opens its controls. */
  readonly opens?: readonly { readonly property: string; readonly values: readonly Value[] }[];
}
export interface YesNoProperty extends Common {
  readonly type: 'yesno';
}
/** One of several values, in rising order where the order means something (`atLeast`, `below`). */
export interface ChoiceProperty extends Common {
  readonly type: 'choice';
  readonly options: readonly Option[];
  /** Free text is allowed beside the options (protocols). */
  readonly open?: boolean;
}
export interface SetProperty extends Common {
  readonly type: 'set';
  readonly options: readonly Option[];
}
export type Property = YesNoProperty | ChoiceProperty | SetProperty;

export type Group =
  | 'Basics'
  | 'Transport'
  | 'Access'
  | 'Data'
  | 'Input and output'
  | 'Capabilities'
  | 'Availability'
  | 'Evidence'
  | 'Build and run'
  | 'AI';

type Extra = Pick<Common, 'opens'>;
const yesno = <const O extends readonly Subject[]>(
  on: O,
  group: Group,
  label: string,
  ask: string,
  extra: Extra = {},
) => ({ type: 'yesno', on, group, label, ask, ...extra }) as const;
const choice = <const O extends readonly Subject[], const V extends Record<string, string>>(
  on: O,
  group: Group,
  label: string,
  ask: string,
  values: V,
  extra: Extra & { readonly open?: boolean } = {},
) => ({ type: 'choice', on, group, label, ask, options: optionsOf(values), values, ...extra }) as const;
const set = <const O extends readonly Subject[], const V extends Record<string, string>>(
  on: O,
  group: Group,
  label: string,
  ask: string,
  values: V,
) => ({ type: 'set', on, group, label, ask, options: optionsOf(values), values }) as const;

function optionsOf(values: Record<string, string>): readonly Option[] {
  return Object.entries(values).map(([value, label]) => ({ value, label }));
}
const when = (property: string, ...values: Value[]): Required<Extra> => ({ opens: [{ property, values }] });
const orWhen = ({ opens }: Required<Extra>, property: string, ...values: Value[]): Extra => ({
  opens: [...opens, { property, values }],
});

const CLASSES = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
};
const KINDS = {
  credentials: 'Credentials',
  secrets: 'Secrets',
  personal: 'Personal data',
  health: 'Health data',
  card: 'Card data',
  code: 'Code or artifacts',
  files: 'Files',
  logs: 'Logs',
  prompts: 'Prompts',
};
const F = ['flow'] as const;
const P = ['process'] as const;
const S = ['store'] as const;
const X = ['external'] as const;

export const PROPERTIES = {
  // Data flows
  protocol: choice(
    F,
    'Transport',
    'Protocol',
    'Which protocol does {name} use?',
    {
      https: 'HTTPS',
      http: 'HTTP',
      wss: 'WebSocket (TLS)',
      ws: 'WebSocket',
      grpcs: 'gRPC (TLS)',
      grpc: 'gRPC',
      sql: 'SQL',
      'sql-tls': 'SQL/TLS',
      redis: 'Redis (RESP)',
      'redis-tls': 'Redis (TLS)',
      amqps: 'AMQPS',
      amqp: 'AMQP',
      kafka: 'Kafka',
      'kafka-tls': 'Kafka (TLS)',
      mqtts: 'MQTT (TLS)',
      mqtt: 'MQTT',
      ssh: 'SSH',
      sftp: 'SFTP',
      ftp: 'FTP',
      telnet: 'Telnet',
      ldaps: 'LDAPS',
      ldap: 'LDAP',
      smtps: 'SMTPS',
      smtp: 'SMTP',
      imap: 'IMAP',
      pop3: 'POP3',
      nfs: 'NFS',
      smb1: 'SMB 1',
      smb: 'SMB 3',
      snmp1: 'SNMP 1',
      tls: 'TLS',
      tcp: 'TCP',
      udp: 'UDP',
      git: 'Git (TLS or SSH)',
      ipc: 'Local (IPC)',
      'in-process': 'In process',
      file: 'Local file',
      manual: 'By hand',
    },
    { open: true },
  ),
  encrypted: yesno(F, 'Transport', 'Encryption', 'Is {name} encrypted in transit?'),
  tls: choice(
    F,
    'Transport',
    'Lowest TLS version',
    'What is the lowest TLS version that {name} accepts?',
    { '1.0': '1.0', '1.1': '1.1', '1.2': '1.2', '1.3': '1.3' },
    when('encrypted', true),
  ),
  verifiesPeer: yesno(
    F,
    'Transport',
    'Verifies the other end',
    'Does the caller check whom it reaches over {name} (certificate chain and name)?',
  ),
  strictTransport: yesno(
    F,
    'Transport',
    'Insists on TLS',
    'Is the browser told to use nothing but TLS on {name} (strict transport security with preload)?',
    when('protocol', 'https', 'wss', 'tls'),
  ),
  integrity: choice(
    F,
    'Transport',
    'Message integrity',
    'Are the messages of {name} themselves protected against change?',
    { none: 'None', mac: 'MAC', signature: 'Signature' },
  ),
  replayProtected: yesno(
    F,
    'Transport',
    'Replay protection',
    'Is a repeated message on {name} recognised and refused?',
  ),
  mode: choice(F, 'Basics', 'Mode', 'How is {name} delivered?', {
    sync: 'Request and response',
    async: 'Asynchronous',
    batch: 'Batch',
    webhook: 'Webhook',
  }),
  usage: choice(F, 'Basics', 'Used for', 'What is {name} used for?', {
    business: 'Business',
    admin: 'Administration',
    deploy: 'Deployment',
  }),
  authn: choice(F, 'Access', 'Authentication', 'How does the caller of {name} prove who it is?', {
    none: 'None',
    basic: 'Basic',
    password: 'Password',
    session: 'Session',
    token: 'Bearer token',
    apikey: 'API key',
    mtls: 'Mutual TLS',
    oauth: 'OAuth or workload identity',
  }),
  authz: choice(F, 'Access', 'Acts with rights of', 'With whose rights does {name} act?', {
    none: 'Nobody',
    service: 'The service',
    enduser: 'The end user',
  }),
  secretRotates: yesno(F, 'Access', 'Secret rotates', 'Is the secret used on {name} short-lived or rotated?'),
  scriptReadable: yesno(
    F,
    'Access',
    'Token within reach of script',
    'Can script in the page read the token that is used on {name}?',
    when('authn', 'session', 'token', 'oauth'),
  ),
  networkRestricted: yesno(
    F,
    'Access',
    'Restricted network path',
    'Is {name} reachable only from a restricted network (bastion, private link, VPN)?',
  ),
  originChecked: yesno(
    F,
    'Access',
    'Checks the origin',
    'Is the web origin checked when {name} is opened?',
    when('protocol', 'ws', 'wss'),
  ),
  writes: yesno(F, 'Basics', 'Changes state', 'Does {name} change state at its target?'),
  class: choice(
    ['flow', 'process', 'store'],
    'Data',
    'Data classification',
    'How sensitive is the data of {name}?',
    CLASSES,
  ),
  kinds: set(
    ['flow', 'store'],
    'Data',
    'Kinds of data',
    'What kinds of data does {name} hold or carry?',
    KINDS,
  ),
  minimised: yesno(F, 'Data', 'Data minimised', 'Does {name} carry only what the target needs?'),
  sensitiveInUrl: yesno(
    F,
    'Data',
    'Sensitive values in URLs',
    'Do sensitive values appear in the URLs of {name}?',
    when('protocol', 'http', 'https'),
  ),
  timeout: yesno(F, 'Availability', 'Timeout set', 'Does the caller of {name} give up after a set time?'),
  fallback: yesno(F, 'Availability', 'Fallback', 'Can the caller go on without {name}?'),
  audited: yesno(
    F,
    'Evidence',
    'Changes are recorded',
    'Are changes made over {name} recorded where the person making them cannot remove them?',
  ),

  // Processes
  technology: choice(['process'], 'Basics', 'Technology', 'What kind of software is {name}?', {
    web: 'Web application',
    spa: 'Single-page app',
    api: 'Web API',
    graphql: 'GraphQL API',
    mobile: 'Mobile app',
    desktop: 'Desktop app',
    gateway: 'API gateway',
    proxy: 'Reverse proxy or load balancer',
    waf: 'Web application firewall',
    cdn: 'CDN or caching edge',
    broker: 'Message broker',
    worker: 'Background worker',
    lambda: 'Serverless function',
    idp: 'Identity provider',
    secrets: 'Secrets manager',
    ci: 'CI/CD runner',
    orchestrator: 'Orchestrator',
    llm: 'Language model',
    agent: 'AI agent',
    training: 'Model training',
    device: 'Device firmware',
  }),
  runtime: choice(P, 'Basics', 'Runs on', 'Where does {name} run?', {
    vm: 'Virtual machine',
    container: 'Container',
    serverless: 'Serverless',
    physical: 'Physical host',
    browser: 'Browser',
  }),
  privilege: choice(P, 'Access', 'Privilege', 'With what rights does {name} run?', {
    root: 'Root',
    admin: 'Administrator',
    wildcard: 'Wildcard',
    broad: 'Broad',
    least: 'Least privilege',
  }),
  validatesInput: yesno(
    P,
    'Input and output',
    'Validates input',
    'Does {name} check all input against what it expects?',
  ),
  validatesServerSide: yesno(
    P,
    'Input and output',
    'Re-checks what clients check',
    'Does {name} repeat every check that its clients make?',
  ),
  encodesOutput: yesno(
    P,
    'Input and output',
    'Encodes output',
    'Does {name} encode output for the place where it lands?',
  ),
  parameterizesQueries: yesno(
    P,
    'Input and output',
    'Parameterised queries',
    'Does {name} bind parameters in all queries?',
  ),
  authorizes: choice(P, 'Access', 'Checks permissions', 'What permissions does {name} check on each call?', {
    none: 'None',
    function: 'For each function',
    object: 'For each function and object',
  }),
  perUserData: yesno(
    P,
    'Basics',
    'Serves data of single users',
    'Does {name} serve objects that belong to single users?',
  ),
  publicByDesign: yesno(P, 'Access', 'Public by design', 'Is {name} meant to be called by anyone?'),
  sessions: choice(P, 'Access', 'Sessions', 'How does {name} keep sessions?', {
    none: 'None',
    cookie: 'Cookie',
    bearer: 'Bearer token',
  }),
  sessionExpiry: choice(
    P,
    'Access',
    'Session expiry',
    'When does a session of {name} end?',
    { none: 'Never', idle: 'After idle time', absolute: 'After idle and absolute time' },
    when('sessions', 'cookie', 'bearer'),
  ),
  cookieFlags: yesno(
    P,
    'Access',
    'Secure, HttpOnly, SameSite',
    'Are the session cookies of {name} Secure, HttpOnly and SameSite?',
    when('sessions', 'cookie'),
  ),
  csrfProtected: yesno(
    P,
    'Access',
    'Anti-forgery check',
    'Does {name} refuse state changes that another site started?',
    when('sessions', 'cookie'),
  ),
  cors: choice(P, 'Access', 'Cross-origin policy', 'Which web origins may read the responses of {name}?', {
    none: 'None',
    fixed: 'A fixed list',
    wildcard: 'Any',
  }),
  framingBlocked: yesno(
    P,
    'Input and output',
    'Framing blocked',
    'Does {name} refuse to be shown inside foreign pages?',
    when('technology', 'web', 'spa', 'idp'),
  ),
  thirdPartyScripts: yesno(
    P,
    'Capabilities',
    'Loads third-party scripts',
    'Does {name} load scripts from third parties?',
    when('technology', 'web', 'spa'),
  ),
  sri: yesno(
    P,
    'Input and output',
    'Scripts pinned',
    'Are the third-party scripts of {name} self-hosted or pinned by hash?',
    when('thirdPartyScripts', true),
  ),
  tokensIn: choice(
    P,
    'Access',
    'Tokens kept in',
    'Where does {name} keep its tokens?',
    {
      'browser-storage': 'Browser storage',
      memory: 'Memory only',
      keystore: 'Key store of the system',
      'http-only-cookie': 'HttpOnly cookie',
    },
    when('technology', 'spa', 'web', 'mobile', 'desktop'),
  ),
  rateLimited: yesno(
    P,
    'Availability',
    'Limits requests per caller',
    'Does {name} limit how much one caller may ask?',
  ),
  queryCostLimited: yesno(
    P,
    'Availability',
    'Limits query cost',
    'Does {name} limit depth and cost of a query?',
    when('technology', 'graphql'),
  ),
  ddosProtected: yesno(
    P,
    'Availability',
    'Protected against floods',
    'Is {name} shielded from volumetric floods (CDN, scrubbing)?',
  ),
  redundant: yesno(P, 'Availability', 'Redundant', 'Does {name} survive the loss of one instance?'),
  criticality: choice(['process', 'store'], 'Basics', 'Criticality', 'How much depends on {name}?', {
    low: 'Low',
    medium: 'Medium',
    high: 'High',
  }),
  clearance: choice(
    ['process', 'store', 'external'],
    'Data',
    'Cleared for',
    'What is the most sensitive data that {name} may hold?',
    CLASSES,
  ),
  logs: choice(P, 'Evidence', 'Logs', 'What does {name} log?', {
    none: 'Nothing',
    basic: 'Operation only',
    security: 'Security events',
  }),
  logsShipped: yesno(
    P,
    'Evidence',
    'Logs leave the host',
    'Do the logs of {name} reach a separate store in near real time?',
  ),
  logsActor: yesno(P, 'Evidence', 'Logs name the user', 'Does each log event of {name} name the end user?'),
  logsSensitive: yesno(
    P,
    'Evidence',
    'Logs hold secrets or personal data',
    'Do secrets or personal data reach the logs of {name}?',
  ),
  encodesLogs: yesno(
    P,
    'Evidence',
    'Log fields are encoded',
    'Are the log fields of {name} structured or encoded?',
  ),
  timeSynced: yesno(P, 'Evidence', 'Clock synchronised', 'Does {name} take its time from a common source?'),
  actsForUsers: yesno(P, 'Basics', 'Acts for users', 'Does {name} act on behalf of end users?'),
  secretsIn: choice(P, 'Build and run', 'Secrets kept in', 'Where does {name} get its secrets?', {
    code: 'Code',
    env: 'Environment',
    file: 'File',
    manager: 'Secrets manager',
  }),
  multiTenant: yesno(['process', 'store'], 'Basics', 'Several tenants', 'Does {name} serve several tenants?'),
  tenantIsolation: choice(
    P,
    'Data',
    'Tenants kept apart by',
    'What keeps the tenants of {name} apart?',
    { none: 'Nothing', app: 'Application code', row: 'Row-level rules or own keys', full: 'Own instance' },
    when('multiTenant', true),
  ),
  thirdParty: yesno(
    ['process', 'store', 'external'],
    'Basics',
    'Run by a third party',
    'Is {name} run by a third party?',
  ),
  hardened: yesno(
    P,
    'Build and run',
    'Hardened configuration',
    'Does {name} run with a hardened configuration?',
  ),
  isolated: yesno(
    P,
    'Access',
    'Network segment of its own',
    'Does {name} stand in a network segment that only listed callers reach?',
  ),
  debug: yesno(
    P,
    'Input and output',
    'Debug switched on',
    'Are debug endpoints or modes of {name} switched on?',
  ),
  errors: choice(P, 'Input and output', 'Error messages', 'How much do the error messages of {name} tell?', {
    generic: 'Generic',
    verbose: 'Internals',
  }),
  memorySafe: yesno(
    P,
    'Build and run',
    'Memory-safe language',
    'Is {name} written in a memory-safe language?',
  ),
  dependenciesTracked: yesno(
    P,
    'Build and run',
    'Dependencies tracked',
    'Are the components of {name} listed and patched?',
  ),
  inCloud: yesno(P, 'Basics', 'Runs in a cloud', 'Does {name} run with cloud credentials of its own?'),
  metadataHardened: yesno(
    P,
    'Build and run',
    'Metadata endpoint hardened',
    'Is the cloud metadata endpoint closed to {name} without a session token?',
    when('inCloud', true),
  ),
  containerPrivileged: yesno(
    P,
    'Build and run',
    'Privileged container',
    'Does the container of {name} run privileged?',
    when('runtime', 'container'),
  ),
  sharedHost: yesno(
    P,
    'Build and run',
    'Shares its host',
    'Does {name} run on the same hosts as components of another trust level?',
    when('runtime', 'vm', 'container', 'physical'),
  ),
  imageProvenance: choice(
    P,
    'Build and run',
    'Image provenance',
    'Is the base image of {name} verified?',
    { verified: 'Verified', unverified: 'Unverified' },
    when('runtime', 'container'),
  ),
  dnsManaged: yesno(
    P,
    'Build and run',
    'DNS records reviewed',
    'Are DNS records that point to {name} removed when it goes?',
    when('technology', 'gateway', 'proxy', 'waf', 'cdn', 'web'),
  ),

  cachesPrivate: yesno(
    P,
    'Data',
    'Keeps private answers',
    'Does {name} ever keep an answer that is meant for one user?',
    when('technology', 'cdn'),
  ),
  topicRights: yesno(
    P,
    'Access',
    'Rights for each topic',
    'Does {name} check for each client which topics it may read and write?',
    when('technology', 'broker'),
  ),

  // Capabilities: ticked first, each opens its own controls
  acceptsFiles: yesno(P, 'Capabilities', 'Accepts files', 'Does {name} accept files?'),
  checksFileType: yesno(
    P,
    'Input and output',
    'Checks type and size of files',
    'Does {name} check type and size of files?',
    when('acceptsFiles', true),
  ),
  scansFiles: yesno(
    P,
    'Input and output',
    'Scans files',
    'Does {name} scan files before use?',
    when('acceptsFiles', true),
  ),
  unpacksArchives: yesno(
    P,
    'Capabilities',
    'Unpacks archives',
    'Does {name} unpack archives?',
    when('acceptsFiles', true),
  ),
  limitsExpansion: yesno(
    P,
    'Input and output',
    'Limits expansion',
    'Does {name} limit how far an archive may expand?',
    when('unpacksArchives', true),
  ),
  parsesXml: yesno(P, 'Capabilities', 'Parses XML', 'Does {name} parse XML?'),
  externalEntities: choice(
    P,
    'Input and output',
    'External XML entities',
    'Does the XML parser of {name} resolve external entities?',
    { enabled: 'Resolved', disabled: 'Switched off' },
    when('parsesXml', true),
  ),
  deserializes: choice(P, 'Capabilities', 'Deserialises', 'Does {name} turn input back into objects?', {
    none: 'No',
    data: 'Data-only formats',
    native: 'Native objects',
  }),
  runsCommands: yesno(P, 'Capabilities', 'Runs commands', 'Does {name} start shell commands?'),
  rendersUserTemplates: yesno(
    P,
    'Capabilities',
    'Renders user templates',
    'Does {name} evaluate templates that users write?',
  ),
  fetchesUserUrls: yesno(
    P,
    'Capabilities',
    'Fetches user-given URLs',
    'Does {name} fetch addresses that users give?',
  ),
  egressRestricted: yesno(
    P,
    'Access',
    'Outgoing calls restricted',
    'Are outgoing calls of {name} limited to an allowlist?',
    when('fetchesUserUrls', true),
  ),
  buildsPathsFromInput: yesno(
    P,
    'Capabilities',
    'Builds paths from input',
    'Does {name} build file paths from input?',
  ),
  redirectsFromInput: yesno(
    P,
    'Capabilities',
    'Redirects by input',
    'Does {name} redirect to addresses taken from input?',
  ),
  performsLogin: yesno(P, 'Capabilities', 'Performs login', 'Does {name} check passwords itself?'),
  lockout: choice(
    P,
    'Availability',
    'Lockout',
    'What happens after failed logins at {name}?',
    { none: 'Nothing', progressive: 'Growing delay', hard: 'Account locked' },
    when('performsLogin', true),
  ),
  acceptsTokens: yesno(P, 'Capabilities', 'Accepts tokens', 'Does {name} accept tokens issued elsewhere?'),
  checksAudience: yesno(
    P,
    'Access',
    'Checks audience and issuer',
    'Does {name} check for whom a token was issued?',
    when('acceptsTokens', true),
  ),
  checksSignature: yesno(
    P,
    'Access',
    'Checks signature',
    'Does {name} verify token signatures with pinned keys and algorithms?',
    when('acceptsTokens', true),
  ),
  tokenLifetime: choice(
    P,
    'Access',
    'Token lifetime',
    'How long does a stolen token stay useful at {name}?',
    { short: 'Minutes, or bound to the sender', long: 'Hours or longer' },
    when('acceptsTokens', true),
  ),
  oauthRole: choice(P, 'Capabilities', 'OAuth role', 'Which part does {name} play in OAuth?', {
    none: 'None',
    client: 'Client',
    server: 'Authorization server',
  }),
  redirectMatch: choice(
    P,
    'Access',
    'Redirect matching',
    'How does {name} compare redirect addresses?',
    { exact: 'Exactly', prefix: 'By prefix', pattern: 'By pattern' },
    when('oauthRole', 'server'),
  ),
  pkce: yesno(P, 'Access', 'PKCE and state', 'Does {name} use PKCE and state?', when('oauthRole', 'client')),
  signingKeysProtected: yesno(
    P,
    'Access',
    'Signing keys protected',
    'Are the signing keys of {name} in a key service and rotated?',
    when('technology', 'idp'),
  ),
  bindsWholeObjects: yesno(
    P,
    'Capabilities',
    'Binds whole objects',
    'Does {name} copy whole request objects into its records?',
  ),
  cachesLocally: yesno(
    P,
    'Capabilities',
    'Keeps data on the device',
    'Does {name} keep sensitive data on the device or in the browser?',
    when('technology', 'web', 'spa', 'mobile', 'desktop', 'device'),
  ),
  localCacheProtected: yesno(
    P,
    'Data',
    'Local data protected',
    'Is local data of {name} encrypted and cleared at sign-out?',
    when('cachesLocally', true),
  ),
  runsUntrustedCode: yesno(
    P,
    'Capabilities',
    'Runs untrusted code',
    'Does {name} run code from forks, pull requests or unpinned dependencies with its secrets in reach?',
  ),
  pinsSteps: yesno(
    P,
    'Build and run',
    'Build steps pinned',
    'Are the steps and dependencies of {name} pinned by digest?',
    when('technology', 'ci'),
  ),
  masksSecrets: yesno(
    P,
    'Evidence',
    'Secrets masked in output',
    'Are secrets masked in the output of {name}?',
    when('technology', 'ci'),
  ),
  verifiesSource: yesno(
    P,
    'Access',
    'Verifies commits',
    'Does {name} accept only signed or otherwise verified commits?',
    when('technology', 'ci'),
  ),
  deployRights: choice(
    P,
    'Access',
    'Deploy rights',
    'How far do the deploy rights of {name} reach?',
    { broad: 'Beyond what it deploys', narrow: 'Only what it deploys' },
    when('technology', 'ci'),
  ),
  trustsMessageContent: yesno(
    P,
    'Access',
    'Grants rights by message content',
    'Does {name} take rights or roles from the content of a message?',
    when('technology', 'worker', 'lambda', 'agent'),
  ),

  // AI
  tools: choice(
    P,
    'AI',
    'Tools',
    'What can the tools of {name} do?',
    { none: 'None', read: 'Read', write: 'Write', privileged: 'Privileged actions', code: 'Run code' },
    when('technology', 'llm', 'agent'),
  ),
  approval: yesno(
    P,
    'AI',
    'A person approves actions',
    'Does a person approve what {name} does?',
    when('tools', 'write', 'privileged', 'code'),
  ),
  ingestsExternalContent: yesno(
    P,
    'AI',
    'Reads external content',
    'Does {name} read documents, pages or mail from outside?',
    when('technology', 'llm', 'agent'),
  ),
  contentIsolated: yesno(
    P,
    'AI',
    'External content isolated',
    'Is external content kept apart from instructions and tools in {name}?',
    when('technology', 'llm', 'agent'),
  ),
  outputSink: choice(
    P,
    'AI',
    'Output goes to',
    'Where does the output of {name} go?',
    { text: 'Plain text', html: 'HTML', sql: 'Queries', shell: 'Shell', code: 'Code' },
    when('technology', 'llm', 'agent'),
  ),
  validatesOutput: yesno(
    P,
    'AI',
    'Output is checked',
    'Is the output of {name} encoded or checked before use?',
    when('technology', 'llm', 'agent'),
  ),
  tokenBudget: yesno(
    P,
    'AI',
    'Budget per caller',
    'Does {name} have a budget for each caller?',
    when('technology', 'llm', 'agent'),
  ),
  trainsOnUntrusted: yesno(
    P,
    'AI',
    'Learns from untrusted data',
    'Does {name} train on or retrieve from untrusted data?',
    when('technology', 'llm', 'agent', 'training'),
  ),
  promptHasSecrets: yesno(
    P,
    'AI',
    'Secrets in instructions',
    'Do the instructions of {name} hold secrets?',
    when('technology', 'llm', 'agent'),
  ),
  sharedMemory: yesno(
    P,
    'AI',
    'Memory shared by users',
    'Do users of {name} share its memory?',
    when('technology', 'agent'),
  ),
  toolServersVerified: yesno(
    P,
    'AI',
    'Tool servers verified',
    'Are the tool servers of {name} pinned and verified?',
    when('technology', 'agent'),
  ),

  // Stores
  storeKind: choice(S, 'Basics', 'Technology', 'What kind of store is {name}?', {
    sql: 'SQL database',
    nosql: 'Document database',
    search: 'Search index',
    graph: 'Graph database',
    cache: 'Cache',
    cdn: 'CDN',
    queue: 'Message queue',
    file: 'File system',
    object: 'Object store',
    log: 'Log store',
    ledger: 'Ledger',
    secrets: 'Secrets store',
    registry: 'Artifact registry',
    repo: 'Source repository',
    vector: 'Vector index',
  }),
  encryptedAtRest: yesno(S, 'Data', 'Encrypted at rest', 'Is {name} encrypted at rest?'),
  accessControl: choice(S, 'Access', 'Access control', 'How do clients of {name} get their rights?', {
    none: 'None',
    shared: 'One shared account',
    role: 'A role for each service',
    row: 'Row or key level',
  }),
  clientRights: choice(
    S,
    'Access',
    'Rights of client accounts',
    'What may the accounts of its clients do on {name}?',
    { all: 'Everything', broad: 'More than they need', needed: 'Only what each needs' },
  ),
  accessAudited: yesno(S, 'Evidence', 'Access is recorded', 'Is access to {name} recorded?'),
  publicAccess: yesno(S, 'Access', 'Readable by anyone', 'Can anyone read {name}?'),
  publicWrite: yesno(S, 'Access', 'Writable by anyone', 'Can anyone write to {name}?'),
  networkExposed: yesno(
    S,
    'Access',
    'Reachable from the internet',
    'Can {name} be reached from the internet?',
  ),
  backups: yesno(S, 'Availability', 'Backed up', 'Is {name} backed up?'),
  backupIsolated: yesno(
    S,
    'Availability',
    'Backups isolated',
    'Are the backups of {name} out of reach of its administrators?',
    when('backups', true),
  ),
  backupEncrypted: yesno(
    S,
    'Availability',
    'Backups encrypted',
    'Are the backups of {name} encrypted?',
    when('backups', true),
  ),
  restoreTested: yesno(
    S,
    'Availability',
    'Restore tested',
    'Has restoring {name} been tested?',
    when('backups', true),
  ),
  deleteProtected: yesno(
    S,
    'Availability',
    'Protected against deletion',
    'Does {name} survive a destructive delete (soft delete, immutable copies)?',
  ),
  immutable: yesno(
    S,
    'Data',
    'Append-only',
    'Is what is in {name} beyond change (append-only, immutable tags)?',
  ),
  ttl: choice(
    S,
    'Data',
    'Expiry',
    'When does data leave {name}?',
    { none: 'Never', set: 'After a set time' },
    when('storeKind', 'cache', 'cdn'),
  ),
  unkeyedInputs: yesno(
    S,
    'Data',
    'Unkeyed inputs',
    'Do inputs outside the key change what {name} returns?',
    when('storeKind', 'cache', 'cdn'),
  ),
  signedUrlTtl: choice(
    S,
    'Access',
    'Signed links live',
    'How long do signed links to {name} live?',
    { short: 'Minutes', long: 'Hours or longer' },
    when('storeKind', 'object'),
  ),
  retention: choice(S, 'Data', 'Retention', 'How long does {name} keep data?', {
    none: 'Without limit',
    set: 'A set time',
  }),
  quota: yesno(
    S,
    'Availability',
    'Quota for each writer',
    'Does {name} limit how much one writer may store?',
  ),
  deadLetter: yesno(
    S,
    'Availability',
    'Dead-letter queue',
    'Do bad messages in {name} end in a dead-letter queue?',
    when('storeKind', 'queue'),
  ),
  consumersIdempotent: yesno(
    S,
    'Data',
    'Consumers accept repeats',
    'Is a message from {name} harmless when delivered twice?',
    when('storeKind', 'queue'),
  ),
  messagesValidated: yesno(
    S,
    'Data',
    'Messages checked',
    'Is every message in {name} checked against a schema before it is used?',
    when('storeKind', 'queue'),
  ),
  defaultCreds: yesno(S, 'Access', 'Vendor credentials work', 'Do vendor credentials still work on {name}?'),
  holdsPasswords: yesno(S, 'Basics', 'Holds passwords', 'Does {name} hold passwords?'),
  passwordHash: choice(
    S,
    'Data',
    'Password hash',
    'How are passwords in {name} hashed?',
    { plain: 'Not at all', fast: 'A fast hash', slow: 'A memory-hard hash' },
    when('holdsPasswords', true),
  ),
  holdsAudit: yesno(S, 'Basics', 'Holds the audit trail', 'Does {name} hold the audit trail?'),
  tenantFilter: yesno(
    S,
    'Data',
    'Filtered by tenant',
    'Is every search in {name} filtered by tenant?',
    when('storeKind', 'vector'),
  ),
  searchRespectsRights: yesno(
    S,
    'Access',
    'Searches respect rights',
    'Does every search in {name} leave out what the person asking may not read?',
    when('storeKind', 'vector', 'search'),
  ),
  contentVetted: yesno(
    S,
    'Data',
    'Content is vetted',
    'Is what goes into {name} checked for where it comes from and what it says?',
    when('storeKind', 'vector'),
  ),
  secretScanning: yesno(
    S,
    'Build and run',
    'Secret scanning',
    'Is {name} scanned for secrets?',
    when('storeKind', 'repo'),
  ),
  signsArtifacts: yesno(
    S,
    'Build and run',
    'Artifacts signed',
    'Are the artifacts in {name} signed and verified before use?',
    when('storeKind', 'registry'),
  ),

  // External entities
  entityKind: choice(X, 'Basics', 'Technology', 'What is {name}?', {
    human: 'Person',
    browser: 'Person with a browser',
    system: 'System',
    device: 'Device',
  }),
  entityAuthn: choice(X, 'Access', 'Authentication', 'How does {name} sign in?', {
    none: 'Not at all',
    basic: 'Basic',
    password: 'Password',
    apikey: 'API key',
    mfa: 'Several factors',
    certificate: 'Certificate',
    passkey: 'Passkey or hardware key',
  }),
  privileged: yesno(X, 'Basics', 'Holds elevated rights', 'Does {name} hold elevated rights?'),
  managedDevice: yesno(X, 'Access', 'Managed device', 'Does {name} work on a managed device?'),
  tamperResistant: yesno(
    ['external', 'process'],
    'Build and run',
    'Tamper resistant',
    'Does {name} resist a person with hands on it?',
    orWhen(when('entityKind', 'device'), 'technology', 'device'),
  ),
  identity: choice(
    ['external', 'process'],
    'Access',
    'Device identity',
    'How is one {name} told from another?',
    { vendor: 'Vendor credentials', shared: 'One shared key', unique: 'Its own key' },
    orWhen(when('entityKind', 'device'), 'technology', 'device'),
  ),
} as const;

export type PropertyName = keyof typeof PROPERTIES;

/** The values a property may take in a condition: 'yes' and 'no' never appear, yes-no properties are compared with booleans. */
export type ValueOf<N extends PropertyName> = (typeof PROPERTIES)[N] extends { readonly values: infer V }
  ? keyof V & string
  : boolean;

export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];
