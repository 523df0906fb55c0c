/**
 * Property tests try the same cases in every run, so that a red test means a change and not a throw of dice.
 * `npm run test:chance` tries others; what it finds becomes a test of its own.
 */
import { configureGlobal } from 'fast-check';

const SEED = 20_261_122;

configureGlobal({ seed: process.env['DRAWBRIDGE_CHANCE'] === undefined ? SEED : Date.now() });
