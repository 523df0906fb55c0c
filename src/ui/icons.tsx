import type { ReactNode } from 'react';

/** The five icons that are our own, because they are the notation; and the mark, a bridge with both leaves half raised. */
export interface IconProps {
  readonly size?: number | undefined;
}

function Icon({
  size = 16,
  width = 1.75,
  children,
}: IconProps & { readonly width?: number; readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={width}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const EntityIcon = ({ size }: IconProps) => (
  <Icon size={size}>
    <rect x="3" y="6" width="18" height="12" rx="1" />
  </Icon>
);
export const ProcessIcon = ({ size }: IconProps) => (
  <Icon size={size}>
    <rect x="2.5" y="6" width="19" height="12" rx="6" />
  </Icon>
);
export const StoreIcon = ({ size }: IconProps) => (
  <Icon size={size}>
    <path d="M3 7h18M3 17h18" />
  </Icon>
);
export const BoundaryIcon = ({ size }: IconProps) => (
  <Icon size={size}>
    <rect x="3" y="5" width="18" height="15" rx="2" strokeDasharray="3 2.6" />
    <path d="M3 9.5h7V5" strokeWidth="1.5" />
  </Icon>
);
export const FlowIcon = ({ size }: IconProps) => (
  <Icon size={size}>
    <path d="M4 18C10 18 12 7 19 7M14.5 3.5 19.3 7l-3.6 4.6" />
  </Icon>
);
export const Mark = ({ size = 20 }: IconProps) => (
  <Icon size={size} width={2.2}>
    <path d="M4 20V7M20 20V7M2.5 20h19M4 16.5l6-7M20 16.5l-6-7" />
  </Icon>
);

export type NotationKind = 'external' | 'process' | 'store' | 'boundary' | 'flow';
const NOTATION: Readonly<Record<NotationKind, (props: IconProps) => ReactNode>> = {
  external: EntityIcon,
  process: ProcessIcon,
  store: StoreIcon,
  boundary: BoundaryIcon,
  flow: FlowIcon,
};

export function kindIcon(kind: NotationKind, size = 14): ReactNode {
  return NOTATION[kind]({ size });
}
