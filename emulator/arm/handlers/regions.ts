// The regions there are here, by the names ARM compares and the names it lists.
import { managerErrors } from '#emulator/arm/manager-errors.ts';
import { asString } from './json-input.ts';

const NAMES: Readonly<Record<string, string>> = {
  australiaeast: 'Australia East',
  brazilsouth: 'Brazil South',
  canadacentral: 'Canada Central',
  centralindia: 'Central India',
  centralus: 'Central US',
  eastasia: 'East Asia',
  eastus: 'East US',
  eastus2: 'East US 2',
  francecentral: 'France Central',
  germanywestcentral: 'Germany West Central',
  italynorth: 'Italy North',
  japaneast: 'Japan East',
  japanwest: 'Japan West',
  koreacentral: 'Korea Central',
  koreasouth: 'Korea South',
  northcentralus: 'North Central US',
  northeurope: 'North Europe',
  norwayeast: 'Norway East',
  polandcentral: 'Poland Central',
  southafricanorth: 'South Africa North',
  southcentralus: 'South Central US',
  southeastasia: 'Southeast Asia',
  spaincentral: 'Spain Central',
  swedencentral: 'Sweden Central',
  switzerlandnorth: 'Switzerland North',
  uaenorth: 'UAE North',
  uksouth: 'UK South',
  ukwest: 'UK West',
  westcentralus: 'West Central US',
  westeurope: 'West Europe',
  westus: 'West US',
  westus2: 'West US 2',
  westus3: 'West US 3',
};

export const REGION_NAMES = Object.values(NAMES);
export const REGIONS = Object.keys(NAMES);

/** `West Europe` and `westeurope` are one. @returns the region as it is stored. */
export function findRegion(text: string): string | undefined {
  const region = text.toLowerCase().replaceAll(' ', '');
  return Object.hasOwn(NAMES, region) ? region : undefined;
}

/** @returns the region as it is stored. Throws ARM's 400. */
export function readRegion(value: unknown, type: string): string {
  if (value === undefined || value === null) throw managerErrors.locationRequired();
  const location = asString(value, 'location');
  const region = findRegion(location);
  if (region !== undefined) return region;
  throw managerErrors.locationNotAvailable(location.toLowerCase().replaceAll(' ', ''), type, REGIONS);
}
