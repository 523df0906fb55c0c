import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { causesOf, FIRST_CARDS } from '../engine/causes';
import { evaluate } from '../engine/evaluate';
import { numberThreats } from '../engine/numbers';
import { registerOf } from '../engine/rows';
import { readNative } from '../formats/native';
import type { ThreatKey } from '../model/id';
import { nameOf } from '../model/model';
import { RULES } from './catalogue';

/**
 * Systems of seven domains, drawn as people draw them: technologies and data named, most controls not spoken of.
 * Beside each, what a person who knows the domain would write down, from published threat models of such systems; each
 * must be in sight before “show more”, named for the thing that it strikes.
 */
const EXPERTS: Readonly<Record<string, readonly (readonly [threat: string, key: ThreatKey])[]>> = {
  iot: [
    ['readings are read on the way', 'flow-cleartext-public@f-telemetry'],
    ['a meter is opened and its keys are taken out', 'device-physical@x-meter'],
    ['one key of a meter is good for all of them', 'device-shared-key@x-meter'],
    ['a false firmware image is installed', 'unsigned-update@f-update'],
    ['the firmware in the store is readable or replaced', 'store-public@s-firmware'],
    ['a false broker sends commands', 'flow-spoof@f-commands'],
    ['injection through readings or the portal', 'query-injection@p-ingest'],
    ['script planted in the portal', 'xss@p-portal'],
    ['the portal acts for a foreign site', 'csrf@p-portal'],
    ['the broker is flooded by devices', 'no-rate-limit@p-broker'],
  ],
  mobile: [
    ['calls behind the gateway are read in the DMZ', 'flow-cleartext-public@f-balance'],
    ['tokens are read behind the gateway', 'flow-cleartext-creds@f-balance'],
    ['the app is changed and skips its checks', 'client-side-trust@f-calls'],
    ['somebody stands between app and gateway', 'flow-peer-unverified@f-calls'],
    ['secrets are taken out of the app', 'client-embedded-secret@p-app'],
    ['account data is left on the phone', 'client-cache@p-app'],
    ['a stolen token is replayed', 'token-replay@p-gateway'],
    ['passwords are guessed', 'login-brute-force@p-login'],
    ['accounts of others are reached by number', 'object-authz-missing@p-accounts'],
    ['SQL injection', 'query-injection@p-accounts'],
    ['password hashes are cracked', 'weak-password-hash@s-users'],
    ['the push provider learns balances', 'flow-third-party-excess@f-push'],
  ],
  assistant: [
    ['customers talk the agent out of its instructions', 'llm-direct-injection@p-agent'],
    ['a document steers the agent', 'llm-indirect-injection@p-agent'],
    ['the agent changes tickets that it should not', 'agent-excess-agency@p-agent'],
    ['prompts leave for the provider of the model', 'llm-provider-leak@f-prompt'],
    ['a tool of the agent is replaced', 'agent-untrusted-tools@p-agent'],
    ['the index returns text of other tenants', 'vector-mixed-tenants@s-vectors'],
    ['poisoned pages reach training and index', 'llm-data-poisoning@p-train'],
    ['a model in the registry is replaced', 'registry-unsigned@s-registry'],
    ['the key for the model is stolen', 'flow-static-secret@f-prompt'],
    ['tickets of others through the CRM', 'object-authz-missing@p-crm'],
    ['somebody runs up the bill', 'no-rate-limit@p-chat'],
  ],
  delivery: [
    ['commits under another name', 'push-unverified@f-push'],
    ['a hostile dependency', 'unpinned-build-steps@p-ci'],
    ['secrets in build output', 'build-output-secrets@p-ci'],
    ['secrets in the repository', 'repo-secrets@s-repo'],
    ['an image is replaced in the registry', 'registry-unsigned@s-images'],
    ['the deploy token reaches too far', 'deploy-token-broad@p-ci'],
    ['the deploy credential leaks', 'ci-long-lived-creds@f-deploy'],
    ['a build escapes to the host of the runner', 'container-privileged@p-ci'],
    ['the control plane is open to the internet', 'orchestrator-open@p-cluster'],
    ['an administrator’s credential is stolen', 'admin-weak-authn@f-admin'],
    ['every client reads every secret', 'secrets-broad-access@s-vault'],
  ],
  payments: [
    ['card numbers are read in the DMZ', 'flow-cleartext-public@f-charge'],
    ['anyone in the DMZ can charge cards', 'flow-unauth-ingress@f-charge'],
    ['a script of a third party skims cards', 'third-party-script@p-shop'],
    ['script planted in the checkout', 'xss@p-shop'],
    ['SQL injection', 'query-injection@p-pay'],
    ['forged callbacks of the provider', 'webhook-unsigned@f-hook'],
    ['card numbers in logs', 'sensitive-logs@p-pay'],
    ['the clerk’s account is phished', 'privileged-no-mfa@x-clerk'],
    ['refunds leave no trail', 'admin-unlogged@f-refund'],
    ['orders of others by number', 'object-authz-missing@p-shop'],
    ['orders are lost or encrypted for ransom', 'no-backup@s-orders'],
    ['the session is stolen', 'cookie-flags@p-shop'],
  ],
  healthcare: [
    ['records of another patient by number', 'object-authz-missing@p-portal'],
    ['lab results are read on the way', 'flow-cleartext-public@f-results'],
    ['the doctor’s password is stolen', 'privileged-no-mfa@x-doctor'],
    ['records are read from a stolen disk', 'store-unencrypted@s-ehr'],
    ['a hostile file is uploaded', 'file-upload@p-portal'],
    ['XML from the laboratory reads local files', 'xxe@p-hl7'],
    ['SQL injection', 'query-injection@p-ehr'],
    ['ransom', 'no-backup@s-ehr'],
    ['scans are public', 'store-public@s-pacs'],
    ['nobody can tell who read a record', 'store-unaudited@s-ehr'],
    ['nobody can tell who changed a record', 'unlogged-security-events@p-ehr'],
    ['the backup account is taken over', 'over-privileged@p-backup'],
    ['somebody other than the laboratory sends results', 'flow-spoof@f-results'],
  ],
  kubernetes: [
    ['the API server is open to the internet', 'orchestrator-open@p-api'],
    ['etcd traffic is in clear', 'flow-cleartext-internal@f-etcd'],
    ['kubelet obeys without authentication', 'flow-unauth-internal@f-exec'],
    ['kubelet runs as root', 'over-privileged@p-kubelet'],
    ['a pod escapes to its node', 'container-privileged@p-pod'],
    ['a fetch brings back cloud credentials', 'cloud-metadata@p-pod'],
    ['server-side request forgery', 'ssrf@p-pod'],
    ['secrets in the environment of a pod', 'secrets-misplaced@p-pod'],
    ['an image is replaced', 'registry-unsigned@s-registry'],
    ['the admin’s credential is stolen', 'admin-weak-authn@f-kubectl'],
    ['secrets are read from the disk of etcd', 'store-unencrypted@s-etcd'],
  ],
};

