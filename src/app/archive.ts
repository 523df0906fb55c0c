import { zipSync, strToU8, type Zippable } from 'fflate';
import { fileName } from '../formats/file-name';
import type { ExportOptions, Report } from '../formats/format';
import { WRITERS } from '../formats/formats';
import { reportMarkdown } from '../formats/markdown-report';
import { markdown } from '../formats/markdown-text';
import { SVG_WRITER } from '../formats/svg';
import { pngOf } from './png';

/** Every format in one zip, with a page that leads to each. The report shows the picture that lies beside it. */

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The same model and options give the same bytes, but for the pixels, which each browser draws in its own way. */
export async function archiveOf(
  report: Report,
  options: ExportOptions,
): Promise<{ readonly zip: Blob; readonly contents: string }> {
  const { model } = report;
  const names = pictureNames(report);
  const md = {
    ...markdown(options),
    picture: (diagram: string) => `![Data flow diagram](${encodeURI(names.get(diagram) ?? '')})`,
  };
  const entries: Entry[] = [];
  const add = (name: string, title: string, text: string): void => {
    entries.push({ name, title, bytes: strToU8(text) });
  };
  for (const writer of WRITERS) {
    const name = fileName(model, writer);
    if (writer.id === 'svg') continue;
    if (writer.id === 'markdown-report') add(name, writer.title, reportMarkdown(report, options, md));
    else add(name, writer.title, writer.write(report, options));
  }
  for (const [diagram, name] of names)
    add(name, model.diagrams[diagram]?.name ?? '', SVG_WRITER.write({ ...report, diagram }, options));
  const pixels = await pngOf(SVG_WRITER.write(report, { ...options, theme: solid(options.theme) }));
  if (pixels.ok)
    entries.push({
      name: fileName(model, { extension: 'png' }),
      title: 'PNG',
      bytes: new Uint8Array(await pixels.blob.arrayBuffer()),
    });
  const plain = markdown(options);
  const index = `# ${plain.inline(model.name)}\n\n${entries
    .map(({ name, title }) => `- [${plain.inline(title)}](${encodeURI(name)})`)
    .join('\n')}\n`;
  const files: Zippable = { 'README.md': strToU8(index) };
  for (const { name, bytes } of entries) files[name] = bytes;
  // A fixed time, in the zone in which zip keeps times: the day does not show.
  const zipped = zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
  return { zip: new Blob([zipped], { type: 'application/zip' }), contents: index };
}

/** The diagrams that show something, the one on screen first, each with the name of its picture. */
function pictureNames({ model, diagram }: Report): ReadonlyMap<string, string> {
  const drawn = new Set<string>(
    Object.values(model.places)
      .filter(({ thing }) => model.elements[thing])
      .map((place) => place.diagram),
  );
  const ids = [
    diagram,
    ...Object.keys(model.diagrams)
      .toSorted()
      .filter((id) => id !== diagram && drawn.has(id)),
  ];
  return new Map(
    ids.map((id, i) => [
      id,
      fileName(model, { extension: 'svg', ...(i === 0 ? {} : { suffix: `diagram-${i + 1}` }) }),
    ]),
  );
}

/** Pixels cannot follow the reader's system. */
function solid(theme: ExportOptions['theme']): ExportOptions['theme'] {
  return theme === 'auto' ? 'light' : theme;
}
