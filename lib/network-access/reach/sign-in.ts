/**
 * Who signs in at the registry and whether Azure's role assignments let them pull. Network access never stands
 * in for it. `unknown` is never turned into a yes or a no. Pure.
 */
import type { Statement } from '#lib/network-access/model.ts';
import { say } from './model.ts';
import type { ProposedTarget, Who } from './who.ts';

export type Ruling = {
  readonly pulls: 'yes' | 'no' | 'unknown';
  /** Message key below `reach.step.identity`. */
  readonly why: string;
};

const ruling = (pulls: Ruling['pulls'], why: string): Ruling => ({ pulls, why });

/** Whether whoever signs in may pull, once the network lets them through. */
export function judgeSignIn({ signIn, anonymousPull }: Who): Ruling {
  if (anonymousPull === true) return ruling('yes', 'anonymous');
  switch (signIn.state) {
    case 'unnamed':
      return ruling('unknown', 'needed');
    case 'unread':
      return ruling('unknown', signIn.part === 'roles' ? 'rolesUnread' : 'identityUnread');
    case 'absent':
      return ruling('no', `absent.${signIn.of}`);
    case 'known': {
      const { held, mode, areGroupsRead } = signIn;
      if (mode === 'unknown') return ruling('unknown', 'modeUnknown');
      if (held.some(({ pulls }) => pulls === 'yes')) return ruling('yes', 'may');
      if (held.some(({ pulls }) => pulls === 'unknown')) return ruling('unknown', 'depends');
      if (!areGroupsRead) return ruling('unknown', 'groupsUnread');
      return ruling('no', held.some(({ isIdle }) => isIdle) ? 'idle' : 'none');
    }
  }
}

/** What gives whoever signs in the right to pull: sentences below `reach.fix`, and the start of the grant flow. */
export function grantFor(
  { signIn, role }: Who,
  registry: string,
): { readonly say: readonly Statement[]; readonly target: ProposedTarget | null } {
  if (signIn.state === 'absent')
    return {
      say: [
        say(`give.${signIn.of}`, {
          who: signIn.who,
          role: role ?? '',
          isKnown: role === null ? 'no' : 'yes',
        }),
      ],
      target: signIn.target,
    };
  if (signIn.state !== 'known' || role === null) return { say: [], target: null };
  return { say: [say('grantRole', { who: signIn.who, role, registry })], target: signIn.target };
}
