import { answer } from '#app/api/answer.ts';
import { listAllRegistries } from '#lib/registries/list-all-registries.ts';

export const GET = () => answer(({ arm }) => listAllRegistries(arm));
