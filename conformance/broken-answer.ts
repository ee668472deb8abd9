// Breaks a good exchange on purpose: a validator that passes it would prove nothing about the others.
import type { RecordedExchange } from '#emulator/traffic.ts';

type Members = Readonly<Record<string, unknown>>;

/** A good registry and a good query, broken in several ways; nothing of what the exchanges do not hold. */
export function brokenAnswers(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  return [...brokenRegistries(exchanges), ...brokenQueries(exchanges)];
}

function brokenQueries(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
  const good = exchanges.find(
    ({ liveRequest, liveResponse }) =>
      liveResponse.statusCode === '200' &&
      /\/Microsoft\.ResourceGraph\/resources\?api-version=2024-04-01$/.test(liveRequest.url),
  );
  if (good === undefined) return [];
  const { resultTruncated, ...body } = good.liveResponse.body as Members;
  return [body, { ...body, resultTruncated, totalRecords: 'many' }].map((broken) => ({
    ...good,
    liveResponse: { ...good.liveResponse, body: broken },
  }));
}

function brokenRegistries(exchanges: readonly RecordedExchange[]): readonly RecordedExchange[] {
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
