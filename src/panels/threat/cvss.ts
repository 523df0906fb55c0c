import type { Cvss3P1, Cvss4P0 } from 'ae-cvss-calculator';

/** CVSS 3.1 and 4.0 vectors: read, scored and changed metric by metric. The calculator is loaded when it is first used. */

export type CvssVersion = '3.1' | '4.0';

export interface Metric {
  readonly code: string;
  readonly name: string;
  readonly values: readonly { readonly code: string; readonly name: string }[];
}

export interface Calculator {
  /** The metrics that every vector of a version has. */
  readonly base: Readonly<Record<CvssVersion, readonly Metric[]>>;
  /** A vector with its score, or what is wrong with it in a sentence. */
  readonly score: (text: string) => Scored;
}

export type Scored =
  | { readonly ok: true; readonly vector: string; readonly version: CvssVersion; readonly score: number }
  | { readonly ok: false; readonly problem: string };

type Vector = Cvss3P1 | Cvss4P0;
interface Library {
  readonly Cvss3P1: typeof Cvss3P1;
  readonly Cvss4P0: typeof Cvss4P0;
}

let loading: Promise<Calculator> | null = null;

export function loadCalculator(): Promise<Calculator> {
  // The package describes its members as named exports; it is one CommonJS module, so they arrive as its default.
  loading ??= import('ae-cvss-calculator').then((found) => {
    const library = found as unknown as Library & { readonly default?: Library };
    return calculatorOf(library.default ?? library);
  });
  return loading;
}

function calculatorOf({ Cvss3P1, Cvss4P0 }: Library): Calculator {
  const blank: Readonly<Record<CvssVersion, () => Vector>> = {
    '3.1': () => new Cvss3P1(),
    '4.0': () => new Cvss4P0(),
  };
  const metricsOf = (version: CvssVersion, base: boolean): readonly Metric[] =>
    [...blank[version]().getRegisteredComponents()]
      .filter(([category]) => !base || category.name === 'base')
      .flatMap(([, metrics]) => metrics)
      .map(({ shortName, name, values }) => ({
        code: shortName,
        name,
        values: values
          .filter((value) => !base || value.shortName !== 'X')
          .map((value) => ({ code: value.shortName, name: value.name })),
      }));
  const all = { '3.1': metricsOf('3.1', false), '4.0': metricsOf('4.0', false) };
  const base = { '3.1': metricsOf('3.1', true), '4.0': metricsOf('4.0', true) };
  return {
    base,
    score(text) {
      const read = readVector(text.trim(), all, base);
      if (!read.ok) return read;
      const { version, vector } = read;
      const scored = version === '3.1' ? new Cvss3P1(vector) : new Cvss4P0(vector);
      return { ok: true, version, vector, score: scored.calculateScores().overall };
    },
  };
}

type Metrics = Readonly<Record<CvssVersion, readonly Metric[]>>;

function readVector(
  text: string,
  all: Metrics,
  base: Metrics,
):
  | { readonly ok: true; readonly version: CvssVersion; readonly vector: string }
  | { readonly ok: false; readonly problem: string } {
  const [head = '', ...parts] = text.split('/');
  const version = head === 'CVSS:3.1' ? '3.1' : head === 'CVSS:4.0' ? '4.0' : null;
  if (version === null) return wrong('A vector begins with CVSS:3.1/ or CVSS:4.0/.');
  const seen = new Set<string>();
  for (const part of parts) {
    const [code = '', value = '', ...rest] = part.split(':');
    const metric = all[version].find((one) => one.code === code);
    if (!metric || rest.length > 0) return wrong(`“${part}” is no metric of CVSS ${version}.`);
    if (seen.has(code)) return wrong(`${metric.name} (${code}) stands here twice.`);
    seen.add(code);
    if (!metric.values.some((one) => one.code === value)) {
      const known = metric.values.map((one) => one.code).filter((one) => one !== 'X');
      return wrong(`${metric.name} (${code}) cannot be “${value}”. It can be ${known.join(', ')}.`);
    }
  }
  const missing = base[version].filter(
    ({ code, values }) => !parts.some((part) => values.some((value) => part === `${code}:${value.code}`)),
  );
  if (missing.length > 0)
    return wrong(`The vector lacks ${missing.map(({ name, code }) => `${name} (${code})`).join(', ')}.`);
  return { ok: true, version, vector: text };
}

function wrong(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

/** The values of a vector by metric; a vector that says nothing of a metric has none for it. */
export function valuesIn(vector: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    vector
      .split('/')
      .slice(1)
      .map((part) => part.split(':'))
      .filter((pair): pair is [string, string] => pair.length === 2),
  );
}

/** A vector with one metric set; the order of metrics is that of the standard. */
export function withMetric(
  vector: string,
  version: CvssVersion,
  base: readonly Metric[],
  code: string,
  value: string,
): string {
  const values = { ...valuesIn(vector), [code]: value };
  const order = base.map((metric) => metric.code);
  const others = Object.keys(values).filter((key) => !order.includes(key));
  const parts = [...order, ...others]
    .filter((key) => values[key] !== undefined)
    .map((key) => `${key}:${values[key]}`);
  return [`CVSS:${version}`, ...parts].join('/');
}
