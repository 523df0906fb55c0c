import { strToU8, Zip, ZipDeflate } from 'fflate';
import { fileName } from '../../formats/file-name';
import type { ExportOptions, Report } from '../../formats/report/format';
import { WRITERS } from '../../formats/formats';
import { reportMarkdown } from '../../formats/markdown/report';
import { markdown } from '../../formats/markdown/text';
import { piecesOf } from '../../formats/report/pieces';
import { SVG_WRITER } from '../../formats/svg/svg';
import '../../rules/advice';
import { gathered, type Job, type SoFar, type Writing } from './writing';

/** Every format in one zip, with a page that leads to each. The report shows the picture that lies beside it. */

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly bytes: readonly Uint8Array[];
}

/**
 * The same model and options give the same bytes, but for the pixels, which each browser draws in its own way. What is shown
 * of it is the page that leads to each file.
 */
export function* archive({ png, options }: Extract<Job, { readonly what: 'zip' }>, report: Report): Writing {
  const files = filesOf(report, options);
  // Besides the files: packing them.
  const of = files.length + 1;
  const entries: Entry[] = [];
  for (const { name, title, pieces } of files) {
    yield { done: entries.length, of };
    const { bytes } = yield* quietly(gathered(pieces, 0));
    entries.push({ name, title, bytes });
  }
  if (png) entries.push({ name: fileName(report.model, { extension: 'png' }), title: 'PNG', bytes: [png] });
  yield { done: files.length, of };
  const plain = markdown(options);
  const index = `# ${plain.inline(report.model.name)}\n\n${entries
    .map(({ name, title }) => `- [${plain.inline(title)}](${encodeURI(name)})`)
    .join('\n')}\n`;
  const bytes = yield* zipped([{ name: 'README.md', title: '', bytes: [strToU8(index)] }, ...entries]);
  return { bytes, beginning: index, goesOn: false, lines: 0 };
}

function filesOf(report: Report, options: ExportOptions) {
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
  return [...texts, ...pictures];
}

/** The same steps; how far one file of many is tells nobody anything. */
function* quietly<Result>(steps: Generator<SoFar | null, Result, void>): Generator<null, Result, void> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield null;
  }
}

/** Bytes that are compressed at once. */
const AT_ONCE = 1 << 17;

function* zipped(entries: readonly Entry[]): Generator<null, Uint8Array<ArrayBuffer>[], void> {
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
    for (const part of bytes)
      for (let from = 0; from < part.length; from += AT_ONCE) {
        file.push(part.subarray(from, from + AT_ONCE));
        yield null;
      }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return chunks;
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
