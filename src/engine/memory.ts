import type { Boundary } from '../model/boundary';
import type { ChangeSet } from '../model/change';
import type { DataClass } from '../model/dataclass';
import type { Element } from '../model/element';
import type { Flow } from '../model/flow';
import { flowsIn, flowsOut, membersOf } from '../model/graph';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../model/id';
import type { Model } from '../model/model';
import type { Properties, PropertyName, Value } from '../model/property';
import type { Settings } from '../model/scope';
import type { DrawnElement, DrawnFlow, View } from './looking';
import { isSame } from './same';
import { Answer, Sight } from './sight';
import { Supposition, type Actual } from './supposition';

/**
 * What was worked out about a model, kept while the model changes.
 *
 * Everything that can be looked at is a `Sight`: a record of the model, a list of records, or an `Answer` that was
 * worked out from other sights. Each answer knows what it looked at, and each sight who looked at it. An edit marks
 * the sights that it touches as changed and everything that rests on them as suspect, which costs no more than
 * following the links. A suspect answer that is asked for first checks what it looked at, in the order in which it
 * looked: when nothing of that changed, it stands. Otherwise it is worked out again, and when it comes out as before,
 * those who looked at it stand. So an edit spreads only as far as it makes a difference.
 */
export class Memory implements Actual {
  /** Counts the models that this memory has held. */
  private time = 1;
  /** The answer that is being worked out, to which looks are put down. */
  private watcher: Answer | null = null;
  /** What was looked at by all answers that are being worked out, each from where it began. */
  private readonly seen: Sight[] = [];
  /** Tells one walk over sights from another. */
  private walk = 0;
  private readonly elements = new Map<string, Sight>();
  private readonly flows = new Map<string, Sight>();
  private readonly flowsAt = new Map<string, Sight>();
  private readonly boundaries = new Map<string, Sight>();
  private readonly membersAt = new Map<string, Sight>();
  private readonly innerAt = new Map<string, Sight>();
  private readonly dataClasses = new Map<string, Sight>();
  private readonly singles = new Map<string, Sight>();
  /** By property, then by thing. */
  private readonly storedAt = new Map<string, Map<string, Sight>>();
  private readonly propertiesOf = new Map<string, Sight>();
  private readonly answers = new Map<string, Map<ThingId, Answer>>();
  /** Whose kept answers are suspect and were not asked for since. */
  private readonly suspects = new Set<SubjectId>();

  constructor(private model: Model) {}

  element(id: ElementId): DrawnElement | undefined {
    this.look(this.elements, id);
    return this.model.elements[id];
  }

  flow(id: FlowId): DrawnFlow | undefined {
    this.look(this.flows, id);
    return this.model.flows[id];
  }

  stored(id: SubjectId, name: string): Value | undefined {
    if (this.watcher) {
      let sights = this.storedAt.get(name);
      if (!sights) this.storedAt.set(name, (sights = new Map<string, Sight>()));
      this.look(sights, id);
    }
    return this.propertiesIn(id)[name];
  }

  properties(id: SubjectId): Properties {
    this.look(this.propertiesOf, id);
    return this.propertiesIn(id);
  }

  private propertiesIn(id: SubjectId): Properties {
    return (this.model.flows[id] ?? this.model.elements[id])?.properties ?? NONE;
  }

  boundary(id: BoundaryId): Boundary | undefined {
    this.look(this.boundaries, id);
    return this.model.boundaries[id];
  }

  dataClass(id: DataClassId): DataClass | undefined {
    this.look(this.dataClasses, id);
    return this.model.dataClasses[id];
  }

  flowsIn(id: ElementId): readonly DrawnFlow[] {
    return this.eachLookedAt(id, flowsIn(this.model, id));
  }

  flowsOut(id: ElementId): readonly DrawnFlow[] {
    return this.eachLookedAt(id, flowsOut(this.model, id));
  }

  members(id: BoundaryId): readonly DrawnElement[] {
    this.look(this.membersAt, id);
    return membersOf(this.model, id).elements;
  }

  inner(id: BoundaryId | null): readonly BoundaryId[] {
    this.look(this.innerAt, id ?? '');
    return membersOf(this.model, id).boundaries;
  }

  settings(): Settings {
    this.look(this.singles, 'settings');
    return this.model.settings;
  }

  remember<T>(name: string, id: ThingId, make: (view: View, id: ThingId) => T): T {
    // One name always comes with one `make`, so it holds one type.
    return this.answer(name, id, make).value as T;
  }

