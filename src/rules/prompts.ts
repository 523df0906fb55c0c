import type { Stride } from '../model/decision';

/** A question to ask about a component or a crossing flow, and the evidence to look for. */
export interface Prompt {
  /** Part of saved evidence notes: never changed, never reused. */
  readonly id: string;
  readonly category: Stride;
  readonly question: string;
  readonly evidence: string;
}

/** What to ask while triaging, category by category. */
export const PROMPTS: readonly Prompt[] = [
  {
    id: 's1',
    category: 'S',
    question: 'Could somebody pass for one of the users?',
    evidence: 'How users sign in, where tokens are validated, how sessions are managed',
  },
  {
    id: 's2',
    category: 'S',
    question: 'Could something pass for one of the services?',
    evidence: 'Mutual TLS, rotation of API keys, identities given out by the service mesh',
  },
  {
    id: 's3',
    category: 'S',
    question: 'Could a token be taken or made up?',
    evidence:
      'Where tokens are kept (HttpOnly cookie or browser storage), which signature algorithm is accepted (RS256 rather than HS256), when they expire',
  },
  {
    id: 's4',
    category: 'S',
    question: 'Could a session be taken over?',
    evidence: 'A fresh session id at sign-in, cookie flags (Secure, SameSite)',
  },
  {
    id: 't1',
    category: 'T',
    question: 'Could data be changed on its way?',
    evidence: 'TLS on every connection, pinned certificates in mobile apps',
  },
  {
    id: 't2',
    category: 'T',
    question: 'Could data be changed where it is kept?',
    evidence: 'Who may write to the database, encryption, a record of changes',
  },
  {
    id: 't3',
    category: 'T',
    question: 'Could the parameters of a request be altered?',
    evidence: 'Input validation, allowlists, signed requests',
  },
  {
    id: 't4',
    category: 'T',
    question: 'Could somebody edit the audit log?',
    evidence: 'Append-only storage for logs, credentials that only the log uses',
  },
  {
    id: 'r1',
    category: 'R',
    question: 'Could somebody deny what they did?',
    evidence: 'An audit log that says who did what, when and from where',
  },
  {
    id: 'r2',
    category: 'R',
    question: 'Would the audit log show that it was tampered with?',
    evidence: 'Write-once storage, access rights apart from those of the system',
  },
  {
    id: 'r3',
    category: 'R',
    question: 'Is every act that matters recorded?',
    evidence: 'Creating, reading, changing and deleting records, sign-ins, changes of permissions',
  },
  {
    id: 'r4',
    category: 'R',
    question: 'Can the times in the log be relied on?',
    evidence: 'One source of time for all, checks of the log’s integrity',
  },
  {
    id: 'i1',
    category: 'I',
    question: 'Could somebody reach data that is not meant for them?',
    evidence: 'Permission checks on every endpoint, tests with the ids of other users’ objects',
  },
  {
    id: 'i2',
    category: 'I',
    question: 'Do error messages give away how it works inside?',
    evidence: 'Stack traces, file paths and SQL in responses',
  },
  {
    id: 'i3',
    category: 'I',
    question: 'Does anything sensitive end up in logs?',
    evidence: 'Personal data, passwords, tokens and card numbers in log output',
  },
  {
    id: 'i4',
    category: 'I',
    question: 'Is data encrypted where it is kept?',
    evidence: 'Encryption of databases and files, how keys are managed',
  },
  {
    id: 'i5',
    category: 'I',
    question: 'Could somebody list what exists by trying?',
    evidence: 'Ids that can be counted up (UUIDs cannot), rate limits on endpoints that return lists',
  },
  {
    id: 'd1',
    category: 'D',
    question: 'Could somebody use up the resources?',
    evidence: 'Limits on request rate, request size and connections',
  },
  {
    id: 'd2',
    category: 'D',
    question: 'Is there input that makes the work explode?',
    evidence: 'Regular expressions that backtrack, colliding hashes, XML that expands',
  },
  {
    id: 'd3',
    category: 'D',
    question: 'Could one user take it all from the others?',
    evidence: 'Quotas for each user, queues that serve users in turn',
  },
  {
    id: 'd4',
    category: 'D',
    question: 'Is there one part whose loss stops everything?',
    evidence: 'Redundancy, health checks, automatic scaling',
  },
  {
    id: 'e1',
    category: 'E',
    question: 'Could a user reach what is for administrators?',
    evidence: 'Access by role, permission checks on each endpoint',
  },
  {
    id: 'e2',
    category: 'E',
    question: 'Could somebody get round the permission checks?',
    evidence: 'Extra fields bound to objects, repeated parameters, edited JWTs',
  },
  {
    id: 'e3',
    category: 'E',
    question: 'Are permissions checked on the server?',
    evidence: 'Each request validated by the server, not only hidden in the interface',
  },
  {
    id: 'e4',
    category: 'E',
    question: 'Could permitted calls be chained into something that is not permitted?',
    evidence: 'Sequences of API calls whose joint outcome nobody may reach in one',
  },
];

/** The prompts of one category, in their order. */
export function promptsOf(category: Stride): readonly Prompt[] {
  return PROMPTS.filter((prompt) => prompt.category === category);
}
