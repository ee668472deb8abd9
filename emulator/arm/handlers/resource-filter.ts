// `$filter` of a list of resources: comparisons of texts joined by `and` and `or`, without parentheses.
import { errors } from '#emulator/arm/errors.ts';
import type { StoredResource } from './stored-resources.ts';

type Test = (resource: StoredResource) => boolean;

const COMPARISON =
  /^(resourceType|name|location|resourceGroup|tagName|tagValue)\s+(eq|ne)\s+'((?:[^']|'')*)'$/i;
const SUBSTRING = /^substringof\('((?:[^']|'')*)',\s*(name|resourceGroup)\)$/i;

/** Throws ARM's 400 for what it cannot read. */
export function resourceFilter(filter: string | undefined): Test {
  if (filter === undefined || filter.trim() === '') return () => true;
  const alternatives = split(filter, 'or').map((part) => split(part, 'and').map((term) => term.trim()));
  const tests = alternatives.map((terms) => everyTerm(filter, terms));
  return (resource) => tests.some((test) => test(resource));
}

function everyTerm(filter: string, terms: readonly string[]): Test {
  const tagName = terms
    .map((term) => COMPARISON.exec(term))
    .find((match) => match?.[1]?.toLowerCase() === 'tagname');
  const tests = terms.map((term) => termTest(filter, term, text(tagName?.[3])));
  return (resource) => tests.every((test) => test(resource));
}

function termTest(filter: string, term: string, tagName: string | undefined): Test {
  const [, part, within] = SUBSTRING.exec(term) ?? [];
  if (within !== undefined) {
    const wanted = text(part)?.toLowerCase() ?? '';
    return (resource) => fieldOf(resource, within.toLowerCase()).toLowerCase().includes(wanted);
  }
  const [, field = '', operator = '', literal] = COMPARISON.exec(term) ?? [];
  if (field === '') throw errors.invalidFilter(filter);
  const wanted = text(literal)?.toLowerCase() ?? '';
  const negated = operator.toLowerCase() === 'ne';
  if (/^tag/i.test(field)) {
    if (negated || (field.toLowerCase() === 'tagvalue' && tagName === undefined))
      throw errors.invalidFilter(filter);
    return (resource) =>
      Object.entries(resource.tags).some(
        ([name, value]) =>
          name.toLowerCase() === tagName?.toLowerCase() &&
          (field.toLowerCase() === 'tagname' || value.toLowerCase() === wanted),
      );
  }
  return (resource) => (fieldOf(resource, field.toLowerCase()).toLowerCase() === wanted) !== negated;
}

function fieldOf(resource: StoredResource, field: string): string {
  if (field === 'resourcetype') return resource.type;
  if (field === 'location') return resource.location;
  if (field === 'resourcegroup') return resource.id.split('/')[4] ?? '';
  return resource.name;
}

/** At a word that stands outside of quotation marks. */
function split(filter: string, word: 'and' | 'or'): string[] {
  const parts = [''];
  for (const piece of filter.split(/('(?:[^']|'')*')/)) {
    const [first = '', ...more] = piece.startsWith("'")
      ? [piece]
      : piece.split(new RegExp(`\\s+${word}\\s+`, 'i'));
    parts[parts.length - 1] += first;
    parts.push(...more);
  }
  return parts;
}

/** Two quotation marks stand for one. */
function text(literal: string | undefined): string | undefined {
  return literal?.replaceAll("''", "'");
}
