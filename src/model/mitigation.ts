import type { Infer, mitigationShape } from './schema';

/** A control. One mitigation may serve many threats. */
export type Mitigation = Infer<typeof mitigationShape>;
export type ControlType = Mitigation['control'];
export type MitigationStatus = Mitigation['status'];

export const CONTROL_NAMES: Readonly<Record<ControlType, string>> = {
  preventive: 'Preventive',
  detective: 'Detective',
  corrective: 'Corrective',
};
export const MITIGATION_STATUS_NAMES: Readonly<Record<MitigationStatus, string>> = {
  todo: 'To do',
  'in-progress': 'In progress',
  implemented: 'Implemented',
  verified: 'Verified',
};

/** Whether the control is in place today. */
export function inPlace(mitigation: Mitigation): boolean {
  return mitigation.status === 'implemented' || mitigation.status === 'verified';
}

export function newMitigation(given: Pick<Mitigation, 'id' | 'title'> & Partial<Mitigation>): Mitigation {
  return {
    control: 'preventive',
    status: 'todo',
    owner: '',
    due: '',
    ticket: '',
    notes: '',
    threats: [],
    ...given,
  };
}
