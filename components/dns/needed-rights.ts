/** Which rights a repair takes, and where. What the plan itself makes first is asked at what holds it. Pure. */
import type { NeededRight } from '#components/rights/use-missing-rights.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';

const groupOf = (id: string) => id.split('/').slice(0, 5).join('/');

export function neededRights(steps: readonly RepairStep[]): readonly NeededRight[] {
  const made = new Set(
    steps.flatMap((step) => (step.kind === 'put_zone' ? [step.zoneId.toLowerCase()] : [])),
  );
  const zone = (id: string) => (made.has(id.toLowerCase()) ? groupOf(id) : id);
  return steps.flatMap((step) => needsOf(step, zone));
}

function needsOf(step: RepairStep, zone: (id: string) => string): readonly NeededRight[] {
  switch (step.kind) {
    case 'put_zone':
      return [{ name: 'createZone', scope: groupOf(step.zoneId) }];
    case 'put_group':
      return [
        { name: 'writeZoneGroup', scope: step.endpointId },
        { name: 'joinZone', scope: zone(step.zoneId) },
      ];
    case 'put_record':
      return [{ name: 'writeRecords', scope: zone(step.zoneId) }];
    case 'remove_record':
      return [{ name: 'deleteRecords', scope: step.zoneId }];
    case 'put_link':
      return [
        { name: 'linkZone', scope: zone(step.zoneId) },
        { name: 'joinNetwork', scope: step.networkId },
      ];
    case 'remove_link':
      return [{ name: 'unlinkZone', scope: step.zoneId }];
  }
}
