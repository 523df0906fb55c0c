import type { Element, ElementKind } from './element';
import type { Properties } from './property';

/**
 * Presets: kinds of software, stores and actors that people name when they draw. A preset states what is true by
 * definition of its technology, and suggests what is usually so. Suggestions stay suggestions until a person
 * confirms them: they are never facts of the model by themselves.
 */
export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly kind: ElementKind;
  /** Other words that people look for. */
  readonly also: readonly string[];
  /** True by definition of the technology. */
  readonly facts: Properties;
  /** Usually so. */
  readonly suggests: Properties;
}

/** Software that we write ourselves in a current language: what it seldom does. */
const PLAIN_CODE: Properties = {
  memorySafe: true,
  deserializes: 'data',
  parsesXml: false,
  runsCommands: false,
  rendersUserTemplates: false,
};
/** Software that stands in the way of requests and passes them on. */
const PASSES_ON: Properties = {
  perUserData: false,
  actsForUsers: false,
  performsLogin: false,
  acceptsFiles: false,
  runsCommands: false,
  sessions: 'none',
};
/** Run for us, patched and clustered by whoever runs it. */
const MANAGED: Properties = { redundant: true, dependenciesTracked: true, hardened: true };
/** A store rented as a service. */
const MANAGED_STORE: Properties = {
  encryptedAtRest: true,
  defaultCreds: false,
  publicAccess: false,
  publicWrite: false,
};
const NOT_PUBLIC: Properties = { publicAccess: false, publicWrite: false, networkExposed: false };
const DATABASE: Properties = { ...NOT_PUBLIC, backups: true, immutable: false };

