/**
 * The kinds of frames. `FACTS`: members that replace those of before · `ROWS`: more rows · `PATCH`: rows that
 * take the place of others, or go · `COLUMNS_AGAIN`: whole columns that replace · `SHOW`: what came so far is
 * worth showing.
 */
export const [FACTS, ROWS, PATCH, COLUMNS_AGAIN, SHOW] = [0, 1, 2, 3, 4] as const;
