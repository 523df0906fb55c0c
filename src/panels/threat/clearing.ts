import { setProperties } from '../../commands/elements';
import { isRefusal } from '../../commands/command';
import { judgeAgain, type Judged } from '../../editor/judgement';
import type { Clearing } from '../../engine/threat';

export interface Preview {
  readonly cleared: number;
  readonly raised: number;
}

/** The arguments of the edit that a clearing stands for. */
export function editOf({ about, property, value }: Clearing): Parameters<typeof setProperties.run>[1] {
  return { ids: [about], values: { [property]: value } };
}

/** How many threats would go and come if a property were changed; found by trying it on a copy. */
export function previewOf(judged: Judged, clearing: Clearing): Preview {
  const trial = setProperties.run(judged.model, editOf(clearing));
  if (isRefusal(trial)) return { cleared: 0, raised: 0 };
  const { cleared, raised } = judgeAgain(judged, trial);
  return { cleared: cleared.length, raised: raised.length };
}
