/** next-intl's configuration for one request. */
import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { chooseLocale, LOCALE_COOKIE } from './locale.ts';

const CATALOGUES = {
  en: () => import('#messages/en.json'),
  ko: () => import('#messages/ko.json'),
};

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get('accept-language'));
  return {
    locale,
    messages: (await CATALOGUES[locale]()).default,
    // Times are shown in the reader's own zone once the page runs; until then in UTC, and marked so.
    timeZone: 'UTC',
  };
});
