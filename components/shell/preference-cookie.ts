/** Choices of appearance live in cookies, so that the server's first paint already follows them. */

const YEAR_IN_SECONDS = 31_536_000;

/** @param value null forgets the choice. */
export const keepPreference = (name: 'theme' | 'locale', value: string | null): void => {
  const life = value === null ? 0 : YEAR_IN_SECONDS;
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers still in use
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${life}; samesite=lax${secure}`;
};
