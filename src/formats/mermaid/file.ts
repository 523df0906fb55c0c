import type { Writer } from '../report/format';
import { drawingOf, emptyBoundaries, label } from './mermaid';
import { limitsOf, onlyText } from './parts';

/** The diagram as a file of Mermaid, which holds one diagram only. */
export const MERMAID_WRITER: Writer = {
  id: 'mermaid',
  title: 'Mermaid',
  group: 'Diagram',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  write: ({ model, diagram }, options) => {
    const drawing = drawingOf(model, diagram);
    const { text, whole } = onlyText(drawing, options);
    const { edges, characters } = limitsOf(options);
    const notes = [
      ...emptyBoundaries(drawing).map(
        (name) => `%% Trust boundary without elements, not drawn: ${label(name)}`,
      ),
      ...(whole
        ? []
        : [
            `%% The whole has more than ${edges} flows or ${characters} characters, which readers refuse; the Markdown report draws it in parts.`,
          ]),
    ];
    return text + notes.map((note) => `${note}\n`).join('');
  },
};
