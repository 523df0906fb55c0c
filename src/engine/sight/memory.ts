import type { Boundary } from '../../model/boundary';
import { diff, type ChangeSet } from '../../model/change';
import type { DataClass } from '../../model/dataclass';
import { flowsIn, flowsOut, membersOf } from '../../model/graph';
import type { BoundaryId, DataClassId, ElementId, FlowId, SubjectId, ThingId } from '../../model/id';
import type { Model } from '../../model/model';
import type { Properties, PropertyName, Value } from '../../model/property';
import type { Settings } from '../../model/scope';
import { Dossier } from './dossier';
import type { DrawnElement, DrawnFlow, View } from './looking';
import { NamesRead } from './names-read';
import { isSame } from './same';
import { Sight, type Answer, type Finding } from './sight';
import { Supposition, type Actual } from './supposition';
import { touchedBy } from './touched';

/**
 * What was worked out about a model, kept while the model changes.
 *
 * Everything that can be looked at is a `Sight`: a record of the model, a list of records, some properties of a thing, or
 * an `Answer` that was worked out from other sights. Each answer knows what it looked at, and each sight who looked at
 * it. An edit marks the sights that it touches as changed and everything that rests on them as suspect, which costs no
 * more than following the links. A suspect answer that is asked for first checks what it looked at: when nothing of that
 * changed, it stands. Otherwise it is worked out again, and when it comes out as before, those who looked at it stand.
 * So an edit spreads only as far as it makes a difference.
 */
export class Memory implements Actual {
  /** Counts the models that this memory has held. */
  private time = 1;
  /** Tells one walk over sights from another. */
  private walk = 0;
  private readonly dossiers = new Map<ThingId, Dossier>();
  private readonly settingsSight = new Sight();
  /** Whose kept answers are suspect and were not asked for since. */
  private readonly suspects = new Set<SubjectId>();

  /** The answer that is being worked out, to which looks are put down. */
  private watcher: Answer | null = null;
  /** What all answers that are being worked out have looked at, each from where it began. */
  private readonly seen: Sight[] = [];
  private readonly asked: Answer[] = [];
  /** Of which things they have read properties, and beside it which. */
  private readonly readOf: Dossier[] = [];
  private readonly namesRead: NamesRead[] = [];

  constructor(private model: Model) {}

  element(id: ElementId): DrawnElement | undefined {
    if (!this.watcher) return this.model.elements[id];
    const dossier = this.current(id);
    this.see(dossier.record);
    return dossier.element;
  }

  flow(id: FlowId): DrawnFlow | undefined {
    if (!this.watcher) return this.model.flows[id];
    const dossier = this.current(id);
    this.see(dossier.record);
    return dossier.flow;
  }

  boundary(id: BoundaryId): Boundary | undefined {
    if (this.watcher) this.see(this.dossier(id).record);
    return this.model.boundaries[id];
  }

  dataClass(id: DataClassId): DataClass | undefined {
    if (this.watcher) this.see(this.dossier(id).record);
    return this.model.dataClasses[id];
  }

  stored(id: SubjectId, name: string): Value | undefined {
    const dossier = this.current(id);
    if (this.watcher) {
      const at = this.readingAt(dossier);
      this.namesRead[at] = this.namesRead[at]!.with(name);
    }
    return dossier.properties[name];
  }

  properties(id: SubjectId): Properties {
    const dossier = this.current(id);
    if (this.watcher) this.namesRead[this.readingAt(dossier)] = NamesRead.ALL;
    return dossier.properties;
  }

  flowsIn(id: ElementId): readonly DrawnFlow[] {
    if (this.watcher) this.see((this.dossier(id).flows ??= new Sight()));
    return flowsIn(this.model, id);
  }

  flowsOut(id: ElementId): readonly DrawnFlow[] {
    if (this.watcher) this.see((this.dossier(id).flows ??= new Sight()));
    return flowsOut(this.model, id);
  }

  members(id: BoundaryId): readonly DrawnElement[] {
    if (this.watcher) this.see((this.dossier(id).inside ??= new Sight()));
    return membersOf(this.model, id).elements;
  }

  inner(id: BoundaryId | null): readonly BoundaryId[] {
    if (this.watcher) this.see((this.dossier(id ?? '').inside ??= new Sight()));
    return membersOf(this.model, id).boundaries;
  }

  settings(): Settings {
    if (this.watcher) this.see(this.settingsSight);
    return this.model.settings;
  }

  remember<T>(find: Finding<T>, id: ThingId): T {
    return this.answer(find, id).value as T;
  }

  /** Like `remember`, for what is to be told when it has become suspect: see `moveTo`. */
  keep<T>(find: Finding<T>, id: SubjectId): T {
    const answer = this.dossier(id).answer(find);
    answer.kept = true;
    this.suspects.delete(id);
    this.refresh(answer);
    return answer.value as T;
  }

