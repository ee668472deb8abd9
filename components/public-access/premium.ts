/** Network rules need Premium. Pure. */
import type { RegistryDetail } from '#lib/registries/shapes.ts';

/** https://learn.microsoft.com/azure/container-registry/container-registry-skus */
export const isPremium = ({ access }: RegistryDetail): boolean => access.sku.toLowerCase() === 'premium';
