/** What every state of the review's dialog has in common. */
export type Frame = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
};
