/** Whether the subscription is registered for registries. */
import { answer, refuse } from '#app/api/answer.ts';
import { subscriptionFromParams } from '#app/subnet-params.ts';
import { readRegistration } from '#lib/networks/read-registration.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ subscriptionId: string }> }) {
  const subscriptionId = subscriptionFromParams(await params);
  if (subscriptionId === null) return refuse({ code: 'not_found' });
  return answer(({ arm }) => readRegistration(arm, subscriptionId, 'Microsoft.ContainerRegistry'));
}
