import { answer, refuse } from '#app/api/answer.ts';
import { subscriptionFromParams } from '#app/subnet-params.ts';
import { listCandidates } from '#lib/identities/list-candidates.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ subscriptionId: string }> }) {
  const subscriptionId = subscriptionFromParams(await params);
  if (subscriptionId === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => listCandidates(arm, subscriptionId));
}
