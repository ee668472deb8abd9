'use client';
/** Copies text and says so; where the clipboard is refused it says that instead. */
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button, type ButtonLook } from './button.tsx';

type CopyButtonProps = Omit<ButtonLook, 'icon'> & {
  readonly text: string;
  /** Verb and object, e.g. "Copy request text". */
  readonly label: string;
};

/** How long "Copied" stays, in ms. */
const SHOWN = 2_500;

export const CopyButton = ({ text, label, kind = 'default', size = 'md' }: CopyButtonProps) => {
  const t = useTranslations('common');
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  return (
    <>
      <Button
        kind={kind}
        size={size}
        icon={state === 'copied' ? 'check' : 'copy'}
        onClick={() => void copy()}
      >
        {state === 'idle' ? label : t(state)}
      </Button>
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : t(state)}
      </span>
    </>
  );
};
