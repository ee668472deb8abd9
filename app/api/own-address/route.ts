/** The address this browser comes from, as far as the server can tell. */
import { answer } from '#app/api/answer.ts';
import { env } from '#lib/env.ts';
import { ok } from '#lib/errors/failure.ts';
import { ownAddress } from '#lib/network-access/own-address.ts';

export const GET = (request: Request) =>
  answer(async () => ok(ownAddress(request.headers.get('x-forwarded-for'), env().addressProxies)));
