import type { dataClassShape, Infer } from './schema';
import { classLevels } from './values';

/** A class of data that the system holds or moves, such as “Personal data”, with its sensitivity. */
export type DataClass = Infer<typeof dataClassShape>;
export type ClassLevel = DataClass['level'];
export type DataKind = DataClass['kinds'][number];

export const CLASS_LEVELS: readonly ClassLevel[] = classLevels;
export const CLASS_NAMES: Readonly<Record<ClassLevel, string>> = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
};

/** 0 for public up to 3 for restricted. */
export function classRank(level: ClassLevel): number {
  return classLevels.indexOf(level);
}
