import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The built page may talk to nobody but the place it was loaded from: a threat model is a list of weaknesses, and
 * the promise "everything stays in this browser" should be kept by the browser, not by our good intentions.
 * React Flow positions things with `style` attributes, hence 'unsafe-inline' for styles alone.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
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

export default defineConfig({
  plugins: [react(), contentSecurityPolicy()],
  // Relative addresses, so that the built files work from any folder and any sub-path.
  base: './',
  // 127.0.0.1 answers to both "localhost" and the number; "localhost" alone may listen on ::1 only.
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  build: {
    target: 'es2022',
    // Every browser that can run the build preloads modules by itself.
    modulePreload: { polyfill: false },
    // The policy above lets fonts and scripts come from files only, never from data: addresses.
    assetsInlineLimit: 0,
    // Which file holds what: scripts/size.mjs reads it.
    manifest: true,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Property tests try hundreds of cases, also on a machine that is busy with other things.
    testTimeout: 60_000,
    benchmark: { include: ['src/**/*.bench.ts'] },
    reporters: ['default', ['json', { outputFile: '.reports/unit.json' }]],
  },
});
