/** One generated situation: defects planted, checked, repaired, checked again. Says what went wrong, never throws. */
import type { DnsFinding, DnsHealth, FindingKind } from '#lib/dns-health/finding.ts';
import type { DnsRegistry, Situation } from '#lib/dns-health/model.ts';
import type { RepairStep } from '#lib/dns-health/step.ts';
import { ask, carryOut } from './azure-rules.ts';
import { type Planted, plant } from './defects.ts';
import { namesOf, situationOf, soundWorld, type World, zoneOf } from './world.ts';

/** The check under test, or a mutant of it. */
export type Checker = {
  readonly checkDns: (situation: Situation) => DnsHealth;
  readonly repairPlan: (
    findings: readonly DnsFinding[],
    options?: { readonly byHand?: boolean },
  ) => readonly RepairStep[];
};

export type Outcome = {
  readonly planted: readonly FindingKind[];
  readonly missed: readonly FindingKind[];
  /** Findings about what is sound. */
  readonly falsely: readonly FindingKind[];
  /** What was not as it should be after the repair. */
  readonly complaints: readonly string[];
  readonly steps: number;
};

/** @param byHand whether zone groups may not be made. */
export function tryOut(
  checker: Checker,
  seed: number,
  kinds: readonly FindingKind[],
  byHand: boolean,
): Outcome {
  const world = soundWorld(seed);
  const planted = plant(world, kinds, 1 + world.random.below(3));
  const checked = world.registries.map((registry) => ({
    registry,
    health: checker.checkDns(situationOf(world, registry)),
  }));
  const found = checked.flatMap(({ registry, health }) =>
    health.findings.map((finding): Seen => ({ registry, finding })),
  );
  const misread = checked.flatMap(({ registry, health }) => misunderstood(world, registry, health));
  const missed = planted.filter((defect) => !found.some((seen) => isAbout(seen, defect)));
  const falsely = found.filter((seen) => !planted.some((defect) => isExplained(seen, defect)));
  const { complaints, steps } = repair(checker, world, planted, byHand);
  return {
    planted: planted.map(({ kind }) => kind),
    missed: missed.map(({ kind }) => kind),
    falsely: falsely.map(({ finding }) => finding.kind),
    complaints: [...misread, ...complaints],
    steps,
  };
}

type Seen = { readonly registry: DnsRegistry; readonly finding: DnsFinding };

const isAbout = ({ registry, finding }: Seen, defect: Planted): boolean =>
  finding.kind === defect.kind &&
  registry.id === defect.registry.id &&
  finding.networkId === defect.networkId &&
  (defect.networkId !== null || finding.zoneId === defect.zoneId) &&
  defect.hosts.every((host) => finding.hosts.includes(host));

/** That nobody keeps the records may be said beside the records that are missing for it. */
const isExplained = (seen: Seen, defect: Planted): boolean =>
  isAbout(seen, defect) ||
  (defect.kind === 'no_zone' &&
    seen.finding.kind === 'no_zone_group' &&
    seen.registry.id === defect.registry.id &&
    seen.finding.networkId === defect.networkId);

/** Answers that the check says a network gets, and Azure's DNS would not give. */
const misunderstood = (world: World, registry: DnsRegistry, { networks }: DnsHealth): readonly string[] =>
  networks.flatMap(({ networkId, hosts }) =>
    namesOf(registry).flatMap(({ host, name }) => {
      const lookup = hosts.find((one) => one.host === host)?.lookup;
      const said = lookup?.outcome === 'private' ? lookup.addresses.join() : (lookup?.outcome ?? 'nothing');
      const answer = ask(world, networkId, name);
      return said === answer ? [] : [`${host} answers ${answer}, not ${said}`];
    }),
  );

