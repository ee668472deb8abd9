// Ids that a service makes up (GUIDs, 32 digits): which of ours stands for which recorded one.

const MADE_UP = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\b[\da-f]{32}\b/gi;
/** The recordings' owners wrote zeros over ids they did not want to show; it stands for many. */
const BLANKED = '00000000-0000-0000-0000-000000000000';

export type Tokens = {
  /** The text with our ids in place of the recorded ones. */
  toOurs(recorded: string): string;
  /**
   * Learns which id stands for which from two texts of one form. False when an id that is known stands
   * for another one here. Texts of different forms teach nothing.
   */
  learn(recorded: string, ours: string): boolean;
};

/** @param subscriptionId of ours, in place of the recordings' blanked one. */
export function createTokens(subscriptionId: string): Tokens {
  const known = new Map([[BLANKED, subscriptionId]]);
  return {
    toOurs: (recorded) => recorded.replace(MADE_UP, (token) => known.get(token.toLowerCase()) ?? token),
    learn(recorded, ours) {
      if (form(recorded) !== form(ours)) return true;
      const theirs = idsIn(recorded);
      return idsIn(ours).every((token, index) => {
        const other = theirs[index] ?? '';
        if (other === BLANKED) return true;
        const before = known.get(other);
        if (before === undefined) known.set(other, token);
        return before === undefined || before === token;
      });
    },
  };
}

const idsIn = (text: string) => (text.match(MADE_UP) ?? []).map((token) => token.toLowerCase());

/** The text with every made-up id as one word. */
export function form(text: string): string {
  return text.replace(MADE_UP, '{id}');
}