export const PRESETS: readonly Preset[] = [
  // External entities
  external('browser-user', 'Browser user', ['customer', 'visitor', 'web user', 'client', 'person'], {
    facts: { entityKind: 'browser' },
    suggests: { privileged: false, managedDevice: false, entityAuthn: 'password' },
  }),
  external('user', 'Person', ['user', 'human', 'customer', 'employee', 'operator'], {
    facts: { entityKind: 'human' },
    suggests: { privileged: false },
  }),
  external('admin', 'Admin', ['administrator', 'operator', 'support', 'root', 'devops'], {
    facts: { entityKind: 'human', privileged: true },
    suggests: { entityAuthn: 'mfa', managedDevice: true },
  }),
  external('developer', 'Developer', ['engineer', 'workstation', 'laptop', 'committer'], {
    facts: { entityKind: 'human' },
    suggests: { privileged: true, entityAuthn: 'mfa', managedDevice: true },
  }),
  external(
    'third-party-api',
    'Third-party API',
    ['external service', 'saas', 'payment', 'stripe', 'provider'],
    {
      facts: { entityKind: 'system', thirdParty: true },
      suggests: { entityAuthn: 'certificate' },
    },
  ),
  external('partner-system', 'Partner system', ['b2b', 'supplier', 'customer system', 'vendor'], {
    facts: { entityKind: 'system', thirdParty: true },
    suggests: { entityAuthn: 'certificate' },
  }),
  external('external-system', 'Other system', ['service', 'legacy', 'mainframe', 'internal system'], {
    facts: { entityKind: 'system' },
    suggests: { thirdParty: false },
  }),
  external(
    'external-llm',
    'Hosted LLM',
    ['language model', 'openai', 'anthropic', 'gpt', 'claude', 'ai provider'],
    {
      facts: { entityKind: 'system', thirdParty: true },
      suggests: { entityAuthn: 'certificate', clearance: 'internal' },
    },
  ),
  external(
    'external-idp',
    'Social sign-in',
    ['identity provider', 'google', 'entra', 'okta', 'auth0', 'oidc', 'sso'],
    {
      facts: { entityKind: 'system', thirdParty: true },
      suggests: { entityAuthn: 'certificate' },
    },
  ),
  external('iot-device', 'IoT device', ['sensor', 'camera', 'meter', 'thing', 'field device', 'embedded'], {
    facts: { entityKind: 'device' },
    suggests: { managedDevice: false, privileged: false },
  }),

  // Processes: what users hold in their hands
  process(
    'spa',
    'Single-page app',
    ['react', 'vue', 'angular', 'svelte', 'frontend', 'browser app', 'javascript'],
    {
      facts: { technology: 'spa', runtime: 'browser' },
      suggests: { ...PLAIN_CODE, multiTenant: false, performsLogin: false, fetchesUserUrls: false },
    },
  ),
  process('mobile-app', 'Mobile app', ['ios', 'android', 'phone', 'tablet', 'flutter', 'react native'], {
    facts: { technology: 'mobile' },
    suggests: { ...PLAIN_CODE, cachesLocally: true, tokensIn: 'keystore' },
  }),
  process('desktop-app', 'Desktop app', ['windows', 'macos', 'electron', 'client', 'installer'], {
    facts: { technology: 'desktop' },
    suggests: { cachesLocally: true, tokensIn: 'keystore' },
  }),
  process('firmware', 'Device firmware', ['embedded', 'iot', 'controller', 'plc'], {
    facts: { technology: 'device', runtime: 'physical' },
    suggests: { memorySafe: false, redundant: false },
  }),

  // Processes: servers
  process(
    'web-application',
    'Web application',
    ['website', 'server', 'mvc', 'django', 'rails', 'laravel', 'spring', 'next.js', 'wordpress'],
    {
      facts: { technology: 'web' },
      suggests: { ...PLAIN_CODE, sessions: 'cookie', cors: 'none', actsForUsers: true, perUserData: true },
    },
  ),
  process(
    'rest-api',
    'REST API',
    ['http api', 'web api', 'backend', 'service', 'microservice', 'express', 'fastapi', 'grpc'],
    {
      facts: { technology: 'api' },
      suggests: {
        ...PLAIN_CODE,
        sessions: 'bearer',
        acceptsTokens: true,
        actsForUsers: true,
        perUserData: true,
      },
    },
  ),
  process('graphql-api', 'GraphQL API', ['apollo', 'hasura', 'graph', 'backend'], {
    facts: { technology: 'graphql' },
    suggests: {
      ...PLAIN_CODE,
      sessions: 'bearer',
      acceptsTokens: true,
      actsForUsers: true,
      perUserData: true,
    },
  }),
  process(
    'background-worker',
    'Background worker',
    ['job', 'consumer', 'cron', 'celery', 'sidekiq', 'batch', 'scheduler'],
    {
      facts: { technology: 'worker' },
      suggests: { ...PLAIN_CODE, sessions: 'none', performsLogin: false, publicByDesign: false },
    },
  ),
  process(
    'serverless-function',
    'Serverless function',
    ['lambda', 'azure function', 'cloud function', 'edge function', 'faas'],
    {
      facts: { technology: 'lambda', runtime: 'serverless', inCloud: true },
      suggests: { ...PLAIN_CODE, redundant: true, metadataHardened: true },
    },
  ),

  // Processes: in front of servers
  process('api-gateway', 'API gateway', ['kong', 'apigee', 'gateway', 'bff', 'edge'], {
    facts: { technology: 'gateway' },
    suggests: { ...PASSES_ON, acceptsTokens: true, validatesInput: true },
  }),
  process(
    'load-balancer',
    'Load balancer',
    ['reverse proxy', 'nginx', 'haproxy', 'envoy', 'traefik', 'alb', 'ingress'],
    {
      facts: { technology: 'proxy' },
      suggests: { ...PASSES_ON, redundant: true },
    },
  ),
  process('waf', 'WAF', ['web application firewall', 'modsecurity', 'cloudflare', 'shield', 'filter'], {
    facts: { technology: 'waf' },
    suggests: { ...PASSES_ON, ...MANAGED, rateLimited: true },
  }),
  process('edge-cdn', 'CDN', ['content delivery', 'edge cache', 'cloudfront', 'akamai', 'fastly'], {
    facts: { technology: 'cdn' },
    suggests: { ...PASSES_ON, ...MANAGED },
  }),
  process('broker', 'Message broker service', ['mqtt', 'mosquitto', 'rabbitmq', 'kafka', 'iot hub'], {
    facts: { technology: 'broker' },
    suggests: { criticality: 'high', performsLogin: false },
  }),
  process(
    'identity-provider',
    'Identity provider',
    ['idp', 'auth', 'keycloak', 'oauth', 'oidc', 'saml', 'login', 'sso', 'authorization server'],
    {
      facts: { technology: 'idp', oauthRole: 'server' },
      suggests: { performsLogin: true, criticality: 'high', logs: 'security', redirectMatch: 'exact' },
    },
  ),
  process('secrets-service', 'Secrets manager service', ['vault', 'kms', 'key management', 'hsm'], {
    facts: { technology: 'secrets' },
    suggests: { criticality: 'high', logs: 'security', authorizes: 'object' },
  }),

  // Processes: build and run
  process(
    'ci-runner',
    'CI runner',
    ['pipeline', 'github actions', 'gitlab', 'jenkins', 'build', 'deploy', 'continuous integration'],
    {
      facts: { technology: 'ci' },
      suggests: { runsCommands: true, criticality: 'medium', sessions: 'none', runtime: 'container' },
    },
  ),
  process('orchestrator', 'Orchestrator', ['kubernetes', 'k8s', 'nomad', 'swarm', 'control plane', 'ecs'], {
    facts: { technology: 'orchestrator' },
    suggests: { criticality: 'high', inCloud: true },
  }),

  // Processes: AI
  process('llm', 'LLM', ['language model', 'gpt', 'claude', 'llama', 'inference', 'chatbot'], {
    facts: { technology: 'llm' },
    suggests: { tools: 'none', outputSink: 'text' },
  }),
  process('ai-agent', 'AI agent', ['assistant', 'copilot', 'tool use', 'mcp', 'autonomous'], {
    facts: { technology: 'agent' },
    suggests: { ingestsExternalContent: true, actsForUsers: true, tools: 'read' },
  }),

  process(
    'model-training',
    'Model training',
    ['machine learning', 'fine-tuning', 'ml', 'notebook', 'pipeline'],
    {
      facts: { technology: 'training' },
      suggests: { sessions: 'none', performsLogin: false },
    },
  ),

  // Stores: databases
  store('postgresql', 'PostgreSQL', ['postgres', 'sql', 'database', 'relational', 'aurora'], {
    facts: { storeKind: 'sql' },
    suggests: DATABASE,
  }),
  store('mysql', 'MySQL', ['mariadb', 'sql', 'database', 'relational'], {
    facts: { storeKind: 'sql' },
    suggests: DATABASE,
  }),
  store('sql-server', 'SQL Server', ['mssql', 'azure sql', 'database', 'relational'], {
    facts: { storeKind: 'sql' },
    suggests: DATABASE,
  }),
  store('oracle', 'Oracle Database', ['oracle', 'sql', 'database', 'relational'], {
    facts: { storeKind: 'sql' },
    suggests: DATABASE,
  }),
  store('mongodb', 'MongoDB', ['document database', 'nosql', 'couchdb', 'firestore'], {
    facts: { storeKind: 'nosql' },
    suggests: DATABASE,
  }),
  store('dynamodb', 'DynamoDB', ['nosql', 'key value', 'cosmos', 'cassandra'], {
    facts: { storeKind: 'nosql' },
    suggests: { ...DATABASE, ...MANAGED_STORE },
  }),
  store('graph-database', 'Graph database', ['neo4j', 'neptune', 'janusgraph'], {
    facts: { storeKind: 'graph' },
    suggests: DATABASE,
  }),
  store('elasticsearch', 'Elasticsearch', ['opensearch', 'search', 'lucene', 'solr'], {
    facts: { storeKind: 'search' },
    suggests: { ...NOT_PUBLIC, immutable: false },
  }),
  store('search-index', 'Search index', ['full text', 'algolia', 'typesense', 'meilisearch'], {
    facts: { storeKind: 'search' },
    suggests: { ...NOT_PUBLIC, immutable: false },
  }),
  store(
    'vector-index',
    'Vector index',
    ['embeddings', 'rag', 'pinecone', 'qdrant', 'weaviate', 'pgvector', 'retrieval'],
    {
      facts: { storeKind: 'vector' },
      suggests: NOT_PUBLIC,
    },
  ),

  // Stores: caches and queues
  store('redis-cache', 'Redis cache', ['redis', 'valkey', 'cache', 'session store', 'key value'], {
    facts: { storeKind: 'cache' },
    suggests: { ...NOT_PUBLIC, backups: false, ttl: 'set' },
  }),
  store('memcached', 'Memcached', ['cache', 'key value'], {
    facts: { storeKind: 'cache' },
    suggests: { ...NOT_PUBLIC, backups: false, ttl: 'set', encryptedAtRest: false },
  }),
  store('cdn', 'CDN', ['content delivery', 'edge cache', 'cloudfront', 'fastly', 'akamai'], {
    facts: { storeKind: 'cdn' },
    suggests: { publicAccess: true, publicWrite: false, networkExposed: true, ttl: 'set', thirdParty: true },
  }),
  store('rabbitmq-queue', 'RabbitMQ queue', ['rabbitmq', 'amqp', 'message queue', 'broker', 'activemq'], {
    facts: { storeKind: 'queue' },
    suggests: { ...NOT_PUBLIC, consumersIdempotent: false },
  }),
  store('kafka-topic', 'Kafka topic', ['kafka', 'stream', 'event bus', 'redpanda', 'kinesis', 'pulsar'], {
    facts: { storeKind: 'queue' },
    suggests: { ...NOT_PUBLIC, retention: 'set' },
  }),
  store('sqs-queue', 'Cloud queue', ['sqs', 'service bus', 'pub/sub', 'message queue'], {
    facts: { storeKind: 'queue' },
    suggests: { ...MANAGED_STORE, consumersIdempotent: false },
  }),

  // Stores: files and objects
  store('s3-bucket', 'S3 bucket', ['object store', 'blob', 'storage account', 'gcs', 'minio', 'bucket'], {
    facts: { storeKind: 'object' },
    suggests: { ...MANAGED_STORE, networkExposed: true },
  }),
  store('file-share', 'File share', ['nfs', 'smb', 'network drive', 'nas', 'folder', 'sharepoint'], {
    facts: { storeKind: 'file' },
    suggests: { ...NOT_PUBLIC, accessControl: 'role' },
  }),
  store('file-system', 'Local files', ['disk', 'volume', 'file', 'csv', 'sqlite'], {
    facts: { storeKind: 'file' },
    suggests: NOT_PUBLIC,
  }),

  // Stores: evidence, secrets and code
  store('log-store', 'Log store', ['siem', 'splunk', 'loki', 'cloudwatch', 'audit log', 'logging'], {
    facts: { storeKind: 'log' },
    suggests: { ...NOT_PUBLIC, retention: 'set' },
  }),
  store('ledger', 'Ledger', ['blockchain', 'journal', 'event store', 'append-only'], {
    facts: { storeKind: 'ledger' },
    suggests: { ...NOT_PUBLIC, immutable: true },
  }),
  store('secrets-manager', 'Secrets manager', ['vault', 'key vault', 'secret store', 'kms', 'credentials'], {
    facts: { storeKind: 'secrets' },
    suggests: { ...NOT_PUBLIC, encryptedAtRest: true, accessAudited: true, accessControl: 'row' },
  }),
  store(
    'container-registry',
    'Container registry',
    ['docker', 'ecr', 'harbor', 'artifactory', 'npm', 'image', 'packages'],
    {
      facts: { storeKind: 'registry' },
      suggests: { publicWrite: false, encryptedAtRest: true },
    },
  ),
  store('git-repository', 'Git repository', ['github', 'gitlab', 'bitbucket', 'source code', 'repo'], {
    facts: { storeKind: 'repo' },
    suggests: { publicWrite: false, accessControl: 'role' },
  }),
];

