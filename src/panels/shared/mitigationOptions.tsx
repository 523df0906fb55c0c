import {
  CONTROL_NAMES,
  MITIGATION_STATUS_NAMES,
  type ControlType,
  type MitigationStatus,
} from '../../model/mitigation';
import { MitigationGlyph } from '../../ui';

const CONTROLS = Object.keys(CONTROL_NAMES) as ControlType[];
const STATUSES = Object.keys(MITIGATION_STATUS_NAMES) as MitigationStatus[];

export const CONTROL_OPTIONS = CONTROLS.map((value) => ({ value, label: CONTROL_NAMES[value] }));

export const MITIGATION_STATUS_OPTIONS = STATUSES.map((value) => ({
  value,
  label: MITIGATION_STATUS_NAMES[value],
  icon: <MitigationGlyph status={value} />,
}));
