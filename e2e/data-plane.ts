// What a registry answers to a client, asked at the embedded Azure's data plane.
import type { Endpoints } from '#emulator/launch.ts';

/** Who calls: the header `x-client` of emulator/ADMIN.md. */
export type Client = Readonly<Record<string, unknown>>;

/** `GET /v2/` as that client: 401 when it gets as far as signing in, 403 with Azure's words when not. */
export async function answerTo(
  { admin }: Pick<Endpoints, 'admin'>,
  loginServer: string,
  client: Client,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${admin}/data-plane/${loginServer}/v2/`, {
    headers: { 'x-client': JSON.stringify(client) },
  });
  return { status: response.status, text: await response.text() };
}
