'use client';
/** A count as people of the language write it: 2,193. */
import { useLocale } from 'next-intl';

export const Grouped = ({ value }: { readonly value: number }) =>
  new Intl.NumberFormat(useLocale()).format(value);
