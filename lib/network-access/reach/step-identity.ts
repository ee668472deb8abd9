/** The last step: who signs in, by which role they may pull, and where it is assigned. */
import type { Statement } from '#lib/network-access/model.ts';
import { type ReachClient, say } from './model.ts';
import { judgeSignIn } from './sign-in.ts';
import { type Draft, draft } from './steps-names.ts';
import type { HeldRole, Who } from './who.ts';

const STATES = { yes: 'passes', no: 'refused', unknown: 'unknown' } as const;

export function identityStep(client: ReachClient, who: Who): Draft {
  const { pulls, why } = judgeSignIn(who);
  const { signIn } = who;
  const name = signIn.state === 'unnamed' ? '' : signIn.who;
  return draft(STATES[pulls], say(`identity.${why}`, { who: name }), ...evidence(client, who, why));
}

function evidence(client: ReachClient, { signIn, role }: Who, why: string): readonly Statement[] {
  if (why === 'anonymous') return [say('field', { field: 'anonymousPullEnabled', value: 'true' })];
  switch (signIn.state) {
    case 'unnamed':
      return [say('roleNeeded', { kind: client.kind === 'task' ? `task_${client.identity}` : client.kind })];
    case 'unread':
      return [say(`unread.${signIn.part}`)];
    case 'absent':
      return [say(`absent.${signIn.of}`)];
    case 'known': {
      const { held, mode } = signIn;
      const counts = held.filter(({ pulls, isIdle }) => pulls !== 'no' || isIdle);
      return [
        ...counts.map(roleHeld),
        ...(why === 'none' ? [say('rolesCompared', { count: held.length })] : []),
        ...(why === 'groupsUnread' ? [say('groupsUnread')] : []),
        say('roleMode', { mode: role === null ? 'unknown' : mode, role: role ?? '' }),
      ];
    }
  }
}

const roleHeld = ({ role, scope, level, pulls, isIdle, viaGroup }: HeldRole): Statement =>
  say('roleHeld', {
    role,
    scope,
    level,
    via: viaGroup ? 'group' : 'direct',
    effect: pulls === 'no' && isIdle ? 'idle' : pulls,
  });
