import type { DataKind } from '../../model/dataclass';
import type { Properties, PropertyName, Subject, ValueOf } from '../../model/property';

/**
 * What names suggest. The words are those that data-flow diagrams in textbooks, in the templates of Microsoft's and OWASP's
 * tools and in public repositories use for their parts, with product names that stand for one kind of thing, and the
 * commonest in German and French. A name that could mean two things suggests nothing.
 */

/** For processes, stores and external entities the property that says what they are comes first; the first line that fits decides it. */
type Hint = readonly [words: RegExp, suggests: Suggestion];
type Suggestion = {
  readonly [N in PropertyName]?: ValueOf<N> extends boolean ? boolean : ValueOf<N> | readonly ValueOf<N>[];
};

/** Whole words anywhere in a name, in lower case with spaces between its words; `*` stands for the rest of a word. */
function words(text: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${text.replaceAll('*', '[\\p{L}\\d]*')})(?![\\p{L}\\d])`, 'u');
}

const PROCESSES: readonly Hint[] = [
  [words('graphql|apollo server'), { technology: 'graphql' }],
  [words('waf|firewall|modsecurity'), { technology: 'waf' }],
  [words('vpn|bastion|jump (host|server)|reverse tunnel'), { technology: 'gateway', performsLogin: true }],
  [
    words('cdn|varnish|cloudfront|cloudflare|akamai|fastly|content delivery|edge cache'),
    { technology: 'cdn' },
  ],
  [
    words(
      '((mqtt|message|event) )?broker|mosquitto|rabbit ?mq|kafka|emqx|active ?mq|nats|iot (hub|core)|(message|event|service) bus',
    ),
    { technology: 'broker' },
  ],
  [words('(firmware|ota|update)( \\p{L}+)? (server|service)'), { technology: 'api' }],
  [words('(sms|mail|e ?mail|payment|fax) gateway'), { technology: 'worker' }],
  [
    words('gateway|apim|api management|kong|apigee|zuul|ingress|bff|backend for frontend'),
    { technology: 'gateway' },
  ],
  [words('proxy|load ?balancer|nginx|haproxy|traefik|envoy|f5'), { technology: 'proxy' }],
  [
    words(
      'idp|identity (provider|server|service|platform)|sso|single sign on|keycloak|okta|auth0|cognito|ad ?fs|active directory|azure ad|entra|ldap|iam|sts|kdc|kerberos|o ?auth2?|oidc|open ?id|saml|auth( ?n| ?z)?|authenti[ck]*|authorization server|token service|log ?in|sign ?(in|on)|anmelde*|anmeldung|connexion',
    ),
    { technology: 'idp', performsLogin: true },
  ],
  [words('vault|secrets? (manager|service)|kms|key management|key server|hsm'), { technology: 'secrets' }],
  [
    words(
      'ci|ci cd|cicd|jenkins|github actions|gitlab (ci|runner)|build (server|pipeline|runner|agent|system|service)|(deployment|release|delivery|devops) pipeline|azure devops|team ?city|travis|circle ?ci|argo ?cd|tekton',
    ),
    { technology: 'ci' },
  ],
  [
    words(
      'kubernetes|k8s|openshift|nomad|docker (swarm|daemon|engine)|ecs|eks|aks|gke|orchestrator|control plane|kube api',
    ),
    { technology: 'orchestrator' },
  ],
  [
    words(
      'ai agent|chat ?bot|co ?pilot|ai assistant|virtual assistant|voice assistant|llm agent|agentic \\p{L}+',
    ),
    { technology: 'agent' },
  ],
  [
    words(
      'llm|large language model|language model|gpt|chat ?gpt|openai|claude|gemini|llama|mistral|sprachmodell',
    ),
    { technology: 'llm' },
  ],
  [words('(model|ml) training|training (pipeline|job)|fine ?tuning'), { technology: 'training' }],
  [words('lambda|(cloud|azure|serverless) function|serverless'), { technology: 'lambda' }],
  [
    words(
      'react|angular|vue|spa|single page (app|application)|browser|(web|browser|javascript|js) client|client( ?side)? (javascript|js|script)|\\p{L}+ client in the browser',
    ),
    { technology: 'spa' },
  ],
  [
    words(
      'mobile|ios|android|smart ?phone|phone app|tablet|handy ?app|app mobile|application mobile|(?<!(web|server|backend|flask|django|node|node js|rails|java|spring|php|net|express|main|core|internal|legacy|admin|saas|cloud|business|desktop|windows|the|function) )(?<=\\p{L} )app',
    ),
    { technology: 'mobile' },
  ],
  [
    words('desktop|(thick|fat|rich|windows) client|work ?station|electron|arbeitsplatz'),
    { technology: 'desktop' },
  ],
  [
    words(
      'firmware|plc|rtu|ecu|tcu|hmi|embedded|iot device|sensors?|actuators?|(ct|mri|mr|barcode|ultrasound) scanner|modality|modem|antenna|smart (meter|lock|plug|tv|speaker|watch|camera|thermostat|home hub)|camera|thermostat|(insulin|infusion) pump|pace ?maker|wearable|drone|robot|head unit|infotainment|telematics( control)? unit|atm|pos|payment terminal|card reader|kiosk|set top box|(edge|field|medical) device|analy[sz]er|charge ?r|(charge|charging) (point|station)$|instrument|(vending|ticket|washing) machine|tracker|inverter|turnstile|home (hub|router)|(?<!(event|git|docker|data|notification|message|integration|knowledge) )hub$|steuergerät|zähler|kamera',
    ),
    { technology: 'device' },
  ],
  [
    words(
      'graphical user interface|web( ?site| ?apps?| ?application| ?server| ?portal| ?ui| ?shop| ?store| ?front ?end| ?viewer| ?pages?| ?interface| ?console| ?gui)|website|webseite|weboberfläche|oberfläche|*portal|portail|front ?end|store ?front|shop|dashboard|ui|gui|user interface|cms|wordpress|drupal|forum|wiki|moodle|lms|lernplattform|intranet|back ?office|admin(istration)? (panel|console|ui|page|tool|interface|site|app)|customer site|e ?commerce|apache|tomcat|iis|php|asp net|jsp|django|rails|flask|application$',
    ),
    { technology: 'web' },
  ],
  [
    words(
      'workers?|job (runner|processor)|jobs?|scheduler|cron|consumer|subscriber|etl|ingest*|crawler|indexer|mailer|(mail|email|sms|notification|push) (sender|service|server)|notifier|converter|importer|exporter|(back ?up|replication) (service|job|process)|daemon|(queue|event|message|batch|stream|data) (handler|processor|consumer|processing)|data pipeline|(media|image|video|batch|stream|event|background|order|data) processing|(payload|image|video|order) (data )?processor|reporting',
    ),
    { technology: 'worker' },
  ],
  [
    words(
      'apis?|rest|restful|soap|grpc|end ?point|back ?end|web ?services?|micro ?services?|services?|svc|dienst|*dienst|schnittstelle|*schnittstelle|(app|application) server|servers?|serveur|(business|application|core) logic|app ?logic|engine|(system|platform|manager|management|handling|handler|controller)$|billing|booking|check ?out|ordering|accounting|payments?|search|messaging|streaming|registration|scheduling|(process|validate|manage|handle|create|update|generate|submit|register|view|check|verify|calculate|place|approve|book|order|pay) \\p{L}+',
    ),
    { technology: 'api' },
  ],
];

const STORES: readonly Hint[] = [
  [
    words(
      '(key|password|hashicorp )?vault|secrets?|credentials? store|kms|hsm|key ?store|keys|key ?chain|schlüssel*',
    ),
    { storeKind: 'secrets' },
  ],
  [
    words(
      '(container|artifact|artefact|image|docker|package|npm|maven|helm)s? (registry|repository|repo)|artifactory|nexus|ecr|acr|docker ?hub',
    ),
    { storeKind: 'registry' },
  ],
  [words('git|git(hub|lab| repo*)|bitbucket|source|code ?(base|repo*)|svn'), { storeKind: 'repo' }],
  [words('vector|pinecone|weaviate|faiss|chroma|qdrant|pgvector|embeddings?'), { storeKind: 'vector' }],
  [
    words(
      'logs?|audit|audit (logs?|trail|db|database|store|records)|log (store|files?|db|database|server|archive|data)|siem|splunk|elk|loki|sys ?log|journal|*protokoll*|log ?buch|journaux',
    ),
    { storeKind: 'log' },
  ],
  [
    words('redis|memcached?|cache|*cache|valkey|hazelcast|session (store|cache|data)'),
    { storeKind: 'cache' },
  ],
  [words('cdn|cloudfront|content delivery network'), { storeKind: 'cdn' }],
  [
    words(
      'queues?|*queue|kafka|rabbit ?mq|sqs|sns|pub ?sub|event (bus|hubs?|stream|grid)|message (bus|broker|queue)|service bus|active ?mq|ibm mq|mq|nats|kinesis|pulsar|broker|topics?|warteschlange',
    ),
    { storeKind: 'queue' },
  ],
  [words('elastic( ?search)?|open ?search|solr|(full ?text |search )index|algolia'), { storeKind: 'search' }],
  [words('neo4j|neptune|graph (db|database|store)'), { storeKind: 'graph' }],
  [
    words(
      'mongo( ?db)?|dynamo( ?db)?|cosmos( ?db)?|couch(base|db)|cassandra|firestore|firebase|no ?sql|document (db|database|store)|hbase|big ?table|time ?series|influx( ?db)?|historian',
    ),
    { storeKind: 'nosql' },
  ],
  [words('block ?chain'), { storeKind: 'ledger' }],
  [
    words(
      'postgres(ql)?|my ?sql|maria ?db|oracle|sql|ms ?sql|db2|sqlite|rds|aurora|databases?|data ?base|db|dbs|*db|*datenbank|bdd|base de données|data ?warehouse|dwh',
    ),
    { storeKind: 'sql' },
  ],
  [
    words(
      's3|buckets?|blobs?|object (store|storage)|minio|gcs|azure storage|cloud storage|(media|image|video|document|attachment|file)s? (store|storage|bucket)|videos?|(clips|recordings|footage)|photos|images|attachments|uploads?|media',
    ),
    { storeKind: 'object' },
  ],
  [
    words(
      'back ?ups?|tapes?|(back ?up|archive) (tapes?|store|server|storage)|(image|video|document|media) archive|files?|filesystem|\\p{L}+ file share|nas|smb|nfs|disk|drive|local (storage|files?)|datei*|ablage|ordner|folder|config(uration)?|sd card|share',
    ),
    { storeKind: 'file' },
  ],
  [
    words(
      '(user|customer|patient|member|employee|order|account|product|student|client) (data|information|info|records?|profiles?|accounts?|store)|records|accounts|profiles|users|customers|orders|inventory|products|catalogu?e|*(verzeichnis|register)|(roll|register)|archive|(results|sessions|transactions|bookings|reservations|appointments|schedules?|subscriptions|events|posts|comments|articles|payments|messages|reports|measurements|readings|histor(y|ies)|tickets|invoices|contracts|claims|details|information|data|list|table)$',
    ),
    { storeKind: 'sql' },
  ],
];

/** Beside what a process is. */
const IN_PROCESSES: readonly Hint[] = [
  [
    words(
      '(media|image|picture|photo|video|document|file|pdf|attachment) (processing|processor|conver(ter|sion)|service|upload\\p{L}*|import\\p{L}*)|upload\\p{L}*|file (intake|receiver)',
    ),
    { acceptsFiles: true },
  ],
];

/** Beside what a store is. */
const IN_STORES: readonly Hint[] = [
  [
    words(
      'users?|accounts?|credentials?|passwords?|identit(y|ies)|directory|benutzer*|konten|members?|logins?',
    ),
    { holdsPasswords: true },
  ],
];

const ENTITIES: readonly Hint[] = [
  [
    words(
      'provider|(voice|digital) assistant|alexa|siri|google assistant|psp|stripe|pay ?pal|adyen|visa|mastercard|bank$|card network|payment (gateway|processor|service|network|system)|(google|facebook|twitter|apple|github|microsoft)( (?!user)\\p{L}+)?|aws|twilio|send ?grid|mail ?chimp|(third|3rd) party( (?!user)\\p{L}+)?|external (service|system|api)|vendor( system)?$|(sms|mail|e ?mail|analytics|maps?|weather|shipping|video|credit|insurance) (service|gateway|api|system|company)|(video|zahlungs|mail)dienst|anbieter',
    ),
    { entityKind: 'system', thirdParty: true },
  ],
  [
    words(
      '(system|service|server|api|platform|network|registry|endpoint|broker|gateway|hub|relay|instance|agency|authority|company)$|erp|crm|dns|ldap|idp|block ?chain|partner|supplier|dienst',
    ),
    { entityKind: 'system' },
  ],
  [
    words(
      'administrators?|admins?|sys ?admin|operators?|(release|system|network|security|cloud) managers?|dba|root|super ?user|devops|ops|sre|engineers?|technicians?|maintainers?|moderators?|developers?|support (agent|staff|engineer|team)|help ?desk|teachers?|lecturers?|betreiber|techniker|verwalter|lehrkraft|lehrer(in)?|administrateur',
    ),
    { entityKind: 'human', privileged: true },
  ],
  [words('browser|web (user|client|visitor)'), { entityKind: 'browser' }],
  [
    words(
      'users?|customers?|clients?|visitors?|guests?|buyers?|sellers?|patients?|doctors?|physicians?|nurses?|staff|employees?|managers?|clerks?|officers?|students?|pupils?|parents?|citizens?|voters?|members?|players?|traders?|attackers?|people|persons?|analysts?|auditors?|nutzer|benutzer|kunden?|schüler|eltern|patienten|bürger|mitarbeiter|utilisateur|fans?|riders?|drivers?|passengers?|tenants?|subscribers?|practitioners?|receptionists?|secretar(y|ies)|contributors?|committers?|assistants?|specialists?|pharmacists?|professors?|librarians?|residents?|owners?|applicants?|candidates?|authors?|editors?|reviewers?|readers?|borrowers?|couriers?|travell?ers?|viewers?|learners?|donors?|investors?|merchants?|technici(an|ans)',
    ),
    { entityKind: 'human' },
  ],
  [
    words(
      'sensors?|meters?|devices?|camera|scanner|plc|rtu|vehicle|car|satellite|kiosk|atm|(payment|pos|card) (terminal|reader)|pump|wearable|thermostat|drone|robot|gerät|fahrzeug|printer',
    ),
    { entityKind: 'device' },
  ],
];

/** What flows and stores carry. */
const DATA: readonly (readonly [words: RegExp, suggests: { readonly kinds: readonly [DataKind] }])[] = [
  [
    words(
      'log ?in|rfid|badge|credentials?|passwords?|passwort|sign ?(in|on)|authenticat*|pin|otp|one time code|anmelde*|anmeldung|mot de passe|(access |session |bearer |refresh |auth )tokens?|jwt',
    ),
    { kinds: ['credentials'] },
  ],
  [words('secrets?|keys|(private|signing|api|encryption) key|key shares?'), { kinds: ['secrets'] }],
  [words('card|cards|credit card|payments?|charge|pan|kreditkarte|zahlung*|paiement'), { kinds: ['card'] }],
  [
    words(
      'patient*|medical|health*|clinical|dicom|hl7|fhir|prescriptions?|diagnos(is|es|e|en)|ehr|emr|phi|vitals|lab results?|studies|blood|measurements of patients|test (orders|results)|symptoms|treatment*',
    ),
    { kinds: ['health'] },
  ],
  [
    words(
      'personal|profiles?|pii|customers?|users?( data| info*| details| accounts?)|accounts?|employees?|members?|kyc|identity|registration|address(es)?|names?|namen|kunden*|benutzer*|schüler*|noten*|grades?|students?|citizens?|voters?|orders?|electoral|location|cv|applicants?|claims?|private messages?|invoices?|bookings?|reservations?|appointments?|reminders?|e ?mails?|sms|text messages?|eligibility|video clips?|recordings?|footage|salar(y|ies)|payroll',
    ),
    { kinds: ['personal'] },
  ],
  [
    words(
      'firmware|update( image| package)?s?|ota|source code|builds?|artifacts?|push image|container images?|packages?|dependenc(y|ies)|libraries',
    ),
    { kinds: ['code'] },
  ],
  [words('upload*|files?|attachments?|documents?|hochladen|dateien|datei|csv|pdf'), { kinds: ['files'] }],
  [words('prompts?|messages? to (the )?model'), { kinds: ['prompts'] }],
];
const SENSITIVE: readonly DataKind[] = ['credentials', 'card', 'health', 'personal'];

/** What flows are for, beside what they carry. */
const FLOWS: readonly Hint[] = [
  [
    words(
      'admin*|maintenance|configur*|remote (support|diagnostics)|wartung|kubectl|ssh|rdp|reset account|verwalten|operate',
    ),
    { usage: 'admin' },
  ],
  [words('deploy*|roll ?out|release'), { usage: 'deploy' }],
  [words('web ?hooks?|call ?back|ipn'), { mode: 'webhook' }],
  [words('edifact|edi|batch'), { mode: 'async' }],
];

/** Beside what a flow is for: it brings something about, by values that its sender chooses. What only looks does not. */
const ACTS: readonly Hint[] = [
  [words('views?|read|list|get|show|see|search|browse|status|history|confirm*|track*'), {}],
  [
    words(
      'orders?|bids?|votes?|bookings?|reservations?|payments?|transfers?|withdrawals?|bets?|book|buy|pay|purchase|reserve|withdraw|check ?out|submit|apply|bestell*|buch(en|ung)|überweis*|commander',
    ),
    { writes: true },
  ],
];

/** Protocols that by their design neither encrypt nor ask for a name. */
const BARE: readonly Hint[] = [
  [words('hl7|mllp|dicom|modbus|bacnet|profinet'), { encrypted: false, authn: 'none' }],
];

const LISTS: Readonly<Record<Subject, readonly (readonly Hint[])[]>> = {
  process: [PROCESSES, IN_PROCESSES],
  store: [STORES, IN_STORES, DATA],
  external: [ENTITIES],
  flow: [FLOWS, ACTS, BARE, DATA],
};

/** The properties that names may suggest. */
export const HINTED: ReadonlySet<string> = new Set<string>([
  ...Object.values(LISTS)
    .flat(2)
    .flatMap(([, suggests]) => Object.keys(suggests)),
  'class',
]);

const known = new Map<string, Properties>();
const NONE: Properties = {};
/** Names worked out before, until there are too many. */
const MOST_NAMES = 20_000;

/** What the name of a kind of thing suggests that it is; nothing for most names. */
export function hintsOf(on: Subject, name: string): Properties {
  const key = `${on} ${name}`;
  let hints = known.get(key);
  if (!hints) {
    if (known.size >= MOST_NAMES) known.clear();
    known.set(key, (hints = hintsIn(LISTS[on], plain(name))));
  }
  return hints;
}

/** “ordersDB” and “orders-db” become “orders db”. */
function plain(name: string): string {
  return name
    .replaceAll('IoT', 'Iot')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function hintsIn(lists: readonly (readonly Hint[])[], name: string): Properties {
  const hints: Record<string, Properties[string]> = {};
  for (const list of lists) Object.assign(hints, list.find(([word]) => word.test(name))?.[1]);
  const kinds = lists.includes(DATA) ? kindsIn(name) : [];
  if (kinds.length > 0) hints['kinds'] = kinds;
  if (kinds.some((kind) => SENSITIVE.includes(kind))) hints['class'] = 'confidential';
  return Object.keys(hints).length === 0 ? NONE : hints;
}

/** A name may speak of several kinds of data: “Identity documents”. */
function kindsIn(name: string): readonly DataKind[] {
  return DATA.filter(([word]) => word.test(name)).flatMap(([, { kinds }]) => kinds);
}