function repair(checker: Checker, world: World, planted: readonly Planted[], byHand: boolean) {
  const complaints: string[] = [];
  const before = answers(world);
  const recordsBefore = records(world);
  const done: RepairStep[] = [];
  // One registry after the other, as people do it; each review is made on what is there then.
  for (const registry of world.registries) {
    const { findings } = checker.checkDns(situationOf(world, registry));
    for (const step of checker.repairPlan(findings, { byHand })) {
      try {
        carryOut(world, step);
        done.push(step);
      } catch (error) {
        complaints.push(`${step.kind} was refused: ${error instanceof Error ? error.message : 'unknown'}`);
      }
    }
  }
  const left = world.registries.flatMap((registry) =>
    checker.checkDns(situationOf(world, registry)).findings.filter((finding) => !mayStay(finding, byHand)),
  );
  complaints.push(...left.map(({ kind }) => `${kind} is still found`));
  complaints.push(
    ...lost(world, planted),
    ...changed(world, before, done),
    ...touched(world, recordsBefore, done),
  );
  return { complaints, steps: done.length };
}

const mayStay = ({ kind }: DnsFinding, byHand: boolean): boolean =>
  kind === 'no_address' || (byHand && kind === 'no_zone_group');

/** Networks that a defect was planted in and that do not find their endpoint after the repair. */
function lost(world: World, planted: readonly Planted[]): readonly string[] {
  return planted.flatMap(({ registry, networkId, kind }) => {
    if (networkId === null || kind === 'no_address') return [];
    const own = world.endpoints.filter(
      (one) => one.registryId === registry.id && one.networkId === networkId && one.status === 'Approved',
    );
    return namesOf(registry).flatMap(({ host, name }) => {
      const right = own.flatMap(({ addresses }) => addresses?.filter((known) => known.host === host) ?? []);
      const answer = ask(world, networkId, name);
      return right.some(({ address }) => address === answer) ? [] : [`${kind}: ${host} answers ${answer}`];
    });
  });
}

type Answer = {
  readonly network: string;
  readonly name: string;
  readonly registry: DnsRegistry;
  said: string;
};

const answers = (world: World): readonly Answer[] =>
  world.networks.flatMap(({ id }) =>
    world.registries.flatMap((registry) =>
      namesOf(registry).map(({ name }) => ({ network: id, name, registry, said: ask(world, id, name) })),
    ),
  );

/** Answers that worked and changed, though their network was not the one to be repaired for that registry. */
function changed(world: World, before: readonly Answer[], done: readonly RepairStep[]): readonly string[] {
  const linked = done.flatMap((step) => (step.kind === 'put_link' ? [step.networkId] : []));
  const written = named(done);
  return before.flatMap(({ network, name, registry, said }) => {
    const own = world.endpoints.filter(
      (one) => one.registryId === registry.id && one.networkId === network && one.status === 'Approved',
    );
    const now = ask(world, network, name);
    const live = world.endpoints.some(
      (one) => one.status === 'Approved' && one.addresses?.some(({ address }) => address === said),
    );
    // What a zone lacked, everybody gets who looks into it; a network that had none now has one.
    const isNew =
      said === 'public' &&
      (linked.includes(network) || written.has(`${zoneOf(world, network)?.id ?? ''} ${name}`));
    const isTheirs = own.length > 0 || isNew;
    const worked = live || said === 'public';
    return now === said || isTheirs || !worked ? [] : [`${name} changed from ${said} to ${now} elsewhere`];
  });
}

const records = (world: World): ReadonlyMap<string, string> =>
  new Map(
    world.zones.flatMap((zone) =>
      (zone.records ?? []).map((record) => [`${zone.id} ${record.name}`, JSON.stringify(record)] as const),
    ),
  );

/** Records that are not as before, although no step named them. */
function touched(
  world: World,
  before: ReadonlyMap<string, string>,
  done: readonly RepairStep[],
): readonly string[] {
  const expected = named(done);
  const after = records(world);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key) && !expected.has(key))
    .map((key) => `${key} was touched`);
}

const named = (done: readonly RepairStep[]): ReadonlySet<string> =>
  new Set(
    done.flatMap((step) =>
      step.kind === 'put_record' || step.kind === 'remove_record'
        ? [`${step.zoneId} ${step.name}`]
        : step.kind === 'put_group'
          ? step.records.map(({ name }) => `${step.zoneId} ${name}`)
          : [],
    ),
  );