/** The presets for one kind of element, in the order of the list. */
export function presetsFor(kind: ElementKind): readonly Preset[] {
  return PRESETS.filter((preset) => preset.kind === kind);
}

/** Presets in which every word of the query begins some word; those whose label begins with it come first. */
export function findPresets(query: string, kind?: ElementKind): readonly Preset[] {
  const wanted = wordsOf(query);
  const offered = kind === undefined ? PRESETS : presetsFor(kind);
  const found = offered.filter((preset) => {
    const words = wordsOf([preset.label, ...preset.also].join(' '));
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
  const rank = (preset: Preset): number =>
    labelBegins(preset, wanted) ? 0 : hasInLabel(preset, wanted) ? 1 : 2;
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** What is usually so of an element’s technology and not yet known of the element. */
export function suggestionsFor(element: Element): Properties {
  const preset = presetOf(element);
  const unknown = Object.entries(preset?.suggests ?? {}).filter(
    ([name]) => element.properties[name] === undefined,
  );
  return Object.fromEntries(unknown);
}

/** The preset that fits an element: the one whose facts it all has; the one with most facts, then the first listed. */
export function presetOf(element: Element): Preset | undefined {
  return presetsFor(element.kind)
    .filter(({ facts }) => Object.entries(facts).every(([name, value]) => element.properties[name] === value))
    .toSorted((a, b) => Object.keys(b.facts).length - Object.keys(a.facts).length)[0];
}

interface Claims {
  readonly facts: Properties;
  readonly suggests: Properties;
}
function external(id: string, label: string, also: readonly string[], claims: Claims): Preset {
  return { id, label, kind: 'external', also, ...claims };
}
function process(id: string, label: string, also: readonly string[], claims: Claims): Preset {
  return { id, label, kind: 'process', also, ...claims };
}
function store(id: string, label: string, also: readonly string[], claims: Claims): Preset {
  return { id, label, kind: 'store', also, ...claims };
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.+#]+/u)
    .filter((word) => word !== '');
}

function labelBegins(preset: Preset, wanted: readonly string[]): boolean {
  return wordsOf(preset.label).join(' ').startsWith(wanted.join(' '));
}

function hasInLabel(preset: Preset, wanted: readonly string[]): boolean {
  return wanted.every((start) => wordsOf(preset.label).some((word) => word.startsWith(start)));
}
