/**
 * Which browser the end-to-end tests drive. The first of these that is there:
 *
 * 1. the executable named by the environment variable DRAWBRIDGE_BROWSER (or the fourth, if it says "packed"),
 * 2. the one that `npx playwright install chromium` puts on the machine,
 * 3. the system's Chromium or Chrome,
 * 4. a headless Chromium that comes packed inside the development dependency `@sparticuz/chromium`.
 *
 * The fourth is why `npm ci && npm test` is enough on a fresh Linux machine, without root and without a download
 * from anywhere but the package registry.
 */
import { chromium, type LaunchOptions } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEM_BROWSERS = [
  // The same browser without its own windows and tabs: the tests take two thirds of the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing of the browser's own business on the network, and nothing that asks the person in front of it. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Chromium refuses to run its sandbox as root, and machines where tests run as root rarely have a GPU. */
const AS_ROOT = ['--no-sandbox', '--disable-gpu'];

export async function launchOptions(): Promise<LaunchOptions> {
  const installed = process.env['DRAWBRIDGE_BROWSER'] === 'packed' ? undefined : installedBrowser();
  if (installed === undefined) return packedBrowser();
  const args = process.getuid?.() === 0 ? [...QUIET, ...AS_ROOT] : QUIET;
  return { executablePath: installed, args };
}

/** The path of a browser that is on this machine already, if any. */
function installedBrowser(): string | undefined {
  const named = process.env['DRAWBRIDGE_BROWSER'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`DRAWBRIDGE_BROWSER names ${named}, and there is no such file.`);
    return named;
  }
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((path) => existsSync(path));
}

/**
 * The Chromium inside `@sparticuz/chromium`, unpacked once for each installation.
 *
 * The package is made for cloud functions: it unpacks into the temporary folder of the machine, where two people
 * or two half-finished runs meet, and adds the libraries and fonts that Chromium needs only when it believes to be
 * in such a function. So it is run in a process of its own that is told so, and its files are kept in node_modules,
 * where `npm ci` clears them away. Its own launch flags stay unused: they switch off web security and run
 * everything in one process, which no user's browser does.
 */
async function packedBrowser(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `There is no browser for the end-to-end tests, and none is packed for this system. ${REMEDY}`,
    );
  }
  const home = fileURLToPath(new URL('../node_modules/.cache/packed-chromium', import.meta.url));
  if (!existsSync(home)) await unpackInto(home);
  return {
    executablePath: join(home, 'chromium'),
    args: [...QUIET, ...AS_ROOT, '--font-render-hinting=none'],
    env: packedEnvironment(home),
  };
}

const REMEDY =
  'Run `npx playwright install chromium`, or (on Debian) `apt-get install chromium`, ' +
  'or let DRAWBRIDGE_BROWSER name the executable of a Chromium or Chrome.';

async function unpackInto(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  // Unpacked and tried beside its final place, then moved there in one step: a run that is cut short leaves nothing
  // that looks whole, and of two runs at once the slower uses what the faster has put there.
  const draft = await mkdtemp(`${home}-`);
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: dirname(fileURLToPath(import.meta.url)),
      env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      stdio: 'pipe',
    });
    await writeFile(join(draft, 'fonts.conf'), FONTS(home));
    execFileSync(join(draft, 'chromium'), ['--version'], { env: packedEnvironment(draft), stdio: 'pipe' });
    await rename(draft, home).catch((error: unknown) => {
      if (!existsSync(home)) throw error;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The packed browser does not run on this machine: ${reason.trim()}\n${REMEDY}`, {
      cause: error,
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const UNPACK =
  "const { default: packed } = await import('@sparticuz/chromium'); await packed.executablePath();";

function packedEnvironment(home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(inherited),
    LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  };
}

/** The system's fonts where there are any; the packed Open Sans otherwise, so that text is never empty boxes. */
const FONTS = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${home}/fonts/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
