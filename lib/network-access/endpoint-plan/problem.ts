/** One thing that is known to be wrong with a plan before anything is sent. */

export type ProblemSection = 'place' | 'network' | 'approval' | 'dns' | 'registry';

export type Problem = {
  /** Message key of `endpoint.problem`. */
  readonly code: string;
  readonly section: ProblemSection;
  /** `stop`: Azure would refuse, or something of somebody else would break. `warn`: it works, but look. */
  readonly severity: 'stop' | 'warn';
  readonly values?: Readonly<Record<string, string | number>>;
};
