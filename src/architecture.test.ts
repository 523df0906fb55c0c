/**
 * Holds the arrows of docs/architecture.md: which folder may import which, that no two files import each other in a
 * circle, and that the core asks neither the page nor the clock nor chance. Type-only imports are arrows too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

/**
 * THE ARROWS. Each folder of `src` and what it may import from outside itself: folders of `src` by name, packages by
 * theirs.
 * - `engine (types)`: `import type` alone.
 * - `zod in schema.ts`: in that file of the folder and no other.
 * - `everything`: says itself. Files that lie in `src` itself count as `app`.
 */
const ARROWS: Record<string, readonly string[]> = {
  model: ['zod in schema.ts'],
  engine: ['model'],
  rules: ['model', 'engine'],
  commands: ['model'],
  layout: ['model', 'commands', 'elkjs (types)'],
  sketch: ['model', 'commands'],
  formats: ['model', 'engine', 'yaml', 'zod in schema.ts'],
  storage: ['model', 'dexie'],
  editor: [
    'model',
    'commands',
    'engine',
    'rules',
    'storage',
    'words',
    'zustand',
    'react in EditorContext.tsx',
  ],
  words: ['model (types)', 'engine (types)'],
  starters: ['model (types)', 'engine (types)'],
  ui: ['react', 'react-dom', 'react-aria-components', 'lucide-react'],
  canvas: [
    'editor',
    'model',
    'commands',
    'sketch',
    'engine',
    'layout',
    'ui',
    'words',
    '@xyflow/react',
    'elkjs',
    'zustand',
    'react',
    'react-dom',
    'react-aria-components',
    'lucide-react',
  ],
  panels: [
    'ae-cvss-calculator in cvss.ts',
    'editor',
    'model',
    'engine',
    'commands',
    'sketch',
    'rules',
    'ui',
    'words',
    'react',
    'react-aria-components',
    'lucide-react',
  ],
  app: ['everything'],
};

/**
 * THE ROOMS of the larger folders, from the ground up: each may import those before it. `.` is what lies in the folder itself,
 * either what all rooms rest on or what is made of them all.
 */
const ROOMS: Record<string, readonly string[]> = {
  engine: ['.', 'sight', 'facts', 'hints', 'judge', 'register'],
  app: ['browser', 'models', 'offline', 'files', 'parts', 'exporting', 'versions', 'workspace', 'home', '.'],
  formats: ['report', 'native', 'mermaid', 'svg', 'markdown', 'html', '.'],
};

/** Only the canvas knows that React Flow exists; not even the app folder may reach for it. */
const ONE_OWNER: Record<string, string> = { '@xyflow/react': 'canvas' };

/** THE CORE: runs in Node as it is. Ids and times are passed in. */
const CORE = ['model', 'engine', 'rules', 'commands', 'sketch', 'layout', 'formats'];
const CLOCK_AND_CHANCE = ['Date.now', 'new Date()', 'performance', 'Math.random', 'crypto'];
const PAGE = ['window', 'document', 'navigator', 'localStorage', 'globalThis'];
const IMPURE = new Set([...CLOCK_AND_CHANCE, ...PAGE]);

interface Import {
  /** As written, without a query such as `?raw`. */
  specifier: string;
  typeOnly: boolean;
}

interface SourceFile {
  /** Relative to `src`, with forward slashes. */
  path: string;
  folder: string;
  imports: Import[];
  /** What it uses that the core must not, e.g. `Date.now`. */
  impurities: string[];
}

const root = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|bench)\./.test(path) && !path.endsWith('.d.ts'))
  .toSorted()
  .map((path) => read(path, readFileSync(join(root, path), 'utf8')));

describe('imports', () => {
  test('every folder of src has its row in the table', () => {
    const folders = new Set(files.map((file) => file.folder));
    expect([...folders].filter((folder) => !(folder in ARROWS))).toEqual([]);
  });

  test.each(Object.keys(ARROWS))('%s imports only what its row allows', (folder) => {
    expect(files.filter((file) => file.folder === folder).flatMap(forbiddenImports)).toEqual([]);
  });

  test.each(Object.keys(ROOMS))(
    'in %s every room has its place, and imports only those before it',
    (folder) => {
      expect(files.filter((file) => file.folder === folder).flatMap(importsAbove)).toEqual([]);
    },
  );

  test('no file imports itself by way of others', () => {
    expect(cycles(files)).toEqual([]);
  });
});

describe('the core', () => {
  test.each(CORE)('%s uses no DOM, no clock and no chance', (folder) => {
    const found = files
      .filter((file) => file.folder === folder)
      .flatMap((file) => file.impurities.map((use) => `${file.path} uses ${use}`));
    expect(found).toEqual([]);
  });
});