  supposing(thing: SubjectId, name: PropertyName, value: Value | undefined): View {
    return new Supposition(this, { thing, name, value });
  }

  answer(find: Finding, id: ThingId): Answer {
    const answer = this.dossier(id).answer(find);
    this.refresh(answer);
    if (this.watcher && answer.seenBy !== this.watcher) {
      answer.seenBy = this.watcher;
      this.asked.push(answer);
    }
    return answer;
  }

  /**
   * From now on another model. Returns whose kept answers are suspect until they are asked for; only some of them
   * will come out otherwise.
   */
  moveTo(model: Model, changes: ChangeSet): readonly SubjectId[] {
    if (model !== this.model) {
      this.model = model;
      this.time += 1;
      for (const sight of touchedBy(changes, this.dossiers, this.settingsSight)) {
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

  private dossier(id: ThingId): Dossier {
    let dossier = this.dossiers.get(id);
    if (!dossier) this.dossiers.set(id, (dossier = new Dossier(id)));
    return dossier;
  }

  /** The dossier of a thing, with its records of the present model. */
  private current(id: ThingId): Dossier {
    const dossier = this.dossier(id);
    if (dossier.time !== this.time) {
      dossier.time = this.time;
      dossier.hold(this.model.elements[id], this.model.flows[id]);
    }
    return dossier;
  }

  private see(sight: Sight): void {
    if (sight.seenBy === this.watcher) return;
    sight.seenBy = this.watcher;
    this.seen.push(sight);
  }

  /** Where it is put down which properties of a thing the watcher has read. */
  private readingAt(dossier: Dossier): number {
    if (dossier.reader === this.watcher) return dossier.readAt;
    dossier.reader = this.watcher;
    dossier.readAt = this.readOf.push(dossier) - 1;
    this.namesRead.push(NamesRead.NONE);
    return dossier.readAt;
  }

  /** Makes sure that an answer is right for the present model. */
  private refresh(answer: Answer): void {
    if (!answer.suspect) return;
    if (answer.checked === 0 || this.hasOtherGrounds(answer)) this.workOut(answer);
    answer.checked = this.time;
    answer.suspect = false;
  }

  private hasOtherGrounds({ sights, answers, checked }: Answer): boolean {
    for (const sight of sights) if (sight.changed > checked) return true;
    for (const answer of answers) {
      this.refresh(answer);
      if (answer.changed > checked) return true;
    }
    return false;
  }

  private workOut(answer: Answer): void {
    const outer = this.watcher;
    const [seen, asked, read] = [this.seen.length, this.asked.length, this.readOf.length];
    this.watcher = answer;
    try {
      const value = answer.find(this, answer.about);
      if (answer.checked === 0 || !isSame(value, answer.value)) {
        answer.value = value;
        answer.changed = this.time;
      }
    } finally {
      this.watcher = outer;
      for (let at = read; at < this.readOf.length; at++) {
        const dossier = this.readOf[at]!;
        dossier.reader = null;
        this.seen.push(dossier.aspect(this.namesRead[at]!));
      }
      this.readOf.length = this.namesRead.length = read;
      answer.sights = this.link(answer, answer.sights, this.seen.splice(seen));
      answer.answers = this.link(answer, answer.answers, this.asked.splice(asked));
    }
  }

  /** Puts an answer down with everything that it looked at and nothing else; returns that, each once. */
  private link<T extends Sight>(answer: Answer, last: readonly T[], seen: readonly T[]): readonly T[] {
    if (last.length + seen.length === 0) return NO_LOOKS as readonly never[];
    const old = ++this.walk;
    for (const sight of last) sight.walk = old;
    const now = ++this.walk;
    let isOnce = true;
    for (const sight of seen) {
      sight.seenBy = null;
      if (sight.walk === now) isOnce = false;
      else if (sight.walk !== old) {
        if (sight.lookers) sight.lookers.push(answer);
        else sight.lookers = [answer];
      }
      sight.walk = now;
    }
    for (const sight of last) if (sight.walk === old) withdraw(answer, sight);
    return isOnce ? seen : [...new Set(seen)];
  }

  private suspect(sight: Sight): void {
    for (const looker of sight.lookers ?? []) {
      if (looker.suspect) continue;
      looker.suspect = true;
      if (looker.kept) this.suspects.add(looker.about);
      this.suspect(looker);
    }
  }
}

/** A memory of a model, and what it still knows of an earlier one of the same document; without one a new memory. */
export function movedTo(model: Model, memory: Memory | null): Memory {
  if (memory?.of.id !== model.id) return new Memory(model);
  memory.moveTo(model, diff(memory.of, model));
  return memory;
}

const NO_LOOKS: readonly Sight[] = [];

/** Takes an answer from those who looked at a sight. */
function withdraw(answer: Answer, sight: Sight): void {
  const lookers = sight.lookers!;
  const last = lookers.pop()!;
  if (last !== answer) lookers[lookers.indexOf(answer)] = last;
}
