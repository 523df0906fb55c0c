import { Filter } from 'lucide-react';
import { later, PopoverButton } from '../../ui';
import { registerWords } from '../../words/register';
import type { NarrowProps } from './NarrowFields';

const NarrowFields = later(() => import('./NarrowFields').then((m) => m.NarrowFields));

/** Every way to narrow the register but its text, behind one button that counts how many are on. */
export function NarrowForm({ on, ...rest }: NarrowProps & { readonly on: number }) {
  return (
    <PopoverButton
      label={on === 0 ? registerWords.narrow : registerWords.narrowed(on)}
      icon={<Filter size={16} />}
      isOn={on > 0}
    >
      <NarrowFields {...rest} />
    </PopoverButton>
  );
}
