/**
 * How much JavaScript a person has to wait for, gzip, from what `vite build` has left in `dist`: everything that a page
 * imports statically, and what that imports. `npm test` runs this and fails when a page has grown past its limit.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

/** Bytes. The models page is what a first visit waits for; the editor counts what the models page has loaded, too. */
export const LIMITS = { home: 130_000, editor: 299_000 };

/** The source files whose chunks are loaded when a page is opened, before anybody has asked for anything. */
export const HOME = 'index.html';
export const EDITOR = ['src/app/ModelPage.tsx', 'src/storage/stored.ts'];

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk */

/** @returns {{ home: number, editor: number }} */
export function sizes() {
  const manifest = /** @type {Record<string, Chunk>} */ (
    JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'))
  );
  const home = reach(manifest, [HOME]);
  const editor = reach(manifest, [HOME, ...EDITOR]);
  return { home: weigh(home), editor: weigh(editor) };
}

/**
 * @param {Record<string, Chunk>} manifest
 * @param {string[]} from
 */
function reach(manifest, from) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @type {Set<string>} */
  const seen = new Set();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`There is no chunk of ${key} in the build.`);
    if (seen.has(key)) continue;
    seen.add(key);
    files.add(chunk.file);
    open.push(...(chunk.imports ?? []));
  }
  return files;
}

/** @param {Set<string>} files */
function weigh(files) {
  let sum = 0;
  for (const file of files) sum += gzipSync(readFileSync(DIST + file), { level: 9 }).length;
  return sum;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = sizes();
  for (const page of /** @type {const} */ (['home', 'editor'])) {
    const [kB, limit] = [found[page], LIMITS[page]].map((bytes) => (bytes / 1000).toFixed(1));
    const ok = found[page] <= LIMITS[page];
    console.log(`${ok ? '✓' : '✗'} JavaScript of the ${page}: ${kB} kB gzip, limit ${limit} kB`);
    if (!ok) process.exitCode = 1;
  }
}
