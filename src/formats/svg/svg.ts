import { TRUST_NAMES, trustRank, type Boundary } from '../../model/boundary';
import { KIND_NAMES, type Element } from '../../model/element';
import type { Note } from '../../model/note';
import { extentOf } from '../../model/geometry';
import { around, byHeight, placeOf, type Box } from '../../model/place';
import { valueInWords, valueOf, type PropertyName } from '../../model/property';
import type { ExportOptions, Report, Writer } from '../report/format';
import { forEach, inPieces, type Pieces } from '../report/pieces';
import { counted, diagramInWords } from '../report/words';
import { flowsInStory } from '../report/story';
import { badgeAt, badgesOf, NO_BADGES } from './badge';
import { paint, type Colour, type Paint } from './colours';
import { drawnFlow, labelsOf, lineOf } from './flow';
import { cut, FACE, n, widthOf, wrapped, xml } from './text';

/**
 * The diagram as a picture, drawn from the model with plain shapes: it stays sharp, its text can be selected, and it
 * opens in documents and drawing programs that would show nothing of a web page turned into a picture.
 */
export const SVG_WRITER: Writer = inPieces({
  id: 'svg',
  title: 'SVG',
  group: 'Diagram',
  extension: 'svg',
  mediaType: 'image/svg+xml',
  *pieces(report, options) {
    yield* picture(report, options);
    yield '\n';
  },
});

const MARGIN = 24;

/**
 * The picture without the end of its last line. Ids are of a whole page: where it holds several pictures, each has a
 * suffix of its own.
 */
export function* picture({ model, diagram, rows }: Report, options: ExportOptions, suffix = ''): Pieces {
  const colours = paint(options.theme);
  const badges = options.badges ? badgesOf(rows) : NO_BADGES;
  const placed = <T extends { readonly id: string }>(
    things: Readonly<Record<string, T>>,
  ): readonly Placed<T>[] =>
    Object.values(things)
      .flatMap((thing) => {
        const place = placeOf(model, diagram, thing.id);
        return place ? [{ thing, box: place, place }] : [];
      })
      .toSorted((a, b) => byHeight(a.place, b.place) || (a.thing.id < b.thing.id ? -1 : 1));
  // Large ones first, so that what lies inside shows on top.
  const boundaries = placed<Boundary>(model.boundaries).toSorted(
    (a, b) => b.box.width * b.box.height - a.box.width * a.box.height,
  );
  const elements = placed<Element>(model.elements);
  const notes = placed<Note>(model.notes);
  const courses = yield* forEach(flowsInStory(model), (flow) => drawnFlow(model, diagram, flow));
  const flows = courses.filter((flow) => flow !== undefined);
  const labels = yield* labelsOf(
    flows,
    model,
    diagram,
    elements.map(({ box }) => box),
    { colours, badges, steps: options.steps },
  );

  const things = [...boundaries, ...elements, ...notes].map(({ box }) => box);
  const tabs = boundaries.map(({ box }) => ({ x: box.x, y: box.y - TAB.height / 2, width: 1, height: 1 }));
  const all = around([
    ...things,
    ...tabs,
    ...flows.map(({ line }) => extentOf(line.points)),
    ...labels.boxes,
  ]) ?? { x: 0, y: 0, width: 240, height: 48 };
  const [x, y] = [Math.floor(all.x - MARGIN), Math.floor(all.y - MARGIN)];
  const width = Math.ceil(all.x + all.width + MARGIN) - x;
  const height = Math.ceil(all.y + all.height + MARGIN) - y;
  const summary = `${diagramInWords(
    model,
    elements.length,
    flows.map(({ flow }) => flow),
  )}${boundaries.length === 0 ? '' : `; ${counted(boundaries.length, 'trust boundary').replace('boundarys', 'boundaries')}`}.`;

  yield [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="img" aria-labelledby="drawing-title${suffix} drawing-description${suffix}" font-family="${FACE}">`,
    `<title id="drawing-title${suffix}">${xml(`Data flow diagram of ${model.name}`)}</title>`,
    `<desc id="drawing-description${suffix}">${xml(summary)}</desc>`,
    colours.style,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${colours.fill('ground')}/>`,
  ]
    .filter((part) => part !== '')
    .join('\n');
  yield* onLines(boundaries, (one) => boundaryShape(one, colours));
  yield* onLines(flows, (flow) => lineOf(flow, model, colours));
  yield* onLines(elements, (one) => elementShape(one, colours));
  yield* onLines([...elements, ...boundaries], ({ thing, box }) => {
    const badge = badges.get(thing.id);
    return badge ? badgeAt(badge, box.x + box.width - 4, box.y, colours) : '';
  });
  yield* onLines(notes, (one) => noteShape(one, colours));
  yield* onLines(labels.texts, (text) => text);
  if (things.length === 0)
    yield `\n<text x="0" y="28" font-size="13" ${colours.fill('muted')}>Nothing is drawn yet.</text>`;
  yield '\n</svg>';
}

