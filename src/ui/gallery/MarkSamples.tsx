import { KeyRound, Lock, LockOpen } from 'lucide-react';
import { Chip, CountPill } from '../Chip';
import { kindIcon, Mark, type NotationKind } from '../icons';
import { KeyCaps } from '../KeyCaps';
import { RiskBadge, RiskBars, RiskChip, type RiskLevel } from '../Risk';
import {
  MitigationGlyph,
  StatusMark,
  statusNames,
  type MitigationStatusName,
  type StatusName,
} from '../StatusMark';
import { StrideGlyph, strideNames, type StrideLetter } from '../StrideGlyph';
import { trustNames, TrustPips, type TrustRank } from '../TrustPips';
import styles from '../Gallery.module.css';

const LEVELS: readonly RiskLevel[] = ['low', 'medium', 'high', 'critical'];
const STRIDE: readonly StrideLetter[] = ['S', 'T', 'R', 'I', 'D', 'E'];
const KINDS: readonly NotationKind[] = ['external', 'process', 'store', 'boundary', 'flow'];
const TRUST: readonly TrustRank[] = [0, 1, 2, 3];
const MITIGATIONS: readonly (readonly [MitigationStatusName, string])[] = [
  ['todo', 'To do'],
  ['in-progress', 'In progress'],
  ['implemented', 'Implemented'],
  ['verified', 'Verified'],
];

export function RiskSamples() {
  return (
    <>
      <div className={styles['line']}>
        {LEVELS.map((level) => (
          <RiskChip key={level} level={level} />
        ))}
      </div>
      <div className={styles['line']}>
        {LEVELS.map((level) => (
          <RiskChip key={level} level={level} residual />
        ))}
        <RiskChip level={null} />
      </div>
      <div className={styles['line']}>
        {LEVELS.map((level, index) => (
          <RiskBadge key={level} level={level} count={index + 1} />
        ))}
        <RiskBadge level="high" count={128} />
        {LEVELS.map((level) => (
          <RiskBars key={level} level={level} />
        ))}
      </div>
    </>
  );
}

export function StrideSamples() {
  return (
    <div className={styles['grid']}>
      {STRIDE.map((category) => (
        <span key={category} className={styles['line']}>
          <StrideGlyph category={category} /> {strideNames[category]}
        </span>
      ))}
    </div>
  );
}

export function StatusSamples() {
  return (
    <>
      <div className={styles['grid']}>
        {(Object.keys(statusNames) as StatusName[]).map((status) => (
          <span key={status} className={styles['line']}>
            <StatusMark status={status} />
          </span>
        ))}
        {MITIGATIONS.map(([status, word]) => (
          <span key={status} className={styles['line']}>
            <MitigationGlyph status={status} /> {word}
          </span>
        ))}
      </div>
      <div className={styles['line']}>
        <Chip>Preventive</Chip>
        <Chip>Detective</Chip>
        <Chip tone="warn">No preventive control</Chip>
      </div>
    </>
  );
}

export function ChangeSamples() {
  return (
    <>
      <div className={styles['line']}>
        <Chip tone="new">New</Chip>
        <Chip tone="changed">Changed since 12 May</Chip>
        <Chip tone="gone">No longer raised</Chip>
      </div>
      <div className={styles['line']}>
        <Chip tone="warn">No owner</Chip>
        <Chip tone="error">Overdue, 10 May</Chip>
        <Chip onRemove={() => undefined} removeLabel="Remove PII">
          PII
        </Chip>
      </div>
      <div className={styles['line']}>
        <Chip icon={<Lock size={11} />}>HTTPS</Chip>
        <Chip tone="plain" icon={<LockOpen size={11} />}>
          HTTP
        </Chip>
        <Chip tone="unknown">AMQP ?</Chip>
        <Chip icon={<KeyRound size={11} />}>Key</Chip>
        <CountPill count={12} /> Count
      </div>
    </>
  );
}

export function NotationSamples() {
  return (
    <>
      <div className={styles['line']}>
        <Mark />
        {KINDS.map((kind) => (
          <span key={kind}>{kindIcon(kind, 18)}</span>
        ))}
      </div>
      <div className={styles['grid']}>
        {TRUST.map((level) => (
          <span key={level} className={styles['line']}>
            <TrustPips level={level} /> {trustNames[level]}
          </span>
        ))}
      </div>
      <div className={styles['line']}>
        {['V', 'F2', 'Mod+K', 'Shift+N', 'Enter', 'Escape', 'Mod++', 'Delete'].map((keys) => (
          <KeyCaps key={keys} keys={keys} />
        ))}
      </div>
    </>
  );
}
