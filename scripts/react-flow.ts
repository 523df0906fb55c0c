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
      filter: {
        id: /node_modules\/(?:@xyflow\/(?:react|system)\/dist\/esm\/index\.js|d3-selection\/dist\/d3-selection\.mjs)$/,
      },
      handler: (code, id) => {
        const lean = id.includes('d3-selection')
          ? fewerMethods
          : id.includes('@xyflow/react')
            ? leaner
            : tersely;
        return { code: lean(code), map: null };
      },
    },
  };
}

/** What d3-zoom, d3-drag and React Flow ask of a selection; what else it could do to a page is for those who draw with d3. */
const ASKED_OF_SELECTIONS = new Set([
  'call',
  'datum',
  'each',
  'filter',
  'node',
  'on',
  'property',
  'selection',
  'style',
]);

/** d3-selection without the methods that nobody calls. Throws when a new version lists them in another way. */
export function fewerMethods(code: string): string {
  const kept = new Set<string>();
  const rest = code.replace(/^  (\w+): selection_\w+,\n/gm, (line, name: string) => {
    if (!ASKED_OF_SELECTIONS.has(name)) return '';
    kept.add(name);
    return line;
  });
  if (kept.size !== ASKED_OF_SELECTIONS.size)
    throw new Error('d3-selection does not list its methods as it did.');
  return rest;
}

/** Its core without the advice for developers: an error is known by its code, under which the advice stands on its site. */
export function tersely(code: string): string {
  const rest = code.replace(
    /^const errorMessages = \{$[^]*?^\};$/m,
    'const errorMessages = new Proxy({}, { get: (_, name) => () => `React Flow: ${name}` });',
  );
  if (rest === code) throw new Error('React Flow has no list of errors any more.');
  return rest;
}

/** What is drawn of edges, connections and selections, nodes of its own kinds, and dragging: whole statements or elements, and what stands for them. */
const UNUSED: readonly (readonly [part: RegExp, instead: string])[] = [
  [/^const EdgeRenderer = memo\(EdgeRendererComponent\);$/m, 'const EdgeRenderer = () => null;'],
  [/^const builtinNodeTypes = \{[^}]*\};$/m, 'const builtinNodeTypes = {};'],
  [/jsx\(ConnectionLineWrapper, \{[^}]*\}\)/, 'null'],
  [/\(jsx\(NodesSelection, \{[^}]*\}\)\)/, 'null'],
  [/jsx\(UserSelection, \{\}\)/, 'null'],
  [/jsx\(BatchProvider, \{ children: (jsx\(HandleConfigProvider, \{ children: children \}\)) \}\)/, '$1'],
  [/jsx\(SelectionListener, \{[^}]*\}\)/, 'null'],
  [/jsx\(Attribution, \{[^}]*\}\)/, 'null'],
  [/jsx\(A11yDescriptions, \{[^}]*\}\)/, 'null'],
  [/^ {4}useOnInitHandler\(onInit\);$/m, ''],
  [/^ {4}useGlobalKeyHandler\(.*\);$/m, ''],
  // Selecting and dragging are the canvas's own, so nothing of that begins at the ground or at a node.
  [/(const isSelectionEnabled =)[^;]*;/, '$1 false;'],
  [/(const dragging =) useDrag\(\{[^}]*\}\);/, '$1 false;'],
  [/onClick: onSelectNodeHandler, /, ''],
  [/onKeyDown: isFocusable \? onKeyDown : undefined, /, ''],
  [/onFocus: isFocusable \? onFocus : undefined, /, ''],
  [/^( {4})(?=const moveSelectedNodes = useMoveSelectedNodes\(\);\n {4}if \(node\.hidden\))/m, '$1// '],
  [member('updateNodePositions'), ''],
  [member('addSelectedNodes'), ''],
  [member('addSelectedEdges'), ''],
  [member('unselectNodesAndEdges'), ''],
  [member('setCenter'), ''],
  [/\bariaLabelConfig: defaultAriaLabelConfig\b/, 'ariaLabelConfig: {}'],
  [/mergeAriaLabelConfig\(fieldValue\)/, 'fieldValue'],
];

/** What React Flow's store can do under a name. */
function member(name: string): RegExp {
  return new RegExp(`^ {8}${name}: .*\\n(?: {9}.*\\n|\\n)* {8}\\},\\n`, 'm');
}

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