describe('this test itself sees', () => {
  const specifiers = (source: string) => read('engine/x.ts', source).imports.map((one) => one.specifier);
  const complaints = (path: string, source: string) => forbiddenImports(read(path, source));

  test('every way to import', () => {
    expect(specifiers("import { a } from './a';")).toEqual(['./a']);
    expect(specifiers("import './a.css';")).toEqual(['./a.css']);
    expect(specifiers("import type { A } from './a';")).toEqual(['./a']);
    expect(specifiers("export * from './a'; export { b } from './b';")).toEqual(['./a', './b']);
    expect(specifiers("export type { A } from './a';")).toEqual(['./a']);
    expect(specifiers("const a = await import('./a');")).toEqual(['./a']);
    expect(specifiers("let a: import('./a').A;")).toEqual(['./a']);
    expect(specifiers("import text from './a.yaml?raw';")).toEqual(['./a.yaml']);
    expect(specifiers("import.meta.glob('./a/*.yaml');")).toEqual(['./a/*.yaml']);
    expect(specifiers("new Worker(new URL('./a.ts', import.meta.url));")).toEqual(['./a.ts']);
    expect(specifiers("// import './a'\nconst text = \"import './b'\";")).toEqual([]);
  });

  test('an import that the table does not have', () => {
    expect(complaints('engine/x.ts', "import { a } from '../model/a';")).toEqual([]);
    expect(complaints('engine/x.ts', "import { a } from '../commands/a';")).toHaveLength(1);
    expect(complaints('panels/register/x.tsx', "import { a } from '../../canvas/a';")).toHaveLength(1);
    expect(complaints('app/x.ts', "import { ReactFlow } from '@xyflow/react';")).toHaveLength(1);
    expect(complaints('canvas/x.ts', "import '@xyflow/react/dist/style.css';")).toEqual([]);
    expect(complaints('model/schema.ts', "import { z } from 'zod';")).toEqual([]);
    expect(complaints('model/x.ts', "import type { z } from 'zod';")).toHaveLength(1);
    expect(complaints('words/en.ts', "import type { A } from '../model/a';")).toEqual([]);
    expect(complaints('words/en.ts', "import { a } from '../model/a';")).toHaveLength(1);
    expect(complaints('words/en.ts', "import { type A } from '../model/a';")).toHaveLength(1);
  });

  test('an import of a room further up, and a room without a place', () => {
    const above = (path: string, source: string) => importsAbove(read(path, source));
    expect(above('engine/judge/x.ts', "import { a } from '../facts/a';")).toEqual([]);
    expect(above('engine/judge/x.ts', "import type { A } from '../rule';")).toEqual([]);
    expect(above('engine/judge/x.ts', "import { a } from './a';")).toEqual([]);
    expect(above('engine/judge/x.ts', "import { a } from '../register/a';")).toHaveLength(1);
    expect(above('engine/rule.ts', "import type { A } from './facts/a';")).toHaveLength(1);
    expect(above('formats/x.ts', "import { a } from './html/a';")).toEqual([]);
    expect(above('engine/cellar/x.ts', '')).toHaveLength(1);
  });

  test('a circle, also one of types alone', () => {
    const circle = [
      read('model/graph.ts', "import { a } from './model';"),
      read('model/model.ts', "import type { B } from './graph';"),
    ];
    expect(cycles(circle)).toEqual(['model/graph.ts → model/model.ts → model/graph.ts']);
    expect(cycles(circle.slice(1))).toEqual([]);
  });

  test('the clock, chance and the page, but not words or variables of the same name', () => {
    const uses = (source: string) => read('engine/x.ts', source).impurities;
    expect(uses('const now = Date.now();')).toEqual(['Date.now']);
    expect(uses('const now = new Date();')).toEqual(['new Date()']);
    expect(uses('const day = new Date(text);')).toEqual([]);
    expect(uses('const id = crypto.randomUUID() + Math.random();')).toEqual(['crypto', 'Math.random']);
    expect(uses('globalThis.document.title = "";')).toEqual(['globalThis']);
    expect(uses('const document = parse(text); document.errors;')).toEqual([]);
    expect(uses('const why = `a window of time`; rule.window = 3;')).toEqual([]);
  });
});

function forbiddenImports(file: SourceFile): string[] {
  return file.imports
    .filter((one) => !mayImport(file, one))
    .map((one) => `${file.path} must not import ${one.specifier}`);
}

function mayImport(file: SourceFile, { specifier, typeOnly }: Import): boolean {
  const target = specifier.startsWith('.') ? folderOf(resolve(file, specifier)) : packageOf(specifier);
  if (target === file.folder) return true;
  const owner = ONE_OWNER[target];
  if (owner !== undefined && owner !== file.folder) return false;
  const name = file.path.split('/').at(-1);
  return (ARROWS[file.folder] ?? []).some(
    (arrow) =>
      arrow === 'everything' ||
      arrow === target ||
      (arrow === `${target} (types)` && typeOnly) ||
      arrow === `${target} in ${name}`,
  );
}

