import type { Plugin } from 'vite';

/**
 * React Flow is one file, and what nobody uses of it stays in the build for two reasons: its components are made by calls that
 * could do anything, for all the bundler knows, and get names for the tools of developers; and what it draws when it is told
 * of edges, connections and its own kinds of nodes, or to let people select and drag, is there for the case that it is. Ours has
 * nodes of our own alone: flows are one picture of the canvas (`canvas/FlowLine.tsx`), and gestures are the canvas's own.
 */
export function onlyWhatWeUseOfReactFlow(): Plugin {
  return {
    name: 'drawbridge:only-what-we-use-of-react-flow',
    apply: 'build',
    transform: {
      filter: { id: /node_modules\/@xyflow\/react\/dist\/esm\/index\.js$/ },
      handler: (code) => ({ code: leaner(code), map: null }),
    },
  };
}

/** What is drawn of edges, connections and selections, nodes of its own kinds, and dragging: whole statements or elements, and what stands for them. */
const UNUSED: readonly (readonly [part: RegExp, instead: string])[] = [
  [/^const EdgeRenderer = memo\(EdgeRendererComponent\);$/m, 'const EdgeRenderer = () => null;'],
  [/^const builtinNodeTypes = \{[^}]*\};$/m, 'const builtinNodeTypes = {};'],
  [/jsx\(ConnectionLineWrapper, \{[^}]*\}\)/, 'null'],
  [/\(jsx\(NodesSelection, \{[^}]*\}\)\)/, 'null'],
  [/jsx\(UserSelection, \{\}\)/, 'null'],
  [/= XYDrag\(\{/, '= undefined && ({'],
];

/** The file without what nobody uses. Throws when a new version says it otherwise, so that nobody is left to find out. */
export function leaner(code: string): string {
  const used = UNUSED.reduce((rest, [part, instead]) => {
    if (!part.test(rest)) throw new Error(`React Flow has nothing like ${String(part)} any more.`);
    return rest.replace(part, instead);
  }, code);
  return used
    .replace(/^\w+\.displayName = '\w+';$/gm, '')
    .replace(
      /^((?:const|var) [\w$]+ = )((?:memo|forwardRef|fixedForwardRef|create\w*Edge)\()/gm,
      `$1${PURE} $2`,
    )
    .replace(/\bmemo\(fixedForwardRef\(/g, `memo(${PURE} fixedForwardRef(`);
}

/** Says of a call that it may go when nobody uses what it gives. */
const PURE = '/* @__PURE__ */';
