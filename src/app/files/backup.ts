import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fileName } from '../../formats/file-name';
import { readAny } from '../../formats/readers';
import { NATIVE_WRITER, writeNative } from '../../formats/native/native';
import type { ModelId, NewId } from '../../model/id';
import type { Model } from '../../model/model';
import type { Documents } from '../../storage/documents';
import type { SnapshotKind } from '../../storage/database';
import type { Summary } from '../../storage/summary';

/**
 * Everything that is kept in this browser, in one file: a zip of ordinary files that can also be opened one by one.
 * `models/` has a YAML model for each, `bin/` the deleted ones, `versions/` their snapshots, `unreadable/` what no
 * version of this app can open, as it lies there; `backup.json` says when each was made. Reading one goes through the
 * same door as any file, and a zip of YAML models without `backup.json` is read too.
 */

const INDEX = 'backup.json';
const SAVED_AT = 'savedAt';

/** What came out of a backup. */
export interface Backup {
  /** When it was made; null when it does not say. */
  readonly at: number | null;
  readonly models: readonly BackedUp[];
  /** Files that could not be read, each with the reason. */
  readonly problems: readonly string[];
}

export interface BackedUp {
  readonly model: Model;
  readonly savedAt: number;
  readonly deletedAt: number | null;
  readonly versions: readonly Version[];
}

interface Version {
  readonly model: Model;
  readonly at: number;
  readonly kind: SnapshotKind;
  readonly label: string;
}

/**
 * Packs everything. `unsaved` is a model as it is in memory, which the storage has not taken yet: it goes in as it is there.
 * Rejects when the storage cannot be read.
 */
export async function makeBackup(
  documents: Documents,
  at: number,
  unsaved: Model | null = null,
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const models: unknown[] = [];
  const add = (path: string, text: string): string => {
    files[path] = strToU8(text);
    return path;
  };
  const listed: readonly Pick<Summary, 'id' | 'updatedAt' | 'deletedAt'>[] = [
    ...(await documents.list()),
    ...(await documents.listBin()),
  ];
  const isNew = unsaved !== null && listed.every(({ id }) => id !== unsaved.id);
  for (const { id, updatedAt, deletedAt } of isNew
    ? [{ id: unsaved.id, updatedAt: at }, ...listed]
    : listed) {
    const stored = id === unsaved?.id ? { ok: true as const, model: unsaved } : await documents.peek(id);
    if (!stored.ok) {
      add(`unreadable/${id}.json`, JSON.stringify(await documents.raw(id), null, 2));
      continue;
    }
    const { model } = stored;
    const folder = deletedAt === undefined ? 'models' : 'bin';
    const versions: unknown[] = [];
    for (const { id: snapshot, at: taken, kind, label } of await documents.snapshots.listSnapshots(id)) {
      const version = await documents.snapshots.loadSnapshot(snapshot);
      if (!version.ok) continue;
      const file = add(`versions/${id}/${snapshot}.yaml`, writeNative(version.model));
      versions.push({ file, at: taken, kind, label });
    }
    const file = add(`${folder}/${id}-${fileName(model, NATIVE_WRITER)}`, writeNative(model));
    models.push({ file, [SAVED_AT]: updatedAt, ...(deletedAt === undefined ? {} : { deletedAt }), versions });
  }
  add(INDEX, JSON.stringify({ drawbridge: 'backup', version: 1, at, models }, null, 2));
  return zipSync(files, { level: 6 });
}

export type ReadBackup =
  { readonly ok: true; readonly backup: Backup } | { readonly ok: false; readonly reason: string };

/** A zip can say that it becomes any size: what would not fit into a model, or all in all into memory, is left out. */
const LARGEST_FILE = 20 * 1024 * 1024;
const LARGEST_WHOLE = 400 * 1024 * 1024;

/** Reads a backup; never throws. Nothing is stored yet. */
export function readBackup(bytes: Uint8Array, newId: NewId): ReadBackup {
  const problems: string[] = [];
  let whole = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (name !== INDEX && !name.endsWith('.yaml')) return false;
        whole += originalSize;
        const fits = originalSize <= LARGEST_FILE && whole <= LARGEST_WHOLE;
        if (!fits) problems.push(`${name}: it is larger than a model can be.`);
        return fits;
      },
    });
  } catch {
    return { ok: false, reason: 'The zip file is damaged or was cut off. Copy it again from where it came.' };
  }
  const read = (file: string): Model | null => {
    const bytesOfFile = Object.hasOwn(files, file) ? files[file] : undefined;
    if (!bytesOfFile) return null;
    const result = readAny(strFromU8(bytesOfFile), newId);
    if (result.ok) return result.model;
    problems.push([`${file}:`, result.place, result.reason].filter(Boolean).join(' '));
    return null;
  };
  const index = readIndex(files[INDEX]);
  const listed =
    index?.models ??
    Object.keys(files)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => ({ file, savedAt: 0, deletedAt: null, versions: [] }));
  const models = listed.flatMap(({ file, versions, ...times }): readonly BackedUp[] => {
    const model = read(file);
    if (!model) return [];
    const readVersions = versions.flatMap(({ file: of, ...about }): readonly Version[] => {
      const version = read(of);
      return version ? [{ ...about, model: version }] : [];
    });
    return [{ model, ...times, versions: readVersions }];
  });
  if (models.length === 0)
    return { ok: false, reason: problems[0] ?? 'There is no model of Drawbridge in this zip file.' };
  return { ok: true, backup: { at: index?.at ?? null, models, problems } };
}