function* onLines<T>(things: readonly T[], shape: (thing: T) => string): Pieces {
  for (const thing of things) {
    const drawn = shape(thing);
    if (drawn !== '') yield `\n${drawn}`;
  }
}

interface Placed<T> {
  readonly thing: T;
  readonly box: Box;
}

const TAB = { height: 22, inset: 10, padding: 10 };
/** Dotted, short, long, and long with a line inside: trust shows without its colour too. */
const DASHES = ['1.5 4', '4 4', '9 5', '9 5'] as const;

function boundaryShape({ thing, box }: Placed<Boundary>, { line, fill }: Paint): string {
  const rank = trustRank(thing.trust);
  const colour: Colour = `trust${rank}`;
  const dashes = `stroke-dasharray="${DASHES[rank]}"${rank === 0 ? ' stroke-linecap="round"' : ''}`;
  const frame = `<rect ${corners(box, 0)} rx="8" fill="none" stroke-width="${rank === 3 ? 2 : 1.5}" ${dashes} ${line(colour)}/>`;
  const inner =
    rank === 3
      ? `<rect ${corners(box, 4)} rx="5" fill="none" stroke-width="1" stroke-opacity="0.5" ${line(colour)}/>`
      : '';
  return `<g><title>${xml(`Trust boundary: ${thing.name}, ${TRUST_NAMES[thing.trust].toLowerCase()}`)}</title><rect ${corners(box, 0)} rx="8" fill-opacity="0.06" ${fill(colour)}/>${frame}${inner}${tab(thing, box, colour, { line, fill })}</g>`;
}

/** The name on the top edge, with the trust level as far as there is room. */
function tab(
  boundary: Boundary,
  box: Box,
  colour: Colour,
  { line, fill }: Pick<Paint, 'line' | 'fill'>,
): string {
  const room = box.width - 2 * TAB.inset - 2 * TAB.padding;
  const name = cut(boundary.name.replace(/\s+/g, ' ').trim(), (text) => widthOf(text, 12, true) <= room);
  const trust = TRUST_NAMES[boundary.trust];
  const wide = widthOf(name, 12, true);
  const both = wide + 8 + widthOf(trust, 11);
  const withTrust = both <= room;
  const width = (withTrust ? both : wide) + 2 * TAB.padding;
  const [x, y] = [box.x + TAB.inset, box.y - TAB.height / 2];
  const frame = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${TAB.height}" rx="4"`;
  const words = withTrust
    ? `<text x="${n(x + TAB.padding + wide + 8)}" y="${n(y + 15)}" font-size="11" ${fill(colour)}>${xml(trust)}</text>`
    : '';
  return `<rect ${frame} ${fill('ground')}/><rect ${frame} fill="none" stroke-width="1" ${line(colour)}/><text x="${n(x + TAB.padding)}" y="${n(y + 15)}" font-size="12" font-weight="600" ${fill(colour)}>${xml(name)}</text>${words}`;
}

const TECHNOLOGY: Readonly<Record<Element['kind'], PropertyName>> = {
  external: 'entityKind',
  process: 'technology',
  store: 'storeKind',
};

