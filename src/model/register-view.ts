import { columnIds, groupings, tiers, usualColumns, type Infer, type registerViewShape } from './schema';

/** A way to look at the register: what is let through, under which headings, in which order and columns. */
export type RegisterView = Omit<SavedView, 'id' | 'name' | 'order' | 'extra'>;

/** The same, kept in the model under a name, so that everybody who opens it finds it. */
export type SavedView = Infer<typeof registerViewShape>;

export type Tier = SavedView['tiers'][number];
export type Grouping = SavedView['group'];
export type ColumnId = SavedView['columns'][number];

export const TIERS: readonly Tier[] = tiers;
export const GROUPINGS: readonly Grouping[] = groupings;
/** In the order in which they stand. */
export const COLUMN_IDS: readonly ColumnId[] = columnIds;

/** Columns that a row is nothing without. */
export const FIXED_COLUMNS: readonly ColumnId[] = ['id', 'threat'];

/** What a model opens with: everything, by what it follows from, the gravest first. */
export const FIRST_VIEW: RegisterView = {
  text: '',
  openOnly: false,
  categories: [],
  statuses: [],
  risks: [],
  tiers: [],
  element: null,
  boundary: null,
  owner: null,
  group: 'cause',
  sortBy: 'risk',
  descending: true,
  columns: usualColumns,
};

/** The same view with everything let through. */
export function unfiltered<View extends RegisterView>(view: View): View {
  const { text, openOnly, categories, statuses, risks, tiers, element, boundary, owner } = FIRST_VIEW;
  return { ...view, text, openOnly, categories, statuses, risks, tiers, element, boundary, owner };
}

/** How many of the finer filters are on; the text and “open only” are seen elsewhere. */
export function narrowings(view: RegisterView): number {
  const lists = [view.categories, view.statuses, view.risks, view.tiers];
  const singles = [view.element, view.boundary, view.owner];
  return lists.filter((list) => list.length > 0).length + singles.filter((one) => one !== null).length;
}

/** The way to look at the register that is kept under a name, without the name. */
export function viewIn(saved: SavedView): RegisterView {
  const keys = Object.keys(FIRST_VIEW) as (keyof RegisterView)[];
  // FIRST_VIEW has every key of a view, so all of them are here again.
  return Object.fromEntries(keys.map((key) => [key, saved[key]])) as unknown as RegisterView;
}
