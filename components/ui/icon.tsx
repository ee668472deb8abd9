/**
 * Every drawing of the console, 16 × 16, in the colour of the text around it. Circles are access modes,
 * squares are connection states, angles are findings: the shape carries the meaning, colour repeats it.
 */
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const line = (d: string, extra?: ReactNode, width = 1.5): ReactNode => (
  <g fill="none" stroke="currentColor" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round">
    {extra}
    {d ? <path d={d} /> : null}
  </g>
);

/** The part cut out of a filled mark shows the ground it stands on; `--cut` names another ground than surface. */
const cut = (d: string): ReactNode => (
  <path
    d={d}
    stroke="var(--cut, var(--color-surface))"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    fill="none"
  />
);

const ring = (dashes?: string): ReactNode => (
  <circle
    cx="8"
    cy="8"
    r="5.5"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeDasharray={dashes}
  />
);

const square = (dashes?: string): ReactNode => (
  <rect
    x="2.5"
    y="2.5"
    width="11"
    height="11"
    rx="2"
    fill="none"
    stroke="currentColor"
    strokeWidth={dashes ? 1.6 : 1.5}
    strokeDasharray={dashes}
  />
);

const DRAWINGS = {
  brand: (
    <>
      {line(
        'M2 4.2A2.2 2.2 0 0 1 4.2 2h7.6A2.2 2.2 0 0 1 14 4.2V6M14 10v1.8a2.2 2.2 0 0 1-2.2 2.2H4.2A2.2 2.2 0 0 1 2 11.8V4.2M15.2 8H7.4',
        undefined,
        1.9,
      )}
      <circle cx="6.4" cy="8" r="1.7" fill="currentColor" />
    </>
  ),
  'mode-all': ring(),
  'mode-selected': (
    <>
      {ring()}
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  'mode-disabled': (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M8 1.65a6.35 6.35 0 1 0 0 12.7A6.35 6.35 0 0 0 8 1.65zM4.6 7h6.8v2H4.6z"
    />
  ),
  'mode-unknown': ring('1.6 2.72'),
  'conn-pending': square('2.6 2'),
  'conn-approved': (
    <>
      <rect x="1.75" y="1.75" width="12.5" height="12.5" rx="2.5" fill="currentColor" />
      {cut('m4.9 8.3 2.1 2.1 4.1-4.6')}
    </>
  ),
  'conn-rejected': (
    <>
      {square()}
      {line('m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8')}
    </>
  ),
  'conn-disconnected': line(
    'M5.6 2.5H4.5a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h1.1M10.4 2.5h1.1a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-1.1',
  ),
  'conn-other': (
    <>
      {square('1 2')}
      {line('M8 8v.05')}
    </>
  ),
  critical: (
    <>
      <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" fill="currentColor" />
      {cut('M8 4.5v4M8 11.3v.05')}
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.6 15.2 14H.8z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
      {cut('M8 6.1v3.7M8 12.1v.05')}
    </>
  ),
  info: line('M8 1.6 14.4 8 8 14.4 1.6 8zM8 5.2v.1M8 7.6v3'),
  check: line('m3 8.6 3.2 3.2L13 4.6', undefined, 1.9),
  x: line('m4 4 8 8m0-8-8 8'),
  plus: line('M8 3v10M3 8h10'),
  dash: line('M4.5 8h7'),
  asc: line('M8 13V3.5M4.5 7 8 3.5 11.5 7'),
  desc: line('M8 3v9.5M4.5 9 8 12.5 11.5 9'),
  down: line('m4.5 6.5 3.5 3.5 3.5-3.5'),
  search: line('m10.3 10.3 3.2 3.2', <circle cx="7" cy="7" r="4.25" />),
  filter: line('M2.5 4h11M4.5 8h7M6.5 12h3'),
  more: line('M3.5 8h.1M8 8h.1M12.5 8h.1', undefined, 2.2),
  download: line('M8 2.5v7M4.8 6.6 8 9.8l3.2-3.2M3 13h10'),
  rows: line('M2.5 4h11M2.5 8h11M2.5 12h11'),
  columns: line('M3.5 2.5v11M8 2.5v11M12.5 2.5v11'),
  refresh: line('M13.2 7A5.3 5.3 0 1 0 13 9.8M13.4 3.4V7H9.9'),
  copy: line(
    'M10.5 5.3V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.3',
    <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />,
  ),
  lang: line(
    'M2 12.5 5 4.5l3 8M3 10h4M10.2 5.5h3.8M12.1 4v1.5c0 2.8-.7 4.7-2.3 6M11 8.4c.7 1.5 1.7 2.5 3.2 3.2',
  ),
  theme: (
    <>
      {line('', <circle cx="8" cy="8" r="5.5" />)}
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />
    </>
  ),
  lock: line(
    'M5.25 6.8V5a2.75 2.75 0 0 1 5.5 0v1.8',
    <rect x="3.25" y="7" width="9.5" height="6.75" rx="1.5" />,
  ),
  key: line('m7.2 8.8 6-6M10.8 5.2l2 2', <circle cx="5.2" cy="10.8" r="2.7" />),
  clock: line('M8 4.6V8l2.2 1.6', <circle cx="8" cy="8" r="5.75" />),
  box: line('M8 1.8 13.8 5v6L8 14.2 2.2 11V5zM2.4 5.1 8 8.2l5.6-3.1M8 8.2v5.8'),
  globe: line(
    'M2.4 8h11.2M8 2.3c3.4 3.6 3.4 7.8 0 11.4M8 2.3c-3.4 3.6-3.4 7.8 0 11.4',
    <circle cx="8" cy="8" r="5.75" />,
  ),
  list: line('M6 4h7.5M6 8h7.5M6 12h7.5M2.7 4h.1M2.7 8h.1M2.7 12h.1'),
  subnet: line(
    'M8 5.3V8M3.75 10.7V8h8.5v2.7',
    <>
      <rect x="6" y="1.75" width="4" height="3.5" rx=".8" />
      <rect x="1.75" y="10.75" width="4" height="3.5" rx=".8" />
      <rect x="10.25" y="10.75" width="4" height="3.5" rx=".8" />
    </>,
  ),
  services: line(
    'M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
    <circle cx="8" cy="8" r="2" />,
  ),
  plug: line('M5.5 1.75v3M10.5 1.75v3M3.75 4.9h8.5v2.6a4.25 4.25 0 0 1-8.5 0zM8 11.8v2.5'),
  unknown: line('M5.7 5.8a2.3 2.3 0 1 1 3.4 2c-.8.45-1.1.8-1.1 1.6M8 12.1v.1'),
  fork: line('M8 13.8V9.5M8 9.5 3.8 5.3V2.5M8 9.5l4.2-4.2V2.5'),
  merge: line('M8 2.2v4.3M8 6.5 3.8 10.7v2.8M8 6.5l4.2 4.2v2.8'),
  undo: line('M5.8 3 2.6 6.2l3.2 3.2M2.8 6.2h6.4a4.1 4.1 0 0 1 0 8.2H6.4'),
  running: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.5"
        fill="none"
        stroke="currentColor"
        strokeOpacity=".28"
        strokeWidth="1.75"
      />
      {line('M8 2.5A5.5 5.5 0 0 1 13.5 8', undefined, 1.75)}
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWINGS;

const SIZES = {
  sm: 'size-3.5 align-[-0.125rem]',
  md: 'size-4 align-[-0.1875rem]',
  lg: 'size-5 align-[-0.3125rem]',
  xl: 'size-6',
} as const;

type IconProps = {
  readonly name: IconName;
  /** 14, 16 (the default), 20 or 24 px. */
  readonly size?: keyof typeof SIZES;
  /** Colour and margin; the size has its own prop. */
  readonly className?: string;
};

/** Decoration only: the words beside it, or hidden text, say what it means. */
export const Icon = ({ name, size = 'md', className }: IconProps) => (
  <svg
    viewBox="0 0 16 16"
    aria-hidden="true"
    focusable="false"
    className={classNames(
      'inline-block flex-none overflow-visible',
      SIZES[size],
      name === 'running' && 'motion-safe:animate-spin',
      className,
    )}
  >
    {DRAWINGS[name]}
  </svg>
);
