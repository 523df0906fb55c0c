import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { mergeConfig, type Plugin, type UserConfig } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { adviceComesLater } from './scripts/advice.ts';
import { offline } from './scripts/offline.ts';
import { className, oneFileForEachPage } from './scripts/pages.ts';
import { onlyWhatWeUseOfReactFlow } from './scripts/react-flow.ts';
import { HTML_STYLE } from './src/formats/html/style.ts';
import { PICTURE_STYLE } from './src/formats/svg/colours.ts';

/**
 * Style sheets that react-aria puts into the page when it runs: the first with the first menu or field of its own, the second on iOS while
 * a dialog is open. They are allowed by what is in them, and nothing else is.
 */
const STYLES_OF_REACT_ARIA = [
  `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`,
  `@layer {
  * {
    overscroll-behavior: contain;
  }
}`,
];

/** Style sheets of the HTML report and of the pictures in it, which the Export dialog shows in a frame without scripts. */
const STYLES_OF_PREVIEWS = [HTML_STYLE, PICTURE_STYLE];

const allowed = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

/**
 * The built page may talk to nobody, not even to the place it was loaded from: a threat model is a list of weaknesses,
 * and the promise "everything stays in this browser" should be kept by the browser, not by our good intentions.
 * Only its own scripts, styles, workers and pictures are loaded (the service worker fetches under rules of its own).
 * Positions are set through `element.style`, which a policy does not concern; `style` attributes are not needed.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${[...STYLES_OF_REACT_ARIA, ...STYLES_OF_PREVIEWS].map(allowed).join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: the development server needs inline scripts and a web socket for hot replacement. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'drawbridge:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * React Aria brings its few spoken words in 34 languages; the page is written in English. What is not a language of ours is
 * left out as its authors provide for (`@react-aria/optimize-locales-plugin`), so that no reader hears two languages.
 */
function oneLanguage(): Plugin {
  return {
    name: 'drawbridge:one-language',
    apply: 'build',
    load: {
      filter: { id: /react-aria.*\/intl\/(?:.*\/)?(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/ },
      handler: () => 'export default undefined;',
    },
  };
}

/**
 * An icon of lucide-react is its lines; around them stands what builds pictures for every framework, with names, classes and keys
 * that nobody looks at. Here it is drawn by React alone, with the same attributes.
 */
function plainIcons(): Plugin {
  return {
    name: 'drawbridge:plain-icons',
    apply: 'build',
    load: {
      filter: { id: /node_modules\/lucide-react\/dist\/esm\/createLucideIcon\.mjs$/ },
      handler: () => `import { createElement } from 'react';
        const look = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' };
        export default (icon) => ({ size = 24, strokeWidth = 2, ...rest }) =>
          createElement('svg', { ...look, width: size, height: size, strokeWidth, 'aria-hidden': true, ...rest },
            ...icon.node.map(([tag, lines]) => createElement(tag, lines)));`,
    },
    transform: {
      filter: { id: /node_modules\/lucide-react\/dist\/esm\/icons\/[\w-]+\.mjs$/ },
      handler: (code) => ({
        code: code.replace(/,\s*key: "\w+"/g, '').replace(/\bname: "[^"]*",\s*size: 24,/, ''),
        map: null,
      }),
    },
  };
}

/**
 * React Flow zooms by d3-zoom, which brings all that d3 has for moving colours, texts and shapes, for the one case that it is
 * told a duration. Ours never does: the canvas glides by itself (`canvas/camera.ts`). What is left for d3-zoom is to find
 * that nothing is on its way.
 */
function withoutTransitions(): Plugin {
  return {
    name: 'drawbridge:without-transitions',
    apply: 'build',
    load: {
      filter: { id: /node_modules\/d3-(transition|interpolate)\/dist\/[\w-]+\.mjs$/ },
      handler: (id) =>
        id.includes('d3-interpolate')
          ? 'export const interpolate = undefined; export const interpolateZoom = undefined;'
          : `import { selection } from 'd3-selection';
             export const interrupt = () => {};
             selection.prototype.interrupt = function () { return this; };
             selection.prototype.transition = () => { throw new Error('The canvas glides by itself: see camera.ts.'); };`,
    },
  };
}

/** What every way to build and serve has in common. */
const common = (): UserConfig => ({
  plugins: [
    react(),
    oneLanguage(),
    withoutTransitions(),
    onlyWhatWeUseOfReactFlow(),
    plainIcons(),
    adviceComesLater(),
  ],
  // Relative addresses, so that the built files work from any folder and any sub-path.
  base: './',
  // 127.0.0.1 answers to both "localhost" and the number; "localhost" alone may listen on ::1 only.
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  // The same Dexie without the detours for browsers that cannot run the rest of the page either.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  css: { modules: { generateScopedName: className } },
  build: {
    target: 'es2022',
    modulePreload: {
      // Every browser that can run the build preloads modules by itself.
      polyfill: false,
      // Parts find what they need by their own imports; lists of it would be in what everybody waits for.
      resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    // The policy above lets fonts and scripts come from files only, never from data: addresses.
    assetsInlineLimit: 0,
    // Which file holds what: scripts/size.mjs reads it.
    manifest: true,
    // Nothing hangs upon a property being read whose value nobody uses, so such code may go.
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
});

export default defineConfig(async ({ command }): Promise<ViteUserConfig> => ({
  ...(command === 'build' ? mergeConfig(common(), await oneFileForEachPage(common())) : common()),
  plugins: [...(common().plugins ?? []), contentSecurityPolicy(), offline()],
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/chance.ts'],
    // Property tests try hundreds of cases, also on a machine that is busy with other things.
    testTimeout: 60_000,
    // As in the end-to-end tests: on a machine that may be busy with anything, those that measure time get a second try.
    retry: process.env['CI'] === undefined ? 0 : 1,
    benchmark: { include: ['src/**/*.bench.ts'] },
    reporters: ['default', ['json', { outputFile: '.reports/unit.json' }]],
  },
}));
