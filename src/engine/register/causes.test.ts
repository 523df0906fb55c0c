import { describe, expect, test } from 'vitest';
import { newBoundary } from '../../model/boundary';
import { newElement, type Element } from '../../model/element';
import { newFlow, type Flow } from '../../model/flow';
import type { ThreatKey } from '../../model/id';
import { byId, emptyModel, type Model } from '../../model/model';
import { undecided, type Decision, type Status } from '../../model/decision';
import { RULES } from '../../rules/catalogue';
import { causesOf, foldFlows, type Card } from './causes';
import { causeInWords } from './cause-words';
import { controlOf, isControl, propertyBehind, protects } from '../judge/control';
import { evaluate } from '../judge/evaluate';
import { numberThreats } from './numbers';
import { readingsOf } from '../rule';
import { registerOf } from './rows';
import { viewOf } from '../sight/view';

const element = (id: string, kind: Element['kind'], more: Partial<Element> = {}): Element =>
  newElement({ id, kind, name: id.toUpperCase(), boundary: kind === 'external' ? null : 'in', ...more });
const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow =>
  newFlow({ id: `${from}-${to}`, from, to, name: `${from} to ${to}`, ...more });

function drawn(elements: readonly Element[], flows: readonly Flow[], more: Partial<Model> = {}): Model {
  return {
    ...emptyModel({ id: 'm', name: 'M', diagram: 'd' }),
    boundaries: byId([newBoundary({ id: 'in', name: 'Inside', trust: 'trusted' })]),
    elements: byId(elements),
    flows: byId(flows),
    ...more,
  };
}

function rowsOf(model: Model) {
  const verdict = evaluate(model, RULES);
  return registerOf(numberThreats(model, verdict), verdict);
}
const cards = (model: Model): readonly Card[] => causesOf(model, rowsOf(model));

const user = element('user', 'external');
const api = element('api', 'process');
const plain = { protocol: 'http', class: 'confidential', authn: 'session' };

describe('one card for one cause', () => {
  test('what follows from the same missing control is told once, with all that follows', () => {
    const [card] = cards(drawn([user, api], [flow('user', 'api', { name: 'Requests', properties: plain })]));

    expect(card).toMatchObject({
      id: 'encrypted@user-api',
      kind: 'cause',
      cause: 'Requests is not encrypted in transit',
      about: 'user-api',
      count: 2,
      open: 2,
    });
    expect(card?.lead.lead.threat?.rule.id).toBe('flow-cleartext-creds');
    expect(card?.consequences.map((line) => line.lead.threat?.rule.id)).toEqual(['flow-cleartext-public']);
  });

  test('a control that is missing at the end of a flow is a cause at that end', () => {
    const checked = element('api', 'process', { properties: { validatesServerSide: false } });
    const app = element('app', 'process', { properties: { technology: 'mobile' } });

    expect(
      cards(drawn([app, checked], [flow('app', 'api')])).find(({ kind }) => kind === 'cause'),
    ).toMatchObject({ id: 'validatesServerSide@api', about: 'api' });
  });

  test('deciding on a threat moves nothing, and counts it as decided', () => {
    const model = drawn([user, api], [flow('user', 'api', { properties: plain })]);
    const key: ThreatKey = 'flow-cleartext-creds@user-api';

    const [card] = cards({ ...model, decisions: { [key]: said(key, 'accepted') } });

    expect(card?.lead.lead.threat?.rule.id).toBe('flow-cleartext-creds');
    expect(card).toMatchObject({ count: 2, open: 1 });
  });

  test('what the drawing alone says is one card for each kind of thing, one line for each threat', () => {
    const model = drawn([user, api, element('job', 'process')], [flow('user', 'api'), flow('api', 'job')]);
    const drawing = cards(model).filter(({ kind }) => kind === 'drawing');

    expect(drawing.map(({ cause }) => cause)).toEqual([
      'The drawing alone: 2 processes',
      'The drawing alone: 1 flow that crosses a boundary',
      'The drawing alone: 1 external entity',
    ]);
  });

  test('what is gone comes last and what was written by hand stands among the causes', () => {
    const model = drawn([user, api], [flow('user', 'api', { properties: plain })]);
    const key: ThreatKey = 'xss@api';
    const withOwn: Model = {
      ...model,
      decisions: { [key]: said(key, 'accepted') },
      ownThreats: byId([
        {
          id: 't-1',
          title: 'Bribery',
          category: 'S',
          on: null,
          description: '',
          likelihood: 'low',
          impact: 'low',
        },
      ]),
    };

    const kinds = cards(withOwn).map(({ kind }) => kind);
    expect(kinds.filter((kind, at) => kind !== kinds[at - 1])).toEqual([
      'cause',
      'own',
      'typical',
      'drawing',
      'gone',
    ]);
  });
});

