/**
 * The names of properties that somebody has read of one thing, in the order of reading. Whoever reads the same in the same
 * order holds the same object: the thousandth judgement that goes a known way makes nothing new.
 */
export class NamesRead {
  private readonly more = new Map<string, NamesRead>();

  private constructor(
    private readonly last: string,
    private readonly before: NamesRead | null,
    private readonly isAll: boolean,
  ) {}

  static readonly NONE = new NamesRead('', null, false);
  /** Everything that is said of a thing, whatever it is. */
  static readonly ALL = new NamesRead('', null, true);

  with(name: string): NamesRead {
    let more = this.more.get(name);
    if (!more) this.more.set(name, (more = this.has(name) ? this : new NamesRead(name, this, false)));
    return more;
  }

  has(name: string): boolean {
    return this.isAll || (this.before !== null && (this.last === name || this.before.has(name)));
  }
}
