import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';

/** A plain static server of a copy of the build, in a folder of the site: it can be changed, and it can be gone. */
export interface Site {
  /** Where the app is, ending in a slash. */
  readonly address: string;
  /** Puts another version of the app there: the same, with another description in its page. */
  update(): Promise<void>;
  /** Leaves the network. What is on the device is what there is. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

const FOLDER = '/tools/drawbridge/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export async function serveBuild(): Promise<Site> {
  const copy = await mkdtemp(join(tmpdir(), 'drawbridge-site-'));
  await cp('dist', copy, { recursive: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(FOLDER) ? normalize(pathname.slice(FOLDER.length)) : '..';
    const file = join(copy, inside === '' || inside === '.' ? 'index.html' : inside);
    stat(file).then(
      () => {
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
        createReadStream(file).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> => closed(server);
  return {
    address: `http://127.0.0.1:${port}${FOLDER}`,
    async update() {
      const change = async (name: string, from: RegExp, to: string): Promise<void> => {
        const before = await readFile(join(copy, name), 'utf8');
        const after = before.replace(from, to);
        if (after === before) throw new Error(`${name} has nothing like ${from} to change.`);
        await writeFile(join(copy, name), after);
      };
      await change('index.html', /content="Draw a data-flow/, 'content="Version two: draw a data-flow');
      await change('service-worker.js', /const VERSION = '\w+'/, "const VERSION = 'two'");
    },
    stop,
    async remove() {
      await stop();
      await rm(copy, { recursive: true, force: true });
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
