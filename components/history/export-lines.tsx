'use client';
/** What is shown, as a file; made in the browser, so it holds exactly that. */
import { useTranslations } from 'next-intl';
import { Button } from '#components/ui/button.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import type { Line } from '#lib/history/lines.ts';
import type { LineWords } from './use-line-words.ts';

type Props = {
  readonly lines: readonly Line[];
  readonly words: LineWords;
  readonly subscriptionName: (id: string) => string;
};

export function ExportLines({ lines, words, subscriptionName }: Props) {
  const t = useTranslations('history');
  const names = { textOf: words.what, subscriptionName };
  const day = new Date().toISOString().slice(0, 10);
  const save = async (kind: 'csv' | 'json') => {
    const { historyCsv, historyJson } = await import('#lib/history/to-file.ts');
    // Spreadsheets take text for UTF-8 only when it begins with a byte order mark.
    if (kind === 'csv') saveFile(`acr-history-${day}.csv`, 'text/csv', `\ufeff${historyCsv(lines, names)}`);
    else saveFile(`acr-history-${day}.json`, 'application/json', historyJson(lines, names));
  };
  return (
    <>
      <Button size="sm" icon="download" onClick={() => void save('csv')}>
        {t('download.csv')}
      </Button>
      <Button size="sm" icon="download" onClick={() => void save('json')}>
        {t('download.json')}
      </Button>
    </>
  );
}