function elementShape({ thing, box }: Placed<Element>, colours: Paint): string {
  const value = valueOf(thing.properties, TECHNOLOGY[thing.kind]);
  const technology = thing.outOfScope
    ? 'Out of scope'
    : value === undefined
      ? ''
      : valueInWords(TECHNOLOGY[thing.kind], value);
  return `<g${thing.outOfScope ? ' opacity="0.6"' : ''}><title>${xml(`${KIND_NAMES[thing.kind]}: ${thing.name}`)}</title>${outline(thing.kind, box, colours)}${names(thing.name, technology, box, thing.kind, colours)}</g>`;
}

function outline(kind: Element['kind'], box: Box, { line, fill }: Paint): string {
  switch (kind) {
    case 'external':
      return `<rect ${corners(box, 0)} rx="2" ${fill('shape')}/><rect ${corners(box, 0)} rx="2" fill="none" stroke-width="1.5" ${line('outline')}/>`;
    case 'process': {
      const round = `rx="${n(Math.min(box.width, box.height) / 2)}"`;
      return `<rect ${corners(box, 0)} ${round} ${fill('shape')}/><rect ${corners(box, 0)} ${round} fill="none" stroke-width="1.5" ${line('outline')}/>`;
    }
    case 'store': {
      const [left, right, top, bottom] = [box.x, box.x + box.width, box.y, box.y + box.height].map(n);
      return `<rect ${corners(box, 0)} ${fill('shape')}/><path d="M${left},${top} L${right},${top} M${left},${bottom} L${right},${bottom}" fill="none" stroke-width="2" ${line('outline')}/>`;
    }
  }
}

/** The name on at most two lines, and what it is below where there is room. */
function names(name: string, technology: string, box: Box, kind: Element['kind'], { fill }: Paint): string {
  const room = box.width - (kind === 'process' ? 32 : 16);
  const lines = wrapped(name, room, 13, 2, true);
  const second =
    technology !== '' && box.height >= lines.length * 16 + 22
      ? cut(technology, (text) => widthOf(text, 11) <= room)
      : '';
  const middle = box.x + box.width / 2;
  const height = lines.length * 16 + (second === '' ? 0 : 15);
  const top = box.y + (box.height - height) / 2 + 12;
  const written = lines.map(
    (line, i) =>
      `<text x="${n(middle)}" y="${n(top + i * 16)}" font-size="13" font-weight="600" text-anchor="middle" ${fill('text')}>${xml(line)}</text>`,
  );
  const below =
    second === ''
      ? ''
      : `<text x="${n(middle)}" y="${n(top + lines.length * 16 - 1)}" font-size="11" text-anchor="middle" ${fill('muted')}>${xml(second)}</text>`;
  return `${written.join('')}${below}`;
}

function noteShape({ thing, box }: Placed<Note>, { line, fill }: Paint): string {
  const most = Math.max(1, Math.floor((box.height - 12) / 16));
  const paragraphs = thing.text
    .split(/\r\n?|\n/)
    .flatMap((paragraph) => (paragraph.trim() === '' ? [''] : wrapped(paragraph, box.width - 20, 12, most)));
  const shown = paragraphs.slice(0, most);
  const written = shown.map((text, i) =>
    text === ''
      ? ''
      : `<text x="${n(box.x + 10)}" y="${n(box.y + 20 + i * 16)}" font-size="12" ${fill('text')}>${xml(text)}</text>`,
  );
  return `<g><title>${xml(`Note: ${thing.text}`)}</title><rect ${corners(box, 0)} rx="3" ${fill('note')}/><rect ${corners(box, 0)} rx="3" fill="none" stroke-width="1" stroke-opacity="0.6" ${line('gate')}/>${written.join('')}</g>`;
}

function corners(box: Box, inset: number): string {
  return `x="${n(box.x + inset)}" y="${n(box.y + inset)}" width="${n(Math.max(0, box.width - 2 * inset))}" height="${n(Math.max(0, box.height - 2 * inset))}"`;
}
