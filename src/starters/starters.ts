import ciCdPipeline from './ci-cd-pipeline.yaml?raw';
import dataStore from './data-store.yaml?raw';
import { STARTER_LIST, type Listed, type StarterId } from './list';
import webApi from './web-api.yaml?raw';
import webApplication from './web-application.yaml?raw';

/** An example model to start from: triaged in part, so that a newcomer sees what done looks like. */
export interface Starter extends Listed {
  /** The model in our own file format. */
  readonly yaml: string;
}

const FILES: Readonly<Record<StarterId, string>> = {
  'web-application': webApplication,
  'web-api': webApi,
  'ci-cd-pipeline': ciCdPipeline,
  'data-store': dataStore,
};

export const STARTERS: readonly Starter[] = STARTER_LIST.map((listed) => ({
  ...listed,
  yaml: FILES[listed.id],
}));
