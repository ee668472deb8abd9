/** The answer to “Can X reach this registry?”: a verdict, its steps with their evidence, and the smallest fix. */
import type { Statement } from '#lib/network-access/model.ts';
import { subnetName } from '#lib/network-access/subnet-ref.ts';
import { type Decision, decide } from './decide.ts';
import { type Entrance, entrancesOf } from './entrance.ts';
import { fixOf, withGrant } from './fix.ts';
import {
  type Reach,
  type ReachClient,
  type ReachRegistry,
  STEP_KEYS,
  type Step,
  type StepKey,
  say,
} from './model.ts';
import { judgeSignIn, type Ruling } from './sign-in.ts';
import { identityStep } from './step-identity.ts';
import { addressStep, type Draft, draft, nameStep } from './steps-names.ts';
import { dataStep, endpointStep, ruleStep } from './steps-rules.ts';
import { NOBODY_NAMED, type Who } from './who.ts';

/** @param who signs in there; left out where only the network is asked about. */
export function explainReach(registry: ReachRegistry, client: ReachClient, who: Who = NOBODY_NAMED): Reach {
  const entrances = entrancesOf(registry, client);
  const decisions = entrances.map((entrance) => decide(registry, entrance));
  const reaches = agreed(decisions);
  const [entrance, ...others] = entrances;
  const only = entrance === undefined || others.length > 0 ? null : entrance;
  const steps = inOrder(draftSteps(registry, client, entrances, decisions, who));
  const isCut = reaches === 'yes' && steps.some(({ key, state }) => key === 'data' && state === 'refused');
  const { pulls } = judgeSignIn(who);
  const words = { ...clientWords(client), registry: registry.name, ...nameOf(who) };
  const network = reaches === 'yes' && !isCut ? null : fixOf(registry, client, only, decisions[0], isCut);
  return {
    reaches,
    layers: isCut ? 'no' : reaches,
    pulls,
    verdict: say(verdictKey(reaches, isCut, who), words),
    sees: only === null ? null : seen(only, decisions[0], isCut, pulls),
    steps,
    fix: withGrant(network, who, registry.name),
  };
}

const nameOf = ({ signIn }: Who): Readonly<Record<'who' | 'own', string>> =>
  signIn.state === 'unnamed' ? { who: '', own: 'no' } : { who: signIn.who, own: signIn.isOwn ? 'yes' : 'no' };

function verdictKey(reaches: Reach['reaches'], isCut: boolean, who: Who): string {
  if (reaches !== 'yes') return reaches;
  const { pulls, why } = judgeSignIn(who);
  if (pulls === 'no') return 'noRole';
  if (isCut) return 'noLayers';
  if (pulls === 'unknown') return 'yes';
  return why === 'anonymous' ? 'yesAnonymous' : 'yesAs';
}

/** What all possible ways have in common. */
function agreed(decisions: readonly Decision[]): Reach['reaches'] {
  const [first, ...others] = new Set(decisions.map(({ reaches }) => reaches));
  return first === undefined || others.length > 0 ? 'unknown' : first;
}

function draftSteps(
  registry: ReachRegistry,
  client: ReachClient,
  entrances: readonly Entrance[],
  decisions: readonly Decision[],
  who: Who,
): Readonly<Record<StepKey, Draft>> {
  const [entrance] = entrances;
  const [decided] = decisions;
  const isOne = entrances.length === 1 && entrance !== undefined && decided !== undefined;
  return {
    name: nameStep(registry, client),
    address: addressStep(registry, client, entrances),
    ...(isOne
      ? {
          endpoint: endpointStep(registry, entrance, decided),
          rule: ruleStep(registry, entrance, decided),
        }
      : severalWays(registry, entrances, decisions)),
    data: dataStep(registry, client),
    identity: identityStep(client, who),
  };
}

/** Where the way is not known, each possible one is judged. */
function severalWays(
  { access }: ReachRegistry,
  entrances: readonly Entrance[],
  decisions: readonly Decision[],
): { readonly endpoint: Draft; readonly rule: Draft } {
  const reaches = agreed(decisions);
  const state = { yes: 'passes', no: 'refused', unknown: 'unknown' } as const;
  const judged = entrances.map((entrance, index) =>
    say(`if.${entrance.way}`, {
      reaches: decisions[index]?.reaches ?? 'unknown',
      subnet: entrance.way === 'subnet' ? subnetName(entrance.subnetId) : '',
    }),
  );
  return {
    endpoint: draft(
      'passes',
      say('endpoint.several'),
      say('field', { field: 'publicNetworkAccess', value: access.publicNetworkAccess }),
    ),
    rule: draft(state[reaches], say('rule.several', { reaches }), ...judged),
  };
}

/** What lies behind a refusal is not reached, whatever it would say. */
function inOrder(drafts: Readonly<Record<StepKey, Draft>>): readonly Step[] {
  const stop = STEP_KEYS.findIndex((key) => drafts[key].state === 'refused');
  return STEP_KEYS.map((key, index) => {
    const step = { key, ...drafts[key] };
    if (stop < 0 || index <= stop) return step;
    return { key, state: 'notReached', title: say(`notReached.${key}`), evidence: [] } as const;
  });
}

/** @returns the client as `reach.verdict` names it. */
function clientWords(client: ReachClient): Readonly<Record<'kind' | 'client', string>> {
  switch (client.kind) {
    case 'address':
      return { kind: 'address', client: client.address };
    case 'service':
      return { kind: 'service', client: client.service };
    case 'task':
      return { kind: 'task', client: client.identity };
    default:
      return { kind: client.kind, client: client.name };
  }
}

/** What the client's own program shows. */
function seen(
  entrance: Entrance,
  decided: Decision | undefined,
  isCut: boolean,
  pulls: Ruling['pulls'],
): Statement | null {
  if (decided === undefined || decided.reaches === 'unknown') return null;
  if (decided.reaches === 'yes' && pulls === 'no') return say('unauthorized');
  if (isCut) return say('layers');
  if (decided.reaches === 'yes') return say(pulls === 'yes' ? 'pulls' : 'challenge');
  if (entrance.way === 'endpoint' || entrance.way === 'none') return say('noConnection');
  return entrance.way === 'public' && entrance.address !== null
    ? say('denied', { address: entrance.address })
    : say('deniedSomewhere');
}
