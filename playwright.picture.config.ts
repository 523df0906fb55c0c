import base from './playwright.config';

/** `npm run picture`: makes the picture of the README from the running app. */
export default { ...base, testMatch: 'picture.ts', reporter: 'list' };