/** What a file imports from rooms of its folder that are not before its own; and its room, if that has no place. */
function importsAbove(file: SourceFile): string[] {
  const rooms = ROOMS[file.folder] ?? [];
  const room = roomOf(file.path);
  if (!rooms.includes(room)) return [`${file.path} lies in a room without a place`];
  return file.imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => resolve(file, specifier))
    .filter((path) => folderOf(path) === file.folder && rooms.indexOf(roomOf(path)) > rooms.indexOf(room))
    .map((path) => `${file.path} must not import ${path}`);
}

/** `engine/judge/ruling.ts` → `judge`; `engine/rule.ts` → `.` */
function roomOf(path: string): string {
  const [, room = '.', ...rest] = path.split('/');
  return rest.length > 0 ? room : '.';
}

/** Every circle of imports among the files, each told once, as the path round it. */
function cycles(among: readonly SourceFile[]): string[] {
  const byPath = new Map(among.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (file: SourceFile, trail: readonly string[]): void => {
    const start = trail.indexOf(file.path);
    if (start >= 0) found.push([...trail.slice(start), file.path].join(' → '));
    if (start >= 0 || done.has(file.path)) return;
    for (const { specifier } of file.imports) {
      if (!specifier.startsWith('.')) continue;
      const path = resolve(file, specifier);
      const next = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].map((one) => byPath.get(one));
      const imported = next.find((one) => one !== undefined);
      if (imported !== undefined) follow(imported, [...trail, file.path]);
    }
    done.add(file.path);
  };
  for (const file of among) follow(file, []);
  return found;
}

function resolve(file: SourceFile, specifier: string): string {
  return relative(root, join(root, dirname(file.path), specifier)).replaceAll('\\', '/');
}

/** A path without a slash is a folder by its name (its index is meant) or a file in `src` itself. */
function folderOf(path: string): string {
  if (path.includes('/')) return path.slice(0, path.indexOf('/'));
  return path in ARROWS ? path : 'app';
}

/** `@xyflow/react/dist/style.css` → `@xyflow/react`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function read(path: string, source: string): SourceFile {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const impurities: string[] = [];
  const declared = new Set<string>();

  const visit = (node: Node): void => {
    note(node, imports, impurities, declared);
    for (const child of children(node)) visit(child);
  };
  visit(program as unknown as Node);
  return {
    path,
    folder: folderOf(path),
    imports,
    impurities: impurities.filter((use) => !declared.has(use)),
  };
}

/** A node of the syntax tree; only what this test asks of it. */
interface Node {
  type: string;
  [key: string]: unknown;
}

function note(node: Node, imports: Import[], impurities: string[], declared: Set<string>): void {
  const addImport = (source: unknown, typeOnly: boolean): void => {
    const specifier = isNode(source) && typeof source['value'] === 'string' ? source['value'] : undefined;
    if (specifier !== undefined) imports.push({ specifier: specifier.replace(/\?.*$/, ''), typeOnly });
  };
  const noteUse = (name: string): void => {
    if (IMPURE.has(name)) impurities.push(name);
  };
  switch (node.type) {
    case 'ImportDeclaration':
      addImport(node['source'], node['importKind'] === 'type');
      break;
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      addImport(node['source'], node['exportKind'] === 'type');
      break;
    case 'ImportExpression':
      addImport(node['source'], false);
      break;
    case 'TSImportType':
      addImport(node['source'], true);
      break;
    case 'CallExpression':
      if (nameOf(node['callee']) === 'import.meta.glob')
        for (const one of strings(node)) addImport(one, false);
      break;
    case 'NewExpression':
      if (nameOf(node['callee']) === 'URL' && nameOf(list(node['arguments'])[1]) === 'import.meta.url') {
        addImport(list(node['arguments'])[0], false);
      }
      if (nameOf(node['callee']) === 'Date' && list(node['arguments']).length === 0) noteUse('new Date()');
      break;
    case 'MemberExpression':
      noteUse(nameOf(node['object']));
      noteUse(nameOf(node));
      break;
    case 'VariableDeclarator':
      declared.add(nameOf(node['id']));
      break;
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      declared.add(nameOf(node['local']));
      break;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      for (const parameter of list(node['params'])) declared.add(nameOf(parameter));
      break;
  }
}

/** `Date.now` for that expression, `x` for a plain name, and the empty text for anything else. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type === 'MetaProperty') return `${nameOf(node['meta'])}.${nameOf(node['property'])}`;
  if (node.type !== 'MemberExpression' || node['computed'] === true) return '';
  return `${nameOf(node['object'])}.${nameOf(node['property'])}`;
}

/** The texts handed to `import.meta.glob`, which takes one or an array of them. */
function strings(call: Node): Node[] {
  const [first] = list(call['arguments']);
  return first?.type === 'ArrayExpression' ? list(first['elements']) : first === undefined ? [] : [first];
}

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? list(value) : isNode(value) ? [value] : [],
  );
}

function list(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
