import type { ElementKind } from '../model/element';
import type { DiagramId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import { placeOf } from '../model/place';
import { plain } from './chips';

/** Who plays a part in a sketch, found by name: what is in the model, and what earlier lines have added to it. */

/** Something by its id in the model, or by a place keeper such as `+3` until it is drawn. */
export type Ref = ThingId;

export function isNew(ref: Ref): boolean {
  return ref.startsWith('+');
}

/** One of those who play a part: what is in the model, and what earlier lines have added to it. */
export interface Player {
  readonly ref: Ref;
  readonly is: ElementKind | 'boundary';
  readonly name: string;
  readonly home: Ref | null;
  /** Has a place on the diagram, or will have one. */
  readonly shown: boolean;
}

export interface Cast {
  readonly model: Model;
  find(name: string, is?: 'boundary' | 'element'): Player | undefined;
  get(ref: Ref): Player;
  put(player: Player): void;
  newRef(): Ref;
  mark(): Mark;
  rewind(mark: Mark): void;
}
interface Mark {
  readonly players: ReadonlyMap<Ref, Player & { readonly key: string }>;
  readonly count: number;
}

export function castOf(model: Model, diagram: DiagramId): Cast {
  const isHere = (id: ThingId): boolean => placeOf(model, diagram, id) !== undefined;
  let players = new Map<Ref, Player & { readonly key: string }>();
  const put = (player: Player): void => void players.set(player.ref, { ...player, key: plain(player.name) });
  for (const { id, kind, name, boundary } of Object.values(model.elements))
    put({ ref: id, is: kind, name, home: boundary, shown: isHere(id) });
  for (const { id, name, parent } of Object.values(model.boundaries))
    put({ ref: id, is: 'boundary', name, home: parent, shown: isHere(id) });
  let count = 0;
  return {
    model,
    find(name, is) {
      const key = plain(name);
      const called = [...players.values()].filter(
        (player) =>
          player.key === key && (is === undefined || (player.is === 'boundary') === (is === 'boundary')),
      );
      const exactly = called.filter((player) => player.name === name);
      const best = exactly.length > 0 ? exactly : called;
      return best.find((player) => player.shown) ?? best[0];
    },
    get: (ref) => players.get(ref)!,
    put,
    newRef: () => `+${++count}`,
    mark: () => ({ players: new Map(players), count }),
    rewind(mark) {
      players = new Map(mark.players);
      count = mark.count;
    },
  };
}

/** Whether a player is the inner one or a boundary around it. */
export function isAround(outer: Ref, inner: Ref, cast: Cast): boolean {
  for (let at: Ref | null = inner; at !== null; at = cast.get(at).home) if (at === outer) return true;
  return false;
}
