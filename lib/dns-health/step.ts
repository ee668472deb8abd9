/** One write of a repair: exactly what is reviewed, with the state it was reviewed on. */

export type RepairStep =
  | { readonly kind: 'put_zone'; readonly zoneId: string }
  | {
      /** Lets Azure keep the endpoint's records in the zone from now on. */
      readonly kind: 'put_group';
      readonly endpointId: string;
      readonly group: string;
      readonly zoneId: string;
      /** What Azure will write there, as far as the endpoint's addresses are known. */
      readonly records: readonly { readonly name: string; readonly address: string }[];
    }
  | {
      readonly kind: 'put_record';
      readonly zoneId: string;
      readonly name: string;
      readonly addresses: readonly string[];
      readonly ttl: number;
      /** Addresses that were reviewed, and their etag; `null` for a record that must not exist yet. */
      readonly before: readonly string[];
      readonly etag: string | null;
      /** Whose address it is, so that it can be checked again; `null` for a copy of another record. */
      readonly endpointId: string | null;
    }
  | {
      readonly kind: 'remove_link';
      readonly zoneId: string;
      readonly link: string;
      readonly networkId: string;
      readonly etag: string;
    }
  | {
      /** Registration is always off: only the records of endpoints belong into these zones. */
      readonly kind: 'put_link';
      readonly zoneId: string;
      readonly link: string;
      readonly networkId: string;
      readonly redirects: boolean;
    }
  | {
      readonly kind: 'remove_record';
      readonly zoneId: string;
      readonly name: string;
      readonly before: readonly string[];
      readonly etag: string;
    };

/** The thing a step writes: the same for two steps that would write the same thing. */
export function stepKey(step: RepairStep): string {
  const parts: readonly string[] = (() => {
    switch (step.kind) {
      case 'put_zone':
        return [step.zoneId];
      case 'put_group':
        return [step.endpointId, step.group];
      case 'put_record':
      case 'remove_record':
        return ['record', step.zoneId, step.name];
      case 'put_link':
      case 'remove_link':
        return [step.kind, step.zoneId, step.link];
    }
  })();
  return parts.join(' ').toLowerCase();
}
