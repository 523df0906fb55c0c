import { TRUST_NAMES, type TrustLevel } from '../../model/boundary';
import { CLASS_NAMES, type ClassLevel } from '../../model/dataclass';
import type { SubjectId, ThingId } from '../../model/id';
import { valueInWords, valueFrom, type Value } from '../../model/property';
import { contentsOf } from './contents';
import { fact, flagOf, storesFrom, unique } from './facts';
import { boundariesCrossedBy, endsOf, exposingFlow, wayIn, trustAt } from './reach';
import type { FactName } from '../rule';
import { listed, nameIn } from './naming';
import type { DrawnFlow, View } from '../sight/view';

/** A fact in words, to be read after the thing's name, with the other things it mentions. */
export function factInWords(
  view: View,
  id: SubjectId,
  name: FactName,
  value: Value,
): { readonly text: string; readonly also: readonly ThingId[] } {
  const plain = (text: string, also: readonly ThingId[] = []) => ({ text, also });
  const yes = value === true;
  switch (name) {
    case 'kind':
      return plain(
        `is ${value === 'external' ? 'an external entity' : value === 'process' ? 'a process' : 'a data store'}`,
      );
    case 'crosses': {
      const crossed = boundariesCrossedBy(view, id);
      return yes
        ? plain(`crosses ${listed(crossed.map((b) => view.boundary(b)?.name ?? ''))}`, crossed)
        : plain('stays inside one boundary');
    }
    case 'ingress': {
      const ends = endsOf(view, id);
      return plain(
        yes && ends
          ? `goes from ${TRUST_NAMES[trustAt(view, ends.source)].toLowerCase()} to ${TRUST_NAMES[trustAt(view, ends.target)].toLowerCase()} ground`
          : 'does not enter more trusted ground',
        ends ? [ends.source.id, ends.target.id] : [],
      );
    }
    case 'networked':
      return plain(yes ? 'goes over a network' : 'stays on one machine');
    case 'sensitivity': {
      const words = `handles ${CLASS_NAMES[value as ClassLevel].toLowerCase()} data`;
      const at = contentsOf(view, id).most?.saidOf;
      return at === undefined || at === id
        ? plain(words)
        : plain(`${words}, known from ${nameIn(view, at)}`, [at]);
    }
    case 'carries':
      return plain(`carries ${valueInWords('kinds', value).toLowerCase()}`);
    case 'encryptedInTransit': {
      const flow = view.flow(id);
      const said = flow && flagOf(view, flow.id, 'encrypted') !== undefined;
      return plain(
        said
          ? `encryption is ${yes ? 'Yes' : 'No'}`
          : `uses ${protocolInWords(view, flow)}, which is ${yes ? '' : 'not '}encrypted`,
      );
    }
    case 'callerProof': {
      const flow = view.flow(id);
      const proof = valueInWords('authn', value);
      return plain(
        flow && valueFrom('authn', view.stored(flow.id, 'authn')) === undefined
          ? `uses ${protocolInWords(view, flow)}, whose authentication is ${proof}`
          : `authentication is ${proof}`,
      );
    }
    case 'facesOutsiders': {
      const way = wayIn(view, id);
      if (!way) return plain('is out of reach of outsiders');
      const caller = view.element(way.first.from)?.name ?? '';
      return way.first === way.last
        ? plain(`is called from untrusted ground by ${caller}`, [way.first.from, way.first.id])
        : plain(`gets what ${caller} sends through ${view.element(way.last.from)?.name ?? ''}`, [
            way.first.from,
            way.last.id,
          ]);
    }
    case 'exposed': {
      const flow = exposingFlow(view, id);
      return flow
        ? plain(`is called from untrusted ground by ${view.element(flow.from)?.name ?? ''}`, [
            flow.from,
            flow.id,
          ])
        : plain('is not called from untrusted ground');
    }
    case 'hasIngress': {
      const flows = view.flowsIn(id).filter((flow) => fact(view, flow.id, 'ingress') === true);
      return yes
        ? plain(
            `is called from less trusted ground by ${listed(callers(view, flows))}`,
            flows.map((flow) => flow.id),
          )
        : plain('is not called from less trusted ground');
    }
    case 'called':
      return yes
        ? plain(
            `is called by ${listed(callers(view, view.flowsIn(id)))}`,
            view.flowsIn(id).map((flow) => flow.id),
          )
        : plain('is not called');
    case 'verifiedByCallers':
      return plain(
        yes ? 'is verified by everything that calls it' : 'is not verified by everything that calls it',
      );
    case 'callersProven':
      return plain(
        yes
          ? 'is called by nobody who does not prove who it is'
          : 'is called by something that does not prove who it is',
      );
    case 'actionsRecorded':
      return plain(yes ? 'has its actions recorded' : 'does not have all its actions recorded');
    case 'initiates':
    case 'mayWrite': {
      const flows = view
        .flowsOut(id)
        .filter((flow) => name === 'initiates' || flagOf(view, flow.id, 'writes') !== false);
      const reached = listed(unique(flows.map((flow) => view.element(flow.to)?.name ?? '')));
      return yes
        ? plain(
            name === 'mayWrite' ? `may change state at ${reached}` : `calls ${reached}`,
            flows.map((flow) => flow.id),
          )
        : plain(name === 'mayWrite' ? 'only reads' : 'calls nothing');
    }
    case 'writesOrServes':
      return plain(yes ? 'serves callers or changes state' : 'neither serves callers nor changes state');
    case 'isMachine':
      return plain(yes ? 'is software, not a person' : 'is a person');
    case 'isBrowser':
      return plain(yes ? 'runs in a browser' : 'does not run in a browser');
    case 'isClient':
      return plain(yes ? 'runs in the hands of its user' : 'does not run in the hands of its user');
    case 'queries':
      return plain(
        `queries ${listed(storesFrom(view, id).map((store) => store.name))}`,
        storesFrom(view, id).map((store) => store.id),
      );
    case 'feedsLogStore':
      return plain(yes ? 'writes to a log store' : 'writes to no log store');
    case 'sendsWebhooks':
      return plain(yes ? 'sends webhooks to something outside' : 'sends no webhooks outside');
    case 'untrustedWriters':
      return plain(
        yes ? 'is written to by something that outsiders reach' : 'has no writer that outsiders reach',
      );
    case 'severalClients':
      return plain(yes ? 'is used by more than one process' : 'is used by one process at most');
    case 'sharesZoneWithExposed':
      return plain(
        yes
          ? 'shares its boundary with something that outsiders reach'
          : 'shares its boundary with nothing that outsiders reach',
      );
    case 'zoneTrust':
      return plain(`stands on ${TRUST_NAMES[value as TrustLevel].toLowerCase()} ground`);
    case 'clearedFor':
      return plain(`is cleared for ${CLASS_NAMES[value as ClassLevel].toLowerCase()} data`);
  }
}

function protocolInWords(view: View, flow: DrawnFlow | undefined): string {
  return valueInWords('protocol', flow && valueFrom('protocol', view.stored(flow.id, 'protocol')));
}

function callers(view: View, flows: readonly DrawnFlow[]): readonly string[] {
  return unique(flows.map((flow) => view.element(flow.from)?.name ?? ''));
}
