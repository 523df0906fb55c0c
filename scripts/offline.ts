import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const WORKER = fileURLToPath(new URL('../src/app/offline/service-worker.ts', import.meta.url));
const NAME = 'service-worker.js';

/**
 * Writes the service worker last, when every other file of the build lies there: it names all of them, so that parts
 * which are loaded only when needed work without a network too. Its version is the hash of what is in them.
 */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'drawbridge:offline',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await filesIn(folder);
        const hash = createHash('sha256');
        for (const file of files) hash.update(file).update(await readFile(join(folder, file)));
        const version = hash.digest('hex').slice(0, 12);
        const { code } = await transformWithOxc(await readFile(WORKER, 'utf8'), WORKER);
        const constants = `const VERSION = '${version}';\nconst FILES = ${JSON.stringify(files, null, 2)};\n`;
        await writeFile(join(folder, NAME), constants + code);
      },
    },
  };
}

/** Every file that a browser may ask for, in a fixed order; what begins with a dot is about the build. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)\./.test(path) && path !== NAME && !path.endsWith('.map'))
    .toSorted();
}