describe.each(Object.entries(EXPERTS))('%s', (name, threats) => {
  const result = readNative(
    readFileSync(new URL(`experts/${name}.yaml`, import.meta.url), 'utf8'),
    (kind) => `${kind}-fresh`,
  );
  if (!result.ok) throw new Error(`${name}: ${result.place ?? ''} ${result.reason}`);
  const verdict = evaluate(result.model, RULES);
  const model = numberThreats(result.model, verdict);
  const rows = registerOf(model, verdict);
  const inSight = causesOf(model, rows)
    .slice(0, FIRST_CARDS)
    .flatMap((card) => [card.lead, ...card.consequences].flatMap((line) => line.rows));

  test('is a model without warnings', () => {
    expect(result.warnings).toEqual([]);
  });

  test.each(threats)('an expert sees that %s', (_, key) => {
    const row = inSight.find((one) => one.key === key);
    const flow = model.flows[row?.subject ?? ''];
    const names = [row?.subject, flow?.from, flow?.to].flatMap((id) => (id ? [nameOf(model, id)] : []));

    expect(row).toBeDefined();
    expect(names.some((one) => row?.title.includes(one))).toBe(true);
  });

  test('no level of risk holds more than 60 % of the threats', () => {
    for (const risk of ['critical', 'high', 'medium', 'low'])
      expect(rows.filter((row) => row.risk === risk).length / rows.length).toBeLessThanOrEqual(0.6);
  });

  test('what an expert would write down stands above what merely follows from shapes', () => {
    const keys = new Set<string>(threats.map(([, key]) => key));
    const place = rows.map((row, at) => ({ at, isMeant: keys.has(row.key) }));
    const mean = (meant: boolean): number => {
      const those = place.filter(({ isMeant }) => isMeant === meant);
      return those.reduce((sum, { at }) => sum + at, 0) / those.length;
    };

    expect(mean(true)).toBeLessThan(mean(false));
  });

  test('at most five questions matter, each settles something that an expert would ask about', () => {
    const first = verdict.questions.slice(0, 5);

    expect(first.every(({ decides }) => decides.length > 0)).toBe(true);
    expect(first.map(({ weight }) => weight)).toEqual(
      first.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });
});
