// Breaks a good exchange on purpose: a validator that passes it would prove nothing about the others.
import type { RecordedExchange } from '#emulator/traffic.ts';

type Members = Readonly<Record<string, unknown>>;

/** One good registry, broken in several ways; empty when the exchanges hold no registry at an exact version. */
export function brokenAnswers(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  const good = exchanges.find(
    ({ liveRequest, liveResponse }) =>
      liveRequest.method === 'GET' &&
      liveResponse.statusCode === '200' &&
      /\/registries\/\w+\?api-version=2025-11-01$/.test(liveRequest.url),
  );
  if (good === undefined) return [];
  const body = good.liveResponse.body as Members & { readonly properties: Members };
  const withBody = (broken: Members): RecordedExchange => ({
    ...good,
    liveResponse: { ...good.liveResponse, body: broken },
  });
  const { location: _location, ...withoutLocation } = body;
  return [
    withBody({ ...body, sku: 'Premium' }),
    withBody(withoutLocation),
    withBody({ ...body, properties: { ...body.properties, adminUserEnabled: 'false' } }),
    withBody({ ...body, properties: { ...body.properties, networkRules: {} } }),
  ];
}
