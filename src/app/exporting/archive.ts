import { strToU8, Zip, ZipDeflate } from 'fflate';
import { fileName } from '../../formats/file-name';
import type { ExportOptions, Report } from '../../formats/report/format';
import { WRITERS } from '../../formats/formats';
import { reportMarkdown } from '../../formats/markdown/report';
import { markdown } from '../../formats/markdown/text';
import { piecesOf, type Pieces } from '../../formats/report/pieces';
import { SVG_WRITER } from '../../formats/svg/svg';
import '../../rules/advice';
import { pngOf, solid } from '../browser/png';
import { pause, Turns } from '../browser/turns';

/** Every format in one zip, with a page that leads to each. The report shows the picture that lies beside it. */

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
}

/**
 * Made in turns; null when it was given up. The same model and options give the same bytes, but for the pixels, which each
 * browser draws in its own way.
 */
export async function archiveOf(
  report: Report,
  options: ExportOptions,
  signal: AbortSignal,
  watch: (done: number, of: number) => void,
): Promise<{ readonly zip: Blob; readonly contents: string } | null> {
  const { model } = report;
  const names = pictureNames(report);
  const md = {
    ...markdown(options),
    picture: (diagram: string) => `![Data flow diagram](${encodeURI(names.get(diagram) ?? '')})`,
  };
  const texts = WRITERS.filter((writer) => writer !== SVG_WRITER).map((writer) => ({
    name: fileName(model, writer),
    title: writer.title,
    pieces:
      writer.id === 'markdown-report'
        ? reportMarkdown(report, options, md)
        : piecesOf(writer, report, options),
  }));
  const pictures = [...names].map(([diagram, name]) => ({
    name,
    title: model.diagrams[diagram]?.name ?? '',
    pieces: piecesOf(SVG_WRITER, { ...report, diagram }, options),
  }));
  const entries: Entry[] = [];
  const files = [...texts, ...pictures];
  // Besides the files: the pixels.
  const steps = files.length + 1;
  for (const { name, title, pieces } of files) {
    watch(entries.length, steps);
    // One after the other: each takes the whole turn.
    const text = await textOf(pieces, signal);
    if (text === null) return null;
    entries.push({ name, title, bytes: strToU8(text) });
  }
  watch(files.length, steps);
  const still = { ...options, theme: solid(options.theme) };
  const drawing = await textOf(piecesOf(SVG_WRITER, report, still), signal);
  if (drawing === null) return null;
  const pixels = await pngOf(drawing);
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
  const zip = await zipped([{ name: 'README.md', title: '', bytes: strToU8(index) }, ...entries], signal);
  return zip && { zip, contents: index };
}

async function textOf(pieces: Pieces, signal: AbortSignal): Promise<string | null> {
  const turns = new Turns(pieces);
  return (await turns.toEnd(signal)) ? turns.pieces.join('') : null;
}

/** Bytes that are compressed in one turn. */
const AT_ONCE = 1 << 17;

async function zipped(entries: readonly Entry[], signal: AbortSignal): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    chunks.push(chunk);
  });
  for (const { name, bytes } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    // A fixed time, in the zone in which zip keeps times: the day does not show.
    file.mtime = new Date(1980, 0, 1);
    zip.add(file);
    for (let from = 0; from === 0 || from < bytes.length; from += AT_ONCE) {
      if (signal.aborted) return null;
      file.push(bytes.subarray(from, from + AT_ONCE), from + AT_ONCE >= bytes.length);
      if (from > 0) await pause();
    }
  }
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
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
