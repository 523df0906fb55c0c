/** Changes kept apart before they are merged: looking up costs two steps, a patch costs this much at most. */
const APART = 64;

/**
 * A map that never changes, whose next version with a few values replaced costs no copy of the whole. The order of keys
 * stays.
 */
export class PatchedMap<K, V> implements ReadonlyMap<K, V> {
  private constructor(
    private readonly base: ReadonlyMap<K, V>,
    private readonly patches: ReadonlyMap<K, V>,
  ) {}

  static of<K, V>(entries: ReadonlyMap<K, V>): PatchedMap<K, V> {
    return new PatchedMap(entries, new Map<K, V>());
  }

  /** With other values for keys that it has. */
  with(values: Iterable<readonly [K, V]>): PatchedMap<K, V> {
    const patches = new Map(this.patches);
    for (const [key, value] of values) if (this.base.has(key)) patches.set(key, value);
    if (patches.size <= APART) return new PatchedMap(this.base, patches);
    const base = new Map(this.base);
    for (const [key, value] of patches) base.set(key, value);
    return PatchedMap.of(base);
  }

  get size(): number {
    return this.base.size;
  }

  has(key: K): boolean {
    return this.base.has(key);
  }

  get(key: K): V | undefined {
    return this.patches.get(key) ?? this.base.get(key);
  }

  keys(): MapIterator<K> {
    return this.base.keys();
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.base) yield [key, this.patches.get(key) ?? value];
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.base.forEach((value, key) => visit(this.patches.get(key) ?? value, key, this));
  }
}
