import type { RulePack } from '../../model/pack';
import { downloadText } from '../browser/download';

/** Hands a rule pack to the browser's downloads, as the file that brings it in again. */
export async function savePack(pack: RulePack): Promise<void> {
  const { writeRulePack } = await import('../../formats/native/rule-pack');
  downloadText(`${pack.id}.yaml`, writeRulePack(pack), 'text/yaml');
}