describe('folding', () => {
  const there = flow('user', 'api', { name: 'Request', step: 1, properties: plain });
  const back = flow('api', 'user', { name: 'Response', step: 2, properties: plain });

  test('a request and its response with the same threat are one line that names both', () => {
    const lines = foldFlows(drawn([user, api], [there, back]), rowsOf(drawn([user, api], [there, back])));
    const creds = lines.filter((line) => line.lead.threat?.rule.id === 'flow-cleartext-creds');

    expect(creds.map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Credentials or session tokens travel in clear on Request and Response', 2],
    ]);
  });

  test('what people decided about differently stays apart', () => {
    const key: ThreatKey = 'flow-cleartext-creds@user-api';
    const model = drawn([user, api], [there, back], { decisions: { [key]: said(key, 'accepted') } });

    expect(
      foldFlows(model, rowsOf(model)).filter((line) => line.lead.threat?.rule.id === 'flow-cleartext-creds'),
    ).toHaveLength(2);
  });

  test('no row is lost and none is told twice', () => {
    const model = drawn([user, api], [there, back]);
    const rows = rowsOf(model);
    const told = cards(model).flatMap((card) =>
      [card.lead, ...card.consequences].flatMap((line) => line.rows),
    );

    expect(told.map(({ key }) => key).toSorted()).toEqual(rows.map(({ key }) => key).toSorted());
  });
});

describe('controls', () => {
  // What answers a threat that lies in the drawing is told as its cause only once somebody has said that it is missing.
  const told = RULES.filter((rule) => {
    const control = controlOf(rule);
    return rule.tier === 'evidence' && control && readingsOf(rule.when).includes(control);
  });
  test.each(told)('the cause of $id is a whole sentence', (rule) => {
    const property = propertyBehind(controlOf(rule)!)!;
    const model = drawn([user, api, element('db', 'store')], [flow('user', 'api')]);
    const subject = { flow: 'user-api', process: 'api', store: 'db', external: 'user' }[rule.on];

    expect(causeInWords(viewOf(model), rule, subject)).not.toContain(': ');
    expect(property).toBeDefined();
  });

  test('a control that nobody has spoken of is not told as missing', () => {
    const open = (isolated?: boolean): Model =>
      drawn(
        [
          user,
          element('api', 'process', {
            properties: { technology: 'orchestrator', ...(isolated === undefined ? {} : { isolated }) },
          }),
        ],
        [flow('user', 'api')],
      );
    const causeIn = (model: Model) => cards(model).find(({ id }) => id === 'isolated@api')?.cause;

    expect(causeIn(open())).toBe(
      'The control API of API can be reached from the space outside every boundary',
    );
    expect(causeIn(open(false))).toBe('API has no network segment of its own');
  });

  test('a value that only says that nothing is there does not protect', () => {
    expect([
      protects('authn', 'none'),
      protects('sessions', 'none'),
      protects('deserializes', 'none'),
      protects('privilege', 'broad'),
    ]).toEqual([false, false, false, false]);
    expect([protects('authn', 'mtls'), protects('privilege', 'least'), protects('debug', false)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('what a thing is or can do is no control', () => {
    expect(
      ['technology', 'acceptsFiles', 'kinds', 'protocol', 'criticality'].map((n) => isControl(n as 'kinds')),
    ).toEqual([false, false, false, false, false]);
  });
});

function said(threat: ThreatKey, status: Status): Decision {
  return { ...undecided(threat), status };
}
