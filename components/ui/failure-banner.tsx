/** Any Failure in words: what happened, why, what next, and Azure's own words folded. */
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Failure } from '#lib/errors/failure.ts';
import { Banner } from './banner.tsx';
import { failureDetails, failureText } from './failure-text.ts';

type FailureBannerProps = {
  readonly failure: Failure;
  /** What did not happen, e.g. "crcontosolab was not changed"; the reason follows after a colon. */
  readonly what?: string;
  /** The next step as a button: sign in, read again, back to editing. */
  readonly action?: ReactNode;
  /** Added to the explanation, e.g. "Your draft is kept." */
  readonly children?: ReactNode;
  readonly onClose?: () => void;
  /** False where the failure was there when the page came. */
  readonly announce?: boolean;
  readonly className?: string;
};

export const FailureBanner = ({ failure, what, action, children, ...rest }: FailureBannerProps) => {
  const t = useTranslations('failure');
  const { kind, icon, key, body, values } = failureText(failure);
  const title = t(`${key}.title`);
  const details = failureDetails(failure);
  return (
    <Banner
      kind={kind}
      {...(icon ? { icon } : {})}
      title={what ? t('titled', { what, title }) : title}
      action={action}
      {...(details ? { details } : {})}
      {...rest}
    >
      {t.rich(`${key}.${body}`, { ...values, code: (chunks) => <code className="font-mono">{chunks}</code> })}
      {children !== undefined && <> {children}</>}
    </Banner>
  );
};