interface Listed {
  readonly file: string;
  readonly savedAt: number;
  readonly deletedAt: number | null;
  readonly versions: readonly (Omit<Version, 'model'> & { readonly file: string })[];
}

/** The index, or null when there is none that can be read: then the files speak for themselves. */
function readIndex(bytes: Uint8Array | undefined): { at: number | null; models: readonly Listed[] } | null {
  let found: unknown;
  try {
    found = JSON.parse(strFromU8(bytes ?? new Uint8Array()));
  } catch {
    return null;
  }
  if (!isRecord(found) || !Array.isArray(found['models'])) return null;
  const models = records(found['models']).flatMap((one): readonly Listed[] => {
    const { file } = one;
    if (typeof file !== 'string') return [];
    const versions = records(one['versions']).flatMap((version) =>
      typeof version['file'] === 'string'
        ? [
            {
              file: version['file'],
              at: time(version['at']) ?? 0,
              kind: version['kind'] === 'named' ? ('named' as const) : ('automatic' as const),
              label: typeof version['label'] === 'string' ? version['label'] : '',
            },
          ]
        : [],
    );
    return [{ file, savedAt: time(one[SAVED_AT]) ?? 0, deletedAt: time(one['deletedAt']), versions }];
  });
  return { at: time(found['at']), models };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function time(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** How a model of a backup stands to what is here. */
export type Standing = 'new' | 'same' | 'differs';

export async function standingOf(documents: Documents, { model }: BackedUp): Promise<Standing> {
  const there = await documents.peek(model.id);
  if (!there.ok) return 'new';
  return writeNative(there.model) === writeNative(model) ? 'same' : 'differs';
}

export interface Restored {
  readonly restored: number;
  /** Were here already, the same. */
  readonly same: number;
  readonly problems: readonly string[];
}

/**
 * Puts a backup back. What is here stays: a model that differs from the one here comes beside it, under a name that
 * says so. `store` writes a model that is new here.
 */
export async function restoreBackup(
  { models, problems }: Backup,
  surroundings: {
    readonly documents: Documents;
    readonly newId: NewId;
    readonly store: (model: Model) => Promise<{ readonly ok: boolean; readonly message?: string }>;
    readonly nameBeside: (name: string) => string;
  },
): Promise<Restored> {
  const { documents, newId, store, nameBeside } = surroundings;
  const trouble = [...problems];
  const inBin = new Set((await documents.listBin()).map(({ id }) => id));
  let restored = 0;
  let same = 0;
  for (const one of models) {
    const standing = await standingOf(documents, one);
    if (standing === 'differs' && (await isBeside(documents, one.model, nameBeside(one.model.name)))) {
      same += 1;
      continue;
    }
    if (standing === 'same') {
      const isBack = one.deletedAt === null && inBin.has(one.model.id);
      if (isBack) await documents.restore(one.model.id);
      if (isBack) restored += 1;
      else same += 1;
      continue;
    }
    const model: Model =
      standing === 'new' ? one.model : { ...one.model, id: newId('model'), name: nameBeside(one.model.name) };
    const stored = await store(model);
    if (!stored.ok) {
      trouble.push(`${model.name}: ${stored.message ?? ''}`);
      continue;
    }
    await putVersions(documents, model.id, one.versions);
    if (one.deletedAt !== null) await documents.remove(model.id, one.deletedAt);
    restored += 1;
  }
  return { restored, same, problems: trouble };
}

/** Whether a model that differs from the one here was put beside it before: the same backup may be brought in again. */
async function isBeside(documents: Documents, model: Model, name: string): Promise<boolean> {
  for (const summary of await documents.list()) {
    if (summary.name !== name) continue;
    const there = await documents.peek(summary.id);
    if (there.ok && writeNative({ ...there.model, id: model.id, name: model.name }) === writeNative(model))
      return true;
  }
  return false;
}

/** Oldest first and none thinned by the one before it: each is taken at its own time. */
async function putVersions(documents: Documents, id: ModelId, versions: readonly Version[]): Promise<void> {
  for (const { model, kind, label, at } of versions.toSorted((a, b) => a.at - b.at))
    await documents.snapshots.takeSnapshot(id, { ...model, id }, { kind, label }, at);
}
