'use client';
/**
 * The picture under the sentence: source, wire, gate, registry. Two lists; the verdict on the wire is
 * what a screen reader hears, everything drawn is decoration.
 */
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { classNames } from '#components/ui/class-names.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import { type AccessPath, explainAccess } from '#lib/network-access/explain.ts';
import { accessMode } from '#lib/network-access/mode.ts';
import type { NetworkAccess } from '#lib/network-access/model.ts';
import type { PathKind } from '#lib/network-access/paths.ts';
import { approvalPath } from '#lib/queries/paths.ts';
import type { RegistryDetail } from '#lib/registries/shapes.ts';
import { Breakable } from './breakable.tsx';
import { worthDrawing } from './worth-drawing.ts';

const SOURCE_ICON: Readonly<Record<PathKind, IconName>> = {
  internet: 'globe',
  addresses: 'list',
  subnets: 'subnet',
  trusted: 'services',
  tasks: 'refresh',
  endpoints: 'plug',
  pending: 'plug',
};

const VERDICT_ICON: Readonly<Record<AccessPath['verdict'], IconName>> = {
  pass: 'check',
  stop: 'x',
  wait: 'conn-pending',
  inert: 'warning',
  unknown: 'unknown',
};

const verdictIcon = ({ kind, verdict }: AccessPath): IconName =>
  kind === 'endpoints' && verdict === 'pass' ? 'conn-approved' : VERDICT_ICON[verdict];

export function AccessPaths({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.paths');
  const { access } = data;
  const paths = explainAccess(access).paths.filter((path) => worthDrawing(path.kind, access));
  const isPrivate = ({ kind }: AccessPath) => kind === 'endpoints' || kind === 'pending';
  const pending = data.connections.filter(({ status }) => status.toLowerCase() === 'pending');
  const [only] = pending;
  const request = pending.length === 1 && only ? approvalPath(data.ref, only.name) : '#private-endpoints';
  return (
    <div className="paths">
      <div>
        <Group
          label={t('public')}
          wall={t('firewall')}
          about={<Fields access={access} />}
          paths={paths.filter((path) => !isPrivate(path))}
          request={request}
        />
        <div className="border-t border-line">
          <Group
            label={t('private')}
            wall={t('approval')}
            about={<code>privatelink.azurecr.io</code>}
            paths={paths.filter(isPrivate)}
            request={request}
          />
        </div>
      </div>
      <Node data={data} />
    </div>
  );
}

/** The ARM fields that the mode is read from. */
function Fields({ access }: { access: NetworkAccess }) {
  const mode = useTranslations('common.mode');
  return (
    <>
      {mode(accessMode(access))}: <code>publicNetworkAccess</code> {access.publicNetworkAccess},{' '}
      <code>defaultAction</code> {access.defaultAction}
    </>
  );
}

type GroupProps = {
  readonly label: string;
  readonly wall: string;
  readonly about: React.ReactNode;
  readonly paths: readonly AccessPath[];
  /** Where the pending requests are decided. */
  readonly request: string;
};

const Group = ({ label, wall, about, paths, request }: GroupProps) => (
  <div className="pt-2 pb-2.5 ps-4">
    <p className="door">
      <b className="font-semibold whitespace-nowrap text-ink">{label}</b>
      <span className="max-lg:hidden">{about}</span>
      <span className="wall" aria-hidden="true">
        {wall}
      </span>
    </p>
    <ul aria-label={label}>
      {paths.map((path) => (
        <Path key={path.kind} path={path} request={request} />
      ))}
    </ul>
  </div>
);

function Path({ path, request }: { path: AccessPath; request: string }) {
  const t = useTranslations('explain');
  const reason = t(path.reason.key, path.reason.values);
  return (
    <li className="path" data-verdict={path.verdict}>
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2 py-1.5 pe-3">
        <Icon name={SOURCE_ICON[path.kind]} className="mt-0.5 text-ink-2" />
        <b className="font-medium">{t(`kind.${path.kind}`)}</b>
        <span className="col-start-2 text-xs text-ink-2">{t(path.source.key, path.source.values)}</span>
      </div>
      <div className={classNames('wire', path.verdict === 'unknown' && 'before:border-dotted')}>
        <span>
          <Icon name={verdictIcon(path)} />
          {path.kind === 'pending' ? <Link href={request}>{reason}</Link> : <span>{reason}</span>}
        </span>
      </div>
      <div className="gate" aria-hidden="true">
        {path.verdict === 'pass' && <i />}
      </div>
    </li>
  );
}

function Node({ data }: { data: RegistryDetail }) {
  const t = useTranslations('registry.paths');
  const hosts = data.dataEndpointHostNames;
  return (
    <div className="node">
      <Icon name="box" size="lg" />
      <h3 className="text-base wrap-anywhere">{data.ref.name}</h3>
      <dl className="grid gap-2 text-xs">
        <div>
          <dt className="text-ink-2">{t('login')}</dt>
          <dd className="font-mono">
            <Breakable text={data.loginServer} />
          </dd>
        </div>
        <div>
          <dt className="text-ink-2">{hosts.length > 0 ? t('dataDedicated') : t('dataShared')}</dt>
          {hosts.length > 0 ? (
            hosts.map((host) => (
              <dd key={host} className="mt-1 font-mono first-of-type:mt-0">
                <Breakable text={host} />
              </dd>
            ))
          ) : (
            <dd className="font-mono">*.blob.core.windows.net</dd>
          )}
        </div>
      </dl>
    </div>
  );
}
