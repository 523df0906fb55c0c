import ciCdPipeline from './ci-cd-pipeline.yaml?raw';
import dataStore from './data-store.yaml?raw';
import webApi from './web-api.yaml?raw';
import webApplication from './web-application.yaml?raw';

/** An example model to start from: triaged in part, so that a newcomer sees what done looks like. */
export interface Starter {
  readonly id: string;
  readonly name: string;
  /** What is in it, in a few words. */
  readonly note: string;
  /** The model in our own file format. */
  readonly yaml: string;
}

export const STARTERS: readonly Starter[] = [
  {
    id: 'web-application',
    name: 'Web application',
    note: 'Five boundaries, nine flows',
    yaml: webApplication,
  },
  { id: 'web-api', name: 'Web API', note: 'Gateway, services, databases and a queue', yaml: webApi },
  { id: 'ci-cd-pipeline', name: 'CI/CD pipeline', note: 'From git push to production', yaml: ciCdPipeline },
  { id: 'data-store', name: 'Data store', note: 'One database and the accounts on it', yaml: dataStore },
];
