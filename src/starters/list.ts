/** What there is to start from, in the order of the models page. The models themselves are in `starters.ts`. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  /** What is in it, in a few words. */
  readonly note: string;
}

export const STARTER_LIST = [
  { id: 'web-application', name: 'Web application', note: 'Five boundaries, nine flows' },
  { id: 'web-api', name: 'Web API', note: 'Gateway, services, databases and a queue' },
  { id: 'ci-cd-pipeline', name: 'CI/CD pipeline', note: 'From git push to production' },
  { id: 'data-store', name: 'Data store', note: 'One database and the accounts on it' },
] as const satisfies readonly Listed[];

export type StarterId = (typeof STARTER_LIST)[number]['id'];
