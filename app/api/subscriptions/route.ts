import { answer } from '#app/api/answer.ts';
import { listSubscriptions } from '#lib/networks/list-subscriptions.ts';

export const GET = () => answer(({ arm }) => listSubscriptions(arm));
