/** The frame of every page about a registry: width and gutter, the header, and the content below it. */
import type { ReactNode } from 'react';
import type { RegistryDetail, RegistryRef } from '#lib/registries/shapes.ts';
import { RegistryHeader } from './registry-header.tsx';

type Props = {
  readonly registry: RegistryRef;
  readonly data: RegistryDetail | undefined;
  readonly actions?: ReactNode;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

export const RegistryPage = ({ registry, data, actions, isBusy = false, children }: Props) => (
  <main id="main" aria-busy={isBusy || undefined}>
    <div className="mx-auto w-full max-w-page px-gutter pt-4 pb-12">
      <RegistryHeader registry={registry} data={data} actions={actions} />
      {children}
    </div>
  </main>
);

/** Content beside an aside of 320 px; the aside goes below on narrow screens. */
export const Columns = ({ aside, children }: { readonly aside: ReactNode; readonly children: ReactNode }) => (
  <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
    <div className="grid min-w-0 gap-6">{children}</div>
    {aside}
  </div>
);
