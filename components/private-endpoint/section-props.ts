/** What every section of the form gets. */
import type { EndpointOptions } from '#lib/endpoints/shapes.ts';
import type { EndpointChoices } from '#lib/network-access/endpoint-plan/choices.ts';
import type { Slip } from './draft.ts';

export type SectionProps = {
  readonly draft: EndpointChoices;
  readonly edit: (change: Partial<EndpointChoices>) => void;
  readonly options: EndpointOptions;
  readonly slips: readonly Slip[];
};
