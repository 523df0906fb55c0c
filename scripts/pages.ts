import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { build, mergeConfig, type Rolldown, type UserConfig } from 'vite';
import { EDITOR, HOME } from './size.mjs';

/** What the page `HOME` runs. */
const MAIN = 'src/main.tsx';

/**
 * What a page always loads comes in one file: whatever the models page needs, and whatever an open model needs beside it.
 * Left to itself the bundler makes a file of every set of modules that some two parts share, some fifty for an open model;
 * compressed one by one they are larger by a twelfth.
 *
 * What belongs to which page is what the bundler itself finds out when it builds the usual way, so it is asked first.
 */
export async function oneFileForEachPage(config: UserConfig): Promise<UserConfig> {
  const usual = await build(
    mergeConfig(config, {
      configFile: false,
      logLevel: 'error',
      build: { write: false, minify: false, reportCompressedSize: false },
    }),
  );
  const chunks = (Array.isArray(usual) ? usual : [usual])
    .flatMap((one) => ('output' in one ? one.output : []))
    .filter((file) => file.type === 'chunk');
  const starts = [HOME, ...EDITOR].map((path) => resolve(path));
  const home = modulesOf(chunks, starts.slice(0, 1));
  const editor = modulesOf(chunks, starts);
  // Where a page starts stays a file of its own, by which it is asked for.
  const apart = new Set([...starts, resolve(MAIN)]);
  const nameOf = (id: string): string | null => {
    if (apart.has(id)) return null;
    if (home.has(id)) return 'home';
    return editor.has(id) ? 'editor' : null;
  };
  return {
    build: {
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [{ debugName: 'pages', name: nameOf, includeDependenciesRecursively: false }],
          },
        },
      },
      // Both are large for being whole.
      chunkSizeWarningLimit: 900,
    },
  };
}

/** The modules of all files that are loaded with those in which the modules `starts` stand. */
function modulesOf(chunks: readonly Rolldown.OutputChunk[], starts: readonly string[]): ReadonlySet<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reached = new Set<Rolldown.OutputChunk>();
  const open = starts.map((start) => {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === start);
    if (!chunk) throw new Error(`Nothing in the build starts at ${start}.`);
    return chunk;
  });
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    if (reached.has(chunk)) continue;
    reached.add(chunk);
    open.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []));
  }
  return new Set([...reached].flatMap(({ moduleIds }) => moduleIds));
}

/** Names of classes that are short, the same in every build, and another in every file. */
export function className(name: string, file: string): string {
  const hash = createHash('sha256').update(relativeToSource(file)).digest('base64url');
  return `${name}_${hash.replace(/[^a-zA-Z]/g, '').slice(0, 4)}`;
}

function relativeToSource(file: string): string {
  return file.replaceAll('\\', '/').replace(/^.*\/src\//, '');
}