  /** Like `remember`, for what is to be told when it has become suspect: see `moveTo`. */
  keep<T>(name: string, id: SubjectId, make: (view: View, id: ThingId) => T): T {
    const answer = this.answerTo(name, id, make);
    answer.kept = true;
    this.suspects.delete(id);
    this.refresh(answer);
    return answer.value as T;
  }

  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return new Supposition(this, { thing, name, value });
  }

  answer(name: string, id: ThingId, make: (view: View, id: ThingId) => unknown): Answer {
    const answer = this.answerTo(name, id, make);
    this.refresh(answer);
    this.see(answer);
    return answer;
  }

  isOf(thing: SubjectId, name: PropertyName, sight: Sight): boolean {
    return sight === this.propertiesOf.get(thing) || sight === this.storedAt.get(name)?.get(thing);
  }

  /**
   * From now on another model. Returns whose kept answers are suspect until they are asked for; only some of them
   * will come out otherwise.
   */
  moveTo(model: Model, changes: ChangeSet): readonly SubjectId[] {
    if (model !== this.model) {
      this.model = model;
      this.time += 1;
      for (const sight of this.touchedBy(changes)) {
        sight.changed = this.time;
        this.suspect(sight);
      }
    }
    return [...this.suspects];
  }

  /** The model that it remembers. */
  get of(): Model {
    return this.model;
  }

  private answerTo(name: string, id: ThingId, make: (view: View, id: ThingId) => unknown): Answer {
    let byId = this.answers.get(name);
    if (!byId) {
      byId = new Map<ThingId, Answer>();
      this.answers.set(name, byId);
    }
    let answer = byId.get(id);
    if (!answer) byId.set(id, (answer = new Answer(id, make)));
    return answer;
  }

  private look(sights: Map<string, Sight>, id: string): void {
    if (!this.watcher) return;
    let sight = sights.get(id);
    if (!sight) sights.set(id, (sight = new Sight()));
    this.see(sight);
  }

  private eachLookedAt(id: ElementId, flows: readonly DrawnFlow[]): readonly DrawnFlow[] {
    if (this.watcher) {
      this.look(this.flowsAt, id);
      for (const flow of flows) this.look(this.flows, flow.id);
    }
    return flows;
  }

  private see(sight: Sight): void {
    if (this.watcher && sight.seenBy !== this.watcher) {
      sight.seenBy = this.watcher;
      this.seen.push(sight);
    }
  }

  /** Makes sure that an answer is right for the present model. */
  private refresh(answer: Answer): void {
    if (!answer.suspect) return;
    if (answer.checked === 0 || this.hasOtherGrounds(answer)) this.workOut(answer);
    answer.checked = this.time;
    answer.suspect = false;
  }

  private hasOtherGrounds(answer: Answer): boolean {
    return answer.looks.some((look) => {
      if (look instanceof Answer) this.refresh(look);
      return look.changed > answer.checked;
    });
  }

  private workOut(answer: Answer): void {
    const outer = this.watcher;
    const start = this.seen.length;
    this.watcher = answer;
    try {
      const value = answer.make(this, answer.about);
      if (answer.checked === 0 || !isSame(value, answer.value)) {
        answer.value = value;
        answer.changed = this.time;
      }
    } finally {
      this.watcher = outer;
      this.link(answer, this.seen.splice(start));
    }
  }

  /** Puts an answer down with everything that it looked at, each once, and nothing else. */
  private link(answer: Answer, seen: readonly Sight[]): void {
    const old = ++this.walk;
    for (const sight of answer.looks) sight.walk = old;
    const now = ++this.walk;
    let isOnce = true;
    for (const sight of seen) {
      sight.seenBy = null;
      if (sight.walk === now) isOnce = false;
      else {
        if (sight.walk === old) sight.walk = now;
        else {
          sight.walk = now;
          if (sight.lookers) sight.lookers.push(answer);
          else sight.lookers = [answer];
        }
      }
    }
    for (const sight of answer.looks)
      if (sight.walk === old) sight.lookers = sight.lookers!.filter((looker) => looker !== answer);
    answer.looks = isOnce ? seen : [...new Set(seen)];
  }

  private suspect(sight: Sight): void {
    for (const looker of sight.lookers ?? []) {
      if (looker.suspect) continue;
      looker.suspect = true;
      if (looker.kept) this.suspects.add(looker.about);
      this.suspect(looker);
    }
  }

  /** The sights that a change set makes others. */
  private touchedBy(changes: ChangeSet): ReadonlySet<Sight> {
    const touched = new Set<Sight>();
    const touch = (sights: ReadonlyMap<string, Sight>, id: string): void => {
      const sight = sights.get(id);
      if (sight) touched.add(sight);
    };
    const touchProperties = (id: string, one: Properties, other: Properties): void => {
      if (one === other) return;
      touch(this.propertiesOf, id);
      for (const name of Object.keys({ ...one, ...other })) {
        const sights = this.storedAt.get(name);
        if (sights && one[name] !== other[name]) touch(sights, id);
      }
    };
    for (const { table, id, before, after } of changes) {
      switch (table) {
        case 'elements': {
          const [one, other] = [before, after] as (Element | undefined)[];
          touchProperties(id, one?.properties ?? NONE, other?.properties ?? NONE);
          if (isDrawnAlike(one, other)) break;
          touch(this.elements, id);
          for (const side of [one, other])
            if (side && side.boundary !== null) touch(this.membersAt, side.boundary);
          break;
        }
        case 'flows': {
          const [one, other] = [before, after] as (Flow | undefined)[];
          touchProperties(id, one?.properties ?? NONE, other?.properties ?? NONE);
          if (isDrawnAlike(one, other)) break;
          touch(this.flows, id);
          for (const side of [one, other])
            if (side) for (const end of [side.from, side.to]) touch(this.flowsAt, end);
          break;
        }
        case 'boundaries': {
          const [one, other] = [before, after] as (Boundary | undefined)[];
          touch(this.boundaries, id);
          if (one && other && one.parent === other.parent) break;
          for (const side of [one, other]) if (side) touch(this.innerAt, side.parent ?? '');
          break;
        }
        case 'dataClasses':
          touch(this.dataClasses, id);
          break;
        case 'model':
          touch(this.singles, id);
          break;
        default:
          break;
      }
    }
    return touched;
  }
}

const NONE: Properties = {};

/** Whether two records of one thing are the same but for their properties. */
function isDrawnAlike(one: Element | Flow | undefined, other: Element | Flow | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [one, other] as unknown as Readonly<Record<string, unknown>>[];
  return Object.keys({ ...a, ...b }).every((field) => field === 'properties' || a![field] === b![field]);
}
